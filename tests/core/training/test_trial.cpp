#include "support/errors.h"
#include "support/temp_folder.h"
#include "support/tiny_training.h"
#include "training/memory_estimate.h"
#include "training/trial.h"

#include <QtTest>

#include <ATen/ATen.h>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

class TestTrial : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void tellsWhatARunTakes();
    void leavesNothingBehind();
    void namesWhatIsWrong();
    void aGiantIsRefusedByNumbersAlone();
    void theEstimateCountsWhatThereIs();
};

void TestTrial::tellsWhatARunTakes() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.steps = 1000;
    const TrialReport report = try_training(options, tiny_data());
    QVERIFY(report.problems.empty());
    const nlohmann::json json = to_json(report);
    QCOMPARE(json.at("dataset"), (nlohmann::json{{"pairs", 8}, {"held_out", 2}, {"classes", 2}}));
    const SdmUNet network(options.network);
    std::int64_t parameters = 0;
    for (const at::Tensor& parameter : network->parameters())
        parameters += parameter.numel();
    QCOMPARE(json.at("parameters").get<std::int64_t>(), parameters);
    QVERIFY(report.seconds_per_step > 0);
    QCOMPARE(report.seconds_total, report.seconds_per_step * 1000);
    QCOMPARE(report.samples_per_second, 4 / report.seconds_per_step);
    QVERIFY(json.at("memory").at("predicted_mib").get<double>() > 1);
    QCOMPARE(report.micro_batch, 4);
    QCOMPARE(report.device, std::string("cpu"));
    QCOMPARE(report.precision, std::string("fp32"));

    options.steps = 1;
    train(options, tiny_data());
    double bytes = 0;
    for (const auto& file : fs::directory_iterator(folder / "run/checkpoints/step-000001"))
        bytes += static_cast<double>(file.file_size());
    QVERIFY(report.disk_mib * (1 << 20) > 5 * bytes && report.disk_mib < 8 * (bytes / (1 << 20) + 1));
}

void TestTrial::leavesNothingBehind() {
    const TempFolder folder;
    const TrainingOptions options = tiny_training(folder / "run");
    try_training(options, tiny_data());
    QVERIFY(!fs::exists(folder / "run"));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(try_training(options, tiny_data(), stop.get_token()), Stopped);
}

void TestTrial::namesWhatIsWrong() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.batch = 0;
    TrialReport report = try_training(options, tiny_data());
    QCOMPARE(report.problems.size(), 1U);
    QCOMPARE(report.problems[0].field, std::string("batch"));
    QCOMPARE(report.seconds_per_step, 0.0);

    options = tiny_training(folder / "run");
    options.steps = 1;
    train(options, tiny_data());
    report = try_training(options, tiny_data());
    QCOMPARE(report.problems.size(), 1U);
    QCOMPARE(report.problems[0].field, std::string("output"));
    options.resume = true;
    QVERIFY(try_training(options, tiny_data()).problems.empty());
}

void TestTrial::aGiantIsRefusedByNumbersAlone() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.network.num_channels = 4096;
    const TrialReport report = try_training(options, tiny_data());
    QCOMPARE(report.problems.size(), 1U);
    QCOMPARE(report.problems[0].field, std::string("network.num_channels"));
    QVERIFY(report.parameters > 1'000'000'000);
    QVERIFY(report.memory_mib > *report.available_memory_mib);
    options.network.num_channels = 1 << 18; // more than can even be reserved
    QCOMPARE(try_training(options, tiny_data()).problems.at(0).field, std::string("network.num_channels"));
}

void TestTrial::theEstimateCountsWhatThereIs() {
    TrainingOptions options = tiny_training("run");
    const MemoryEstimate one = estimate_memory(options);
    options.size = {32, 16};
    const MemoryEstimate two = estimate_memory(options);
    QCOMPARE(two.parameters, one.parameters);
    QVERIFY(two.activations > 1.9 * one.activations && two.activations < 3 * one.activations);
    options.checkpoint_activations = true;
    QVERIFY(estimate_memory(options).activations < two.activations / 2);
    options.extra_ema_rates = {0.9};
    QCOMPARE(estimate_memory(options).state, one.state + 4 * one.parameters);
}

QTEST_GUILESS_MAIN(TestTrial)
#include "test_trial.moc"
