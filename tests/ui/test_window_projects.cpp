#include "image/image_io.h"
#include "support/window_fixture.h"
#include "ui/dialogs/reconcile_dialog.h"
#include "ui/dialogs/recovery_dialog.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/results_panel.h"
#include "ui/panels/welcome_page.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace sinopia;

/// Work over time: saving, closing, crashing, coming back.
class TestWindowProjects : public QObject, private test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { window_.reset(); }
    void projectHoldsEverything();
    void settingsStayWhenTheirModelLoads();
    void titleFollowsTheSavedState();
    void closingAsksOnce_data();
    void closingAsksOnce();
    void closingSavesFirst();
    void openingAsksAboutUnsavedWork();
    void crashedWorkComesBack();
    void orderlyEndLeavesNothing();
    void finishedPicturesAreKept();
    void otherModelIsNeverSilent();
    void aModelNobodyChoseOpensNoDialog();
    void sessionComesBack();
    void welcomeOffersABeginning();

  private:
    void save(const QString& path) {
        window_->files().project().save(path);
        waitForFiles();
        QVERIFY2(QFileInfo::exists(path), qPrintable(window_->messages().text()));
    }
};

void TestWindowProjects::projectHoldsEverything() {
    stroke({20, 40}, {100, 70});
    key(Qt::Key_E);
    stroke({20, 20}, {60, 20});
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->document().has_picture());
    const LabelMap labels = window_->document().labels().read();
    const Mask region = window_->document().region().read();
    const RgbImage picture = window_->document().picture().read();
    save(inFolder("work.sinopia"));
    openWindow();
    window_->openFile(inFolder("work.sinopia"));
    QTRY_VERIFY(window_->document().labels().read() == labels);
    waitForFiles();
    QVERIFY(window_->document().region().read() == region);
    QVERIFY(window_->document().picture().read() == picture);
    QCOMPARE(window_->document().results().size(), std::size_t(1));
    QVERIFY(!window_->document().is_modified());
    QVERIFY(!window_->welcome().isVisible());
}

void TestWindowProjects::settingsStayWhenTheirModelLoads() {
    SamplingOptions chosen = window_->document().options();
    chosen.guidance = 3.5;
    chosen.style = {2, 1};
    chosen.dynamic_threshold = 0.995;
    window_->document().set_options(chosen);
    save(inFolder("work.sinopia"));
    openWindow();
    window_->openFile(inFolder("work.sinopia"));
    QTRY_COMPARE(window_->document().options().guidance, 3.5);
    waitForFiles();
    window_->loadModel({}, {});
    QTRY_VERIFY(!window_->generation().isLoading());
    QVERIFY(window_->document().options() == chosen);
    QVERIFY(window_->generatePanel().options() == chosen);
    window_->loadModel("another.pt", {});
    QTRY_COMPARE(window_->document().options().guidance, SamplingOptions{}.guidance); // what suits that one
}

void TestWindowProjects::titleFollowsTheSavedState() {
    QVERIFY(!window_->isWindowModified());
    stroke({20, 40}, {100, 70});
    QVERIFY(window_->isWindowModified());
    save(inFolder("work.sinopia"));
    QVERIFY(!window_->isWindowModified());
    QVERIFY(window_->windowTitle().startsWith("work.sinopia"));
    stroke({20, 20}, {100, 20});
    QVERIFY(window_->isWindowModified());
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!window_->isWindowModified());
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window_->isWindowModified());
}

void TestWindowProjects::closingAsksOnce_data() {
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("closes");
    QTest::newRow("discard") << int(UnsavedWork::Answer::discard) << true;
    QTest::newRow("cancel") << int(UnsavedWork::Answer::cancel) << false;
}

void TestWindowProjects::closingAsksOnce() {
    QFETCH(int, answer);
    QFETCH(bool, closes);
    int asked = 0;
    window_->files().unsaved().ask = [&](const QString&) {
        ++asked;
        return UnsavedWork::Answer(answer);
    };
    stroke({20, 40}, {100, 70});
    QCOMPARE(window_->close(), closes);
    QCOMPARE(asked, 1);
    QCOMPARE(window_->isVisible(), !closes);
}

void TestWindowProjects::closingSavesFirst() {
    save(inFolder("work.sinopia"));
    stroke({20, 40}, {100, 70});
    const LabelMap labels = window_->document().labels().read();
    window_->files().unsaved().ask = [](const QString&) { return UnsavedWork::Answer::save; };
    QVERIFY(window_->close());
    openWindow();
    window_->openFile(inFolder("work.sinopia"));
    QTRY_VERIFY(window_->document().labels().read() == labels);
}

void TestWindowProjects::openingAsksAboutUnsavedWork() {
    write_label_map_png(own_ / "other.png", LabelMap({30, 20}, 3), {});
    stroke({20, 40}, {100, 70});
    int asked = 0;
    window_->files().unsaved().ask = [&](const QString&) {
        ++asked;
        return asked == 1 ? UnsavedWork::Answer::cancel : UnsavedWork::Answer::discard;
    };
    window_->openFile(inFolder("other.png"));
    QTRY_COMPARE(asked, 1);
    waitForFiles();
    QCOMPARE(window_->document().size(), (Size{128, 96}));
    window_->openFile(inFolder("other.png"));
    QTRY_COMPARE(window_->document().size(), (Size{30, 20}));
}

void TestWindowProjects::crashedWorkComesBack() {
    window_->guardWork(inFolder("journals"));
    stroke({20, 40}, {100, 70});
    const LabelMap labels = window_->document().labels().read();
    QTRY_VERIFY_WITH_TIMEOUT(window_->files().project().journalIsCurrent(), 20000);
    openWindow(); // the window before goes without closing
    answer<RecoveryDialog>([](RecoveryDialog& dialog) {
        QCOMPARE(dialog.list()->count(), 1);
        dialog.recoverButton()->click();
    });
    window_->guardWork(inFolder("journals"));
    QTRY_VERIFY(window_->document().labels().read() == labels);
    QVERIFY(window_->document().is_modified());
}

void TestWindowProjects::orderlyEndLeavesNothing() {
    window_->guardWork(inFolder("journals of an orderly end"));
    stroke({20, 40}, {100, 70});
    QTRY_VERIFY_WITH_TIMEOUT(window_->files().project().journalIsCurrent(), 20000);
    window_->files().unsaved().ask = [](const QString&) { return UnsavedWork::Answer::discard; };
    QVERIFY(window_->close());
    openWindow();
    bool found = false;
    connect(&window_->files().project(), &ProjectController::lostWorkFound, this, [&] { found = true; });
    window_->files().project().startJournal(inFolder("journals of an orderly end"));
    window_->files().project().findLostWork();
    waitForFiles();
    QVERIFY(!found);
}

void TestWindowProjects::finishedPicturesAreKept() {
    for (std::size_t count = 1; count <= 2; ++count) {
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(window_->document().results().size(), count);
    }
    const ResultPtr kept = window_->document().results().back();
    QVERIFY(kept->picture.read() == window_->document().picture().read());
    QVERIFY(kept->labels.read() == window_->document().labels().read());
    QVERIFY(kept->thumbnail.width() > 0 && kept->thumbnail.width() <= 160);
    key(Qt::Key_Z, Qt::ControlModifier);
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!window_->document().has_picture());
    QCOMPARE(window_->document().results().size(), std::size_t(2)); // undo loses no result
}

void TestWindowProjects::otherModelIsNeverSilent() {
    stroke({20, 40}, {100, 70});
    const LabelMap labels = window_->document().labels().read();
    const LabelSet own = window_->document().label_set();
    std::vector<LabelClass> reversed(own.classes().rbegin(), own.classes().rend());
    answer<ReconcileDialog>([](ReconcileDialog& dialog) { dialog.reject(); });
    window_->classes().takeOver(LabelSet(reversed), "Other");
    QTRY_VERIFY(window_->messages().text().contains("Other"));
    QVERIFY(window_->document().labels().read() == labels);
    QVERIFY(window_->document().label_set() == own);
    answer<ReconcileDialog>([](ReconcileDialog& dialog) { dialog.accept(); });
    window_->classes().takeOver(LabelSet(reversed), "Other");
    QTRY_VERIFY(window_->document().label_set() == LabelSet(reversed));
    QCOMPARE(classAt(60, 55), ClassIndex(11 - 5)); // grass is grass
    run("edit.undo");
    QVERIFY(window_->document().label_set() == own);
    QVERIFY(window_->document().labels().read() == labels);
}

void TestWindowProjects::aModelNobodyChoseOpensNoDialog() {
    stroke({20, 40}, {100, 70});
    const LabelSet own = window_->document().label_set();
    const LabelSet reversed(std::vector<LabelClass>(own.classes().rbegin(), own.classes().rend()));
    window_->classes().takeOverModel(reversed, "Bundled", false); // a dialog here would never return
    QTRY_VERIFY(window_->messages().text().contains("Bundled"));
    QVERIFY(window_->document().label_set() == own);
    QVERIFY(!window_->classes().fitsModel());
    answer<ReconcileDialog>([](ReconcileDialog& dialog) { dialog.accept(); });
    window_->classes().takeOverModel(reversed, "Chosen", true);
    QTRY_VERIFY(window_->document().label_set() == reversed);
}

void TestWindowProjects::sessionComesBack() {
    window_->restoreSession();
    window_->settings().setBrushDiameter(9);
    key(Qt::Key_E);
    window_->settings().setBrushDiameter(77);
    PaintSettings::Options options = window_->settings().options();
    options.shape = BrushShape::square;
    options.tolerance = 42;
    window_->settings().setOptions(options);
    key(Qt::Key_L);
    QVERIFY(window_->close());
    MainWindow again({}, TileGrid<ClassIndex>(Size{20, 20}), LabelSet::generated(4));
    again.restoreSession();
    QVERIFY(again.actions()["tool.lasso"]->isChecked());
    QCOMPARE(again.settings().target(), PaintTarget::region);
    QCOMPARE(again.settings().brushDiameter(), 77.0);
    QVERIFY(again.settings().options() == options);
    again.settings().setTarget(PaintTarget::labels);
    QCOMPARE(again.settings().brushDiameter(), 9.0);
}

void TestWindowProjects::welcomeOffersABeginning() {
    window_->showWelcome();
    QVERIFY(window_->welcome().isVisible());
    key(Qt::Key_Escape);
    QVERIFY(!window_->welcome().isVisible());
    window_->showWelcome();
    stroke({5, 5}, {20, 5});
    QVERIFY(!window_->welcome().isVisible());
}

QTEST_MAIN(TestWindowProjects)
#include "test_window_projects.moc"
