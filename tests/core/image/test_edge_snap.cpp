#include "image/edge_snap.h"
#include "image/span_sets.h"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace sinopia;

namespace {

/// A wavy blob on a ground, blurred and noisy, and a rough outline of it.
struct Blob {
    TileGrid<Rgb> picture;
    Spans truth;
    Spans rough;
    double outline = 0; ///< its length
};

double radius_at(double angle, double radius) {
    return radius * (1 + 0.12 * std::sin(3 * angle) + 0.06 * std::sin(7 * angle + 1));
}

Blob make_blob(int side, double noise, double contrast, double miss) {
    std::mt19937 engine(3);
    std::normal_distribution<double> grain(0, noise);
    std::uniform_real_distribution<double> missed(-miss, miss);
    const double centre = side / 2.0, radius = side * 0.3;
    RgbImage picture(Size{side, side});
    Mask truth(picture.size());
    const auto channel = [](double v) { return static_cast<std::uint8_t>(std::clamp(v, 0.0, 255.0)); };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const double dx = x + 0.5 - centre, dy = y + 0.5 - centre;
            const double out = std::hypot(dx, dy) - radius_at(std::atan2(dy, dx), radius);
            truth.at(x, y) = out < 0 ? 255 : 0;
            const double v = 90 + contrast * std::clamp(0.5 - out / 3, 0.0, 1.0);
            picture.at(x, y) = {channel(v + grain(engine)), channel(0.8 * v + grain(engine)),
                                channel(140 - v / 2 + grain(engine))};
        }
    std::vector<PointF> corners;
    for (int i = 0; i < 60; ++i) {
        const double angle = i * 2 * std::numbers::pi / 60;
        const double r = radius_at(angle, radius) + missed(engine);
        corners.push_back({centre + r * std::cos(angle), centre + r * std::sin(angle)});
    }
    return {TileGrid<Rgb>(picture), spans_of(truth), polygon_spans(corners, picture.size()),
            2 * std::numbers::pi * radius};
}

double overlap(const Spans& a, const Spans& b) {
    const double both = static_cast<double>(area_of(intersected(a, b)));
    return both / (static_cast<double>(area_of(a) + area_of(b)) - both);
}

/// How far the outlines lie apart on average.
double edge_error(const Spans& a, const Spans& truth, double outline) {
    return static_cast<double>(area_of(a) + area_of(truth) - 2 * area_of(intersected(a, truth))) / outline;
}

} // namespace

class TestEdgeSnap : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_noisy_edge_is_found_data() {
        QTest::addColumn<double>("noise");
        QTest::addColumn<double>("contrast");
        QTest::addColumn<double>("error");
        QTest::newRow("clean") << 0.0 << 80.0 << 0.3;
        QTest::newRow("grainy") << 15.0 << 80.0 << 0.6;
        QTest::newRow("noisy") << 30.0 << 80.0 << 1.0;
        QTest::newRow("faint and noisy") << 20.0 << 40.0 << 1.2;
    }

    void a_noisy_edge_is_found() {
        QFETCH(double, noise);
        QFETCH(double, contrast);
        QFETCH(double, error);
        const Blob blob = make_blob(256, noise, contrast, 8);
        QVERIFY(overlap(blob.rough, blob.truth) < 0.95);
        for (const SnapMethod method : {SnapMethod::watershed, SnapMethod::grabcut}) {
            const Spans found = snap_to_edges({blob.picture, blob.rough, 12, method});
            QVERIFY2(edge_error(found, blob.truth, blob.outline) < error,
                     qPrintable(QString::number(edge_error(found, blob.truth, blob.outline))));
            QVERIFY(overlap(found, blob.truth) > 0.96);
        }
    }

    void a_large_area_is_worked_on_reduced() {
        const Blob blob = make_blob(2200, 10, 80, 8);
        QVERIFY(bounds_of(blob.rough).size().area() > snap_working_pixels);
        const Spans found = snap_to_edges({blob.picture, blob.rough, 12, SnapMethod::watershed});
        QVERIFY(edge_error(found, blob.truth, blob.outline) < 1.5);
        QVERIFY(overlap(found, blob.truth) > overlap(blob.rough, blob.truth));
    }

    void the_outline_moves_no_farther_than_its_reach() {
        const Blob blob = make_blob(256, 30, 30, 8);
        for (const double reach : {4.0, 12.0}) {
            const Spans found = snap_to_edges({blob.picture, blob.rough, reach, SnapMethod::watershed});
            const Mask rough = mask_of(blob.rough, {256, 256}), out = mask_of(found, {256, 256});
            for (int y = 0; y < 256; ++y)
                for (int x = 0; x < 256; ++x) {
                    if (rough.at(x, y) == out.at(x, y))
                        continue;
                    bool near = false;
                    const int by = static_cast<int>(reach) + 2;
                    for (int v = std::max(0, y - by); v <= std::min(255, y + by); ++v)
                        for (int u = std::max(0, x - by); u <= std::min(255, x + by); ++u)
                            near |= rough.at(u, v) != rough.at(x, y);
                    QVERIFY(near);
                }
        }
    }

    void the_same_request_gives_the_same_area() {
        const Blob blob = make_blob(256, 25, 50, 8);
        for (const SnapMethod method : {SnapMethod::watershed, SnapMethod::grabcut}) {
            const SnapRequest request{blob.picture, blob.rough, 12, method};
            QVERIFY(snap_to_edges(request) == snap_to_edges(request));
        }
    }

    void thin_and_tiny_areas_do_not_vanish() {
        const TileGrid<Rgb> grey(Size{64, 64}, Rgb{128, 128, 128});
        for (const Spans& rough :
             {Spans{{30, 30, 31}}, rect_spans({10, 10, 40, 1}, {64, 64}), rect_spans({5, 5, 3, 3}, {64, 64})})
            for (const SnapMethod method : {SnapMethod::watershed, SnapMethod::grabcut})
                QVERIFY(!snap_to_edges({grey, rough, 12, method}).empty());
    }

    void areas_at_the_border_and_over_everything() {
        const Blob blob = make_blob(128, 5, 80, 3);
        for (const SnapMethod method : {SnapMethod::watershed, SnapMethod::grabcut}) {
            const Spans all = rect_spans({0, 0, 128, 128}, {128, 128});
            QVERIFY(area_of(snap_to_edges({blob.picture, all, 12, method})) > 0);
            const Spans corner = rect_spans({0, 0, 30, 20}, {128, 128});
            QVERIFY(area_of(snap_to_edges({blob.picture, corner, 6, method})) > 0);
        }
    }

    void without_a_picture_it_stays_as_drawn() {
        const Spans rough = rect_spans({3, 4, 5, 6}, {20, 20});
        QVERIFY(snap_to_edges({{}, rough, 12}) == rough);
        QVERIFY(snap_to_edges({TileGrid<Rgb>(Size{20, 20}), {}, 12}).empty());
    }
};

QTEST_GUILESS_MAIN(TestEdgeSnap)
#include "test_edge_snap.moc"
