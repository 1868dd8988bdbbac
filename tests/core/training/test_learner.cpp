#include "support/blob_pairs.h"
#include "support/errors.h"
#include "support/tiny_training.h"
#include "training/learner.h"
#include "training/schedule.h"

#include <QtTest>

#include <torch/torch.h>

#include <cmath>

using namespace sinopia;
using namespace sinopia::test;

namespace {

Batch batch_of(const TrainingOptions& options) {
    TrainingData data = tiny_data();
    data.held_out_first = 0;
    return held_out_batch(options, data, static_cast<std::size_t>(options.batch));
}

std::vector<at::Tensor> copy_of(SdmUNet& network) {
    std::vector<at::Tensor> copies;
    for (const at::Tensor& parameter : network->parameters())
        copies.push_back(parameter.detach().clone());
    return copies;
}

bool equal(const std::vector<at::Tensor>& a, const std::vector<at::Tensor>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const at::Tensor& x, const at::Tensor& y) { return torch::equal(x, y); });
}

} // namespace

class TestLearner : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void adamWFollowsItsFormula();
    void adamWStateIsRestored();
    void seedDecidesTheWeights();
    void drawsAreFunctionsOfSeedAndStep();
    void dropsTheAskedShare();
    void nonFiniteStepsChangeNothing();
    void emaFollowsItsRate();
    void microBatchesAreAveraged();
    void gradientsAreClipped();
    void droppedLabelsAreNotSeen();
    void contextIsTheHalvedPicture();
    void drawsTheAskedShareOfKnownParts();
    void knownPixelsAreSeenButNotJudged();
    void ratesFollowTheirSchedule();
    void everyAverageFollowsItsRate();
    void reducedGradientsAreUsed();
    void halvesOfABatchReduceToTheWhole();
    void timestepsFollowTheLoss();
    void stateIsRestored();
    void lossScaleMovesAsTheOriginals();
};

void TestLearner::adamWFollowsItsFormula() {
    at::Tensor weight = torch::tensor({1.0, -2.0, 0.5}, torch::kFloat).requires_grad_();
    const AdamWOptions options{0.9, 0.99, 1e-8, 0.1};
    AdamW optimizer({{"w", weight}}, options);
    std::vector<double> w{1, -2, 0.5}, m(3, 0), v(3, 0);
    const std::vector<std::vector<double>> gradients{{0.1, -0.4, 2}, {0.3, 0.2, -1}, {0, 0.5, 0.25}};
    for (std::size_t step = 0; step < gradients.size(); ++step) {
        weight.mutable_grad() = torch::tensor(gradients[step]).to(torch::kFloat);
        optimizer.step(0.01);
        for (std::size_t i = 0; i < 3; ++i) {
            const double g = gradients[step][i], t = static_cast<double>(step + 1);
            w[i] -= 0.01 * options.weight_decay * w[i];
            m[i] = 0.9 * m[i] + 0.1 * g;
            v[i] = 0.99 * v[i] + 0.01 * g * g;
            w[i] -=
                0.01 * (m[i] / (1 - std::pow(0.9, t))) / (std::sqrt(v[i] / (1 - std::pow(0.99, t))) + 1e-8);
            QVERIFY(std::abs(weight[static_cast<std::int64_t>(i)].item<double>() - w[i]) < 1e-6);
        }
    }
}

void TestLearner::adamWStateIsRestored() {
    at::Tensor a = torch::ones({2, 3, 1, 1}).contiguous(at::MemoryFormat::ChannelsLast).requires_grad_();
    at::Tensor b = a.detach().clone().requires_grad_();
    AdamW first({{"w", a}}, {}), second({{"w", b}}, {});
    const at::Tensor gradient = torch::arange(6).to(torch::kFloat).view({2, 3, 1, 1});
    a.mutable_grad() = gradient.clone();
    first.step(0.1);
    std::map<std::string, at::Tensor> state;
    for (const auto& [name, tensor] : first.state())
        state.emplace(name, tensor.clone());
    second.load_state(state);
    {
        const at::NoGradGuard no_grad;
        b.copy_(a);
    }
    a.mutable_grad() = -gradient;
    b.mutable_grad() = -gradient;
    first.step(0.1);
    second.step(0.1);
    QVERIFY(torch::equal(a, b));
    state.erase("w.exp_avg");
    QVERIFY(!error_of([&] { second.load_state(state); }).empty());
    state["w.exp_avg"] = torch::zeros({7});
    QVERIFY(!error_of([&] { second.load_state(state); }).empty());
}

void TestLearner::seedDecidesTheWeights() {
    TrainingOptions options = tiny_training("run");
    Learner one(options, {}), two(options, {});
    QVERIFY(equal(copy_of(one.network()), copy_of(two.network())));
    QVERIFY(equal(copy_of(one.network()), copy_of(one.ema_network())));
    options.seed = 4;
    Learner other(options, {});
    QVERIFY(!equal(copy_of(one.network()), copy_of(other.network())));
}

void TestLearner::drawsAreFunctionsOfSeedAndStep() {
    TrainingOptions options = tiny_training("run");
    const StepDraws draws = draw_step(options, 5);
    QVERIFY(torch::equal(draws.noise, draw_step(options, 5).noise));
    QVERIFY(torch::equal(draws.timesteps, draw_step(options, 5).timesteps));
    QVERIFY(!torch::equal(draws.noise, draw_step(options, 6).noise));
    options.seed = 99;
    QVERIFY(!torch::equal(draws.noise, draw_step(options, 5).noise));
    QVERIFY(torch::equal(draw_held_out(options, 4).noise, draw_held_out(tiny_training("run"), 4).noise));
}

void TestLearner::dropsTheAskedShare() {
    TrainingOptions options = tiny_training("run");
    options.batch = 4000;
    options.size = {2, 2};
    options.label_drop = 0.2;
    options.style_drop = 0.7;
    options.diffusion.diffusion_steps = 50;
    const StepDraws draws = draw_step(options, 0);
    QVERIFY(std::abs(draws.keep_labels.to(torch::kFloat).mean().item<double>() - 0.8) < 0.03);
    QVERIFY(std::abs(draws.keep_style.to(torch::kFloat).mean().item<double>() - 0.3) < 0.03);
    QCOMPARE(draws.timesteps.min().item<int>(), 0);
    QCOMPARE(draws.timesteps.max().item<int>(), 49);
    options.label_drop = 0;
    QVERIFY(draw_step(options, 1).keep_labels.all().item<bool>());
    options.label_drop = 1;
    QVERIFY(!draw_step(options, 1).keep_labels.any().item<bool>());
}

void TestLearner::nonFiniteStepsChangeNothing() {
    const TrainingOptions options = tiny_training("run");
    Learner learner(options, {});
    const Batch good = batch_of(options);
    QVERIFY(learner.step(good, draw_step(options, 0), 0).finite);
    const auto weights = copy_of(learner.network()), ema = copy_of(learner.ema_network());
    const at::Tensor steps = learner.state().back().second.clone();
    Batch bad = good;
    bad.pictures = good.pictures.clone();
    bad.pictures[1][0][3][3] = NAN;
    QVERIFY(!learner.step(bad, draw_step(options, 1), 1).finite);
    QVERIFY(equal(copy_of(learner.network()), weights));
    QVERIFY(equal(copy_of(learner.ema_network()), ema));
    QVERIFY(torch::equal(learner.state().back().second, steps));
    QVERIFY(learner.step(good, draw_step(options, 2), 2).finite);
    QVERIFY(!equal(copy_of(learner.network()), weights));
}

void TestLearner::emaFollowsItsRate() {
    TrainingOptions options = tiny_training("run");
    options.ema_rate = 0.75;
    options.ema_warmup = false;
    Learner learner(options, {});
    const auto before = copy_of(learner.ema_network());
    learner.step(batch_of(options), draw_step(options, 0), 0);
    const auto now = copy_of(learner.network()), ema = copy_of(learner.ema_network());
    for (std::size_t i = 0; i < ema.size(); ++i)
        QVERIFY(torch::allclose(ema[i], 0.75 * before[i] + 0.25 * now[i], 1e-5, 1e-7));
}

void TestLearner::microBatchesAreAveraged() {
    TrainingOptions options = tiny_training("run");
    Learner whole(options, {});
    options.micro_batch = 3; // 3 + 1: parts of different sizes
    Learner parts(options, {});
    const Batch batch = batch_of(options);
    const StepResult a = whole.step(batch, draw_step(options, 0), 0);
    const StepResult b = parts.step(batch, draw_step(options, 0), 0);
    QVERIFY(std::abs(a.loss - b.loss) < 1e-5);
    QVERIFY(std::abs(a.gradient_norm - b.gradient_norm) < 1e-4 * a.gradient_norm);
}

void TestLearner::gradientsAreClipped() {
    TrainingOptions options = tiny_training("run");
    options.clip_norm = 1e-3;
    Learner learner(options, {});
    const StepResult result = learner.step(batch_of(options), draw_step(options, 0), 0);
    QVERIFY(result.gradient_norm > 1e-3);
    double squares = 0;
    for (const at::Tensor& parameter : learner.network()->parameters())
        if (parameter.grad().defined())
            squares += parameter.grad().square().sum().item<double>();
    QVERIFY(std::abs(std::sqrt(squares) - 1e-3) < 1e-5);
}

void TestLearner::droppedLabelsAreNotSeen() {
    TrainingOptions options = tiny_training("run");
    Learner learner(options, {});
    for (int step = 0; step < 3; ++step) // the output starts at zero
        learner.step(batch_of(options), draw_step(options, step), step);
    Batch batch = batch_of(options), other = batch;
    other.labels = 1 - batch.labels;
    StepDraws draws = draw_held_out(options, options.batch);
    QVERIFY(learner.held_out_loss(batch, draws) != learner.held_out_loss(other, draws));
    draws.keep_labels = torch::zeros({options.batch}, torch::kBool);
    QCOMPARE(learner.held_out_loss(batch, draws), learner.held_out_loss(other, draws));
}

void TestLearner::contextIsTheHalvedPicture() {
    const at::Tensor pictures = torch::arange(16).to(torch::kFloat).view({1, 1, 4, 4}).expand({1, 3, 4, 4});
    const at::Tensor context = super_resolution_context(pictures, torch::zeros({1, 3, 2, 2}));
    QVERIFY(context.sizes() == pictures.sizes());
    // Halved: 2.5 4.5 / 10.5 12.5. Half-pixel centres: corners keep their value, between them quarters mix.
    QCOMPARE(context[0][0][0][0].item<float>(), 2.5F);
    QCOMPARE(context[0][1][3][3].item<float>(), 12.5F);
    QCOMPARE(context[0][2][0][1].item<float>(), 3.0F);
    // Wholly softened: the mean over 3x3 with the border repeated, (4 * 2.5 + 2 * 4.5 + 2 * 10.5 + 12.5) / 9.
    const at::Tensor soft =
        super_resolution_context(pictures, torch::zeros({1, 3, 2, 2}), torch::ones({1, 1, 1, 1}));
    QVERIFY(std::abs(soft[0][0][0][0].item<float>() - 52.5F / 9) < 1e-5F);
}

void TestLearner::drawsTheAskedShareOfKnownParts() {
    TrainingOptions options = tiny_training("run");
    options.batch = 2000;
    options.size = {8, 8};
    options.network.known_region = true;
    options.known_share = 0.3;
    const auto share = [](const StepDraws& draws) {
        return draws.unknown.logical_not().flatten(1).any(1).to(torch::kFloat).mean().item<double>();
    };
    const StepDraws draws = draw_step(options, 5);
    QVERIFY(std::abs(share(draws) - 0.3) < 0.04);
    QVERIFY(draws.unknown.flatten(1).any(1).all().item<bool>());
    QVERIFY(torch::equal(draws.unknown, draw_step(options, 5).unknown));
    QVERIFY(!torch::equal(draws.unknown, draw_step(options, 6).unknown));
    QVERIFY(std::abs(share(draw_held_out(options, 10)) - 0.3) < 1e-6);
    options.known_share = 0;
    QVERIFY(draw_step(options, 5).unknown.all().item<bool>());
    options.network.known_region = false;
    QVERIFY(!draw_step(options, 5).unknown.defined());
    QVERIFY(torch::equal(draw_step(options, 5).noise, draws.noise)); // plain runs draw what they always drew
}

void TestLearner::knownPixelsAreSeenButNotJudged() {
    TrainingOptions options = tiny_training("run");
    options.network.known_region = true;
    options.known_share = 1;
    Learner learner(options, {});
    for (int step = 0; step < 3; ++step) // the output starts at zero
        learner.step(batch_of(options), draw_step(options, step), step);
    const at::Tensor gradient = learner.network()->named_parameters()["input_blocks.0.0.weight"].grad();
    QVERIFY(gradient.narrow(1, 3, 1).abs().max().item<double>() > 0);

    const Batch batch = batch_of(options);
    StepDraws draws = draw_held_out(options, options.batch), other = draws;
    draws.unknown = torch::zeros({options.batch, 1, 16, 16}, torch::kBool);
    draws.unknown.slice(2, 4, 12).slice(3, 4, 12).fill_(true);
    other.unknown = draws.unknown;
    const double loss = learner.held_out_loss(batch, draws);
    // The noise of known pixels is nowhere.
    other.noise = torch::where(draws.unknown, draws.noise, draws.noise + 1);
    QCOMPARE(learner.held_out_loss(batch, other), loss);
    other.noise = torch::where(draws.unknown, draws.noise + 1, draws.noise);
    QVERIFY(learner.held_out_loss(batch, other) != loss);
    // Their picture is context for the others.
    Batch changed = batch;
    changed.pictures = torch::where(draws.unknown, batch.pictures, -batch.pictures);
    QVERIFY(learner.held_out_loss(changed, draws) != loss);
    draws.unknown.fill_(false);
    QCOMPARE(learner.held_out_loss(batch, draws), 0.0);
}

void TestLearner::ratesFollowTheirSchedule() {
    TrainingOptions options;
    options.learning_rate = 0.5;
    QCOMPARE(learning_rate_at(options, 0), 0.5);
    QCOMPARE(learning_rate_at(options, 1000000), 0.5);
    options.warmup = 10;
    QCOMPARE(learning_rate_at(options, 0), 0.05);
    QCOMPARE(learning_rate_at(options, 9), 0.5);
    options.warmup = 0;
    options.lr_steps = 100;
    QCOMPARE(learning_rate_at(options, 0), 0.5);
    QCOMPARE(learning_rate_at(options, 50), 0.25);
    QVERIFY(learning_rate_at(options, 100) < 1e-15);
    options.lr_schedule = "linear";
    QCOMPARE(learning_rate_at(options, 25), 0.375);
    QCOMPARE(learning_rate_at(options, 200), 0.0);
    options.ema_rate = 0.99;
    QCOMPARE(ema_rate_at(options, options.ema_rate, 1), 2.0 / 11.0);
    QCOMPARE(ema_rate_at(options, options.ema_rate, 100000), 0.99);
    options.ema_warmup = false;
    QCOMPARE(ema_rate_at(options, options.ema_rate, 1), 0.99);
}

void TestLearner::everyAverageFollowsItsRate() {
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

void TestLearner::reducedGradientsAreUsed() {
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

/// Rows [from, from + count) of every tensor that has a row for each sample.
StepDraws part_of(StepDraws draws, std::int64_t from, std::int64_t count) {
    for (at::Tensor* each :
         {&draws.timesteps, &draws.timestep_places, &draws.noise, &draws.keep_labels, &draws.keep_style})
        if (each->defined())
            *each = each->narrow(0, from, count);
    return draws;
}

void TestLearner::halvesOfABatchReduceToTheWhole() {
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

void TestLearner::timestepsFollowTheLoss() {
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

void TestLearner::stateIsRestored() {
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

void TestLearner::lossScaleMovesAsTheOriginals() {
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

QTEST_GUILESS_MAIN(TestLearner)
#include "test_learner.moc"
