#include "support/own_settings.h"
#include "support/temp_folder.h"
#include "synthesis/generator.h"
#include "ui/dialogs/training_dialog.h"
#include "ui/dialogs/training_run_page.h"
#include "ui/dialogs/training_samples.h"
#include "ui/jobs/training_launch.h"

#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

#include <csignal>

using namespace sinopia;

namespace {

constexpr int patience_ms = 120'000; ///< a slow machine under load; nothing is timed

/// A network that takes milliseconds a step.
TrainingOptions tinyOptions(const std::filesystem::path& data) {
    TrainingOptions options;
    options.data = data;
    options.size = {16, 16};
    options.batch = 2;
    options.steps = 100'000;
    options.precision = "fp32";
    options.network.num_channels = 8;
    options.network.channel_mult = {1, 2};
    options.network.num_res_blocks = 1;
    options.network.attention_resolutions = {8};
    options.network.num_head_channels = 8;
    options.network.norm_groups = 4;
    options.network.spade_hidden = 8;
    options.diffusion.variance = VarianceType::fixed_large;
    return options;
}

/// Ends the run's process however the test ends.
struct Ended {
    const std::filesystem::path& run;
    ~Ended() {
        const long long process = run.empty() ? 0 : launched_process(run);
        if (launched_process_lives(run, process))
            ::kill(static_cast<pid_t>(process), SIGKILL);
    }
};

} // namespace

/// The window with the real command line: from pairs to a model in the editor.
class TestTrainingReal : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void fromPairsToAModel();

  private:
    static QString stateOf(const TrainingDialog& dialog) { return dialog.page()->shownState(); }
};

void TestTrainingReal::fromPairsToAModel() {
    const test::OwnSettings settings;
    const test::TempFolder folder;
    const TrainingPlaces places{
        SINOPIA_BINARY_DIR "/bin/sinopia-cli", folder / "runs", folder / "models", {"cpu"}};
    QProcess render;
    render.start(places.program, {"dataset", "render", "--count", "20", "--size", "32x32", "--output",
                                  QString::fromStdString((folder / "pairs").string())});
    QVERIFY(render.waitForFinished(patience_ms) && render.exitCode() == 0);
    std::filesystem::path run;
    const Ended ended{run};
    {
        TrainingDialog dialog(places);
        dialog.show();
        dialog.setup()->setData(QString::fromStdString((folder / "pairs").string()));
        QTRY_VERIFY_WITH_TIMEOUT(dialog.setup()->findings().has_value(), patience_ms);
        QCOMPARE(dialog.setup()->findings()->usable, 20LL);
        QVERIFY(dialog.setup()->findings()->faults.empty());
        TrainingOptions options = tinyOptions(dialog.setup()->options().data);
        options.network.num_classes = dialog.setup()->options().network.num_classes;
        dialog.setup()->setOptions(options);
        dialog.setup()->nameField()->setText("tiny");
        dialog.setup()->startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.setup()->isTrying(), patience_ms);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.setup()->prediction().has_value() || !dialog.isNewShown(),
                                 patience_ms);
        if (dialog.isNewShown()) { // else the run has begun meanwhile, and the page waits for the next one
            QVERIFY(dialog.setup()->prediction()->parameters > 1000);
            QVERIFY(dialog.setup()->prediction()->seconds_total > 0);
        }
        if (dialog.isNewShown() && !dialog.setup()->shownCaution().isEmpty())
            dialog.setup()->startButton()->click(); // a machine that is short of memory now
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isNewShown(), patience_ms);
        run = dialog.page()->watch()->run();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.page()->watch()->record().step() > 3, patience_ms);
        QCOMPARE(stateOf(dialog), QString("Running"));
        dialog.page()->sampleButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.page()->samples()->picture().isNull(), patience_ms);
    }
    TrainingDialog dialog(places); // the first window has been closed meanwhile
    dialog.show();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isNewShown(), patience_ms);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialog), QString("Running"), patience_ms);
    dialog.page()->pauseButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialog), QString("Paused"), patience_ms);
    const long long paused = dialog.page()->watch()->record().step();
    dialog.page()->pauseButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.page()->watch()->record().step() > paused + 2, patience_ms);
    QSignalSpy used(&dialog, &TrainingDialog::useRequested);
    dialog.page()->useButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(used.size(), 1, patience_ms);
    const std::string model = used[0][0].toString().toStdString();
    QCOMPARE(make_generator()->load(model, "").class_names.size(), std::size_t(12));
    const long long process = launched_process(run);
    QVERIFY(launched_process_lives(run, process));
    ::kill(static_cast<pid_t>(process), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialog), QString("Died"), patience_ms);
}

QTEST_MAIN(TestTrainingReal)
#include "test_training_real.moc"
