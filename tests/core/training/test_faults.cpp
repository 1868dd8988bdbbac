// What goes wrong while training, planted: numbers that are not finite, memory and disks that run out.

#include "support/errors.h"
#include "support/failing_calls.h"
#include "support/temp_folder.h"
#include "support/tiny_training.h"
#include "training/checkpoint_folder.h"

#include <QtTest>

#include <ATen/ATen.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <sys/statvfs.h>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

std::atomic<std::size_t> smallest_refused{
    0};                                    ///< the next allocation of at least this many bytes fails; 0: none
std::atomic<long long> pretended_free{-1}; ///< bytes free on every disk; -1: the truth

} // namespace

// Definitions in the program come before those of the system's library.
extern "C" {

int posix_memalign(void** memory, std::size_t alignment, std::size_t size) noexcept {
    std::size_t refused = smallest_refused;
    if (refused > 0 && size >= refused && smallest_refused.compare_exchange_strong(refused, 0))
        return ENOMEM;
    *memory = std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
    return *memory ? 0 : ENOMEM;
}

int statvfs(const char* path, struct statvfs* out) noexcept {
    if (::statvfs64(path, reinterpret_cast<struct statvfs64*>(out)) != 0)
        return -1;
    if (pretended_free >= 0) {
        out->f_frsize = 1;
        out->f_bavail = static_cast<fsblkcnt_t>(pretended_free.load());
    }
    return 0;
}
}

namespace {

/// Makes the gradients of steps [from, to) not finite.
TrainingHooks bad_steps(long long from, long long to) {
    TrainingHooks hooks;
    hooks.on_gradients = [=](long long step, std::vector<at::Tensor>& gradients) {
        if (step >= from && step < to)
            gradients.front().fill_(std::nan(""));
    };
    return hooks;
}

std::vector<std::string> checkpoint_names(const fs::path& run) {
    std::vector<std::string> names;
    for (const fs::path& checkpoint : CheckpointFolder(run / "checkpoints").all())
        names.push_back(checkpoint.filename().string());
    return names;
}

void compare_checkpoints(const fs::path& a, const fs::path& b) {
    for (const char* file : {"model.safetensors", "ema.safetensors", "optimizer.safetensors", "state.json"})
        QVERIFY2(read_bytes(a / file) == read_bytes(b / file), file);
}

TrainingState state_at(long long step) {
    TrainingState state;
    state.step = step;
    return state;
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cleanup();
    void aBadStepChangesNothing();
    void fiveBadStepsGoBackAndOn();
    void aStoppedRunGoesBackAsTheWholeOne_data();
    void aStoppedRunGoesBackAsTheWholeOne();
    void goingBackHasAnEnd();
    void littleMemoryHalvesTheMicroBatch();
    void everyFailingCallOfASaveKeepsTheOld();
    void aFullDiskDoesNotEndTheRun();
    void tooLittleRoomIsSaidBeforeTheSave();
    void lostProgressLinesDoNotEndTheRun();
};

void TestFaults::cleanup() {
    smallest_refused = 0;
    pretended_free = -1;
    stop_failing();
}

void TestFaults::aBadStepChangesNothing() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.save_every = 1;
    options.steps = 4;
    train(options, tiny_data(), bad_steps(2, 3));
    const auto skipped = progress_lines(folder / "run", "skipped");
    QCOMPARE(skipped.size(), 1U);
    QCOMPARE(skipped[0].at("step").get<int>(), 3);
    // No save in the midst of bad steps; and the step after it is as good as any.
    QCOMPARE(checkpoint_names(folder / "run"),
             (std::vector<std::string>{"step-000001", "step-000002", "step-000004"}));
    QCOMPARE(progress_lines(folder / "run").size(), 3U);
}

void TestFaults::fiveBadStepsGoBackAndOn() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.save_every = 4;
    options.steps = 14;
    QVERIFY(train(options, tiny_data(), bad_steps(6, 11)) == TrainingEnd::done);
    const auto back = progress_lines(folder / "run", "rolled_back");
    QCOMPARE(back.size(), 1U);
    QCOMPARE(back[0].at("to").get<int>(), 4);
    QCOMPARE(back[0].at("step").get<int>(), 11);

    // The truth: what is left out of a run when its steps 4 to 10 are: those before the bad ones were undone.
    options.output = folder / "truth";
    TrainingHooks hooks = bad_steps(4, 11);
    hooks.on_event = [](const nlohmann::json&) {};
    QVERIFY(train(options, tiny_data(), hooks) == TrainingEnd::done);
    for (const char* file : {"model.safetensors", "ema.safetensors", "optimizer.safetensors"}) {
        const fs::path within = fs::path("checkpoints/step-000014") / file;
        QVERIFY2(read_bytes(folder / "run" / within.string()) ==
                     read_bytes(folder / "truth" / within.string()),
                 file);
    }
}

void TestFaults::aStoppedRunGoesBackAsTheWholeOne_data() {
    QTest::addColumn<long long>("stop");
    for (const long long stop : {5LL, 9LL, 12LL}) // before, in the midst of and after the bad steps
        QTest::newRow(qPrintable(QString::number(stop))) << stop;
}

void TestFaults::aStoppedRunGoesBackAsTheWholeOne() {
    QFETCH(long long, stop);
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "whole");
    options.save_every = 4;
    options.steps = 14;
    TrainingHooks hooks = bad_steps(6, 11);
    train(options, tiny_data(), hooks);

    options.output = folder / "parts";
    std::stop_source source;
    hooks.on_step = [&](const TrainingProgress& progress) {
        if (progress.step == stop)
            source.request_stop();
    };
    QVERIFY(train(options, tiny_data(), hooks, source.get_token()) == TrainingEnd::stopped);
    options.resume = true;
    QVERIFY(train(options, tiny_data(), bad_steps(6, 11)) == TrainingEnd::done);
    compare_checkpoints(folder / "parts/checkpoints/step-000014", folder / "whole/checkpoints/step-000014");
    QCOMPARE(progress_lines(folder / "parts").size(), progress_lines(folder / "whole").size());
}

void TestFaults::goingBackHasAnEnd() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.save_every = 4;
    options.steps = 1000;
    const std::string error = error_of([&] { train(options, tiny_data(), bad_steps(5, 1000)); });
    QVERIFY2(QString::fromStdString(error).contains("three times"), error.c_str());
    QCOMPARE(progress_lines(folder / "run", "rolled_back").size(), 3U);
    const auto failed = progress_lines(folder / "run", "failed");
    QCOMPARE(failed.size(), 1U);
    QCOMPARE(failed[0].at("step").get<int>(), 25);
    QVERIFY(checkpoint_damage(folder / "run/checkpoints/step-000004").empty());
}

void TestFaults::littleMemoryHalvesTheMicroBatch() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "plenty");
    options.steps = 5;
    train(options, tiny_data());
    options.output = folder / "little";
    TrainingHooks hooks;
    hooks.on_step = [](const TrainingProgress& progress) {
        if (progress.step == 2)
            smallest_refused = 32 << 10; // more than a batch, less than its activations
    };
    QVERIFY(train(options, tiny_data(), hooks) == TrainingEnd::done);
    QCOMPARE(smallest_refused.load(), 0U);
    const auto halved = progress_lines(folder / "little", "micro_batch");
    QCOMPARE(halved.size(), 1U);
    QCOMPARE(halved[0].at("micro_batch").get<int>(), 2);
    const auto little = progress_lines(folder / "little"), plenty = progress_lines(folder / "plenty");
    QCOMPARE(little.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
        const double loss = little[i].at("loss"), truth = plenty[i].at("loss");
        QVERIFY2(std::abs(loss - truth) <= 1e-5 * truth, qPrintable(QString::number(i)));
    }
}

void TestFaults::everyFailingCallOfASaveKeepsTheOld() {
    const TempFolder folder;
    fs::create_directories(folder / "checkpoints");
    Learner learner(tiny_training(folder / "run"), {});
    CheckpointFolder checkpoints(folder / "checkpoints");
    const fs::path first = checkpoints.save(learner, state_at(1));
    int failed = 0;
    for (int number = 1;; number += 1 + number / 8) {
        fail_call(number, number % 2 ? ENOSPC : EIO);
        const std::string error = error_of([&] { checkpoints.save(learner, state_at(2)); });
        if (!stop_failing())
            break; // more calls than a save makes
        ++failed;
        QVERIFY2(checkpoint_damage(first).empty(), qPrintable(QString::number(number)));
        const std::optional<fs::path> newest = checkpoints.newest();
        QVERIFY(newest && checkpoint_damage(*newest).empty());
        if (error.empty() || *newest != first) // what failed came after the rename: the new one is whole
            fs::remove_all(*newest == first ? fs::path() : *newest);
        for (const auto& entry : fs::directory_iterator(folder / "checkpoints"))
            QVERIFY2(!entry.path().filename().string().starts_with(".tmp"), entry.path().c_str());
    }
    QVERIFY(failed > 10);
    QVERIFY(checkpoints.newest() == folder / "checkpoints/step-000002");
}

void TestFaults::aFullDiskDoesNotEndTheRun() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.save_every = 2;
    options.steps = 6;
    TrainingHooks hooks;
    hooks.on_step = [](const TrainingProgress& progress) {
        if (progress.step == 4)
            fail_call(1, ENOSPC, true);
    };
    hooks.on_event = [](const nlohmann::json& line) {
        if (line.at("event") == "save_failed")
            stop_failing();
    };
    QVERIFY(train(options, tiny_data(), hooks) == TrainingEnd::done);
    QCOMPARE(checkpoint_names(folder / "run"), (std::vector<std::string>{"step-000002", "step-000006"}));
    QCOMPARE(progress_lines(folder / "run").size(), 6U);
}

void TestFaults::tooLittleRoomIsSaidBeforeTheSave() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.save_every = 2;
    options.steps = 5;
    TrainingHooks hooks;
    hooks.on_step = [](const TrainingProgress& progress) {
        pretended_free = progress.step == 4 ? 1 << 20 : -1;
    };
    QVERIFY(train(options, tiny_data(), hooks) == TrainingEnd::done);
    const auto failed = progress_lines(folder / "run", "save_failed");
    QCOMPARE(failed.size(), 1U);
    QVERIFY2(QString::fromStdString(failed[0].at("reason")).contains("make room"), failed[0].dump().c_str());

    options.resume = true; // at the end there is no next time
    options.steps = 7;
    hooks.on_step = [](const TrainingProgress&) { pretended_free = 1 << 20; };
    QVERIFY(
        QString::fromStdString(error_of([&] { train(options, tiny_data(), hooks); })).contains("make room"));
    pretended_free = -1;
    QVERIFY(train(options, tiny_data()) == TrainingEnd::done);
}

void TestFaults::lostProgressLinesDoNotEndTheRun() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    TrainingHooks hooks;
    hooks.on_step = [](const TrainingProgress& progress) {
        if (progress.step == 2)
            fail_call(1, ENOSPC, true); // the line of step 3
        if (progress.step == 3)
            stop_failing();
    };
    QVERIFY(train(options, tiny_data(), hooks) == TrainingEnd::done);
    QCOMPARE(progress_lines(folder / "run").size(), 5U);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
