#include "support/window_fixture.h"
#include "ui/dialogs/canvas_dialog.h"
#include "ui/dialogs/class_pair_dialog.h"
#include "ui/palette/class_palette.h"
#include "ui/window/mask_commands.h"
#include "ui/window/options_bar.h"
#include "ui/window/shortcuts.h"

#include <QComboBox>
#include <QDockWidget>
#include <QInputDialog>
#include <QMenuBar>
#include <QSpinBox>
#include <QtTest>

using namespace sinopia;

/// What the menus and keys do, action by action.
class TestWindowMenus : public QObject, private test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { window_.reset(); }
    void everyActionIsInAMenuOrHasAKey();
    void noKeyMeansTwoThings();
    void toolsAreChosenByTheirKeys_data();
    void toolsAreChosenByTheirKeys();
    void brushAndRegionBrushKeepTheirSizes();
    void optionsFollowTheTool();
    void selectionActions();
    void regionActions();
    void regionGrowsByWhatIsAsked();
    void regionIsSavedAndLoaded();
    void canvasTurnsAndFlips();
    void canvasSizeIsAskedFor();
    void cropsToTheSelection();
    void specksAreRemoved();
    void instancesComeFromClasses();
    void classesAreMergedAndSwapped();
    void viewActions();
    void panelsHideAndComeBack();
    void numberKeysFollowThePins();
    void lockedClassesStay();
    void escapeEndsAPolygonBeforeTheGeneration();

  private:
    std::uint8_t regionAt(int x, int y) const { return window_->document().region().get(x, y); }
    bool waitForMask(MaskCommands& mask) {
        return QTest::qWaitFor([&] { return mask.pending() == 0; });
    }
    QStringList idsIn(const QMenu& menu) const;
};

QStringList TestWindowMenus::idsIn(const QMenu& menu) const {
    QStringList ids;
    for (const QAction* action : menu.actions()) {
        if (action->menu())
            ids << idsIn(*action->menu());
        ids << action->objectName();
    }
    return ids;
}

void TestWindowMenus::everyActionIsInAMenuOrHasAKey() {
    QStringList in_menus;
    for (const QAction* action : window_->menuBar()->actions())
        in_menus << idsIn(*action->menu());
    for (const QString& id : window_->actions().ids())
        QVERIFY2(in_menus.contains(id) || !window_->actions().keys(id).isEmpty(), qPrintable(id));
    QCOMPARE(window_->menuBar()->actions().size(), 9);
}

void TestWindowMenus::noKeyMeansTwoThings() {
    QStringList found;
    for (const Shortcuts::Conflict& conflict : window_->shortcuts().allConflicts())
        found << conflict.keys.toString() + ": " + conflict.ids.join(", ");
    QVERIFY2(found.isEmpty(), qPrintable(found.join("; ")));
}

void TestWindowMenus::toolsAreChosenByTheirKeys_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifier");
    QTest::addColumn<QString>("id");
    const auto row = [](const char* id, int key, int modifier = Qt::NoModifier) {
        QTest::newRow(id) << key << modifier << QString(id);
    };
    row("tool.regionBrush", Qt::Key_E);
    row("tool.fill", Qt::Key_G);
    row("tool.pick", Qt::Key_I);
    row("tool.lasso", Qt::Key_L);
    row("tool.polygon", Qt::Key_L, Qt::ShiftModifier);
    row("tool.wand", Qt::Key_W);
    row("tool.rectangle", Qt::Key_M);
    row("tool.pan", Qt::Key_H);
}

void TestWindowMenus::toolsAreChosenByTheirKeys() {
    QFETCH(int, key);
    QFETCH(int, modifier);
    QFETCH(QString, id);
    QTest::keyClick(&window_->canvas(), Qt::Key(key), Qt::KeyboardModifiers(modifier));
    QVERIFY(window_->actions()[id]->isChecked());
    QVERIFY(!window_->actions()["tool.brush"]->isChecked());
    this->key(Qt::Key_B);
    QVERIFY(window_->actions()["tool.brush"]->isChecked());
    QCOMPARE(window_->settings().target(), PaintTarget::labels);
}

void TestWindowMenus::brushAndRegionBrushKeepTheirSizes() {
    key(Qt::Key_E);
    QCOMPARE(window_->settings().target(), PaintTarget::region);
    window_->settings().setBrushDiameter(20);
    stroke({40, 40}, {80, 40});
    QCOMPARE(int(regionAt(60, 32)), 255);
    QCOMPARE(int(regionAt(60, 28)), 0);
    QCOMPARE(classAt(60, 40), ClassIndex(0));
    key(Qt::Key_B);
    QCOMPARE(window_->settings().brushDiameter(), 8.0);
    window_->settings().setTarget(PaintTarget::region);
    QVERIFY(window_->actions()["tool.regionBrush"]->isChecked());
    QCOMPARE(window_->settings().brushDiameter(), 20.0);
}

void TestWindowMenus::optionsFollowTheTool() {
    auto* size = window_->findChild<QSpinBox*>("brushSize");
    auto* tolerance = window_->findChild<QSpinBox*>("tolerance");
    auto* combine = window_->findChild<QComboBox*>("combine");
    QVERIFY(size->isVisible() && !tolerance->isVisible() && !combine->isVisible());
    key(Qt::Key_W);
    QTRY_VERIFY(!size->isVisible() && tolerance->isVisible() && combine->isVisible());
    QVERIFY(!tolerance->isEnabled()); // classes need none
    auto* source = window_->findChild<QComboBox*>("areaSource");
    source->setCurrentIndex(source->findData(int(AreaSource::picture)));
    QVERIFY(tolerance->isEnabled());
    tolerance->setValue(33);
    QCOMPARE(window_->settings().options().tolerance, 33);
    key(Qt::Key_H);
    QTRY_VERIFY(!size->isVisible() && !tolerance->isVisible() && !combine->isVisible());
}

void TestWindowMenus::selectionActions() {
    Document& document = window_->document();
    key(Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(document.has_selection());
    key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!document.has_selection());
    window_->settings().setTarget(PaintTarget::selection);
    key(Qt::Key_M);
    stroke({10, 10}, {60, 50});
    QCOMPARE(int(document.selection().get(30, 30)), 255);
    key(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(int(document.selection().get(30, 30)), 0);
    QCOMPARE(int(document.selection().get(100, 80)), 255);
    key(Qt::Key_B);
    window_->settings().setBrushDiameter(60);
    click(60, 50); // half of it is not selected
    QCOMPARE(classAt(70, 60), ClassIndex(5));
    QCOMPARE(classAt(50, 40), ClassIndex(0));
}

void TestWindowMenus::regionActions() {
    run("region.all");
    QTRY_COMPARE(int(regionAt(3, 3)), 255);
    run("region.clear");
    QTRY_COMPARE(int(regionAt(3, 3)), 0);
    key(Qt::Key_E);
    stroke({20, 20}, {40, 20});
    run("region.invert");
    QTRY_COMPARE(int(regionAt(100, 80)), 255);
    QCOMPARE(int(regionAt(30, 20)), 0);
    QCOMPARE(window_->document().undo_name().empty(), false);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(int(regionAt(30, 20)), 255);
    run("region.clear");
    window_->settings().setTarget(PaintTarget::selection);
    key(Qt::Key_M);
    stroke({10, 10}, {60, 50});
    run("region.fromSelection");
    QTRY_COMPARE(int(regionAt(30, 30)), 255);
    QCOMPARE(int(regionAt(100, 80)), 0);
}

void TestWindowMenus::regionGrowsByWhatIsAsked() {
    key(Qt::Key_E);
    window_->settings().setBrushDiameter(10);
    click(60.5, 40.5);
    QCOMPARE(int(regionAt(60, 50)), 0);
    answer<QInputDialog>([](QInputDialog& dialog) {
        dialog.setIntValue(6);
        dialog.accept();
    });
    run("region.grow");
    QTRY_COMPARE(int(regionAt(60, 50)), 255);
    QCOMPARE(int(regionAt(60, 53)), 0);
    answer<QInputDialog>([](QInputDialog& dialog) { dialog.reject(); });
    run("region.shrink");
    QCOMPARE(int(regionAt(60, 50)), 255);
}

void TestWindowMenus::regionIsSavedAndLoaded() {
    key(Qt::Key_E);
    stroke({20, 20}, {80, 60});
    const Mask mask = window_->document().region().read();
    MaskCommands region(window_->document(), Layer::region);
    QStringList problems;
    connect(&region, &MaskCommands::failed, this, [&](const QString& text) { problems << text; });
    region.save(inFolder("region.png"));
    QVERIFY(waitForMask(region));
    run("region.clear");
    QTRY_VERIFY(!(window_->document().region().read() == mask));
    region.load(inFolder("region.png"));
    QTRY_VERIFY(window_->document().region().read() == mask);
    run("canvas.right");
    region.load(inFolder("region.png")); // of another size now
    QTRY_COMPARE(problems.size(), 1);
    QVERIFY(problems.first().contains("128×96"));
}

void TestWindowMenus::canvasTurnsAndFlips() {
    stroke({20, 20}, {40, 20});
    const LabelMap before = window_->document().labels().read();
    run("canvas.right");
    QCOMPARE(window_->document().size(), (Size{96, 128}));
    QCOMPARE(classAt(95 - 20, 30), ClassIndex(5));
    run("canvas.left");
    QVERIFY(window_->document().labels().read() == before);
    run("canvas.flipH");
    QCOMPARE(classAt(127 - 30, 20), ClassIndex(5));
    run("canvas.flipH");
    run("canvas.flipV");
    QCOMPARE(classAt(30, 95 - 20), ClassIndex(5));
    for (int i = 0; i < 5; ++i)
        key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window_->document().labels().read() == before);
}

void TestWindowMenus::canvasSizeIsAskedFor() {
    answer<CanvasDialog>([](CanvasDialog& dialog) {
        dialog.findChild<QSpinBox*>("canvasWidth")->setValue(148);
        dialog.findChild<QSpinBox*>("canvasHeight")->setValue(96);
        dialog.accept();
    });
    stroke({20, 20}, {40, 20});
    run("canvas.resize");
    QCOMPARE(window_->document().size(), (Size{148, 96}));
    QCOMPARE(classAt(40, 20), ClassIndex(5)); // in the middle: ten pixels further
    answer<CanvasDialog>([](CanvasDialog& dialog) {
        dialog.findChild<QSpinBox*>("canvasWidth")->setValue(296);
        dialog.accept();
    });
    run("canvas.scale");
    QCOMPARE(window_->document().size(), (Size{296, 192}));
    QCOMPARE(classAt(80, 40), ClassIndex(5));
}

void TestWindowMenus::cropsToTheSelection() {
    QVERIFY(!window_->actions()["canvas.crop"]->isEnabled());
    window_->settings().setTarget(PaintTarget::selection);
    key(Qt::Key_M);
    stroke({10, 10}, {60, 50});
    run("canvas.crop");
    QVERIFY(window_->document().size().width < 60);
    QVERIFY(window_->document().size().height < 50);
}

void TestWindowMenus::specksAreRemoved() {
    window_->settings().setBrushDiameter(2);
    click(60.5, 40.5);
    window_->settings().setBrushDiameter(40);
    click(20.5, 70.5);
    QCOMPARE(classAt(60, 40), ClassIndex(5));
    answer<QInputDialog>([](QInputDialog& dialog) { dialog.accept(); });
    run("canvas.despeckle");
    QTRY_COMPARE(classAt(60, 40), ClassIndex(0));
    QCOMPARE(classAt(20, 70), ClassIndex(5));
}

void TestWindowMenus::instancesComeFromClasses() {
    stroke({20, 20}, {40, 20});
    stroke({20, 60}, {40, 60});
    run("instance.fromClasses");
    QTRY_VERIFY(window_->document().has_instances());
    const TileGrid<std::uint16_t>& ids = window_->document().instances();
    QVERIFY(ids.get(30, 20) != ids.get(30, 60));
    QVERIFY(window_->actions()["instance.none"]->isEnabled());
    run("instance.none");
    QVERIFY(!window_->document().has_instances());
}

void TestWindowMenus::classesAreMergedAndSwapped() {
    stroke({20, 20}, {40, 20});
    answer<ClassPairDialog>([](ClassPairDialog& dialog) {
        QCOMPARE(dialog.first(), ClassIndex(5));
        QCOMPARE(dialog.second(), ClassIndex(0));
        dialog.accept();
    });
    run("class.exchange");
    QCOMPARE(classAt(30, 20), ClassIndex(0));
    QCOMPARE(classAt(100, 80), ClassIndex(5));
    answer<ClassPairDialog>([](ClassPairDialog& dialog) { dialog.accept(); });
    run("class.merge");
    QCOMPARE(classAt(100, 80), ClassIndex(0));
}

void TestWindowMenus::viewActions() {
    CanvasWidget& canvas = window_->canvas();
    run("view.outlines");
    QCOMPARE(canvas.viewOptions().mode, ViewMode::outlines);
    key(Qt::Key_Backslash);
    QCOMPARE(canvas.viewOptions().mode, ViewMode::picture);
    key(Qt::Key_Backslash);
    QCOMPARE(canvas.viewOptions().mode, ViewMode::outlines);
    window_->findChild<OptionsBar*>()->findChild<QSlider*>("opacity")->setValue(40);
    QCOMPARE(canvas.viewOptions().mode, ViewMode::blend);
    QCOMPARE(canvas.viewOptions().label_opacity, 0.4);
    key(Qt::Key_F4);
    QCOMPARE(canvas.viewOptions().layout, ViewLayout::sideBySide);
    key(Qt::Key_F4, Qt::ShiftModifier);
    QCOMPARE(canvas.viewOptions().layout, ViewLayout::single);
    const bool region = canvas.viewOptions().region;
    key(Qt::Key_Q);
    QCOMPARE(canvas.viewOptions().region, !region);
    QCOMPARE(window_->actions()["region.show"]->isChecked(), !region);
    run("view.names");
    run("view.hatches");
    QVERIFY(canvas.viewOptions().names && canvas.viewOptions().hatches);
    run("view.turnRight");
    QCOMPARE(canvas.view().angle(), 15.0);
    run("view.upright");
    QCOMPARE(canvas.view().angle(), 0.0);
}

void TestWindowMenus::panelsHideAndComeBack() {
    auto* dock = window_->findChild<QDockWidget*>("generateDock");
    QVERIFY(dock->isVisible());
    key(Qt::Key_Tab);
    QVERIFY(!dock->isVisible());
    key(Qt::Key_Tab);
    QVERIFY(dock->isVisible());
    QLineEdit* search = window_->palettePanel().searchField();
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Tab); // to the next control
    QVERIFY(dock->isVisible());
    QVERIFY(!search->hasFocus());
}

void TestWindowMenus::numberKeysFollowThePins() {
    for (int digit = 1; digit <= 9; ++digit) {
        const auto expected = window_->palettePanel().classForKey(digit);
        QVERIFY(expected.has_value());
        key(Qt::Key_0 + digit);
        QCOMPARE(window_->settings().currentClass(), *expected);
    }
}

void TestWindowMenus::lockedClassesStay() {
    stroke({20, 40}, {100, 40});
    Q_EMIT window_->palettePanel().lockRequested(5, true);
    QVERIFY(window_->document().is_locked(5));
    window_->settings().setCurrentClass(2);
    stroke({60, 10}, {60, 80});
    QCOMPARE(classAt(60, 40), ClassIndex(5));
    QCOMPARE(classAt(60, 20), ClassIndex(2));
}

void TestWindowMenus::escapeEndsAPolygonBeforeTheGeneration() {
    state_->allowed_steps = 1;
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->generation().isGenerating());
    key(Qt::Key_P);
    click(10, 10);
    click(60, 10);
    click(60, 60);
    key(Qt::Key_Escape);
    QVERIFY(window_->generation().isGenerating());
    QVERIFY(!window_->document().is_modified());
    key(Qt::Key_Escape);
    QVERIFY(!window_->generation().isGenerating());
    click(10, 10);
    click(60, 10);
    click(60, 60);
    key(Qt::Key_Return);
    QCOMPARE(classAt(50, 20), ClassIndex(5));
}

QTEST_MAIN(TestWindowMenus)
#include "test_window_menus.moc"
