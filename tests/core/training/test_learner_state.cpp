// What a learner keeps beside its weights, and what several of them share.
#include "support/errors.h"
#include "support/learner_checks.h"

#include <QtTest>

#include <cmath>

using namespace sinopia;
using namespace sinopia::test;

namespace {

/// Rows [from, from + count) of every tensor that has a row for each sample.
StepDraws part_of(StepDraws draws, std::int64_t from, std::int64_t count) {
    for (at::Tensor* each :
         {&draws.timesteps, &draws.timestep_places, &draws.noise, &draws.keep_labels, &draws.keep_style})
        if (each->defined())
            *each = each->narrow(0, from, count);
    return draws;
}

} // namespace

class TestLearnerState : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyAverageFollowsItsRate();
    void reducedGradientsAreUsed();
    void halvesOfABatchReduceToTheWhole();
    void timestepsFollowTheLoss();
    void stateIsRestored();
    void lossScaleMovesAsTheOriginals();
};

void TestLearnerState::everyAverageFollowsItsRate() {
    TrainingOptions options = tiny_training("run");
    options.ema_rate = 0.75;
    options.extra_ema_rates = {0.25, 0.5};
    options.ema_warmup = false;
    Learner learner(options, {});
    QCOMPARE(learner.averages().size(), std::size_t{3});
    const auto before = copy_of(learner.network());
    learner.step(batch_of(options), draw_step(options, 0), 0);
    const auto now = copy_of(learner.network());
    for (WeightAverage& average : learner.averages()) {
        const auto ema = copy_of(average.network);
        for (std::size_t i = 0; i < ema.size(); ++i)
            QVERIFY(
                torch::allclose(ema[i], average.rate * before[i] + (1 - average.rate) * now[i], 1e-5, 1e-7));
    }
    learner.restart_ema();
    QVERIFY(equal(copy_of(learner.averages().back().network), now));
}

void TestLearnerState::reducedGradientsAreUsed() {
    TrainingOptions options = tiny_training("run");
    options.clip_norm = 0;
    Learner learner(options, {});
    std::size_t tensors = 0;
    learner.set_gradient_reducer([&](std::vector<at::Tensor>& gradients) {
        tensors = gradients.size();
        for (at::Tensor& gradient : gradients)
            gradient.fill_(0.5);
    });
    const StepResult result = learner.step(batch_of(options), draw_step(options, 0), 0);
    const auto parameters = learner.network()->parameters();
    QCOMPARE(tensors, parameters.size() + 1);
    QCOMPARE(result.loss, 0.5);
    double squares = 0;
    for (const at::Tensor& parameter : parameters)
        squares += 0.25 * static_cast<double>(parameter.numel());
    QVERIFY(std::abs(result.gradient_norm - std::sqrt(squares)) < 1e-3);
    // Another machine's loss is not finite: this one skips the step as well.
    const auto weights = copy_of(learner.network());
    learner.set_gradient_reducer([](std::vector<at::Tensor>& gradients) { gradients.front().fill_(NAN); });
    QVERIFY(!learner.step(batch_of(options), draw_step(options, 1), 1).finite);
    QVERIFY(equal(copy_of(learner.network()), weights));
}

void TestLearnerState::halvesOfABatchReduceToTheWhole() {
    TrainingOptions options = tiny_training("run");
    options.timestep_sampling = "loss_second_moment";
    options.diffusion.diffusion_steps = 10;
    Learner whole(options, {}), first(options, {}), second(options, {});
    const Batch batch = batch_of(options);
    const StepDraws draws = draw_step(options, 0);
    const StepResult expected = whole.step(batch, draws, 0);
    // The first half runs to its reducer and leaves its tensors; the second averages with them.
    std::vector<at::Tensor> left;
    const auto half = [&](std::int64_t from) {
        Batch part;
        part.pictures = batch.pictures.narrow(0, from, 2);
        part.labels = batch.labels.narrow(0, from, 2);
        return part;
    };
    first.set_gradient_reducer([&](std::vector<at::Tensor>& gradients) {
        for (const at::Tensor& gradient : gradients)
            left.push_back(gradient.clone());
    });
    first.step(half(0), part_of(draws, 0, 2), 0);
    second.set_gradient_reducer([&](std::vector<at::Tensor>& gradients) {
        for (std::size_t i = 0; i < gradients.size(); ++i)
            gradients[i].add_(left[i]).div_(2);
    });
    const StepResult got = second.step(half(2), part_of(draws, 2, 2), 0);
    QVERIFY(std::abs(got.loss - expected.loss) < 1e-5);
    QVERIFY(std::abs(got.gradient_norm - expected.gradient_norm) < 1e-4 * expected.gradient_norm);
    const auto history = [](const Learner& learner) {
        for (const auto& [name, tensor] : learner.state())
            if (name == "timesteps.history")
                return tensor;
        return at::Tensor();
    };
    QVERIFY(torch::allclose(history(second), history(whole), 1e-4, 1e-6));
}

void TestLearnerState::timestepsFollowTheLoss() {
    TrainingOptions options = tiny_training("run");
    options.timestep_sampling = "loss_second_moment";
    options.diffusion.diffusion_steps = 2;
    options.batch = 4;
    Learner learner(options, {});
    const Batch batch = batch_of(options);
    StepDraws draws = draw_step(options, 0);
    // Both timesteps are seen ten times; then places are divided by their losses, not in halves.
    draws.timestep_places = torch::tensor({0.1, 0.2, 0.7, 0.9}, torch::kDouble);
    for (int step = 0; step < 10; ++step)
        learner.step(batch, draws, step);
    std::map<std::string, at::Tensor> state;
    for (const auto& [name, tensor] : learner.state())
        state.emplace(name, tensor.clone());
    QVERIFY(state.at("timesteps.seen").eq(10).all().item<bool>());
    const at::Tensor moments = state.at("timesteps.history").mean(1).sqrt();
    QVERIFY((moments[0] - moments[1]).abs().item<double>() > 1e-3);
    LossAwareTimesteps timesteps(2);
    timesteps.load_state(state);
    const double border = timesteps.probabilities()[0].item<double>();
    QVERIFY(std::abs(border - 0.5) > 1e-4);
    QVERIFY(draw_step(tiny_training("run"), 0).timestep_places.defined() == false);
}

void TestLearnerState::stateIsRestored() {
    TrainingOptions options = tiny_training("run");
    options.timestep_sampling = "loss_second_moment";
    options.diffusion.diffusion_steps = 3;
    const Batch batch = batch_of(options);
    Learner first(options, {}), second(options, {});
    for (int step = 0; step < 12; ++step)
        first.step(batch, draw_step(options, step), step);
    std::map<std::string, at::Tensor> state;
    for (const auto& [name, tensor] : first.state())
        state.emplace(name, tensor.clone());
    second.load_state(state);
    {
        const at::NoGradGuard no_grad;
        for (std::size_t i = 0; i < first.averages()[0].parameters.size(); ++i) {
            second.network()->parameters()[i].copy_(first.network()->parameters()[i]);
            second.averages()[0].parameters[i].copy_(first.averages()[0].parameters[i]);
        }
    }
    for (int step = 12; step < 15; ++step)
        QCOMPARE(first.step(batch, draw_step(options, step), step).loss,
                 second.step(batch, draw_step(options, step), step).loss);
    QVERIFY(equal(copy_of(first.network()), copy_of(second.network())));
    QVERIFY(equal(copy_of(first.ema_network()), copy_of(second.ema_network())));
    state.erase("timesteps.history");
    QVERIFY(!error_of([&] { second.load_state(state); }).empty());
}

void TestLearnerState::lossScaleMovesAsTheOriginals() {
    LossScale none(false);
    QCOMPARE(none.factor(), 1.0);
    QVERIFY(!none.lower());
    QVERIFY(none.state().empty());
    LossScale scale(true);
    QCOMPARE(scale.factor(), std::exp2(20.0));
    QVERIFY(scale.lower());
    QCOMPARE(scale.factor(), std::exp2(19.0));
    for (int i = 0; i < 1000; ++i)
        scale.step_was_good();
    QVERIFY(std::abs(std::log2(scale.factor()) - 20) < 1e-3);
    std::map<std::string, at::Tensor> state;
    for (const auto& [name, tensor] : scale.state())
        state.emplace(name, tensor);
    LossScale restored(true);
    restored.load_state(state);
    QCOMPARE(restored.factor(), scale.factor());
    int lowered = 0;
    while (scale.lower())
        ++lowered;
    QCOMPARE(lowered, 20);
    QCOMPARE(scale.factor(), 1.0);
    QVERIFY(!error_of([] { LossScale(true).load_state({}); }).empty());
}

QTEST_GUILESS_MAIN(TestLearnerState)
#include "test_learner_state.moc"
