#include "dataset/random_region.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace sinopia;

namespace {

double share_of(const Mask& mask) {
    const auto pixels = mask.pixels();
    return static_cast<double>(std::count(pixels.begin(), pixels.end(), 255)) /
           static_cast<double>(pixels.size());
}

} // namespace

class TestRandomRegion : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_seed_decides_all() {
        QVERIFY(random_region({40, 30}, 7) == random_region({40, 30}, 7));
        QVERIFY(random_region({40, 30}, 7) != random_region({40, 30}, 8));
    }

    void every_region_has_known_and_unknown_pixels_only() {
        for (const Size size : {Size{64, 64}, Size{33, 17}, Size{8, 64}, Size{2, 1}, Size{1, 3}})
            for (std::uint64_t seed = 0; seed < 200; ++seed) {
                const Mask mask = random_region(size, seed);
                QVERIFY(mask.size() == size);
                const std::set<int> values(mask.pixels().begin(), mask.pixels().end());
                QVERIFY2(values == (std::set<int>{0, 255}), qPrintable(QString::number(seed)));
            }
        QCOMPARE(share_of(random_region({1, 1}, 5)), 1.0); // whatever the network paints is unknown
    }

    void regions_are_of_all_sizes_and_places() {
        const Size size{64, 48};
        std::vector<double> shares;
        Plane<int> hits(size);
        constexpr int count = 600;
        for (int i = 0; i < count; ++i) {
            const Mask mask = random_region(size, static_cast<std::uint64_t>(i));
            shares.push_back(share_of(mask));
            for (std::size_t p = 0; p < mask.pixels().size(); ++p)
                hits.pixels()[p] += mask.pixels()[p] != 0;
        }
        std::sort(shares.begin(), shares.end());
        QVERIFY2(shares[count / 10] < 0.1, qPrintable(QString::number(shares[count / 10])));
        QVERIFY2(shares[count / 2] > 0.15 && shares[count / 2] < 0.5,
                 qPrintable(QString::number(shares[count / 2])));
        QVERIFY2(shares[count * 9 / 10] > 0.6, qPrintable(QString::number(shares[count * 9 / 10])));
        // No pixel, corners neither, is nearly always known or nearly always unknown.
        const auto [least, most] = std::minmax_element(hits.pixels().begin(), hits.pixels().end());
        QVERIFY2(*least > count / 10 && *most < count * 2 / 3,
                 qPrintable(QString("%1 %2").arg(*least).arg(*most)));
    }
};

QTEST_GUILESS_MAIN(TestRandomRegion)
#include "test_random_region.moc"
