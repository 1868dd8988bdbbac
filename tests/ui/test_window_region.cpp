#include "image/image_io.h"
#include "image/region.h"
#include "support/temp_folder.h"
#include "support/window_fixture.h"
#include "ui/panels/edit_group.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/window/mask_commands.h"
#include "ui/window/region_actions.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QtTest>

using namespace sinopia;

/// Repainting regions, with a generator that the test steps by hand.
class TestWindowRegion : public QObject, private test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void cleanup() { window_.reset(); }
    void aStrokeMarksItsRegionAndIsRepainted();
    void whatCannotBeRepaintedIsSaid();
    void previewsCoverTheirPlaceOnly();
    void theSwitchTurnsTheMarkingOff();
    void theNextStrokeBeginsANewRegion();
    void optionsReachTheGeneratorAndTheNextSession();
    void eraseTakesTheClassesAroundAndRepaints();
    void theOriginalComesBackByBrushAndByCommand();
    void theOriginalIsKeptBeforeItsFirstEdit();
    void whatIsPaintedMeanwhileStays();
    void aPictureThatHasGoneIsNotBroughtBack();
    void anotherDocumentGetsNothing();
    void aRegionsFileIsReadForItsDocumentOnly();
    void liveRepaintsAfterEachStroke();
    void aLiveRunGivesWayToTheNextStroke();
    void aPhotoOpensWithoutClasses();

  private:
    Document& document() { return window_->document(); }
    void generateWhole() {
        const std::size_t results = document().results().size();
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(document().results().size() > results);
        QTRY_VERIFY(window_->generation().isIdle());
    }
    void repaint() {
        const std::size_t results = document().results().size();
        run("generate.region");
        QTRY_VERIFY(document().results().size() > results);
        QTRY_VERIFY(window_->generation().isIdle());
    }
    void openPhoto(Size size, Rgb color) {
        write_picture_png(own_ / "photo.png", RgbImage(size, color), {});
        openWindow();
        window_->openFile(inFolder("photo.png"));
        QTRY_VERIFY(document().has_picture());
    }
    void waitForRegionWork() { QTRY_COMPARE(window_->regionActions().pending(), 0); }
    static Rgb grey(int of_class) {
        const auto value = static_cast<std::uint8_t>(20 * of_class);
        return {value, value, value};
    }
};

void TestWindowRegion::init() {
    openWindow();
    generateWhole();
}

void TestWindowRegion::aStrokeMarksItsRegionAndIsRepainted() {
    const RgbImage before = document().picture().read();
    const std::size_t steps = document().history_position();
    stroke({20, 40}, {100, 40});
    QCOMPARE(document().history_position(), steps + 1);
    const Mask region = document().region().read();
    QCOMPARE(region.at(60, 40), std::uint8_t(255));
    QCOMPARE(region.at(60, 50), std::uint8_t(255)); // a brush of 8 and a margin of 8 pixels
    QCOMPARE(region.at(60, 54), std::uint8_t(0));
    repaint();
    const RgbImage after = document().picture().read();
    for (int y = 0; y < 96; ++y)
        for (int x = 0; x < 128; ++x)
            QCOMPARE(after.at(x, y), region.at(x, y) ? grey(classAt(x, y)) : before.at(x, y));
    QCOMPARE(after.at(60, 40), grey(5));
    QCOMPARE(document().history_position(), steps + 2);
    QCOMPARE(document().undo_name(), std::string("Repaint the region"));
    bool told = false;
    for (const QLabel* label : window_->generatePanel().findChildren<QLabel*>())
        told = told || label->text().contains("1.25");
    QVERIFY(told); // the seam
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(document().picture().read() == before);
    QVERIFY(document().region().read() == region);
}

void TestWindowRegion::whatCannotBeRepaintedIsSaid() {
    run("generate.region");
    QVERIFY2(window_->messages().text().contains("region is empty"), qPrintable(window_->messages().text()));
    document().apply(PictureEdit{"No picture", {}, {}});
    window_->messages().hide();
    window_->generatePanel().repaintButton()->click();
    QVERIFY2(window_->messages().text().contains("no picture"), qPrintable(window_->messages().text()));
    QVERIFY(!window_->generation().isGenerating());
    run("region.erase");
    waitForRegionWork();
    QVERIFY2(window_->messages().text().contains("Nothing is in the region"),
             qPrintable(window_->messages().text()));
}

void TestWindowRegion::previewsCoverTheirPlaceOnly() {
    stroke({20, 40}, {60, 40});
    state_->allowed_steps = 2;
    run("generate.region");
    QTRY_COMPARE(state_->steps_done.load(), 2 + 12);
    QTRY_VERIFY(window_->canvas().hasPreview());
    const Rgb step = test::FakeGenerator::stepColor(2);
    QTRY_COMPARE(shownAt(40.5, 40.5), QColor(step.r, step.g, step.b));
    QCOMPARE(shownAt(110.5, 80.5), QColor(0, 0, 0));
    key(Qt::Key_Escape);
    QTRY_VERIFY(window_->generation().isIdle());
    QVERIFY(!window_->canvas().hasPreview());
    QTRY_VERIFY(shownAt(40.5, 40.5) != QColor(step.r, step.g, step.b));
}

void TestWindowRegion::theSwitchTurnsTheMarkingOff() {
    run("region.proposes");
    QVERIFY(!window_->generatePanel().editGroup().proposes());
    stroke({20, 40}, {100, 40});
    QVERIFY(bounding_box(document().region().read()).empty());
    window_->generatePanel().editGroup().setProposes(true);
    QVERIFY(window_->actions()["region.proposes"]->isChecked());
    window_->generatePanel().editGroup().setMargin(0);
    stroke({20, 70}, {100, 70});
    QCOMPARE(document().region().get(60, 72), std::uint8_t(255));
    QCOMPARE(document().region().get(60, 76), std::uint8_t(0));
}

void TestWindowRegion::theNextStrokeBeginsANewRegion() {
    stroke({20, 20}, {60, 20});
    repaint();
    QCOMPARE(document().region().get(40, 20), std::uint8_t(255)); // for another try
    stroke({20, 70}, {60, 70});
    QCOMPARE(document().region().get(40, 20), std::uint8_t(0));
    QCOMPARE(document().region().get(40, 70), std::uint8_t(255));
}

void TestWindowRegion::optionsReachTheGeneratorAndTheNextSession() {
    EditGroup& group = window_->generatePanel().editGroup();
    QVERIFY(!group.isOpen());
    const EditOptions options{12, 0.35, 3, 4, 77, false};
    group.setOptions(options);
    group.setMargin(21);
    stroke({20, 40}, {60, 40});
    repaint();
    QVERIFY(state_->last_edit == options);
    QSettings settings;
    window_->regionActions().save(settings);
    group.setOptions({});
    group.setMargin(1);
    settings.setValue("edit/context", "much"); // by hand
    window_->regionActions().restore(settings);
    QCOMPARE(group.options().feather, 12);
    QCOMPARE(group.options().strength, 0.35);
    QCOMPARE(group.options().context, EditOptions().context);
    QCOMPARE(group.margin(), 21);
}

void TestWindowRegion::eraseTakesTheClassesAroundAndRepaints() {
    stroke({20, 40}, {100, 40});
    generateWhole();
    QCOMPARE(document().picture().get(60, 40), grey(5));
    const std::size_t results = document().results().size();
    const Spans mark = rect_spans({10, 30, 110, 25}, {128, 96});
    document().apply(MaskEdit{"Mark", Layer::region, mark, 255, 0});
    run("region.erase");
    QTRY_VERIFY(document().results().size() > results);
    QCOMPARE(classAt(60, 40), ClassIndex(0));
    QCOMPARE(document().picture().get(60, 40), grey(0));
}

void TestWindowRegion::theOriginalComesBackByBrushAndByCommand() {
    stroke({20, 40}, {100, 40});
    repaint();
    QCOMPARE(document().picture().get(60, 40), grey(5));
    key(Qt::Key_O);
    stroke({30, 40}, {50, 40});
    QCOMPARE(document().picture().get(40, 40), grey(0));
    QCOMPARE(document().picture().get(90, 40), grey(5));
    run("region.putBack");
    waitForRegionWork();
    QCOMPARE(document().picture().get(90, 40), grey(0));
    QCOMPARE(document().undo_name(), std::string("Put the original back"));
}

void TestWindowRegion::theOriginalIsKeptBeforeItsFirstEdit() {
    openPhoto({128, 96}, {9, 99, 199});
    stroke({20, 40}, {100, 40});
    repaint();
    QCOMPARE(document().results().size(), std::size_t(2));
    QVERIFY(document().results()[0]->picture.read() == RgbImage({128, 96}, {9, 99, 199}));
    QCOMPARE(document().picture().get(60, 80), (Rgb{9, 99, 199}));
    stroke({20, 60}, {100, 60});
    repaint();
    QCOMPARE(document().results().size(), std::size_t(3));
}

void TestWindowRegion::whatIsPaintedMeanwhileStays() {
    stroke({20, 40}, {100, 40});
    repaint();
    stroke({20, 60}, {100, 60});
    state_->allowed_steps = 0;
    run("generate.region");
    document().apply(PicturePatchEdit{"Put back", {30, 38}, RgbImage({20, 8}, {1, 2, 3}), 0});
    state_->allowed_steps = 1 << 30;
    QTRY_VERIFY(window_->generation().isIdle());
    QTRY_COMPARE(document().picture().get(60, 60), grey(5));
    QCOMPARE(document().picture().get(35, 40), (Rgb{1, 2, 3}));
}

void TestWindowRegion::aPictureThatHasGoneIsNotBroughtBack() {
    stroke({20, 40}, {100, 40});
    state_->allowed_steps = 0;
    run("generate.region");
    const std::size_t results = document().results().size();
    while (document().has_picture())
        QVERIFY(document().undo());
    state_->allowed_steps = 1 << 30;
    QTRY_COMPARE(document().results().size(), results + 1);
    QVERIFY(!document().has_picture());
    QVERIFY(document().can_redo());
}

void TestWindowRegion::anotherDocumentGetsNothing() {
    stroke({20, 40}, {100, 40});
    state_->allowed_steps = 2;
    run("generate.region");
    QTRY_VERIFY(window_->canvas().hasPreview());
    run("region.erase"); // its result is meant for this document too
    document().replace(TileGrid<ClassIndex>(Size{128, 96}, 3), TileGrid<Rgb>(Size{128, 96}, {7, 7, 7}));
    state_->allowed_steps = 1 << 30;
    waitForRegionWork();
    QTRY_VERIFY(window_->generation().isIdle());
    QVERIFY(document().picture().read() == RgbImage({128, 96}, {7, 7, 7}));
    QVERIFY(document().labels().read() == LabelMap({128, 96}, 3));
    QVERIFY(document().results().empty());
    QVERIFY(!document().can_undo());
}

void TestWindowRegion::aRegionsFileIsReadForItsDocumentOnly() {
    write_mask_png(own_ / "region.png", Mask({128, 96}, 255));
    MaskCommands commands(document(), Layer::region);
    commands.load(inFolder("region.png"));
    QTRY_COMPARE(document().region().get(9, 9), std::uint8_t(255));
    commands.clear();
    QTRY_COMPARE(document().region().get(9, 9), std::uint8_t(0));
    commands.load(inFolder("region.png"));
    document().replace(TileGrid<ClassIndex>(Size{128, 96}, 3));
    QTRY_COMPARE(commands.pending(), 0);
    QApplication::processEvents();
    QCOMPARE(document().region().get(9, 9), std::uint8_t(0));
    QVERIFY(!document().can_undo());
}

void TestWindowRegion::liveRepaintsAfterEachStroke() {
    run("generate.live");
    {
        std::lock_guard lock(state_->mutex);
        state_->asked_steps.clear();
    }
    const std::size_t steps = document().history_position();
    stroke({20, 40}, {100, 40});
    QTRY_COMPARE(document().picture().get(60, 40), grey(5));
    QTRY_VERIFY(window_->generation().isIdle());
    QCOMPARE(state_->asked_steps, (std::vector<int>{4, 12})); // a quick look, then all
    QCOMPARE(document().history_position(), steps + 2);
    stroke({20, 70}, {100, 70});
    QTRY_COMPARE(document().picture().get(60, 70), grey(5));
    QTRY_VERIFY(window_->generation().isIdle());
    QCOMPARE(state_->last_region.at(60, 40), std::uint8_t(0)); // of this stroke alone
    run("generate.live");
    stroke({20, 20}, {100, 20});
    QTest::qWait(20);
    QVERIFY(!window_->generation().isGenerating());
}

void TestWindowRegion::aLiveRunGivesWayToTheNextStroke() {
    run("generate.live");
    state_->allowed_steps = 2;
    stroke({20, 30}, {100, 30});
    QTRY_VERIFY(window_->generation().isGenerating() && state_->running == 1);
    CanvasWidget* canvas = &window_->canvas();
    QTest::mousePress(canvas, Qt::LeftButton, {}, at(20, 70));
    QVERIFY(!window_->generation().isGenerating());
    QTest::mouseMove(canvas, at(60, 70));
    state_->allowed_steps = 1 << 30;
    QTest::qWait(20);
    QVERIFY(!window_->generation().isGenerating()); // not while the stroke lasts
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, at(60, 70));
    QTRY_COMPARE(document().picture().get(60, 70), grey(5));
    QCOMPARE(document().picture().get(60, 30), grey(5)); // both strokes at once
    QTRY_VERIFY(window_->generation().isIdle());
    state_->allowed_steps = 2;
    stroke({20, 50}, {100, 50});
    QTRY_VERIFY(state_->running == 1);
    state_->allowed_steps = 1 << 30;
    click(60, 70); // it changes nothing, and the run begins anew all the same
    QTRY_COMPARE(document().picture().get(60, 50), grey(5));
}

void TestWindowRegion::aPhotoOpensWithoutClasses() {
    openPhoto({60, 50}, {9, 99, 199});
    QCOMPARE(document().size(), (Size{60, 50}));
    QCOMPARE(classAt(30, 30), no_class);
    QVERIFY2(window_->messages().text().isEmpty(), qPrintable(window_->messages().text()));
    QTRY_COMPARE(shownAt(30.5, 30.5), QColor(9, 99, 199)); // what has no class hides nothing
    stroke({10, 20}, {50, 20});
    QCOMPARE(document().region().get(30, 20), std::uint8_t(255));
    repaint();
    QCOMPARE(document().picture().get(30, 20), grey(5));
    QCOMPARE(document().picture().get(30, 45), (Rgb{9, 99, 199}));
}

QTEST_MAIN(TestWindowRegion)
#include "test_window_region.moc"
