#include "image/region.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace sinopia;

namespace {

/// A few specks, bars and soft pixels.
Mask random_region(Size size, unsigned seed) {
    std::mt19937 engine(seed);
    Mask out(size);
    for (int i = 0; i < 12; ++i) {
        const int x = static_cast<int>(engine() % static_cast<unsigned>(size.width));
        const int y = static_cast<int>(engine() % static_cast<unsigned>(size.height));
        out.at(x, y) = static_cast<std::uint8_t>(i % 3 == 0 ? 60 : 255);
        if (i % 4 == 0)
            std::fill(out.row(y) + x / 2, out.row(y) + x + 1, std::uint8_t{255});
    }
    return out;
}

/// Distance to the nearest pixel of (or outside) the region by trying all.
double distance_to(const Mask& region, int x, int y, bool inside) {
    double best = std::numeric_limits<double>::infinity();
    for (int v = 0; v < region.height(); ++v)
        for (int u = 0; u < region.width(); ++u)
            if ((region.at(u, v) >= 128) == inside)
                best = std::min(best, std::hypot(u - x, v - y));
    return best;
}

constexpr Size size{37, 29};

} // namespace

class TestRegion : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void growing_takes_all_within_the_radius() {
        for (unsigned seed = 0; seed < 8; ++seed)
            for (const double radius : {1.0, 1.5, 4.0, 9.3}) {
                const Mask region = random_region(size, seed), grown = grow(region, radius);
                for (int y = 0; y < size.height; ++y)
                    for (int x = 0; x < size.width; ++x)
                        QCOMPARE(grown.at(x, y), distance_to(region, x, y, true) <= radius ? std::uint8_t{255}
                                                                                           : region.at(x, y));
            }
    }

    void shrinking_takes_away_all_within_the_radius() {
        for (unsigned seed = 0; seed < 8; ++seed)
            for (const double radius : {1.0, 2.5, 6.0}) {
                const Mask region = invert(random_region(size, seed)), shrunk = shrink(region, radius);
                for (int y = 0; y < size.height; ++y)
                    for (int x = 0; x < size.width; ++x)
                        QCOMPARE(shrunk.at(x, y), distance_to(region, x, y, false) > radius
                                                      ? region.at(x, y)
                                                      : std::uint8_t{0});
            }
    }

    void the_feather_falls_evenly_and_ends_at_its_radius() {
        const Mask region = random_region(size, 3);
        for (const double radius : {1.0, 3.0, 8.0}) {
            const Mask soft = feather(region, radius);
            for (int y = 0; y < size.height; ++y)
                for (int x = 0; x < size.width; ++x) {
                    const double d = distance_to(region, x, y, true);
                    const double ramp = d >= radius ? 0.0 : 255.0 * (1 - d / radius);
                    const double expected = std::max<double>(region.at(x, y), ramp);
                    QVERIFY(std::abs(soft.at(x, y) - expected) <= 0.51);
                    if (d >= radius)
                        QCOMPARE(soft.at(x, y), region.at(x, y));
                }
        }
    }

    void extreme_radii_are_harmless() {
        const Mask region = random_region(size, 1);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        for (const double radius : {0.0, -5.0, -1e300, nan}) {
            QVERIFY(grow(region, radius) == region);
            QVERIFY(shrink(region, radius) == region);
            QVERIFY(feather(region, radius) == region);
        }
        QVERIFY(grow(region, 1e300) == Mask(size, 255));
        QVERIFY(shrink(region, 1e300) == Mask(size, 0));
        QVERIFY(shrink(Mask(size, 255), 5) == Mask(size, 255));
        QVERIFY(grow(Mask(size), 1e300) == Mask(size));
        QVERIFY(grow(Mask(), 3).empty());
        QVERIFY(grow(Mask(size, 100), 1e300) == Mask(size, 100)); // soft pixels alone are no region
    }

    void inverting_twice_changes_nothing() {
        const Mask region = random_region(size, 4);
        QVERIFY(invert(region) != region);
        QVERIFY(invert(invert(region)) == region);
    }

    void the_bounding_box_holds_every_pixel_above_zero() {
        Mask region(size);
        QCOMPARE(bounding_box(region), Rect{});
        region.at(36, 4) = 1;
        QCOMPARE(bounding_box(region), (Rect{36, 4, 1, 1}));
        region.at(7, 20) = 255;
        QCOMPARE(bounding_box(region), (Rect{7, 4, 30, 17}));
    }
};

QTEST_GUILESS_MAIN(TestRegion)
#include "test_region.moc"
