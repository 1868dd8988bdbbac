#include "support/canvas_fixture.h"

#include <QtTest>

#include <memory>

using namespace sinopia;

/// Halves, wipe, and views that lie turned or mirrored.
class TestCanvasLayouts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { f_ = std::make_unique<test::CanvasFixture>(); }
    void cleanup() { f_.reset(); }
    void halvesShowMapAndPicture();
    void halvesShowOneAnothersPointer();
    void paintingWorksInBothHalves();
    void wipeComparesTwoPictures();
    void dividerIsDragged();
    void turnedAndMirroredViewsShowTheSameImage();
    void turnedStrokesLandUnderThePointer();
    void resizedDocumentsAreFitted();

  private:
    std::unique_ptr<test::CanvasFixture> f_;
};

void TestCanvasLayouts::halvesShowMapAndPicture() {
    f_->setOptions([](ViewOptions& o) {
        o.mode = ViewMode::labels;
        o.layout = ViewLayout::sideBySide;
    });
    f_->away();
    const QPointF left = f_->canvas_.widgetPoint({30.5, 60.5});
    QVERIFY(left.x() < 320);
    QCOMPARE(f_->pixelAt(left), f_->classColor(1));
    const double step = 640 - f_->canvas_.view().viewSize().width;
    QCOMPARE(f_->pixelAt(left + QPointF(step, 0)), f_->groundColor());
}

void TestCanvasLayouts::halvesShowOneAnothersPointer() {
    f_->setOptions([](ViewOptions& o) {
        o.mode = ViewMode::picture;
        o.layout = ViewLayout::sideBySide;
        o.region = false;
    });
    const double step = 640 - f_->canvas_.view().viewSize().width;
    const QPointF left = f_->canvas_.widgetPoint({40, 60});
    f_->away();
    const QImage without = f_->shown();
    f_->hover(left);
    const QImage with = f_->shown();
    const auto changed = [&](QPointF about) {
        int count = 0;
        for (int y = -14; y <= 14; ++y)
            for (int x = -14; x <= 14; ++x)
                count += without.pixel(about.toPoint() + QPoint(x, y)) !=
                         with.pixel(about.toPoint() + QPoint(x, y));
        return count;
    };
    QVERIFY(changed(left) > 20);
    QVERIFY(changed(left + QPointF(step, 0)) > 40); // the cross as well
    f_->hover(left + QPointF(step, 0));
    QVERIFY(f_->shown() != with);
}

void TestCanvasLayouts::paintingWorksInBothHalves() {
    f_->setOptions([](ViewOptions& o) { o.layout = ViewLayout::sideBySide; });
    const double step = 640 - f_->canvas_.view().viewSize().width;
    const QPointF left = f_->canvas_.widgetPoint({40.5, 20.5});
    const QPointF right = f_->canvas_.widgetPoint({120.5, 90.5}) + QPointF(step, 0);
    f_->drag(left, left + QPointF(20, 0));
    f_->drag(right, right + QPointF(-20, 0));
    QCOMPARE(f_->classAt(41, 20), ClassIndex(3));
    QCOMPARE(f_->classAt(120, 90), ClassIndex(3));
    // A stroke that leaves its half goes on where it would without the other half.
    f_->drag(left, left + QPointF(400, 0));
    QCOMPARE(f_->classAt(159, 20), ClassIndex(3));
}

void TestCanvasLayouts::wipeComparesTwoPictures() {
    f_->canvas_.setComparePicture(TileGrid<Rgb>(f_->size, Rgb{200, 30, 60}));
    f_->setOptions([](ViewOptions& o) {
        o.mode = ViewMode::picture;
        o.layout = ViewLayout::wipe;
    });
    f_->away();
    QCOMPARE(f_->at(20.5, 60.5), qRgb(200, 30, 60));
    QCOMPARE(f_->at(140.5, 60.5), f_->groundColor());
    f_->canvas_.setComparePicture({}); // the map stands in
    QCOMPARE(f_->at(20.5, 60.5), f_->classColor(1));
    f_->canvas_.setComparePicture(TileGrid<Rgb>(Size{10, 10})); // not of this size: ignored
    QCOMPARE(f_->at(20.5, 60.5), f_->classColor(1));
}

void TestCanvasLayouts::dividerIsDragged() {
    f_->canvas_.setComparePicture(TileGrid<Rgb>(f_->size, Rgb{200, 30, 60}));
    f_->setOptions([](ViewOptions& o) {
        o.mode = ViewMode::picture;
        o.layout = ViewLayout::wipe;
    });
    const auto history = f_->document_.history().size();
    f_->drag(QPointF(320, 100), QPointF(520, 100));
    f_->away();
    QCOMPARE(f_->pixelAt(QPointF(450, 240)), qRgb(200, 30, 60));
    QCOMPARE(f_->pixelAt(QPointF(540, 240)), f_->groundColor());
    f_->drag(QPointF(520, 100), QPointF(120, 100));
    f_->away();
    QCOMPARE(f_->pixelAt(QPointF(450, 240)), f_->groundColor());
    QCOMPARE(f_->document_.history().size(), history); // nothing was painted
}

void TestCanvasLayouts::turnedAndMirroredViewsShowTheSameImage() {
    f_->document_.apply(LabelEdit{"Mark", rect_spans({10, 10, 40, 30}, f_->size), 4});
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    f_->away();
    f_->canvas_.setZoom(2);
    const Point places[] = {{30, 25}, {12, 12}, {48, 38}, {70, 60}, {120, 100}, {8, 100}};
    for (int turn = 0; turn < 24; ++turn) {
        for (int flip = 0; flip < 2; ++flip) {
            for (const Point& p : places) {
                const QPointF widget = f_->canvas_.widgetPoint({p.x + 0.5, p.y + 0.5});
                if (QRectF(1, 1, 638, 478).contains(widget))
                    QCOMPARE(f_->pixelAt(widget), f_->classColor(f_->classAt(p.x, p.y)));
            }
            f_->canvas_.flipView();
        }
        f_->canvas_.rotateBy(15);
    }
    f_->canvas_.rotateBy(33);
    f_->canvas_.flipView();
    f_->canvas_.resetRotation();
    QVERIFY(f_->canvas_.view().upright());
    QVERIFY(f_->document_.labels().size() == f_->size);
}

void TestCanvasLayouts::turnedStrokesLandUnderThePointer() {
    f_->canvas_.rotateBy(30);
    f_->canvas_.flipView();
    const QPointF a = f_->canvas_.widgetPoint({40.5, 40.5}), b = f_->canvas_.widgetPoint({110.5, 80.5});
    f_->drag(a, b);
    for (const Point p : {Point{40, 40}, Point{75, 60}, Point{110, 80}})
        QCOMPARE(f_->classAt(p.x, p.y), ClassIndex(3));
    f_->away();
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    QCOMPARE(f_->at(75.5, 60.5), f_->classColor(3));
}

void TestCanvasLayouts::resizedDocumentsAreFitted() {
    CanvasEdit turn;
    turn.name = "Rotate";
    turn.kind = CanvasEdit::Kind::rotate_right;
    f_->document_.apply(turn);
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    f_->away();
    QCOMPARE(f_->canvas_.view().imageSize(), (Size{120, 160}));
    QCOMPARE(f_->at(60.5, 30.5), f_->classColor(f_->classAt(60, 30)));
    QCOMPARE(f_->at(60.5, 130.5), f_->classColor(f_->classAt(60, 130)));
    QVERIFY(f_->classAt(60, 30) != f_->classAt(60, 130));
    f_->document_.undo();
    QCOMPARE(f_->canvas_.view().imageSize(), f_->size);
    QCOMPARE(f_->at(30.5, 60.5), f_->classColor(1));
}

QTEST_MAIN(TestCanvasLayouts)
#include "test_canvas_layouts.moc"
