#include "support/errors.h"
#include "support/learner_checks.h"
#include "training/schedule.h"

#include <QtTest>

#include <torch/types.h>

#include <cmath>

using namespace sinopia;
using namespace sinopia::test;

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

QTEST_GUILESS_MAIN(TestLearner)
#include "test_learner.moc"
