#include "dataset/preprocess.h"
#include "dataset/resample.h"
#include "formats/safetensors.h"
#include "support/errors.h"

#include <QtTest>

#include <algorithm>
#include <cstring>
#include <optional>
#include <set>

using namespace sinopia;

namespace {

constexpr int target_side = 32;
constexpr Size target{target_side, target_side};

/// The reference set: results of the original's own helpers, see its MANIFEST.
const TensorFile& reference() {
    static const TensorFile file =
        read_safetensors(SINOPIA_SOURCE_DIR "/tests/data/reference/dataset.safetensors");
    return file;
}

const TensorView& view_of(const std::string& name) {
    const TensorView* view = reference().find(name);
    if (!view || view->type != ElementType::u8)
        throw std::runtime_error("the reference lacks " + name);
    return *view;
}

RgbImage reference_image(const std::string& name) {
    const TensorView& view = view_of(name + ".image");
    RgbImage out(Size{static_cast<int>(view.shape[1]), static_cast<int>(view.shape[0])});
    std::memcpy(out.data(), reference().data(view), out.pixels().size_bytes());
    return out;
}

LabelMap reference_map(const std::string& name) {
    const TensorView& view = view_of(name);
    LabelMap out(Size{static_cast<int>(view.shape[1]), static_cast<int>(view.shape[0])});
    const auto* from = reinterpret_cast<const std::uint8_t*>(reference().data(view));
    std::copy(from, from + out.size().area(), out.data());
    return out;
}

Pair reference_input() {
    const TensorView& view = view_of("image");
    Pair pair;
    pair.image = RgbImage(Size{static_cast<int>(view.shape[1]), static_cast<int>(view.shape[0])});
    std::memcpy(pair.image.data(), reference().data(view), pair.image.pixels().size_bytes());
    pair.label = reference_map("label");
    pair.instance = reference_map("instance");
    return pair;
}

/// Where two planes differ, for the message of a failing test.
template <class T>
std::string difference(const Plane<T>& a, const Plane<T>& b) {
    if (a.size() != b.size())
        return "sizes differ";
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            if (a.at(x, y) != b.at(x, y))
                return "differ at (" + std::to_string(x) + ", " + std::to_string(y) + ")";
    return {};
}

std::string pair_difference(const Pair& pair, const std::string& name) {
    const std::string image = difference(pair.image, reference_image(name));
    const std::string label = difference(pair.label, reference_map(name + ".label"));
    const std::string instance = difference(pair.instance.value(), reference_map(name + ".instance"));
    return image.empty() && label.empty() && instance.empty()
               ? std::string()
               : "image: " + image + "; label: " + label + "; instance: " + instance;
}

#define COMPARE_TEXT(actual, expected) QCOMPARE(QString::fromStdString(actual), QString(expected))

} // namespace

class TestPreprocess : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void single_resizes_match_the_reference_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("filter");
        QTest::newRow("box") << "box_half" << static_cast<int>(Filter::box);
        QTest::newRow("bicubic down") << "bicubic_down" << static_cast<int>(Filter::bicubic);
        QTest::newRow("bicubic up") << "bicubic_up" << static_cast<int>(Filter::bicubic);
    }
    void single_resizes_match_the_reference() {
        QFETCH(QString, name);
        QFETCH(int, filter);
        const RgbImage expected = reference_image(name.toStdString());
        const RgbImage resized =
            resize(reference_input().image, expected.size(), static_cast<Filter>(filter));
        COMPARE_TEXT(difference(resized, expected), "");
    }

    void nearest_matches_the_reference() {
        const LabelMap expected = reference_map("nearest_down.label");
        COMPARE_TEXT(difference(resize_nearest(reference_input().label, expected.size()), expected), "");
    }

    void pairs_match_the_reference() {
        const Pair input = reference_input();
        COMPARE_TEXT(pair_difference(scale_to_cover(input, target), "resize_keep_aspect"), "");
        COMPARE_TEXT(pair_difference(resize_plain(input, target), "resize_square"), "");
        COMPARE_TEXT(pair_difference(center_crop(input, target), "center_crop"), "");
    }

    void random_crop_with_given_draws_matches_the_reference() {
        const TensorView* view = reference().find("random_crop.params");
        QVERIFY(view && view->type == ElementType::i64 && view->element_count() == 3);
        std::int64_t drawn[3];
        std::memcpy(drawn, reference().data(*view), sizeof drawn);
        const CropDraw draw{static_cast<int>(drawn[0]), static_cast<int>(drawn[1]),
                            static_cast<int>(drawn[2])};
        COMPARE_TEXT(pair_difference(random_crop(reference_input(), target, draw), "random_crop"), "");
    }

    void remaps_match_the_reference() {
        COMPARE_TEXT(difference(remap_ade20k(reference_map("center_crop.label")),
                                reference_map("ade20k_remap_of_center_crop.label")),
                     "");
        COMPARE_TEXT(
            difference(remap_coco(reference_map("coco_raw.label")), reference_map("coco_remap.label")), "");
    }

    void remap_of_ade20k_wraps_and_collects() {
        LabelMap map(Size{4, 1});
        map.at(0, 0) = 0;
        map.at(1, 0) = 1;
        map.at(2, 0) = 150;
        map.at(3, 0) = 255;
        const LabelMap out = remap_ade20k(map);
        QCOMPARE(out.at(0, 0), ClassIndex{150});
        QCOMPARE(out.at(1, 0), ClassIndex{0});
        QCOMPARE(out.at(2, 0), ClassIndex{149});
        QCOMPARE(out.at(3, 0), ClassIndex{254});
    }

    void rounding_is_half_to_even() {
        QCOMPARE(round_half_even(0.5), 0);
        QCOMPARE(round_half_even(1.5), 2);
        QCOMPARE(round_half_even(2.5), 2);
        QCOMPARE(round_half_even(2.5000001), 3);
    }

    void the_order_of_passes_matches_pillow_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("filter");
        QTest::addColumn<quint32>("expected");
        // Sums over Pillow 13's result: value times place, from 1.
        QTest::newRow("much lower") << 20 << 12 << static_cast<int>(Filter::bicubic) << 32893413u;
        QTest::newRow("wider, lower") << 30 << 20 << static_cast<int>(Filter::bicubic) << 205542972u;
        QTest::newRow("at the limit") << 20 << 52 << static_cast<int>(Filter::bicubic) << 617197238u;
        QTest::newRow("bilinear") << 9 << 11 << static_cast<int>(Filter::bilinear) << 5618228u;
    }
    void the_order_of_passes_matches_pillow() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, filter);
        QFETCH(quint32, expected);
        RgbImage input(Size{24, 60});
        for (int y = 0; y < 60; ++y)
            for (int x = 0; x < 24; ++x)
                input.at(x, y) = {static_cast<std::uint8_t>(x * 37 + y * 91),
                                  static_cast<std::uint8_t>(x * x * 5 + y * 13),
                                  static_cast<std::uint8_t>(x * y * 7 + 11)};
        quint32 sum = 0, place = 0;
        const RgbImage resized = resize(input, {width, height}, static_cast<Filter>(filter));
        for (const Rgb& c : resized.pixels())
            for (const std::uint8_t value : {c.r, c.g, c.b})
                sum += value * ++place;
        QCOMPARE(sum, expected);
    }

    void one_colour_stays_one_colour() {
        for (const Filter filter : {Filter::box, Filter::bilinear, Filter::bicubic})
            for (const Size size : {Size{7, 5}, Size{61, 40}, Size{1, 1}}) {
                const Rgb color{3, 250, 127};
                const RgbImage out = resize(RgbImage(Size{23, 19}, color), size, filter);
                QVERIFY(out == RgbImage(size, color));
            }
    }

    void bilinear_reduces_without_aliasing() {
        RgbImage stripes(Size{64, 8});
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 64; ++x)
                stripes.at(x, y) = x % 2 ? Rgb{255, 255, 255} : Rgb{0, 0, 0};
        const RgbImage out = resize(stripes, {8, 8}, Filter::bilinear);
        for (const Rgb& c : out.pixels())
            QVERIFY2(c.r >= 120 && c.r <= 135, qPrintable(QString::number(c.r)));
    }

    void flip_mirrors_all_planes() {
        const Pair pair = reference_input();
        const Pair mirrored = flip(pair);
        const int last = pair.image.width() - 1;
        for (int y = 0; y < pair.image.height(); y += 7)
            for (int x = 0; x <= last; ++x) {
                QVERIFY(mirrored.image.at(x, y) == pair.image.at(last - x, y));
                QCOMPARE(mirrored.label.at(x, y), pair.label.at(last - x, y));
                QCOMPARE(mirrored.instance->at(x, y), pair.instance->at(last - x, y));
            }
        QVERIFY(flip(mirrored).image == pair.image);
    }

    void targets_need_not_be_square() {
        const Pair pair = reference_input(); // 140 x 100
        const Size wide{64, 24};
        QCOMPARE(scale_to_cover(pair, wide).image.size(), (Size{64, 46})); // 70 x 50 halved, times 64 / 70
        QCOMPARE(center_crop(pair, wide).label.size(), wide);
        QCOMPARE(resize_plain(pair, wide).instance->size(), wide);
        std::mt19937_64 random(1);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(random_crop(pair, wide, draw_crop(pair.image.size(), wide, random)).image.size(), wide);
    }

    void draws_reach_both_ends_and_stay_inside() {
        std::mt19937_64 random(7);
        std::set<int> short_sides;
        for (int i = 0; i < 3000; ++i) {
            const CropDraw draw = draw_crop({140, 100}, target, random);
            short_sides.insert(draw.short_side);
            QVERIFY(draw.crop_y >= 0 && draw.crop_y + target_side <= draw.short_side);
            QVERIFY(draw.crop_x >= 0);
        }
        QCOMPARE(*short_sides.begin(), 32);
        QCOMPARE(*short_sides.rbegin(), 40); // ceil(32 / 0.8)
        QCOMPARE(short_sides.size(), std::size_t{9});
    }

    void draws_are_the_same_for_the_same_seed() {
        std::mt19937_64 a(5), b(5);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(draw_below(1000, a), draw_below(1000, b));
        std::mt19937_64 fixed(42);
        QCOMPARE(draw_below(1 << 20, fixed), static_cast<int>(std::mt19937_64(42)() % (1u << 20)));
    }

    void too_narrow_a_picture_is_refused() {
        Pair pair;
        pair.image = RgbImage(Size{16000, 1});
        pair.label = LabelMap(Size{16000, 1});
        const std::string message = test::error_of([&] { center_crop(pair, {64, 64}); });
        QVERIFY2(message.find("too narrow") != std::string::npos, message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestPreprocess)
#include "test_preprocess.moc"
