#include "support/window_fixture.h"
#include "ui/palette/class_palette.h"
#include "ui/panels/generate_panel.h"
#include "ui/window/status_line.h"

#include <QLineEdit>
#include <QSpinBox>
#include <QtTest>

using namespace sinopia;

/// Painting and choosing by mouse and keys.
class TestWindowPainting : public QObject, private test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { window_.reset(); }
    void mousePaintsTheMap();
    void undoAndRedoByKey();
    void shiftClickDrawsALine();
    void shiftDragSizesTheBrush();
    void modifierPicksAClass();
    void fillByKeyAndClick();
    void numberKeysAndSwapChooseClasses();
    void lettersDoNotFireInTextFields();
    void searchChoosesAClass();
    void wheelZoomsAndSpacePans();
    void canvasShowsTheClassColours();
    void outlineShowsAtAnyZoom();
    void statusNamesTheClassUnderThePointer();
};

void TestWindowPainting::mousePaintsTheMap() {
    stroke({20.5, 40.5}, {100.5, 40.5});
    for (int x = 17; x < 104; ++x)
        QCOMPARE(classAt(x, 40), ClassIndex(5));
    for (const Point p : {Point{60, 35}, Point{60, 46}, Point{14, 40}, Point{107, 40}})
        QCOMPARE(classAt(p.x, p.y), ClassIndex(0));
    QVERIFY(window_->isWindowModified());
}

void TestWindowPainting::undoAndRedoByKey() {
    stroke({20, 20}, {60, 20});
    stroke({20, 60}, {60, 60});
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(classAt(40, 60), ClassIndex(0));
    QCOMPARE(classAt(40, 20), ClassIndex(5));
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(classAt(40, 20), ClassIndex(0));
    QVERIFY(!window_->isWindowModified());
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(classAt(40, 20), ClassIndex(5));
    key(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(classAt(40, 60), ClassIndex(5));
}

void TestWindowPainting::shiftClickDrawsALine() {
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, {}, at(10, 10));
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, Qt::ShiftModifier, at(110, 80));
    QCOMPARE(classAt(60, 45), ClassIndex(5));
}

void TestWindowPainting::shiftDragSizesTheBrush() {
    stroke({40, 40}, {60, 40}, Qt::ShiftModifier);
    QVERIFY(std::abs(window_->settings().brushDiameter() - 48) < 2);
    QVERIFY(!window_->document().can_undo());
}

void TestWindowPainting::modifierPicksAClass() {
    stroke({20, 40}, {60, 40});
    window_->settings().setCurrentClass(2);
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, Qt::ControlModifier, at(40, 40));
    QCOMPARE(window_->settings().currentClass(), ClassIndex(5));
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, Qt::AltModifier, at(5, 5));
    QCOMPARE(window_->settings().currentClass(), ClassIndex(0));
    QCOMPARE(window_->document().history().size(), std::size_t(1));
}

void TestWindowPainting::fillByKeyAndClick() {
    key(Qt::Key_G);
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, {}, at(64, 48));
    QCOMPARE(classAt(0, 0), ClassIndex(5));
    QCOMPARE(classAt(127, 95), ClassIndex(5));
    key(Qt::Key_B);
    window_->settings().setCurrentClass(1);
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, {}, at(64, 48));
    QCOMPARE(classAt(64, 48), ClassIndex(1));
    QCOMPARE(classAt(0, 0), ClassIndex(5));
}

void TestWindowPainting::numberKeysAndSwapChooseClasses() {
    key(Qt::Key_8);
    QCOMPARE(window_->settings().currentClass(), ClassIndex(7));
    key(Qt::Key_X);
    QCOMPARE(window_->settings().currentClass(), ClassIndex(5));
    key(Qt::Key_X);
    QCOMPARE(window_->settings().currentClass(), ClassIndex(7));
    key(Qt::Key_BracketRight);
    QCOMPARE(window_->settings().brushDiameter(), 9.0);
    key(Qt::Key_BracketLeft);
    QCOMPARE(window_->settings().brushDiameter(), 8.0);
}

void TestWindowPainting::lettersDoNotFireInTextFields() {
    const auto type = [&](QWidget* field, const QString& text) {
        field->setFocus();
        QVERIFY(field->hasFocus() || QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), text);
    };
    QLineEdit* search = window_->palettePanel().searchField();
    type(search, "bgx8[");
    QCOMPARE(search->text(), QString("bgx8["));
    auto* seed = window_->generatePanel().findChild<QLineEdit*>("seed");
    seed->clear();
    type(seed, "12x3");
    QCOMPARE(seed->text(), QString("123"));
    auto* size = window_->findChild<QSpinBox*>("brushSize");
    size->setFocus();
    size->selectAll();
    QTest::keyClicks(QApplication::focusWidget(), "3");
    QCOMPARE(window_->settings().currentClass(), ClassIndex(5));
    QCOMPARE(window_->settings().previousClass(), ClassIndex(0));
    QCOMPARE(window_->settings().brushDiameter(), 3.0);
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, {}, at(64, 48)); // still the brush, not the fill
    QCOMPARE(classAt(0, 0), ClassIndex(0));
}

void TestWindowPainting::searchChoosesAClass() {
    key(Qt::Key_Slash);
    QLineEdit* search = window_->palettePanel().searchField();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, "WAT");
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(window_->settings().currentClass(), ClassIndex(7));
    QVERIFY(window_->canvas().hasFocus());
    key(Qt::Key_Slash);
    QTest::keyClicks(search, "sky");
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(window_->settings().currentClass(), ClassIndex(7));
    QVERIFY(search->text().isEmpty());
    QVERIFY(window_->canvas().hasFocus());
}

void TestWindowPainting::wheelZoomsAndSpacePans() {
    CanvasWidget& canvas = window_->canvas();
    const QPointF anchor = canvas.widgetPoint({100, 20});
    const double before = canvas.view().zoom();
    QWheelEvent wheel(anchor, canvas.mapToGlobal(anchor), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&canvas, &wheel);
    QVERIFY(canvas.view().zoom() > before * 1.3);
    QVERIFY(QLineF(canvas.widgetPoint({100, 20}), anchor).length() < 0.5);

    const QPointF corner = canvas.widgetPoint({0, 0});
    QTest::keyPress(&canvas, Qt::Key_Space);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, QPoint(300, 300));
    QTest::mouseMove(&canvas, QPoint(330, 280));
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, QPoint(330, 280));
    QTest::keyRelease(&canvas, Qt::Key_Space);
    QCOMPARE(canvas.widgetPoint({0, 0}), corner + QPointF(30, -20));
    QVERIFY(!window_->document().can_undo());

    key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(canvas.view().zoom(), 1.0);
    key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(canvas.view().visibleImageRect(), whole(Size{128, 96}));
}

void TestWindowPainting::canvasShowsTheClassColours() {
    const auto color = [&](int index) {
        const Rgb c = window_->document().label_set()[index].color;
        return QColor(c.r, c.g, c.b);
    };
    QCOMPARE(shownAt(64.5, 48.5), color(0));
    stroke({40, 48}, {90, 48});
    QTest::mouseMove(&window_->canvas(), at(5, 5));
    QCOMPARE(shownAt(64.5, 48.5), color(5));
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(shownAt(64.5, 48.5), color(0));
}

void TestWindowPainting::outlineShowsAtAnyZoom() {
    CanvasWidget& canvas = window_->canvas();
    window_->settings().setBrushDiameter(1);
    for (int step = 0; step < 3; ++step) {
        QTest::mouseMove(&canvas, QPoint(3, 3));
        const QImage away = canvas.grab().toImage();
        QTest::mouseMove(&canvas, at(64, 48));
        const QImage over = canvas.grab().toImage();
        int different = 0;
        const QPoint centre = (canvas.widgetPoint({64, 48}) * over.devicePixelRatio()).toPoint();
        for (int y = -12; y <= 12; ++y)
            for (int x = -12; x <= 12; ++x)
                different += away.pixel(centre + QPoint(x, y)) != over.pixel(centre + QPoint(x, y));
        QVERIFY(different > 10);
        canvas.zoomBy(-8); // a quarter
    }
}

void TestWindowPainting::statusNamesTheClassUnderThePointer() {
    auto* status = window_->findChild<StatusLine*>();
    stroke({20, 40}, {100, 40});
    QTest::mouseMove(&window_->canvas(), at(50.5, 40.5));
    QCOMPARE(status->pixelText(), QString("5  grass"));
    QTest::mouseMove(&window_->canvas(), at(50.5, 10.5));
    QCOMPARE(status->pixelText(), QString("0  sky"));
    key(Qt::Key_G);
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, {}, at(50.5, 10.5));
    QCOMPARE(status->pixelText(), QString("5  grass")); // though the pointer rests
    run("edit.undo");
    QCOMPARE(status->pixelText(), QString("0  sky"));
    QTest::mouseMove(&window_->canvas(), at(-3, 10));
    QVERIFY(status->pixelText().isEmpty());
}

QTEST_MAIN(TestWindowPainting)
#include "test_window_painting.moc"
