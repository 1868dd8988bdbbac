#include "formats/model_manifest.h"
#include "image/image_io.h"
#include "support/accessibility.h"
#include "support/fake_trainer.h"
#include "support/own_settings.h"
#include "support/window_fixture.h"
#include "ui/dialogs/training_chart.h"
#include "ui/dialogs/training_dialog.h"
#include "ui/dialogs/training_run_list.h"
#include "ui/dialogs/training_run_page.h"
#include "ui/dialogs/training_samples.h"
#include "ui/jobs/training_launch.h"
#include "ui/window/training_actions.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

#include <csignal>
#include <fstream>

using namespace sinopia;
using sinopia::test::TempFolder;
using sinopia::test::write_bytes;

namespace {

TrainingOptions someOptions(const std::filesystem::path& data) {
    TrainingOptions options;
    options.data = data;
    options.steps = 500;
    return options;
}

} // namespace

/// The window over runs of a fake child: what it shows, what it asks for, and what it makes of a death.
class TestTrainingDialog : public QObject, private test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void cleanup();
    void watchesPausesAndContinues();
    void deathIsShownWithItsLastWords();
    void runThatCannotBeginSaysWhy();
    void attachesToARunThatLives();
    void twoWindowsWatchOneRun();
    void samplesComeOneAfterAnother();
    void chosenSampleStaysWhenANewOneComes();
    void foldersAreRemembered();
    void savedWeightsBecomeAModelInTheEditor();
    void nothingSavedIsOneSentence();
    void opensFromTheMenuBesideTheWindow();
    void everythingIsReachable();

  private:
    std::filesystem::path startRun(const char* name);
    static QString stateOf(const TrainingDialog& dialog) { return dialog.page()->shownState(); }

    std::unique_ptr<TempFolder> folder_;
    TrainingPlaces places_;
    std::vector<std::filesystem::path> started_;
};

void TestTrainingDialog::init() {
    QSettings().clear();
    folder_ = std::make_unique<TempFolder>();
    places_ = {test::write_fake_trainer(folder_->path()), *folder_ / "runs", *folder_ / "models", {"cpu"}};
    write_picture_png(*folder_ / "sheet.png", RgbImage(Size{32, 48}));
}

void TestTrainingDialog::cleanup() {
    window_.reset();
    for (const auto& run : started_)
        if (const long long process = launched_process(run); launched_process_lives(run, process))
            ::kill(static_cast<pid_t>(process), SIGKILL);
    started_.clear();
}

std::filesystem::path TestTrainingDialog::startRun(const char* name) {
    const auto run = make_run_folder(places_.runs, name);
    start_run(places_.program, someOptions(folder_->path()), run);
    started_.push_back(run);
    return run;
}

void TestTrainingDialog::watchesPausesAndContinues() {
    const auto run = startRun("faces");
    TrainingDialog dialog(places_);
    dialog.show();
    dialog.showRun(run);
    QTRY_COMPARE(stateOf(dialog), QString("Running"));
    QTRY_VERIFY(dialog.page()->watch()->record().step() > 3);
    QTRY_COMPARE(dialog.runs()->rowCount(), 1);
    QCOMPARE(dialog.list()->currentIndex().row(), 0);
    QCOMPARE(dialog.page()->watch()->steps(), 500LL);
    dialog.page()->pauseButton()->click();
    QVERIFY(!dialog.page()->pauseButton()->isEnabled()); // asked once is enough
    QTRY_COMPARE(stateOf(dialog), QString("Paused"));
    const long long paused = dialog.page()->watch()->record().step();
    QVERIFY(dialog.page()->pauseButton()->text().contains("Continue"));
    QVERIFY(!dialog.page()->saveButton()->isEnabled());
    dialog.page()->pauseButton()->click();
    QTRY_COMPARE(stateOf(dialog), QString("Running"));
    QTRY_VERIFY(dialog.page()->watch()->record().step() > paused + 2);
    QVERIFY(dialog.page()->shownLog().contains("going on at step"));
    dialog.page()->saveButton()->click();
    QTRY_VERIFY(dialog.page()->watch()->record().saved_step() > paused);
    dialog.page()->stopButton()->click();
    QTRY_COMPARE(stateOf(dialog), QString("Paused"));
    // Steps are counted on without a gap, and none twice.
    const auto points = dialog.page()->watch()->record().loss().points();
    for (std::size_t i = 0; i < points.size(); ++i)
        QCOMPARE(points[i].step, double(i + 1));
}

void TestTrainingDialog::deathIsShownWithItsLastWords() {
    const auto run = startRun("doomed");
    TrainingDialog dialog(places_);
    dialog.showRun(run);
    QTRY_VERIFY(dialog.page()->watch()->record().step() > 2);
    write_bytes(*folder_ / "die", "");
    QTRY_COMPARE(stateOf(dialog), QString("Died"));
    QVERIFY2(dialog.page()->shownMessage().contains("out of memory, said the kernel"),
             qPrintable(dialog.page()->shownMessage()));
    QTRY_COMPARE(dialog.runs()->run(0)->state, RunState::died);
    std::filesystem::remove(*folder_ / "die");
    dialog.page()->pauseButton()->click(); // Continue
    QTRY_COMPARE(stateOf(dialog), QString("Running"));
    QVERIFY(dialog.page()->shownMessage().isEmpty());
}

void TestTrainingDialog::runThatCannotBeginSaysWhy() {
    write_bytes(*folder_ / "refuse", "");
    const auto run = startRun("refused");
    TrainingDialog dialog(places_);
    dialog.showRun(run);
    QTRY_COMPARE(stateOf(dialog), QString("Failed"));
    QVERIFY2(dialog.page()->shownMessage().contains("the pairs have gone"),
             qPrintable(dialog.page()->shownMessage()));
}

void TestTrainingDialog::attachesToARunThatLives() {
    const auto run = startRun("long");
    {
        TrainingDialog first(places_);
        first.show();
        QTRY_COMPARE(stateOf(first), QString("Running"));
    }
    QTest::qWait(300);
    QVERIFY(is_locked(run)); // it did not go with the window
    TrainingDialog second(places_);
    second.show();
    QTRY_VERIFY(!second.isNewShown()); // by itself
    QTRY_VERIFY(second.page()->watch()->record().loss().points().size() > 5);
    QCOMPARE(second.page()->watch()->record().loss().points().front().step, 1.0); // all of it
    second.newButton()->click();
    QTest::qWait(1500);
    QVERIFY(second.isNewShown()); // the person has chosen
}

void TestTrainingDialog::twoWindowsWatchOneRun() {
    const auto run = startRun("shared");
    TrainingDialog one(places_), two(places_);
    one.showRun(run);
    two.showRun(run);
    QTRY_COMPARE(stateOf(one), QString("Running"));
    QTRY_COMPARE(stateOf(two), QString("Running"));
    two.page()->pauseButton()->click();
    QTRY_COMPARE(stateOf(one), QString("Paused"));
    QTRY_COMPARE(stateOf(two), QString("Paused"));
}

void TestTrainingDialog::samplesComeOneAfterAnother() {
    const auto run = startRun("painting");
    TrainingDialog dialog(places_);
    dialog.show();
    dialog.showRun(run);
    QTRY_COMPARE(stateOf(dialog), QString("Running"));
    TrainingSamples* samples = dialog.page()->samples();
    for (int i = 1; i <= 2; ++i) {
        dialog.page()->sampleButton()->click();
        QTRY_COMPARE(samples->strip()->model()->rowCount(), i);
        QTRY_COMPARE(samples->slider()->value(), i - 1); // the newest
    }
    QTRY_COMPARE(samples->picture().size(), QSize(32, 48));
    const QModelIndex last = samples->strip()->model()->index(1, 0);
    QTRY_VERIFY(!last.data(Qt::DecorationRole).value<QImage>().isNull());
    QVERIFY(last.data(Qt::AccessibleTextRole).toString().contains("Samples of step"));
}

void TestTrainingDialog::chosenSampleStaysWhenANewOneComes() {
    write_picture_png(*folder_ / "a.png", RgbImage(Size{16, 16}));
    write_bytes(*folder_ / "b.png", "no picture");
    TrainingSamples samples;
    samples.show();
    samples.setSamples(folder_->path(), {{1, "a.png"}, {2, "b.png"}});
    QCOMPARE(samples.slider()->value(), 1);
    samples.slider()->setValue(0);
    QTRY_COMPARE(samples.picture().size(), QSize(16, 16));
    samples.setSamples(folder_->path(), {{1, "a.png"}, {2, "b.png"}, {3, "a.png"}});
    QCOMPARE(samples.slider()->value(), 0);
    QVERIFY(samples.title()->text().contains("1"));
    samples.slider()->setValue(1); // a broken one is said, not shown
    QTRY_VERIFY(samples.picture().isNull());
}

void TestTrainingDialog::foldersAreRemembered() {
    const auto elsewhere = *folder_ / "elsewhere" / "old";
    std::filesystem::create_directories(elsewhere);
    write_bytes(elsewhere / "progress.jsonl", "{\"step\":9,\"loss\":1}\n{\"event\":\"done\",\"step\":9}\n");
    {
        TrainingDialog dialog(places_);
        QTRY_VERIFY(dialog.runs()->isReady());
        QCOMPARE(dialog.runs()->rowCount(), 0);
        dialog.addFolder(QString::fromStdString((*folder_ / "elsewhere").string()));
        QTRY_COMPARE(dialog.runs()->rowCount(), 1);
    }
    TrainingDialog dialog(places_);
    QTRY_COMPARE(dialog.runs()->rowCount(), 1);
    QCOMPARE(dialog.runs()->run(0)->state, RunState::done);
    dialog.list()->setCurrentIndex(dialog.runs()->index(0));
    QTRY_COMPARE(stateOf(dialog), QString("Done"));
    QVERIFY(dialog.page()->pauseButton()->text().contains("Continue"));
}

void TestTrainingDialog::savedWeightsBecomeAModelInTheEditor() {
    openWindow();
    const auto run = *folder_ / "runs" / "taught";
    std::filesystem::create_directories(run / "checkpoints" / "step-000012");
    write_bytes(run / "progress.jsonl", "{\"step\":12,\"loss\":1}\n{\"event\":\"done\",\"step\":12}\n");
    write_bytes(run / "checkpoints" / "step-000012" / "ema.safetensors", "weights");
    write_bytes(run / "checkpoints" / "step-000012" / "state.json", "{\"step\": 12}");
    ModelManifest manifest;
    manifest.name = "taught";
    manifest.labels = LabelSet::generated(3);
    manifest.stages = {ModelStage{"base", "ema.safetensors", "", {64, 64}, {}, {}, 0}};
    write_model_manifest(run / "manifest.json", manifest);
    window_->trainingActions().setPlaces(places_);
    window_->trainingActions().show();
    TrainingDialog* dialog = window_->trainingActions().dialog();
    dialog->showRun(run);
    QTRY_COMPARE(stateOf(*dialog), QString("Done"));
    QSignalSpy used(dialog, &TrainingDialog::useRequested);
    dialog->page()->useButton()->click();
    QTRY_COMPARE(used.size(), 1);
    const auto model = *folder_ / "models" / "taught, step 12";
    QCOMPARE(used[0][0].toString(), QString::fromStdString(model.string()));
    QCOMPARE(test::read_bytes(model / "ema.safetensors"), std::string("weights"));
    QTRY_COMPARE(state_->loads.load(), 2);
}

void TestTrainingDialog::nothingSavedIsOneSentence() {
    const auto run = *folder_ / "runs" / "young";
    std::filesystem::create_directories(run);
    write_bytes(run / "progress.jsonl", "{\"step\":1,\"loss\":1}\n{\"event\":\"stopped\",\"step\":1}\n");
    TrainingDialog dialog(places_);
    dialog.showRun(run);
    QTRY_COMPARE(stateOf(dialog), QString("Paused"));
    dialog.page()->useButton()->click();
    QTRY_VERIFY2(dialog.page()->shownMessage().contains("saved nothing"),
                 qPrintable(dialog.page()->shownMessage()));
    QVERIFY(!std::filesystem::exists(places_.models));
}

void TestTrainingDialog::opensFromTheMenuBesideTheWindow() {
    openWindow();
    window_->trainingActions().setPlaces(places_);
    WindowFixture::run("model.train");
    QPointer<TrainingDialog> dialog = window_->trainingActions().dialog();
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    stroke({10, 10}, {60, 60}); // the editor goes on working
    QCOMPARE(classAt(30, 30), ClassIndex(5));
    WindowFixture::run("generate.start");
    QTRY_VERIFY(window_->document().has_picture());
    WindowFixture::run("model.train");
    QCOMPARE(window_->trainingActions().dialog(), dialog.data()); // not a second one
    dialog->close();
    QTRY_VERIFY(!dialog);
}

void TestTrainingDialog::everythingIsReachable() {
    const auto run = startRun("reach");
    TrainingDialog dialog(places_);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    dialog.showNew();
    QStringList problems = test::accessibilityProblems(dialog);
    dialog.showRun(run);
    QTRY_COMPARE(stateOf(dialog), QString("Running"));
    problems += test::accessibilityProblems(dialog);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(TestTrainingDialog)
#include "test_training_dialog.moc"
