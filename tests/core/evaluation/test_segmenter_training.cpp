#include "evaluation/segmenter_learner.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <torch/types.h>

#include "tests/core/evaluation/tiny_segmenter.h"
#include "training/checkpoint_folder.h"

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

TrainingEnd train_to(TrainingOptions options, long long steps, bool resume) {
    options.steps = steps;
    options.resume = resume;
    return train_segmenter(options, tiny_data());
}

std::vector<double> losses(const fs::path& run) {
    std::vector<double> values;
    for (const nlohmann::json& line : progress_lines(run))
        values.push_back(line.at("loss").get<double>());
    return values;
}

} // namespace

class TestSegmenterTraining : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_resumed_run_equals_a_whole_one() {
        const TempFolder folder;
        const TrainingOptions whole = tiny_segmenter(folder / "whole"),
                              parts = tiny_segmenter(folder / "parts");
        QVERIFY(train_to(whole, 6, false) == TrainingEnd::done);
        train_to(parts, 2, false);
        train_to(parts, 6, true);
        QCOMPARE(losses(folder / "parts"), losses(folder / "whole"));
        for (const char* file :
             {"model.safetensors", "ema.safetensors", "optimizer.safetensors", "state.json"})
            QVERIFY2(read_bytes(folder / "parts/checkpoints/step-000006" / file) ==
                         read_bytes(folder / "whole/checkpoints/step-000006" / file),
                     file);
    }

    void a_stop_saves_and_the_run_goes_on() {
        const TempFolder folder;
        const TrainingOptions options = tiny_segmenter(folder / "run");
        std::stop_source source;
        TrainingHooks hooks;
        hooks.on_step = [&](const TrainingProgress& progress) {
            if (progress.step == 3)
                source.request_stop();
        };
        QVERIFY(train_segmenter(options, tiny_data(), hooks, source.get_token()) == TrainingEnd::stopped);
        QVERIFY(fs::exists(folder / "run/checkpoints/step-000003/state.json"));
        QVERIFY(train_to(options, 6, true) == TrainingEnd::done);
        train_to(tiny_segmenter(folder / "whole"), 6, false);
        QCOMPARE(losses(folder / "run"), losses(folder / "whole"));
    }

    void it_learns_and_is_judged() {
        const TempFolder folder;
        train_to(tiny_segmenter(folder / "run"), 60, false);
        const std::vector<double> values = losses(folder / "run");
        QVERIFY2(values.back() < 0.5 * values.front(), qPrintable(QString::number(values.back())));
        const auto judged = progress_lines(folder / "run", "held_out");
        QVERIFY(!judged.empty());
        QVERIFY2(judged.back().at("miou").get<double>() > 0.8,
                 qPrintable(QString::fromStdString(judged.back().dump())));
    }

    void the_newest_three_checkpoints_stay() {
        const TempFolder folder;
        TrainingOptions options = tiny_segmenter(folder / "run");
        options.save_every = 1;
        train_to(options, 5, false);
        QCOMPARE(CheckpointFolder(folder / "run/checkpoints").all().size(), std::size_t(3));
        QVERIFY(!fs::exists(folder / "run/checkpoints/step-000002"));
    }

    void a_damaged_checkpoint_is_passed_over() {
        const TempFolder folder;
        TrainingOptions options = tiny_segmenter(folder / "run");
        options.save_every = 2;
        train_to(options, 4, false);
        write_bytes(folder / "run/checkpoints/step-000004/model.safetensors", "cut short");
        QVERIFY(train_to(options, 6, true) == TrainingEnd::done);
        train_to(tiny_segmenter(folder / "whole"), 6, false);
        QVERIFY(read_bytes(folder / "run/checkpoints/step-000006/ema.safetensors") ==
                read_bytes(folder / "whole/checkpoints/step-000006/ema.safetensors"));
    }

    void a_step_that_is_not_finite_changes_nothing() {
        TrainingOptions options = tiny_segmenter("unused");
        SegmenterLearner learner(options, torch::ones({2}));
        Batch batch;
        batch.pictures = torch::full({2, 3, 16, 16}, NAN);
        batch.labels = torch::zeros({2, 16, 16}, torch::kLong);
        const at::Tensor before = learner.parameters().front().second.detach().clone();
        QVERIFY(!learner.step(batch, 0).finite);
        QVERIFY(at::equal(before, learner.parameters().front().second));
    }

    void pixels_without_a_class_do_not_count() {
        TrainingOptions options = tiny_segmenter("unused");
        Batch batch;
        batch.pictures = torch::zeros({2, 3, 16, 16});
        batch.labels = torch::zeros({2, 16, 16}, torch::kLong);
        batch.labels.slice(1, 8, 16).fill_(65535);
        const double some = SegmenterLearner(options, torch::ones({2})).step(batch, 0).loss;
        QVERIFY(std::abs(some - std::log(2.0)) < 1e-5); // two classes, nothing learnt yet
        SegmenterLearner judged(options, torch::ones({2}));
        QCOMPARE(judged.judge(batch).pixels(), 2 * 16 * 8);
    }

    void rare_classes_weigh_more() {
        at::Tensor labels = torch::zeros({1, 10, 10}, torch::kLong);
        labels[0][0].fill_(1); // a tenth
        labels[0][1][0] = 65535;
        const at::Tensor weights = balancing_weights(labels, 3);
        const double ratio = (weights[1] / weights[0]).item<double>();
        QVERIFY2(std::abs(ratio - std::sqrt(89.0 / 10)) < 1e-4, qPrintable(QString::number(ratio)));
        QCOMPARE(weights[2].item<double>(), 1.0);
        const double mean = (weights[0] * 89 + weights[1] * 10).item<double>() / 99;
        QVERIFY(std::abs(mean - 1) < 1e-5);
    }

    void what_does_not_fit_is_refused() {
        const TempFolder folder;
        TrainingOptions options = tiny_segmenter(folder / "run");
        options.network.num_classes = 3;
        QVERIFY(!error_of([&] { train_segmenter(options, tiny_data()); }).empty());
        options = tiny_segmenter(folder / "run");
        options.precision = "bf16";
        QVERIFY(!error_of([&] { train_segmenter(options, tiny_data()); }).empty());
        train_to(tiny_segmenter(folder / "run"), 1, false);
        QVERIFY(!error_of([&] { train_to(tiny_segmenter(folder / "run"), 1, false); }).empty()); // used
    }
};

QTEST_GUILESS_MAIN(TestSegmenterTraining)
#include "test_segmenter_training.moc"
