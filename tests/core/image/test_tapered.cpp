#include "image/raster.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace sinopia;

namespace {

constexpr Size size{80, 70};

/// The same, as many small steps.
Mask swept(PointF a, double radius_a, PointF b, double radius_b, BrushShape shape) {
    Spans all;
    constexpr int steps = 400;
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        const PointF at{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
        const double radius = radius_a + (radius_b - radius_a) * t;
        all = united(all, shape == BrushShape::round ? disk_spans(at, radius, size)
                                                     : square_spans(at, radius, size));
    }
    return mask_of(all, size);
}

} // namespace

class TestTapered : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_growing_brush_covers_what_its_steps_cover() {
        std::mt19937 engine(11);
        const auto uniform = [&](double low, double high) {
            return std::uniform_real_distribution<double>(low, high)(engine);
        };
        for (int round = 0; round < 60; ++round) {
            const BrushShape shape = round % 2 ? BrushShape::square : BrushShape::round;
            const PointF a{uniform(-5, 85), uniform(-5, 75)}, b{uniform(-5, 85), uniform(-5, 75)};
            const double radius_a = uniform(1, 15), radius_b = uniform(1, 15);
            const Mask fast = mask_of(tapered_spans(a, radius_a, b, radius_b, size, shape), size);
            const Mask slow = swept(a, radius_a, b, radius_b, shape);
            int more = 0;
            for (std::size_t i = 0; i < fast.pixels().size(); ++i) {
                QVERIFY(fast.pixels()[i] >= slow.pixels()[i]); // all that the steps cover
                more += fast.pixels()[i] != slow.pixels()[i];
            }
            QVERIFY2(more <= 40, qPrintable(QString::number(more))); // slivers between two of the steps
        }
    }

    void equal_radii_are_a_segment() {
        const PointF a{10.3, 20.7}, b{60.1, 44.4};
        for (const BrushShape shape : {BrushShape::round, BrushShape::square})
            QVERIFY(tapered_spans(a, 7.5, b, 7.5, size, shape) == segment_spans(a, b, 7.5, size, shape));
    }

    void one_disk_may_hold_the_other() {
        QVERIFY(tapered_spans({40, 35}, 20, {42, 36}, 3, size) == disk_spans({40, 35}, 20, size));
        QVERIFY(tapered_spans({40, 35}, 3, {40, 35}, 20, size) == disk_spans({40, 35}, 20, size));
    }

    void bad_radii_cover_nothing() {
        QVERIFY(tapered_spans({40, 35}, -1, {42, 36}, 3, size).empty());
        QVERIFY(tapered_spans({40, 35}, 3, {42, 36}, std::nan(""), size).empty());
        QVERIFY(tapered_spans({40, HUGE_VAL}, 3, {42, 36}, 3, size).empty());
    }

    void a_second_round_is_inside_for_a_hand_and_outside_for_a_file() {
        std::vector<PointF> twice;
        for (int round = 0; round < 2; ++round)
            for (const PointF p : {PointF{10, 10}, PointF{50, 10}, PointF{50, 50}, PointF{10, 50}})
                twice.push_back(p);
        QVERIFY(polygon_spans(twice, size).empty());
        QVERIFY(polygon_spans(twice, size, FillRule::nonzero) == rect_spans({10, 10, 40, 40}, size));
        // Two loops in opposite directions touch at a point: both are inside either way.
        const std::vector<PointF> eight{{10, 10}, {30, 30}, {50, 10}, {50, 50}, {30, 30}, {10, 50}};
        QVERIFY(polygon_spans(eight, size) == polygon_spans(eight, size, FillRule::nonzero));
        QVERIFY(area_of(polygon_spans(eight, size)) > 500);
    }
};

QTEST_GUILESS_MAIN(TestTapered)
#include "test_tapered.moc"
