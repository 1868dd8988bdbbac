#include "support/canvas_fixture.h"
#include "support/probe_tool.h"
#include "ui/tools/polygon_tool.h"

#include <QLineEdit>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest>

#include <memory>

using namespace sinopia;

/// How mouse, pen, wheel and keys reach the tool and the view.
class TestCanvasInput : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        f_ = std::make_unique<test::CanvasFixture>();
        probe_ = std::make_unique<test::ProbeTool>();
    }
    void cleanup() { f_.reset(); }
    void penReportsPressureAndPartsOfPixels();
    void eraserEndIsSignalled();
    void hoverAndDoubleClickReachTheTool();
    void keysEndAGesture();
    void keysAreLeftToTheWindowOtherwise();
    void anotherToolGivesUpTheGesture();
    void anotherDocumentGivesUpTheGesture();
    void middleButtonAndSpaceMoveTheView();
    void shiftSpaceTurnsTheView();
    void wheelZoomsFingersMove();
    void pinchZoomsAndTurns();
    void cursorTellsWhatHappens();

  private:
    void pen(QEvent::Type type, QPointF at, double pressure, bool eraser = false) {
        static const QPointingDevice tip("pen", 1, QInputDevice::DeviceType::Stylus,
                                         QPointingDevice::PointerType::Pen,
                                         QInputDevice::Capability::Pressure, 1, 2);
        static const QPointingDevice back("pen", 2, QInputDevice::DeviceType::Stylus,
                                          QPointingDevice::PointerType::Eraser,
                                          QInputDevice::Capability::Pressure, 1, 2);
        const bool button = type == QEvent::TabletPress || type == QEvent::TabletRelease;
        QTabletEvent event(type, eraser ? &back : &tip, at, f_->canvas_.mapToGlobal(at), pressure, 0, 0, 0, 0,
                           0, {}, button ? Qt::LeftButton : Qt::NoButton,
                           type == QEvent::TabletRelease ? Qt::NoButton : Qt::LeftButton);
        QApplication::sendEvent(&f_->canvas_, &event);
        QVERIFY(event.isAccepted());
    }

    std::unique_ptr<test::ProbeTool> probe_;
    std::unique_ptr<test::CanvasFixture> f_;
};

void TestCanvasInput::penReportsPressureAndPartsOfPixels() {
    f_->canvas_.setTool(*probe_);
    const QPointF at = f_->canvas_.widgetPoint({50, 40}) + QPointF(0.375, 0.125);
    pen(QEvent::TabletPress, at, 0.25);
    pen(QEvent::TabletMove, at + QPointF(7.5, 0), 0.75);
    pen(QEvent::TabletRelease, at + QPointF(7.5, 0), 0);
    QCOMPARE(probe_->calls, (QStringList{"press", "move", "release"}));
    const double zoom = f_->canvas_.view().zoom();
    QCOMPARE(probe_->samples[0].pressure, 0.25);
    QVERIFY(std::abs(probe_->samples[0].position.x - (50 + 0.375 / zoom)) < 1e-9);
    QVERIFY(std::abs(probe_->samples[0].position.y - (40 + 0.125 / zoom)) < 1e-9);
    QCOMPARE(probe_->samples[1].pressure, 0.75);
    QVERIFY(std::abs(probe_->samples[1].position.x - (50 + 7.875 / zoom)) < 1e-9);
    QVERIFY(std::abs(probe_->samples[0].pixel_size - 1 / zoom) < 1e-9);
    // With the brush, a light touch draws a thin stroke.
    f_->canvas_.setTool(f_->brush_);
    f_->settings_.setBrushDiameter(20);
    pen(QEvent::TabletPress, f_->canvas_.widgetPoint({40.5, 90.5}), 0.2);
    pen(QEvent::TabletRelease, f_->canvas_.widgetPoint({40.5, 90.5}), 0);
    QCOMPARE(f_->classAt(40, 90), ClassIndex(3));
    QVERIFY(f_->classAt(40, 98) != ClassIndex(3));
}

void TestCanvasInput::eraserEndIsSignalled() {
    f_->canvas_.setTool(*probe_);
    QSignalSpy spy(&f_->canvas_, &CanvasWidget::penEndChanged);
    QStringList order;
    connect(&f_->canvas_, &CanvasWidget::penEndChanged, this, [&](bool eraser) {
        order << QString("eraser %1 after %2").arg(eraser).arg(probe_->calls.size());
    });
    const QPointF at = f_->canvas_.widgetPoint({50, 40});
    pen(QEvent::TabletPress, at, 0.5, true);
    pen(QEvent::TabletRelease, at, 0, true);
    QCOMPARE(order, QStringList{"eraser 1 after 0"}); // before the stroke begins
    pen(QEvent::TabletMove, at, 0);
    QCOMPARE(spy.size(), 2);
    QCOMPARE(spy.last().first().toBool(), false);
}

void TestCanvasInput::hoverAndDoubleClickReachTheTool() {
    f_->canvas_.setTool(*probe_);
    const QPointF at = f_->canvas_.widgetPoint({50, 40});
    f_->hover(at);
    f_->mouse(QEvent::MouseButtonPress, at);
    f_->mouse(QEvent::MouseButtonRelease, at);
    f_->mouse(QEvent::MouseButtonDblClick, at);
    f_->mouse(QEvent::MouseButtonRelease, at);
    QCOMPARE(probe_->calls, (QStringList{"hover", "press", "release", "doubleClick", "release"}));
}

void TestCanvasInput::keysEndAGesture() {
    f_->canvas_.setTool(*probe_);
    f_->canvas_.setFocus();
    const auto busy = [&] { probe_->shapes.path = {{10, 10}, {20, 20}}; };
    busy();
    QTest::keyClick(&f_->canvas_, Qt::Key_Backspace);
    busy();
    QTest::keyClick(&f_->canvas_, Qt::Key_Return);
    busy();
    QTest::keyClick(&f_->canvas_, Qt::Key_Escape);
    QCOMPARE(probe_->calls, (QStringList{"stepBack", "commit", "cancel"}));
    // Esc in the middle of a stroke leaves no trace of it.
    f_->canvas_.setTool(f_->brush_);
    const QPointF at = f_->canvas_.widgetPoint({50, 40});
    f_->mouse(QEvent::MouseButtonPress, at);
    f_->mouse(QEvent::MouseMove, at + QPointF(40, 0));
    QCOMPARE(f_->classAt(50, 40), ClassIndex(3));
    QTest::keyClick(&f_->canvas_, Qt::Key_Escape);
    QCOMPARE(f_->classAt(50, 40), ClassIndex(1));
    f_->mouse(QEvent::MouseMove, at + QPointF(80, 0));
    f_->mouse(QEvent::MouseButtonRelease, at + QPointF(80, 0));
    QCOMPARE(f_->classAt(60, 40), ClassIndex(1));
}

void TestCanvasInput::keysAreLeftToTheWindowOtherwise() {
    f_->canvas_.setTool(*probe_);
    for (const int key : {Qt::Key_Escape, Qt::Key_Return, Qt::Key_Backspace}) {
        QKeyEvent idle(QEvent::ShortcutOverride, key, {});
        idle.ignore();
        QApplication::sendEvent(&f_->canvas_, &idle);
        QVERIFY(!idle.isAccepted());
        probe_->shapes.box = Rect{1, 1, 5, 5};
        QKeyEvent busy(QEvent::ShortcutOverride, key, {});
        busy.ignore();
        QApplication::sendEvent(&f_->canvas_, &busy);
        QVERIFY(busy.isAccepted());
        probe_->shapes = {};
    }
    QVERIFY(probe_->calls.isEmpty());
}

void TestCanvasInput::anotherToolGivesUpTheGesture() {
    PolygonTool polygon;
    f_->canvas_.setTool(polygon);
    for (const PointF p : {PointF{20, 20}, {60, 20}, {60, 60}}) {
        f_->mouse(QEvent::MouseButtonPress, f_->canvas_.widgetPoint(p));
        f_->mouse(QEvent::MouseButtonRelease, f_->canvas_.widgetPoint(p));
    }
    QVERIFY(polygon.overlay() != ToolOverlay{});
    f_->canvas_.setTool(f_->brush_);
    QCOMPARE(polygon.overlay(), ToolOverlay{});
    QCOMPARE(f_->classAt(50, 30), ClassIndex(1));
}

void TestCanvasInput::anotherDocumentGivesUpTheGesture() {
    f_->canvas_.setTool(*probe_);
    f_->mouse(QEvent::MouseButtonPress, f_->canvas_.widgetPoint({20, 20}));
    f_->document_.replace(TileGrid<ClassIndex>(Size{100, 80}, 2));
    QCOMPARE(probe_->calls, (QStringList{"press", "cancel"}));
    f_->mouse(QEvent::MouseMove, f_->canvas_.widgetPoint({30, 30}));
    f_->mouse(QEvent::MouseButtonRelease, f_->canvas_.widgetPoint({30, 30}));
    QVERIFY(!probe_->calls.contains("release"));
    // A stroke in progress leaves the new document as it was opened.
    f_->canvas_.setTool(f_->brush_);
    f_->mouse(QEvent::MouseButtonPress, f_->canvas_.widgetPoint({20, 20}));
    f_->document_.replace(TileGrid<ClassIndex>(Size{160, 120}, 1));
    f_->mouse(QEvent::MouseMove, f_->canvas_.widgetPoint({60, 60}));
    QVERIFY(!f_->document_.is_modified());
    QCOMPARE(f_->classAt(20, 20), ClassIndex(1));
    QCOMPARE(f_->classAt(60, 60), ClassIndex(1));
}

void TestCanvasInput::middleButtonAndSpaceMoveTheView() {
    f_->canvas_.setTool(*probe_);
    const QPointF corner = f_->canvas_.widgetPoint({0, 0});
    f_->drag({300, 200}, {331, 187}, Qt::MiddleButton);
    QCOMPARE(f_->canvas_.widgetPoint({0, 0}), corner + QPointF(31, -13));
    QTest::keyPress(&f_->canvas_, Qt::Key_Space);
    f_->drag({300, 200}, {280, 240});
    QTest::keyRelease(&f_->canvas_, Qt::Key_Space);
    QCOMPARE(f_->canvas_.widgetPoint({0, 0}), corner + QPointF(11, 27));
    QVERIFY(!probe_->calls.contains("press"));
    // What moved along is what would have been drawn anew.
    f_->away();
    const QImage moved = f_->shown();
    f_->canvas_.centerOn(
        QPointF(f_->canvas_.view().toImage({320, 240}).x, f_->canvas_.view().toImage({320, 240}).y));
    QCOMPARE(f_->shown(), moved);
}

void TestCanvasInput::shiftSpaceTurnsTheView() {
    f_->canvas_.setTool(*probe_);
    QTest::keyPress(&f_->canvas_, Qt::Key_Space);
    f_->drag({520, 240}, {320, 440}, Qt::LeftButton, Qt::ShiftModifier); // a quarter about the middle
    QTest::keyRelease(&f_->canvas_, Qt::Key_Space);
    QVERIFY(std::abs(f_->canvas_.view().angle() - 90) < 1e-6);
    QVERIFY(!probe_->calls.contains("press"));
    QVERIFY(!f_->document_.is_modified() || f_->document_.history().size() == 2);
}

void TestCanvasInput::wheelZoomsFingersMove() {
    const QPointF at = f_->canvas_.widgetPoint({100, 20});
    const auto wheel = [&](QPoint pixels, QPoint angle, Qt::KeyboardModifiers modifiers,
                           Qt::ScrollPhase phase) {
        QWheelEvent event(at, f_->canvas_.mapToGlobal(at), pixels, angle, Qt::NoButton, modifiers, phase,
                          false);
        QApplication::sendEvent(&f_->canvas_, &event);
    };
    const double zoom = f_->canvas_.view().zoom();
    wheel({}, {0, 30}, {}, Qt::NoScrollPhase); // a quarter of a notch: smooth wheels
    QVERIFY(std::abs(f_->canvas_.view().zoom() / zoom - std::exp2(0.0625)) < 1e-9);
    QVERIFY(QLineF(f_->canvas_.widgetPoint({100, 20}), at).length() < 0.5);
    const double now = f_->canvas_.view().zoom();
    const QPointF corner = f_->canvas_.widgetPoint({0, 0});
    wheel({-15, 8}, {-30, 16}, {}, Qt::ScrollUpdate);
    QCOMPARE(f_->canvas_.view().zoom(), now);
    QVERIFY(QLineF(f_->canvas_.widgetPoint({0, 0}), corner + QPointF(-15, 8)).length() < 1e-9);
    wheel({0, 20}, {0, 120}, Qt::ControlModifier, Qt::ScrollUpdate);
    QVERIFY(f_->canvas_.view().zoom() > now);
    const double after = f_->canvas_.view().zoom();
    wheel({}, {0, 120}, Qt::ShiftModifier, Qt::NoScrollPhase);
    QCOMPARE(f_->canvas_.view().zoom(), after);
}

void TestCanvasInput::pinchZoomsAndTurns() {
    static const QPointingDevice pad("pad", 3, QInputDevice::DeviceType::TouchPad,
                                     QPointingDevice::PointerType::Finger, QInputDevice::Capability::Position,
                                     2, 0);
    const QPointF at(200, 150);
    const auto pinch = [&](Qt::NativeGestureType type, double value) {
        QNativeGestureEvent event(type, &pad, 2, at, at, f_->canvas_.mapToGlobal(at), value, {}, 1);
        QApplication::sendEvent(&f_->canvas_, &event);
    };
    const double zoom = f_->canvas_.view().zoom();
    const PointF before = f_->canvas_.view().toImage({200, 150});
    pinch(Qt::ZoomNativeGesture, 0.1);
    QVERIFY(std::abs(f_->canvas_.view().zoom() - 1.1 * zoom) < 1e-9);
    pinch(Qt::RotateNativeGesture, 10);
    QCOMPARE(f_->canvas_.view().angle(), 10.0);
    const PointF after = f_->canvas_.view().toImage({200, 150});
    QVERIFY(std::abs(after.x - before.x) < 1e-6 && std::abs(after.y - before.y) < 1e-6);
}

void TestCanvasInput::cursorTellsWhatHappens() {
    CanvasWidget& canvas = f_->canvas_;
    const auto shape = [&] { return canvas.cursor().shape(); };
    QCOMPARE(shape(), Qt::BitmapCursor); // the cross
    QTest::keyPress(&canvas, Qt::Key_Space);
    QCOMPARE(shape(), Qt::OpenHandCursor);
    f_->mouse(QEvent::MouseButtonPress, {300, 200});
    QCOMPARE(shape(), Qt::ClosedHandCursor);
    f_->mouse(QEvent::MouseButtonRelease, {300, 200});
    QTest::keyRelease(&canvas, Qt::Key_Space);
    QCOMPARE(shape(), Qt::BitmapCursor);
    const auto cross = canvas.cursor().hotSpot();
    QTest::keyPress(&canvas, Qt::Key_Control, Qt::ControlModifier);
    QVERIFY(canvas.cursor().hotSpot() != cross); // the pipette
    QTest::keyRelease(&canvas, Qt::Key_Control);
    QCOMPARE(canvas.cursor().hotSpot(), cross);
    f_->setOptions([](ViewOptions& o) { o.layout = ViewLayout::wipe; });
    f_->hover({320, 50});
    QCOMPARE(shape(), Qt::SplitHCursor);
    PanTool pan;
    canvas.setTool(pan);
    f_->hover({100, 50});
    QCOMPARE(shape(), Qt::OpenHandCursor);
    canvas.setTool(f_->brush_);
}

QTEST_MAIN(TestCanvasInput)
#include "test_canvas_input.moc"
