#include "checkpoint/checkpoint.h"
#include "support/errors.h"
#include "support/temp_folder.h"
#include "support/tiny_training.h"
#include "training/checkpoint_folder.h"
#include "training/initial_weights.h"
#include "training/run_manifest.h"

#include <QtTest>

#include <torch/types.h>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

/// Step, loss and gradient norm of every training line: what must be equal bit for bit.
std::vector<std::array<double, 4>> measured(const fs::path& run) {
    std::vector<std::array<double, 4>> values;
    for (const nlohmann::json& line : progress_lines(run))
        values.push_back({line.at("step").get<double>(), line.at("loss").get<double>(),
                          line.at("grad_norm").get<double>(), line.at("lr").get<double>()});
    return values;
}

std::vector<std::string> checkpoint_names(const fs::path& run) {
    std::vector<std::string> names;
    for (const fs::path& checkpoint : CheckpointFolder(run / "checkpoints").all())
        names.push_back(checkpoint.filename().string());
    return names;
}

TrainingEnd train_to(TrainingOptions options, long long steps, bool resume) {
    options.steps = steps;
    options.resume = resume;
    return train(options, tiny_data());
}

} // namespace

class TestTrainer : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void resumeIsBitwise_data();
    void resumeIsBitwise();
    void stopSavesAndCanGoOn();
    void lossFalls();
    void aUsedRunIsRefused();
    void fiveNonFiniteStepsEndIt();
    void theRunFolderIsAModel();
    void controlFilesAreServed();
    void keepsTheNewestThreeAndTheBest();
    void startsFromOtherWeights();
    void aRunThatKnowsTheRegionStartsFromAPlainOne();
    void refusesWhatDoesNotFit();
};

void TestTrainer::resumeIsBitwise_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"plain", "bf16", "dropout", "learned variance", "super-resolution",
                             "micro-batches", "known region"})
        QTest::newRow(kind) << kind;
}

void TestTrainer::resumeIsBitwise() {
    QFETCH(QString, kind);
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "whole");
    options.lr_steps = 20;
    options.warmup = 2;
    options.loader_threads = 2;
    if (kind == "bf16")
        options.precision = "bf16";
    if (kind == "dropout")
        options.network.dropout = 0.3;
    if (kind == "learned variance") {
        options.network.learn_sigma = true;
        options.diffusion.variance = VarianceType::learned_range;
    }
    if (kind == "super-resolution") {
        options.super_resolution = true;
        options.network.context_channels = 3;
    }
    if (kind == "known region")
        options.network.known_region = true;
    if (kind == "micro-batches")
        options.micro_batch = 3;
    QVERIFY(train_to(options, 6, false) == TrainingEnd::done);
    options.output = folder / "parts";
    QVERIFY(train_to(options, 3, false) == TrainingEnd::done);
    QVERIFY(train_to(options, 5, true) == TrainingEnd::done);
    QVERIFY(train_to(options, 6, true) == TrainingEnd::done);

    QCOMPARE(measured(folder / "parts").size(), 6U);
    QVERIFY(measured(folder / "parts") == measured(folder / "whole"));
    for (const char* file : {"model.safetensors", "ema.safetensors", "optimizer.safetensors", "state.json"}) {
        const fs::path within = fs::path("checkpoints/step-000006") / file;
        const std::string whole = read_bytes(folder / "whole" / within);
        QVERIFY(!whole.empty());
        QVERIFY2(read_bytes(folder / "parts" / within) == whole, file);
    }
}

void TestTrainer::stopSavesAndCanGoOn() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "whole");
    train_to(options, 6, false);
    options.output = folder / "parts";
    std::stop_source stop;
    TrainingHooks hooks;
    hooks.on_step = [&](const TrainingProgress& progress) {
        if (progress.step == 4)
            stop.request_stop();
    };
    QVERIFY(train(options, tiny_data(), hooks, stop.get_token()) == TrainingEnd::stopped);
    QCOMPARE(checkpoint_names(folder / "parts"), std::vector<std::string>{"step-000004"});
    QCOMPARE(progress_lines(folder / "parts", "stopped").size(), 1U);
    // A line torn by a kill, and one of a step that the checkpoint does not hold.
    std::ofstream(folder / "parts/progress.jsonl", std::ios::app)
        << "{\"step\":5,\"loss\":9}\n{\"step\":6,\"lo";
    QVERIFY(train_to(options, 6, true) == TrainingEnd::done);
    QVERIFY(measured(folder / "parts") == measured(folder / "whole"));
    QCOMPARE(progress_lines(folder / "parts", "stopped").size(), 0U);
}

void TestTrainer::lossFalls() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.learning_rate = 3e-3;
    options.batch = 8;
    options.save_every = 60;
    train_to(options, 60, false);
    const auto values = measured(folder / "run");
    double first = 0, last = 0;
    for (std::size_t i = 0; i < 10; ++i) {
        first += values[i][1] / 10;
        last += values[values.size() - 1 - i][1] / 10;
    }
    QVERIFY2(last < 0.5 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
}

void TestTrainer::aUsedRunIsRefused() {
    const TempFolder folder;
    const TrainingOptions options = tiny_training(folder / "run");
    train_to(options, 1, false);
    const std::string before = read_bytes(folder / "run/progress.jsonl");
    const std::string error = error_of([&] { train_to(options, 2, false); });
    QVERIFY2(QString::fromStdString(error).contains("--resume"), error.c_str());
    QVERIFY(read_bytes(folder / "run/progress.jsonl") == before);
}

void TestTrainer::fiveNonFiniteStepsEndIt() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    SdmUNet broken = random_network(options.network);
    {
        const at::NoGradGuard no_grad;
        broken->parameters()[0].fill_(3e38); // the time embedding overflows
    }
    save_weights(broken, folder / "broken.safetensors");
    options.init = folder / "broken.safetensors";
    const std::string error = error_of([&] { train_to(options, 20, false); });
    QVERIFY2(QString::fromStdString(error).contains("five steps"), error.c_str());
    QCOMPARE(progress_lines(folder / "run", "skipped").size(), 5U);
    QCOMPARE(progress_lines(folder / "run", "failed").size(), 1U);
    QVERIFY(checkpoint_names(folder / "run").empty());
}

void TestTrainer::theRunFolderIsAModel() {
    const TempFolder folder;
    const TrainingOptions options = tiny_training(folder / "run");
    train_to(options, 2, false);
    const LoadedModel model = load_model(folder / "run");
    QCOMPARE(model.manifest.labels.size(), 2);
    QVERIFY(model.stages.at(0).diffusion == options.diffusion);
    QVERIFY(model.stages.at(0).size == options.size);
    const TensorFile ema = read_tensor_file(folder / "run/checkpoints/step-000002/ema.safetensors");
    SdmUNet expected(options.network);
    load_weights(expected, ema);
    const auto loaded = model.stages.at(0).network->parameters();
    for (std::size_t i = 0; i < loaded.size(); ++i)
        QVERIFY(torch::equal(loaded[i], expected->parameters()[i]));
    QVERIFY(recorded_options(folder / "run").network == options.network);
}

void TestTrainer::controlFilesAreServed() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    TrainingHooks hooks;
    const auto ask = [&](const char* name) { write_bytes(folder / "run/control" / fs::path(name), ""); };
    hooks.on_step = [&](const TrainingProgress& progress) {
        if (progress.step == 1)
            ask("save");
        if (progress.step == 2)
            ask("sample");
        if (progress.step == 3)
            ask("pause");
    };
    QVERIFY(train(options, tiny_data(), hooks) == TrainingEnd::stopped);
    QVERIFY(fs::is_empty(folder / "run/control"));
    QCOMPARE(checkpoint_names(folder / "run"), (std::vector<std::string>{"step-000001", "step-000003"}));
    QVERIFY(fs::file_size(folder / "run/samples/step-000002.png") > 100);
}

void TestTrainer::keepsTheNewestThreeAndTheBest() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.save_every = 1;
    options.learning_rate = 0.5; // so that the first steps are the best ones
    options.ema_rate = 0;
    options.ema_warmup = false;
    train_to(options, 8, false);
    const auto held_out = progress_lines(folder / "run", "held_out");
    QCOMPARE(held_out.size(), 8U);
    std::set<std::string> expected{"step-000006", "step-000007", "step-000008"};
    const auto best = std::min_element(held_out.begin(), held_out.end(), [](const auto& a, const auto& b) {
        return a.at("loss").template get<double>() < b.at("loss").template get<double>();
    });
    expected.insert("step-00000" + std::to_string(best->at("step").get<int>()));
    const std::vector<std::string> names = checkpoint_names(folder / "run");
    QVERIFY(std::set<std::string>(names.begin(), names.end()) == expected);
}

void TestTrainer::startsFromOtherWeights() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "first");
    train_to(options, 4, false);
    options.init = folder / "first";
    options.output = folder / "second";
    options.learning_rate = 1e-12;
    train_to(options, 1, false);
    const auto ema = [&](const char* file) { return read_tensor_file(folder / file).find("out.2.weight"); };
    QVERIFY(ema("second/checkpoints/step-000001/ema.safetensors") != nullptr);
    SdmUNet first(options.network), second(options.network);
    load_weights(first, read_tensor_file(folder / "first/checkpoints/step-000004/ema.safetensors"));
    load_weights(second, read_tensor_file(folder / "second/checkpoints/step-000001/ema.safetensors"));
    for (std::size_t i = 0; i < first->parameters().size(); ++i)
        QVERIFY(torch::allclose(first->parameters()[i], second->parameters()[i], 1e-5, 1e-7));
    options.network.num_channels = 24;
    options.output = folder / "third";
    QVERIFY(!error_of([&] { train_to(options, 1, false); }).empty());
}

void TestTrainer::aRunThatKnowsTheRegionStartsFromAPlainOne() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "plain");
    options.network.patch_size = 2;
    train_to(options, 3, false);
    const fs::path file = folder / "plain/checkpoints/step-000003/ema.safetensors";
    SdmUNet plain(options.network);
    load_weights(plain, read_tensor_file(file));

    options.network.known_region = true;
    const NetworkInput input = input_for(options.network, 2, 16, 16);
    NetworkInput without = input;
    without.x = input.x.narrow(1, 0, 3);
    const at::Tensor expected = run(plain, without);
    for (const fs::path& from : {folder / "plain", file}) {
        SdmUNet network(options.network);
        load_initial_weights(network, from, tiny_data().source->labels());
        QVERIFY(torch::allclose(run(network, input), expected, 1e-5, 1e-6));
    }
    options.init = folder / "plain";
    options.output = folder / "known";
    train_to(options, 3, false);
    LoadedModel model = load_model(folder / "known");
    QVERIFY(model.stages.at(0).network->config().known_region);
    // What the mask adds has been learnt meanwhile.
    const at::Tensor weight = model.stages.at(0).network->named_parameters()["input_blocks.0.0.weight"];
    QCOMPARE(weight.size(1), 16);
    QVERIFY(weight.narrow(1, 12, 4).abs().max().item<double>() > 0);
    // And on from one that knows it.
    options.init = folder / "known";
    options.output = folder / "further";
    train_to(options, 1, false);
    options.init = folder / "known";
    options.output = folder / "back";
    options.network.known_region = false;
    QVERIFY(!error_of([&] { train_to(options, 1, false); }).empty());
}

void TestTrainer::refusesWhatDoesNotFit() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.network.num_classes = 3;
    QVERIFY(QString::fromStdString(error_of([&] { train_to(options, 1, false); })).contains("classes"));
    options.network.num_classes = 2;
    options.size = {15, 16};
    QVERIFY(!error_of([&] { train_to(options, 1, false); }).empty());
    QVERIFY(!fs::exists(folder / "run"));

    const TrainingOptions recorded = tiny_training(folder / "run");
    TrainingOptions wished = recorded;
    wished.steps = 99;
    wished.save_every = 7;
    QCOMPARE(resumed_options(recorded, wished).steps, 99);
    wished.network.num_channels = 32;
    QVERIFY(QString::fromStdString(error_of([&] {
                resumed_options(recorded, wished);
            })).contains("num_channels"));
}

QTEST_GUILESS_MAIN(TestTrainer)
#include "test_trainer.moc"
