#include "image/image_io.h"
#include "support/temp_folder.h"
#include "support/window_fixture.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/seed_field.h"

#include <QComboBox>
#include <QPushButton>
#include <QtTest>

using namespace sinopia;

/// Generations, with a generator that the test steps by hand.
class TestWindowGeneration : public QObject, private test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { window_.reset(); }
    void generationStreamsOntoTheCanvas();
    void cancelKeyStopsTheWorker();
    void paintingGoesOnWhileGenerating();
    void aPictureLandsAfterTheStrokeInProgress();
    void openingAnotherMapEndsTheGeneration();
    void errorsShowInTheMessageBar();
    void stylesOfTheModelAreOffered();
    void closingWhileGeneratingIsClean();
};

void TestWindowGeneration::generationStreamsOntoTheCanvas() {
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

void TestWindowGeneration::cancelKeyStopsTheWorker() {
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

void TestWindowGeneration::paintingGoesOnWhileGenerating() {
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

void TestWindowGeneration::aPictureLandsAfterTheStrokeInProgress() {
    state_->allowed_steps = 0;
    key(Qt::Key_Return, Qt::ControlModifier);
    const std::size_t steps = window_->document().history_position();
    QTest::mousePress(&window_->canvas(), Qt::LeftButton, {}, at(20, 40));
    QTest::mouseMove(&window_->canvas(), at(50, 40));
    state_->allowed_steps = 1 << 30;
    QTRY_VERIFY(!window_->generation().isGenerating());
    QTest::qWait(20);
    QVERIFY(!window_->document().has_picture());
    QTest::mouseMove(&window_->canvas(), at(80, 40));
    QTest::mouseRelease(&window_->canvas(), Qt::LeftButton, {}, at(80, 40));
    QVERIFY(window_->document().has_picture());
    QCOMPARE(window_->document().history_position(), steps + 2); // the stroke, then the picture
    window_->document().undo();
    QCOMPARE(classAt(30, 40), ClassIndex(5));
    window_->document().undo();
    QCOMPARE(classAt(30, 40), ClassIndex(0));
    QCOMPARE(classAt(70, 40), ClassIndex(0));

    state_->allowed_steps = 0;
    key(Qt::Key_Return, Qt::ControlModifier);
    QTest::mousePress(&window_->canvas(), Qt::LeftButton, {}, at(20, 40));
    state_->allowed_steps = 1 << 30;
    QTRY_VERIFY(!window_->generation().isGenerating());
    key(Qt::Key_Escape); // the stroke is given up, the picture still lands
    QTRY_VERIFY(window_->document().has_picture());
    QCOMPARE(classAt(20, 40), ClassIndex(0));
}

void TestWindowGeneration::openingAnotherMapEndsTheGeneration() {
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

void TestWindowGeneration::errorsShowInTheMessageBar() {
    state_->fail_generate = true;
    window_->generatePanel().generateButton()->click();
    QTRY_VERIFY(window_->messages().text().contains("class 14 at (3, 7)"));
    QVERIFY(window_->generatePanel().generateButton()->isEnabled());
    state_->fail_load = true;
    window_->loadModel("broken.pt", {});
    QTRY_VERIFY(window_->messages().text().contains("no checkpoint"));
    QCOMPARE(window_->document().label_set().size(), 12);
}

void TestWindowGeneration::stylesOfTheModelAreOffered() {
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

void TestWindowGeneration::closingWhileGeneratingIsClean() {
    state_->allowed_steps = 2;
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->canvas().hasPreview());
    QVERIFY(window_->close());
    window_.reset();
    QCOMPARE(state_->running.load(), 0);
}

QTEST_MAIN(TestWindowGeneration)
#include "test_window_generation.moc"
