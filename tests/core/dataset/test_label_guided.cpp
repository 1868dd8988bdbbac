// Enlarging along the borders of a label map.
#include "dataset/label_guided.h"
#include "support/errors.h"

#include <QTest>

#include <cstdlib>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr Rgb red{200, 40, 40}, blue{40, 40, 200};

/// Left of `border` class 0, right of it class 1.
LabelMap halves(Size size, int border) {
    LabelMap map(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = border; x < size.width; ++x)
            map.at(x, y) = 1;
    return map;
}

bool near(Rgb a, Rgb b, int most) {
    return std::abs(a.r - b.r) <= most && std::abs(a.g - b.g) <= most && std::abs(a.b - b.b) <= most;
}

} // namespace

class TestLabelGuided : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void bordersAreAsSharpAsTheMap() {
        // The border goes through the fifth small column, whose colour is a mixture.
        RgbImage small(Size{10, 6}, red);
        for (int y = 0; y < 6; ++y) {
            small.at(4, y) = {120, 40, 120};
            for (int x = 5; x < 10; ++x)
                small.at(x, y) = blue;
        }
        const LabelMap map = halves({80, 48}, 36);
        const RgbImage large = enlarge_along_labels(small, map);
        QVERIFY(large.size() == map.size());
        for (int y = 0; y < 48; ++y) {
            QVERIFY(near(large.at(30, y), red, 30) && near(large.at(34, y), red, 40));
            QVERIFY(near(large.at(37, y), blue, 40) && near(large.at(41, y), blue, 30));
            // Softened over a pixel: a quarter of the other side at each.
            QVERIFY(large.at(35, y).r > large.at(36, y).r + 40);
            QVERIFY(large.at(34, y).r > large.at(35, y).r + 20);
        }
    }

    void withoutBordersColoursStay() {
        const RgbImage even(Size{8, 8}, red);
        const RgbImage large = enlarge_along_labels(even, halves({20, 28}, 9));
        for (const Rgb& pixel : large.pixels())
            QVERIFY(near(pixel, red, 1));
        // Nothing is mirrored or shifted: the middle of a ramp stays in the middle.
        RgbImage ramp(Size{16, 4});
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 16; ++x)
                ramp.at(x, y).g = static_cast<std::uint8_t>(8 + 15 * x);
        const RgbImage wide = enlarge_along_labels(ramp, LabelMap(Size{64, 16}));
        for (int x = 8; x < 56; ++x)
            QVERIFY(std::abs(wide.at(x, 8).g - (8 + 15 * ((x + 0.5) / 4 - 0.5))) <= 2);
    }

    void aClassWithoutAPixelOfItsOwnKeepsThePlainColour() {
        RgbImage small(Size{8, 8}, red);
        for (int x = 0; x < 8; ++x)
            small.at(x, 4) = blue;
        LabelMap map(Size{64, 64});
        for (int x = 0; x < 64; ++x)
            map.at(x, 36) = 7; // an eighth of the row of small pixels that is blue
        const RgbImage large = enlarge_along_labels(small, map);
        QVERIFY(large.at(30, 36).b > 120);
    }

    void sizesThatDoNotGrow() {
        RgbImage picture(Size{4, 4}, red);
        picture.at(1, 2) = blue;
        QVERIFY(enlarge_along_labels(picture, LabelMap(Size{4, 4})) == picture);
        QVERIFY(enlarge_along_labels(picture, LabelMap(Size{2, 9})).size() == (Size{2, 9}));
        QVERIFY(!error_of([&] { enlarge_along_labels(picture, LabelMap()); }).empty());
        QVERIFY(!error_of([&] { enlarge_along_labels(RgbImage(), LabelMap(Size{4, 4})); }).empty());
    }
};

QTEST_GUILESS_MAIN(TestLabelGuided)
#include "test_label_guided.moc"
