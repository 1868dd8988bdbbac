#include "image/image_io.h"
#include "support/fake_generator.h"
#include "support/temp_folder.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/palette/class_palette.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/seed_field.h"
#include "ui/window/file_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/status_line.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace sinopia;

class TestWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void cleanup();
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
    void generationStreamsOntoTheCanvas();
    void cancelKeyStopsTheWorker();
    void paintingGoesOnWhileGenerating();
    void openingAnotherMapEndsTheGeneration();
    void errorsShowInTheMessageBar();
    void mapRoundTripIsExact();
    void pictureIsSavedWithItsSettings();
    void foreignClassesAreNamedAndKept();
    void coloursAreNoMap();
    void pictureOfAnotherSizeIsOffered();
    void droppedFilesAreOpened();
    void badFilesLeaveTheDocument();
    void statusNamesTheClassUnderThePointer();
    void stylesOfTheModelAreOffered();
    void closingWhileGeneratingIsClean();

  private:
    QPoint at(double x, double y) const { return window_->canvas().widgetPoint({x, y}).toPoint(); }
    void stroke(PointF from, PointF to, Qt::KeyboardModifiers modifiers = {});
    ClassIndex classAt(int x, int y) const { return window_->document().labels().get(x, y); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&window_->canvas(), Qt::Key(key), modifiers);
    }
    /// What the canvas shows at an image point.
    QColor shownAt(double x, double y) const;
    void waitForFiles() { QTRY_COMPARE(window_->files().pending(), 0); }

    std::shared_ptr<test::FakeGeneratorState> state_;
    std::unique_ptr<MainWindow> window_;
};

void TestWindow::init() {
    state_ = std::make_shared<test::FakeGeneratorState>();
    GenerationServices services;
    services.makeGenerator = [state = state_] { return std::make_unique<test::FakeGenerator>(state); };
    services.pictureText = [](const GenerationResult& result) {
        return std::map<std::string, std::string>{{"Seed", std::to_string(result.options.seed)}};
    };
    window_ = std::make_unique<MainWindow>(std::move(services), TileGrid<ClassIndex>(Size{128, 96}),
                                           LabelSet::generated(4));
    window_->resize(1200, 800);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    window_->loadModel({}, {});
    QTRY_COMPARE(window_->document().label_set().size(), 12);
    window_->canvas().setFocus();
    window_->settings().setBrushDiameter(8);
    window_->settings().setCurrentClass(5);
}

void TestWindow::cleanup() {
    window_.reset();
}

void TestWindow::stroke(PointF from, PointF to, Qt::KeyboardModifiers modifiers) {
    CanvasWidget* canvas = &window_->canvas();
    QTest::mousePress(canvas, Qt::LeftButton, modifiers, at(from.x, from.y));
    for (int i = 1; i <= 4; ++i)
        QTest::mouseMove(canvas, at(from.x + (to.x - from.x) * i / 4, from.y + (to.y - from.y) * i / 4));
    QTest::mouseRelease(canvas, Qt::LeftButton, modifiers, at(to.x, to.y));
}

QColor TestWindow::shownAt(double x, double y) const {
    QApplication::processEvents();
    const QImage image = window_->canvas().grab().toImage();
    return image.pixelColor((window_->canvas().widgetPoint({x, y}) * image.devicePixelRatio()).toPoint());
}

void TestWindow::mousePaintsTheMap() {
    stroke({20.5, 40.5}, {100.5, 40.5});
    for (int x = 17; x < 104; ++x)
        QCOMPARE(classAt(x, 40), ClassIndex(5));
    for (const Point p : {Point{60, 35}, Point{60, 46}, Point{14, 40}, Point{107, 40}})
        QCOMPARE(classAt(p.x, p.y), ClassIndex(0));
    QVERIFY(window_->isWindowModified());
}

void TestWindow::undoAndRedoByKey() {
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

void TestWindow::shiftClickDrawsALine() {
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, {}, at(10, 10));
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, Qt::ShiftModifier, at(110, 80));
    QCOMPARE(classAt(60, 45), ClassIndex(5));
}

void TestWindow::shiftDragSizesTheBrush() {
    stroke({40, 40}, {60, 40}, Qt::ShiftModifier);
    QVERIFY(std::abs(window_->settings().brushDiameter() - 48) < 2);
    QVERIFY(!window_->document().can_undo());
}

void TestWindow::modifierPicksAClass() {
    stroke({20, 40}, {60, 40});
    window_->settings().setCurrentClass(2);
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, Qt::ControlModifier, at(40, 40));
    QCOMPARE(window_->settings().currentClass(), ClassIndex(5));
    QTest::mouseClick(&window_->canvas(), Qt::LeftButton, Qt::AltModifier, at(5, 5));
    QCOMPARE(window_->settings().currentClass(), ClassIndex(0));
    QCOMPARE(window_->document().history().size(), std::size_t(1));
}

void TestWindow::fillByKeyAndClick() {
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

void TestWindow::numberKeysAndSwapChooseClasses() {
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

void TestWindow::lettersDoNotFireInTextFields() {
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

void TestWindow::searchChoosesAClass() {
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

void TestWindow::wheelZoomsAndSpacePans() {
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

void TestWindow::canvasShowsTheClassColours() {
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

void TestWindow::outlineShowsAtAnyZoom() {
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

void TestWindow::generationStreamsOntoTheCanvas() {
    state_->allowed_steps = 1;
    stroke({20, 40}, {100, 40});
    window_->generatePanel().findChild<SeedField*>()->setSeed(42);
    std::vector<QColor> previews;
    connect(&window_->generation(), &GenerationController::stepped, this, [&](const StepEvent& event) {
        previews.push_back(shownAt(10.5, 80.5));
        state_->allowed_steps = event.step + 1;
    });
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(window_->generatePanel().cancelButton()->isEnabled());
    QTRY_VERIFY(window_->document().has_picture());
    QCOMPARE(previews.size(), std::size_t(12));
    for (std::size_t i = 1; i < previews.size(); ++i)
        QVERIFY(previews[i] != previews[i - 1]);
    QCOMPARE(window_->document().picture().get(60, 40), (Rgb{100, 100, 100}));
    QCOMPARE(shownAt(60.5, 40.5), QColor(100, 100, 100));
    QVERIFY(!window_->canvas().hasPreview());
    QVERIFY(!window_->generatePanel().cancelButton()->isEnabled());
    QCOMPARE(window_->document().undo_name(), std::string("Generate"));
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!window_->document().has_picture());
    QCOMPARE(classAt(60, 40), ClassIndex(5));
}

void TestWindow::cancelKeyStopsTheWorker() {
    state_->allowed_steps = 3;
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->canvas().hasPreview() && state_->steps_done == 3);
    QCOMPARE(state_->running.load(), 1);
    key(Qt::Key_Escape);
    QTRY_VERIFY(window_->generation().isIdle());
    QCOMPARE(state_->running.load(), 0);
    QCOMPARE(state_->steps_done.load(), 3);
    QVERIFY(!window_->canvas().hasPreview());
    QVERIFY(!window_->document().has_picture());
}

void TestWindow::paintingGoesOnWhileGenerating() {
    state_->allowed_steps = 0;
    key(Qt::Key_Return, Qt::ControlModifier);
    int strokes = 0;
    while (window_->generation().isGenerating()) {
        stroke({10.0 + strokes % 100, 20}, {20.0 + strokes % 100, 60});
        state_->allowed_steps = ++strokes;
        QTest::qWait(2);
    }
    QVERIFY(strokes >= 12);
    QVERIFY(window_->document().has_picture());
    QVERIFY(state_->last_map == LabelMap({128, 96}));
    QCOMPARE(window_->document().picture().get(15, 40), (Rgb{0, 0, 0})); // of the map as it was
    QCOMPARE(classAt(15, 40), ClassIndex(5));
}

void TestWindow::openingAnotherMapEndsTheGeneration() {
    test::TempFolder folder;
    write_label_map_png(folder / "other.png", LabelMap({50, 60}, 3), {});
    state_->allowed_steps = 2;
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->canvas().hasPreview());
    window_->openFile(QString::fromStdString((folder / "other.png").string()));
    QTRY_COMPARE(window_->document().size(), (Size{50, 60}));
    QVERIFY(!window_->generation().isGenerating());
    QVERIFY(!window_->canvas().hasPreview());
    QTRY_COMPARE(state_->running.load(), 0);
}

void TestWindow::errorsShowInTheMessageBar() {
    state_->fail_generate = true;
    window_->generatePanel().generateButton()->click();
    QTRY_VERIFY(window_->messages().text().contains("class 14 at (3, 7)"));
    QVERIFY(window_->generatePanel().generateButton()->isEnabled());
    state_->fail_load = true;
    window_->loadModel("broken.pt", {});
    QTRY_VERIFY(window_->messages().text().contains("no checkpoint"));
    QCOMPARE(window_->document().label_set().size(), 12);
}

void TestWindow::mapRoundTripIsExact() {
    test::TempFolder folder;
    stroke({20, 40}, {100, 70});
    const LabelMap painted = window_->document().labels().read();
    const QString path = QString::fromStdString((folder / "map.png").string());
    window_->files().saveMap(path);
    waitForFiles();
    QVERIFY(!window_->document().is_modified());
    QVERIFY(window_->windowTitle().startsWith("map.png"));
    QVERIFY(read_label_map(path.toStdString()) == painted);
    QCOMPARE(read_palette(path.toStdString()).at(5), window_->document().label_set()[5].color);
    window_->document().replace(TileGrid<ClassIndex>(Size{9, 9}));
    window_->openFile(path);
    QTRY_VERIFY(window_->document().labels().read() == painted);
    QVERIFY(!window_->document().is_modified());
}

void TestWindow::pictureIsSavedWithItsSettings() {
    test::TempFolder folder;
    window_->generatePanel().findChild<QLineEdit*>("seed")->setText("4711");
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->document().has_picture());
    const auto path = folder / "picture.png";
    window_->files().savePicture(QString::fromStdString(path.string()));
    waitForFiles();
    QVERIFY(read_picture(path) == window_->document().picture().read());
    QCOMPARE(read_png_text(path).at("Seed"), std::string("4711"));
    QVERIFY(!window_->document().is_modified());
}

void TestWindow::foreignClassesAreNamedAndKept() {
    test::TempFolder folder;
    LabelMap map({40, 30}, 2);
    map.at(7, 9) = map.at(8, 9) = 40;
    write_label_map_png(folder / "street.png", map, {});
    window_->openFile(QString::fromStdString((folder / "street.png").string()));
    QTRY_VERIFY(window_->messages().text().contains("class 40 at (7, 9)"));
    QVERIFY(window_->messages().text().startsWith("street.png"));
    QVERIFY(window_->document().labels().read() == map);
    QCOMPARE(shownAt(8.5, 9.5), QColor(255, 0, 255));
    window_->messages().hide();
    window_->loadModel("other.pt", {}); // another model with the same classes: said again
    QTRY_VERIFY(window_->messages().text().contains("class 40 at (7, 9)"));
}

void TestWindow::coloursAreNoMap() {
    test::TempFolder folder;
    write_picture_png(folder / "photo.png", RgbImage({128, 96}, {1, 2, 3}));
    window_->files().openMap(QString::fromStdString((folder / "photo.png").string()));
    QTRY_VERIFY(!window_->messages().text().isEmpty());
    QCOMPARE(window_->document().size(), (Size{128, 96}));
    window_->openFile(QString::fromStdString((folder / "photo.png").string())); // as a picture it fits
    QTRY_VERIFY(window_->document().has_picture());
    QCOMPARE(window_->document().picture().get(9, 9), (Rgb{1, 2, 3}));
}

void TestWindow::pictureOfAnotherSizeIsOffered() {
    test::TempFolder folder;
    write_picture_png(folder / "photo.png", RgbImage({50, 40}, {1, 2, 3}));
    window_->openFile(QString::fromStdString((folder / "photo.png").string()));
    QTRY_VERIFY(window_->messages().text().contains("50×40"));
    QVERIFY(!window_->document().has_picture());
    for (QToolButton* button : window_->messages().findChildren<QToolButton*>())
        if (!button->text().isEmpty())
            button->click();
    QCOMPARE(window_->document().size(), (Size{50, 40}));
    QVERIFY(window_->document().has_picture());
}

void TestWindow::droppedFilesAreOpened() {
    test::TempFolder folder;
    const LabelMap map({30, 20}, 3);
    write_label_map_png(folder / "dropped.png", map, {});
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString((folder / "dropped.png").string()))});
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window_.get(), &drop);
    QTRY_VERIFY(window_->document().labels().read() == map);
    QMimeData text;
    text.setText("words");
    QDragEnterEvent words({20, 20}, Qt::CopyAction, &text, Qt::LeftButton, {});
    words.ignore();
    QApplication::sendEvent(window_.get(), &words);
    QVERIFY(!words.isAccepted());
}

void TestWindow::badFilesLeaveTheDocument() {
    test::TempFolder folder;
    test::write_bytes(folder / "broken.png", "\x89PNG\r\n\x1a\nrubbish");
    stroke({20, 40}, {100, 70});
    const LabelMap painted = window_->document().labels().read();
    for (const char* name : {"broken.png", "missing.png"}) {
        window_->messages().hide();
        window_->openFile(QString::fromStdString((folder / name).string()));
        QTRY_VERIFY(window_->messages().text().contains(name));
        window_->files().openMap(QString::fromStdString((folder / name).string()));
        waitForFiles();
    }
    window_->files().saveMap(QString::fromStdString((folder / "no/such/folder.png").string()));
    QTRY_VERIFY(window_->messages().text().contains("folder"));
    QVERIFY(window_->document().labels().read() == painted);
    QVERIFY(window_->document().is_modified());
}

void TestWindow::statusNamesTheClassUnderThePointer() {
    auto* status = window_->findChild<StatusLine*>();
    stroke({20, 40}, {100, 40});
    QTest::mouseMove(&window_->canvas(), at(50.5, 40.5));
    QCOMPARE(status->pixelText(), QString("5  grass"));
    QTest::mouseMove(&window_->canvas(), at(50.5, 10.5));
    QCOMPARE(status->pixelText(), QString("0  sky"));
    QTest::mouseMove(&window_->canvas(), at(-3, 10));
    QVERIFY(status->pixelText().isEmpty());
}

void TestWindow::stylesOfTheModelAreOffered() {
    QCOMPARE(window_->document().options().sampler, Sampler::ddim);
    QCOMPARE(window_->document().options().steps, 12);
    for (QComboBox* box : window_->generatePanel().findChildren<QComboBox*>())
        if (box->findText("winter") >= 0)
            box->setCurrentText("winter");
    QCOMPARE(window_->document().options().style, (std::vector<int>{0, 2}));
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->document().has_picture());
    QCOMPARE(state_->last_options.style, (std::vector<int>{0, 2}));
}

void TestWindow::closingWhileGeneratingIsClean() {
    state_->allowed_steps = 2;
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->canvas().hasPreview());
    QVERIFY(window_->close());
    window_.reset();
    QCOMPARE(state_->running.load(), 0);
}

QTEST_MAIN(TestWindow)
#include "test_window.moc"
