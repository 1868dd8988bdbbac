#include "support/canvas_fixture.h"
#include "support/probe_tool.h"

#include <QtTest>

#include <memory>

using namespace sinopia;

/// What is drawn over the image: a tool's shapes and the outline at the pointer.
class TestCanvasOverlay : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        f_ = std::make_unique<test::CanvasFixture>();
        probe_ = std::make_unique<test::ProbeTool>();
    }
    void cleanup() { f_.reset(); }
    void toolShapesAreDrawn();
    void outlineShowsOnAnyGroundAndZoom();
    void squareOutlineTurnsWithTheView();

  private:
    int changedAround(const QImage& a, const QImage& b, QPointF about, int reach) const {
        int count = 0;
        for (int y = -reach; y <= reach; ++y)
            for (int x = -reach; x <= reach; ++x)
                if (const QPoint p = about.toPoint() + QPoint(x, y); a.rect().contains(p))
                    count += a.pixel(p) != b.pixel(p);
        return count;
    }

    std::unique_ptr<test::ProbeTool> probe_;
    std::unique_ptr<test::CanvasFixture> f_;
};

void TestCanvasOverlay::toolShapesAreDrawn() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::picture; });
    f_->canvas_.setTool(*probe_);
    f_->away();
    const QImage before = f_->shown();
    probe_->shapes.path = {{20, 20}, {60, 20}, {60, 50}};
    probe_->shapes.handles = {{20, 20}, {60, 50}};
    probe_->shapes.box = Rect{90, 30, 40, 40};
    f_->hover(f_->canvas_.widgetPoint({2, 118})); // anything that makes the canvas look
    f_->away();
    const QImage path = f_->shown();
    QVERIFY(changedAround(before, path, f_->canvas_.widgetPoint({40, 20}), 3) > 10);
    QVERIFY(changedAround(before, path, f_->canvas_.widgetPoint({60, 50}), 4) > 40); // a handle
    QVERIFY(changedAround(before, path, f_->canvas_.widgetPoint({90, 50}), 3) > 10); // the box's side
    QCOMPARE(changedAround(before, path, f_->canvas_.widgetPoint({40, 35}), 5), 0);  // open: no line back
    probe_->shapes.closed = true;
    probe_->shapes.box_is_ellipse = true;
    f_->hover(f_->canvas_.widgetPoint({2, 118}));
    f_->away();
    const QImage closed = f_->shown();
    QVERIFY(changedAround(before, closed, f_->canvas_.widgetPoint({40, 35}), 3) > 10);
    QVERIFY(changedAround(before, closed, f_->canvas_.widgetPoint({110, 30}), 3) > 5);
    QCOMPARE(changedAround(before, closed, f_->canvas_.widgetPoint({92, 32}), 3),
             0); // the box's corner is gone
    probe_->shapes = {};
    f_->hover(f_->canvas_.widgetPoint({2, 118}));
    f_->away();
    QCOMPARE(f_->shown(), before);
}

void TestCanvasOverlay::outlineShowsOnAnyGroundAndZoom() {
    f_->canvas_.setTool(*probe_);
    for (const Rgb ground : {Rgb{0, 0, 0}, Rgb{255, 255, 255}, Rgb{128, 128, 128}})
        for (const double zoom : {0.1, 1.0, 16.0})
            for (const double angle : {0.0, 30.0}) {
                f_->document_.apply(PictureEdit{"Picture", TileGrid<Rgb>(f_->size, ground), {}});
                f_->setOptions([](ViewOptions& o) {
                    o.mode = ViewMode::picture;
                    o.pixel_grid = false;
                });
                f_->canvas_.resetRotation();
                f_->canvas_.setZoom(zoom);
                f_->canvas_.centerOn({80, 60});
                f_->canvas_.rotateBy(angle);
                probe_->ring.diameter = 5;
                f_->away();
                const QImage before = f_->shown();
                f_->hover({320, 240});
                const QImage with = f_->shown();
                int strong = 0; // pixels that differ enough to be seen
                for (int y = 190; y < 290; ++y)
                    for (int x = 270; x < 370; ++x)
                        strong += std::abs(qGray(before.pixel(x, y)) - qGray(with.pixel(x, y))) > 60;
                QVERIFY2(strong >= 10,
                         qPrintable(QString("zoom %1, ground %2: %3").arg(zoom).arg(ground.r).arg(strong)));
            }
}

void TestCanvasOverlay::squareOutlineTurnsWithTheView() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::picture; });
    f_->canvas_.setTool(*probe_);
    probe_->ring = {40, BrushShape::square};
    f_->canvas_.setZoom(3);
    const auto seen = [&](QPointF at) {
        f_->away();
        const QImage before = f_->shown();
        f_->hover({320, 240});
        return changedAround(before, f_->shown(), at, 3) > 3;
    };
    const QPointF corner(320 + 60, 240 + 60), top(320, 240 - 60 * std::sqrt(2.0));
    QVERIFY(seen(corner) && !seen(top));
    f_->canvas_.rotateBy(45);
    QVERIFY(!seen(corner) && seen(top));
}

QTEST_MAIN(TestCanvasOverlay)
#include "test_canvas_overlay.moc"
