// Blending in 8 bit: what may change and what must not; and the measure of a seam.
#include "image/raster.h"
#include "image/region.h"
#include "synthesis/composite.h"
#include "synthesis/seam.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace sinopia;

namespace {

RgbImage noise_picture(Size size, std::mt19937& random) {
    RgbImage picture(size);
    for (Rgb& c : picture.pixels())
        c = {static_cast<std::uint8_t>(random()), static_cast<std::uint8_t>(random()),
             static_cast<std::uint8_t>(random())};
    return picture;
}

/// Boxes and specks, some at the border, some soft.
Mask random_region(Size size, std::mt19937& random) {
    Mask region(size);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    for (int box = below(3); box >= 0; --box) {
        const int left = below(size.width), top = below(size.height);
        const auto value = static_cast<std::uint8_t>(below(4) == 0 ? 1 + below(254) : 255);
        for (int y = top; y < std::min(size.height, top + 1 + below(9)); ++y)
            for (int x = left; x < std::min(size.width, left + 1 + below(9)); ++x)
                region.at(x, y) = value;
    }
    return region;
}

/// The distance to the nearest pixel of the region, the slow way.
double distance(const Mask& region, int x, int y) {
    double nearest = 1e9;
    for (int py = 0; py < region.height(); ++py)
        for (int px = 0; px < region.width(); ++px)
            if (region.at(px, py) >= 128)
                nearest = std::min(nearest, std::hypot(px - x, py - y));
    return nearest;
}

/// Left half of grey level `left` and right half of `right`, each with stripes one pixel wide.
RgbImage halves(int left, int right, int stripes) {
    RgbImage picture({64, 40});
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 64; ++x) {
            const auto level = static_cast<std::uint8_t>((x < 32 ? left : right) + (x % 2) * stripes);
            picture.at(x, y) = {level, level, level};
        }
    return picture;
}

Mask right_half() {
    Mask region({64, 40});
    for (int y = 0; y < 40; ++y)
        std::fill_n(region.row(y) + 32, 32, std::uint8_t{255});
    return region;
}

} // namespace

class TestComposite : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void no_byte_changes_beyond_region_and_band() {
        std::mt19937 random(11);
        for (int round = 0; round < 200; ++round) {
            const Size size{10 + static_cast<int>(random() % 20), 10 + static_cast<int>(random() % 20)};
            const RgbImage old = noise_picture(size, random), fresh = noise_picture(size, random);
            const Mask region = random_region(size, random);
            const int feather = static_cast<int>(random() % 6);
            const Mask alpha = edit_alpha(region, feather);
            RgbImage picture = old;
            blend_into(picture, fresh, alpha, whole(size));
            for (int y = 0; y < size.height; ++y)
                for (int x = 0; x < size.width; ++x) {
                    if (region.at(x, y) == 255)
                        QVERIFY(picture.at(x, y) == fresh.at(x, y));
                    else if (region.at(x, y) == 0 && (feather == 0 || distance(region, x, y) >= feather))
                        QVERIFY(picture.at(x, y) == old.at(x, y));
                }
        }
    }

    void between_the_two_it_is_the_rounded_mean() {
        RgbImage picture({3, 1}, {10, 200, 0});
        const RgbImage fresh({3, 1}, {20, 100, 255});
        Mask alpha({3, 1});
        alpha.at(0, 0) = 128;
        alpha.at(1, 0) = 1;
        blend_into(picture, fresh, alpha, {0, 0, 2, 1});
        QVERIFY(picture.at(0, 0) == (Rgb{15, 150, 128}));
        QVERIFY(picture.at(1, 0) == (Rgb{10, 200, 1}));
        QVERIFY(picture.at(2, 0) == (Rgb{10, 200, 0}));
    }

    void only_what_lies_within_is_touched() {
        std::mt19937 random(3);
        const RgbImage old = noise_picture({9, 9}, random), fresh = noise_picture({9, 9}, random);
        RgbImage picture = old;
        blend_into(picture, fresh, Mask({9, 9}, 255), {2, 3, 4, 5});
        RgbImage pasted = old;
        paste(pasted, cut(fresh, {1, 2, 6, 7}), {1, 2}, {2, 3, 4, 5});
        QVERIFY(pasted == picture);
        for (int y = 0; y < 9; ++y)
            for (int x = 0; x < 9; ++x)
                QVERIFY(picture.at(x, y) ==
                        (Rect{2, 3, 4, 5}.contains({x, y}) ? fresh.at(x, y) : old.at(x, y)));
    }

    void the_seam_is_one_where_there_is_none() {
        const Mask region = right_half();
        QCOMPARE(seam_measure(halves(90, 90, 0), region), 1.0);
        QVERIFY(std::abs(seam_measure(halves(90, 90, 10), region) - 1) < 1);
        QCOMPARE(seam_measure(halves(90, 120, 0), Mask({64, 40}, 255)), 1.0);
        QCOMPARE(seam_measure(halves(90, 120, 0), Mask({64, 40}, 0)), 1.0);
    }

    void a_step_at_the_border_shows_in_the_seam() {
        const Mask region = right_half();
        // Beside the border nothing: (30 + 1) / (0 + 1).
        QVERIFY(std::abs(seam_measure(halves(90, 120, 0), region) - 31) < 1e-6);
        // The same step is less to see in a rough picture.
        const double rough = seam_measure(halves(90, 120, 60), region);
        QVERIFY(rough > 0.9 && rough < 3);
        // A step elsewhere is no seam.
        Mask shifted({64, 40});
        for (int y = 0; y < 40; ++y)
            std::fill_n(shifted.row(y) + 40, 24, std::uint8_t{255});
        QVERIFY(seam_measure(halves(90, 120, 0), shifted) <= 1);
    }
};

QTEST_GUILESS_MAIN(TestComposite)
#include "test_composite.moc"
