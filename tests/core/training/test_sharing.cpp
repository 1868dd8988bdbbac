#include "support/errors.h"
#include "support/temp_folder.h"
#include "support/thread_processes.h"
#include "support/tiny_training.h"
#include "training/checkpoint_folder.h"
#include "training/gradient_sum.h"
#include "training/tensor_archive.h"

#include <QtTest>

#include <ATen/ATen.h>

#include <atomic>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

TrainingOptions sharing(const fs::path& output) {
    TrainingOptions options = tiny_training(output);
    options.batch = 5; // not divisible: the shares differ
    options.network.learn_sigma = true;
    options.diffusion.variance = VarianceType::learned_range;
    return options;
}

void train_shared(int processes, TrainingOptions options, long long steps, bool resume,
                  const TrainingHooks& hooks = {}) {
    options.steps = steps;
    options.resume = resume;
    ThreadProcesses(processes).run([&](Processes& each) { train(options, tiny_data(), hooks, {}, each); });
}

/// The largest difference between two checkpoints' tensors.
double difference(const fs::path& a, const fs::path& b, const char* file) {
    const auto left = read_tensors(a / file), right = read_tensors(b / file);
    double most = left.size() == right.size() ? 0 : 1e9;
    for (const auto& [name, tensor] : left)
        most = std::max(most, (tensor - right.at(name)).abs().max().item<double>());
    return most;
}

void compare(const fs::path& run, const fs::path& with, long long step) {
    const std::string name = "checkpoints/step-00000" + std::to_string(step);
    for (const char* file : {"model.safetensors", "ema.safetensors", "optimizer.safetensors"})
        QVERIFY2(difference(run / name, with / name, file) <= 1e-5, file);
    const auto lines = progress_lines(run), expected = progress_lines(with);
    QCOMPARE(lines.size(), expected.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (const char* key : {"loss", "mse", "vb", "grad_norm"}) {
            const double value = lines[i].at(key), truth = expected[i].at(key);
            QVERIFY2(std::abs(value - truth) <= 1e-5 * std::max(1.0, std::abs(truth)), key);
        }
}

} // namespace

class TestSharing : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void sharesCoverTheBatch();
    void severalProcessesEqualOne_data();
    void severalProcessesEqualOne();
    void aRunGoesOnWithAnotherNumber();
    void allAgreeThatAStepWasBad();
    void aBatchTooSmallIsRefused();
};

void TestSharing::sharesCoverTheBatch() {
    for (const int processes : {1, 2, 3, 7}) {
        std::vector<Share> shares(static_cast<std::size_t>(processes));
        ThreadProcesses(processes).run(
            [&](Processes& each) { shares[static_cast<std::size_t>(each.rank())] = share_of(16, each); });
        int next = 0;
        for (const Share& share : shares) {
            QCOMPARE(share.from, next);
            QVERIFY(share.count == 16 / processes || share.count == 16 / processes + 1);
            next += share.count;
        }
        QCOMPARE(next, 16);
    }
}

void TestSharing::severalProcessesEqualOne_data() {
    QTest::addColumn<int>("processes");
    QTest::addColumn<int>("micro_batch");
    QTest::newRow("two") << 2 << 0;
    QTest::newRow("two in micro-batches") << 2 << 2;
    QTest::newRow("three") << 3 << 1;
}

void TestSharing::severalProcessesEqualOne() {
    QFETCH(int, processes);
    QFETCH(int, micro_batch);
    const TempFolder folder;
    TrainingOptions options = sharing(folder / "one");
    options.micro_batch = micro_batch;
    train_shared(1, options, 4, false);
    options.output = folder / "several";
    train_shared(processes, options, 4, false);
    compare(folder / "several", folder / "one", 4);
}

void TestSharing::aRunGoesOnWithAnotherNumber() {
    const TempFolder folder;
    TrainingOptions options = sharing(folder / "one");
    train_shared(1, options, 5, false);
    options.output = folder / "changing";
    train_shared(3, options, 2, false);
    train_shared(1, options, 3, true);
    train_shared(2, options, 5, true);
    compare(folder / "changing", folder / "one", 5);
}

void TestSharing::allAgreeThatAStepWasBad() {
    const TempFolder folder;
    TrainingOptions options = sharing(folder / "run");
    options.save_every = 2;
    // One process' weights alone give no finite loss: all must skip, go back and go on together.
    std::atomic<int> bad{0};
    TrainingHooks hooks;
    hooks.on_gradients = [&](long long step, std::vector<at::Tensor>& gradients) {
        if (step >= 4 && step < 9) {
            gradients[0].fill_(std::nan(""));
            ++bad;
        }
    };
    train_shared(2, options, 12, false, hooks);
    QCOMPARE(bad.load(), 10);
    QCOMPARE(progress_lines(folder / "run", "skipped").size(), 5U);
    QCOMPARE(progress_lines(folder / "run", "rolled_back").size(), 1U);
    QCOMPARE(progress_lines(folder / "run", "done").size(), 1U);
}

void TestSharing::aBatchTooSmallIsRefused() {
    const TempFolder folder;
    TrainingOptions options = sharing(folder / "run");
    options.batch = 2;
    std::atomic<int> refused{0};
    ThreadProcesses(3).run([&](Processes& each) {
        const std::string error = error_of([&] { train(options, tiny_data(), {}, {}, each); });
        refused += error.find("at least one pair") != std::string::npos;
    });
    QCOMPARE(refused.load(), 3);
}

QTEST_GUILESS_MAIN(TestSharing)
#include "test_sharing.moc"
