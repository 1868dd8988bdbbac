#include "image/raster.h"

#include <QtTest>

#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace sinopia;

namespace {

constexpr Size clip{90, 70};

struct Random {
    std::mt19937 engine;
    double place(double low, double high) { return low + (high - low) * (engine() / 4294967296.0); }
    int below(int n) { return static_cast<int>(engine() % static_cast<unsigned>(n)); }
    PointF point() { return {place(-20, clip.width + 20), place(-20, clip.height + 20)}; }
};

double distance_to_segment(PointF p, PointF a, PointF b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// Sorted, inside the image, not empty, with a gap between neighbours in a row.
bool is_canonical(const Spans& spans) {
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const Span s = spans[i];
        if (s.y < 0 || s.y >= clip.height || s.x0 < 0 || s.x1 > clip.width || s.x0 >= s.x1)
            return false;
        if (i > 0 && (spans[i - 1].y > s.y || (spans[i - 1].y == s.y && spans[i - 1].x1 >= s.x0)))
            return false;
    }
    return true;
}

/// Compares with "how far inside is the pixel's centre": above 0 covered, below not, at 0 either.
QString mismatch(const Spans& spans, const std::function<double(PointF)>& depth) {
    if (!is_canonical(spans))
        return "not canonical";
    const Mask mask = mask_of(spans, clip);
    for (int y = 0; y < clip.height; ++y)
        for (int x = 0; x < clip.width; ++x) {
            const double d = depth({x + 0.5, y + 0.5});
            if (std::abs(d) > 1e-6 && (d > 0) != (mask.at(x, y) > 0))
                return QString("pixel (%1, %2) is %3 inside").arg(x).arg(y).arg(d);
        }
    return {};
}

#define VERIFY_MATCHES(spans, ...)                                                                           \
    do {                                                                                                     \
        const QString wrong = mismatch(spans, __VA_ARGS__);                                                  \
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));                                                        \
    } while (false)

} // namespace

class TestRaster : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void disks_cover_the_centres_within_the_radius() {
        Random random{std::mt19937(1)};
        for (int i = 0; i < 200; ++i) {
            const PointF centre = random.point();
            const double radius = random.place(0.75, 30);
            VERIFY_MATCHES(disk_spans(centre, radius, clip),
                           [&](PointF p) { return radius - std::hypot(p.x - centre.x, p.y - centre.y); });
        }
    }

    void small_brushes_have_the_expected_pixels() {
        QCOMPARE(area_of(disk_spans({10.5, 10.5}, 0.5, clip)), 1LL);
        QCOMPARE(area_of(disk_spans({10.5, 10.5}, 0, clip)), 1LL);
        QCOMPARE(area_of(disk_spans({10.9, 10.1}, 0.01, clip)), 1LL);
        QCOMPARE(area_of(disk_spans({10, 10}, 1, clip)), 4LL);
        QCOMPARE(area_of(disk_spans({10.5, 10.5}, 1, clip)), 5LL);
        QCOMPARE(area_of(disk_spans({10.5, 10.5}, 1.5, clip)), 9LL);
        for (int n = 1; n <= 9; ++n) {
            const double centre = n % 2 ? 20.5 : 20.0; // on a pixel's middle or its corner
            QCOMPARE(area_of(square_spans({centre, centre}, n / 2.0, clip)), static_cast<long long>(n) * n);
        }
    }

    void squares_cover_the_centres_within() {
        Random random{std::mt19937(2)};
        for (int i = 0; i < 200; ++i) {
            const PointF c = random.point();
            const double radius = random.place(0.75, 30);
            VERIFY_MATCHES(square_spans(c, radius, clip), [&](PointF p) {
                return radius - std::max(std::abs(p.x - c.x), std::abs(p.y - c.y));
            });
        }
    }

    void round_strokes_cover_all_within_the_radius_of_the_way() {
        Random random{std::mt19937(3)};
        for (int i = 0; i < 300; ++i) {
            PointF a = random.point(), b = random.point();
            if (i % 5 == 0)
                b.y = a.y;
            if (i % 7 == 0)
                b.x = a.x;
            const double radius = random.place(0.75, 20);
            VERIFY_MATCHES(segment_spans(a, b, radius, clip),
                           [&](PointF p) { return radius - distance_to_segment(p, a, b); });
        }
    }

    void square_strokes_cover_all_places_of_the_brush() {
        Random random{std::mt19937(4)};
        for (int i = 0; i < 60; ++i) {
            PointF a = random.point(), b = random.point();
            if (i % 5 == 0)
                b.y = a.y;
            if (i % 7 == 0)
                b.x = a.x;
            const double radius = random.place(0.75, 12);
            Spans dabs;
            for (int step = 0; step <= 400; ++step) {
                const double t = step / 400.0;
                dabs =
                    united(dabs, square_spans({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}, radius, clip));
            }
            const Spans stroke = segment_spans(a, b, radius, clip, BrushShape::square);
            QVERIFY(is_canonical(stroke));
            QVERIFY(united(stroke, dabs) == stroke); // covers every dab
            // ... and no more than a brush a little larger.
            const Mask mask = mask_of(stroke, clip);
            for (int y = 0; y < clip.height; ++y)
                for (int x = 0; x < clip.width; ++x) {
                    if (!mask.at(x, y))
                        continue;
                    double nearest = 1e9;
                    for (int step = 0; step <= 400; ++step) {
                        const double t = step / 400.0;
                        nearest = std::min(nearest, std::max(std::abs(x + 0.5 - a.x - (b.x - a.x) * t),
                                                             std::abs(y + 0.5 - a.y - (b.y - a.y) * t)));
                    }
                    QVERIFY(nearest <= radius + 0.2);
                }
        }
    }

    void thin_strokes_have_no_gaps() {
        Random random{std::mt19937(5)};
        for (int i = 0; i < 100; ++i) {
            const PointF a{random.place(0, clip.width), random.place(0, clip.height)};
            const PointF b{random.place(0, clip.width), random.place(0, clip.height)};
            const Mask mask = mask_of(segment_spans(a, b, i % 2 ? 0.0 : 0.5, clip), clip);
            QVERIFY(mask.at(static_cast<int>(a.x), static_cast<int>(a.y)));
            QVERIFY(mask.at(static_cast<int>(b.x), static_cast<int>(b.y)));
            // Along the longer axis every column (row) is covered: 8-connected.
            const bool wide = std::abs(b.x - a.x) >= std::abs(b.y - a.y);
            const int from = static_cast<int>(wide ? std::min(a.x, b.x) : std::min(a.y, b.y));
            const int to = static_cast<int>(wide ? std::max(a.x, b.x) : std::max(a.y, b.y));
            for (int u = from; u <= to; ++u) {
                bool covered = false;
                for (int v = 0; v < (wide ? clip.height : clip.width); ++v)
                    covered = covered || (wide ? mask.at(u, v) : mask.at(v, u));
                QVERIFY(covered);
            }
        }
    }

    void polygons_follow_the_even_odd_rule() {
        Random random{std::mt19937(6)};
        for (int i = 0; i < 200; ++i) {
            std::vector<PointF> corners;
            for (int n = 3 + random.below(9); n > 0; --n)
                corners.push_back(random.point());
            VERIFY_MATCHES(polygon_spans(corners, clip), [&](PointF p) {
                bool inside = false;
                double nearest = 1e9;
                for (std::size_t k = 0; k < corners.size(); ++k) {
                    const PointF a = corners[k], b = corners[(k + 1) % corners.size()];
                    nearest = std::min(nearest, distance_to_segment(p, a, b));
                    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y))
                        inside = !inside;
                }
                return inside ? nearest : -nearest;
            });
        }
    }

    void neighbouring_polygons_share_no_pixel_and_leave_none() {
        const Spans left = polygon_spans({{10, 10}, {40.5, 10}, {33.5, 50}, {10, 50}}, clip);
        const Spans right = polygon_spans({{40.5, 10}, {70, 10}, {70, 50}, {33.5, 50}}, clip);
        QCOMPARE(area_of(left) + area_of(right), 60LL * 40);
        QCOMPARE(area_of(united(left, right)), 60LL * 40);
    }

    void rectangles_and_ellipses_are_clipped() {
        QCOMPARE(area_of(rect_spans({-5, -5, 10, 8}, clip)), 15LL);
        QVERIFY(rect_spans({200, 0, 5, 5}, clip).empty());
        Random random{std::mt19937(7)};
        for (int i = 0; i < 100; ++i) {
            const Rect box{random.below(100) - 20, random.below(80) - 20, 1 + random.below(60),
                           1 + random.below(60)};
            VERIFY_MATCHES(ellipse_spans(box, clip), [&](PointF p) {
                const double u = (p.x - box.x - box.width / 2.0) / (box.width / 2.0);
                const double v = (p.y - box.y - box.height / 2.0) / (box.height / 2.0);
                return 1 - (u * u + v * v);
            });
        }
        QCOMPARE(area_of(ellipse_spans({3, 4, 1, 1}, clip)), 1LL);
    }

    void senseless_places_cover_nothing() {
        const double nan = std::numeric_limits<double>::quiet_NaN(),
                     endless = std::numeric_limits<double>::infinity();
        QVERIFY(disk_spans({nan, 3}, 5, clip).empty());
        QVERIFY(disk_spans({3, 3}, -1, clip).empty());
        QVERIFY(disk_spans({3, 3}, endless, clip).empty());
        QVERIFY(segment_spans({0, 0}, {endless, 3}, 5, clip).empty());
        QVERIFY(polygon_spans({{0, 0}, {nan, 3}, {5, 5}}, clip).empty());
        QVERIFY(polygon_spans({{0, 0}, {5, 5}}, clip).empty());
        QVERIFY(ellipse_spans({0, 0, 0, 5}, clip).empty());
        QVERIFY(disk_spans({5, 5}, 3, Size{}).empty());
        QCOMPARE(area_of(segment_spans({-1e12, 30}, {1e12, 30}, 2, clip)), 4LL * clip.width);
        QCOMPARE(area_of(disk_spans({0, 0}, 1e12, clip)), clip.area());
    }
};

QTEST_GUILESS_MAIN(TestRaster)
#include "test_raster.moc"
