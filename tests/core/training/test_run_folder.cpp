#include "support/errors.h"
#include "support/temp_folder.h"
#include "support/tiny_training.h"
#include "training/checkpoint_folder.h"
#include "training/progress_log.h"
#include "training/run_folder.h"

#include <QtTest>



#include <cmath>
#include <csignal>
#include <sys/resource.h>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

TrainingState state_at(long long step, int skipped = 0, std::optional<double> held_out = {}) {
    TrainingState state;
    state.step = step;
    state.skipped_in_a_row = skipped;
    state.held_out_loss = held_out;
    return state;
}

} // namespace

class TestRunFolder : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void oneProcessAtATime();
    void oldRequestsAreDropped();
    void aHalfSaveIsNoCheckpoint();
    void aDamagedCheckpointIsPassedOver_data();
    void aDamagedCheckpointIsPassedOver();
    void anUnwritableFolderIsRefused();
    void aFailedSaveKeepsTheOldOnes();
    void numbersThatAreNotFiniteAreNull();
};

void TestRunFolder::oneProcessAtATime() {
    const TempFolder folder;
    {
        const RunFolder run(folder / "run", false);
        QVERIFY(QString::fromStdString(error_of([&] {
                    RunFolder(folder / "run", true);
                })).contains("another process"));
    }
    const RunFolder again(folder / "run", true);
    QVERIFY(fs::exists(folder / "run/lock"));
}

void TestRunFolder::oldRequestsAreDropped() {
    const TempFolder folder;
    fs::create_directories(folder / "run/control");
    write_bytes(folder / "run/control/stop", "");
    const RunFolder run(folder / "run", false);
    QVERIFY(run.take_requests().empty());
    write_bytes(folder / "run/control/save", "");
    QVERIFY(run.take_requests() == std::set{ControlRequest::save});
    QVERIFY(run.take_requests().empty());
}

void TestRunFolder::aHalfSaveIsNoCheckpoint() {
    const TempFolder folder;
    fs::create_directories(folder / "checkpoints/.tmp-step-000009");
    write_bytes(folder / "checkpoints/.tmp-step-000009/model.safetensors", "half");
    fs::create_directories(folder / "checkpoints/other");
    const CheckpointFolder checkpoints(folder / "checkpoints");
    QVERIFY(checkpoints.all().empty());
    QVERIFY(!checkpoints.newest());
    QVERIFY(!fs::exists(folder / "checkpoints/.tmp-step-000009"));
}

void TestRunFolder::aDamagedCheckpointIsPassedOver_data() {
    QTest::addColumn<QString>("file");
    for (const char* file : {"model.safetensors", "ema.safetensors", "optimizer.safetensors", "state.json"})
        QTest::newRow(file) << file;
}

void TestRunFolder::aDamagedCheckpointIsPassedOver() {
    QFETCH(QString, file);
    const TempFolder folder;
    fs::create_directories(folder / "checkpoints");
    Learner learner(tiny_training(folder / "run"), {});
    CheckpointFolder checkpoints(folder / "checkpoints");
    const fs::path first = checkpoints.save(learner, state_at(1, 0, 0.5));
    const fs::path second = checkpoints.save(learner, state_at(2, 3));
    QVERIFY(checkpoints.newest() == second);
    QCOMPARE(checkpoints.load(second, learner).skipped_in_a_row, 3);
    QCOMPARE(checkpoints.load(first, learner).held_out_loss.value(), 0.5);

    const fs::path damaged = second / file.toStdString();
    std::string bytes = read_bytes(damaged);
    bytes[bytes.size() / 2] ^= 4;
    write_bytes(damaged, bytes);
    QVERIFY(!checkpoint_damage(second).empty());
    QVERIFY(checkpoints.newest() == first);
    fs::remove(first / file.toStdString());
    QVERIFY(!error_of([&] { checkpoints.newest(); }).empty());
}

void TestRunFolder::anUnwritableFolderIsRefused() {
    const TempFolder folder;
    write_bytes(folder / "file", "x");
    QVERIFY(!error_of([&] { RunFolder(folder / "file", false); }).empty());
    QVERIFY(!error_of([&] { RunFolder(folder / "file/run", false); }).empty());
    QVERIFY(!error_of([&] { RunFolder("", false); }).empty());
}

void TestRunFolder::aFailedSaveKeepsTheOldOnes() {
    const TempFolder folder;
    fs::create_directories(folder / "checkpoints");
    Learner learner(tiny_training(folder / "run"), {});
    CheckpointFolder checkpoints(folder / "checkpoints");
    const fs::path first = checkpoints.save(learner, state_at(1));

    // No file may grow beyond 1000 bytes: every write of weights fails, as on a full disk.
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{1000, before.rlim_max};
    std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tight);
    const std::string error = error_of([&] { checkpoints.save(learner, state_at(2)); });
    setrlimit(RLIMIT_FSIZE, &before);

    QVERIFY(!error.empty());
    QVERIFY(checkpoints.newest() == first);
    QVERIFY(checkpoint_damage(first).empty());
    QVERIFY(checkpoint_damage(checkpoints.save(learner, state_at(2))).empty());
}

void TestRunFolder::numbersThatAreNotFiniteAreNull() {
    const TempFolder folder;
    {
        ProgressLog log(folder / "progress.jsonl", 0);
        log.write({{"step", 1}, {"loss", std::nan("")}});
    }
    QCOMPARE(QString::fromStdString(read_bytes(folder / "progress.jsonl")),
             QString("{\"loss\":null,\"step\":1}\n"));
}

QTEST_GUILESS_MAIN(TestRunFolder)
#include "test_run_folder.moc"
