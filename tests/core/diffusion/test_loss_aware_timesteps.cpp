// Timesteps that follow the loss: where they fall, how they are weighted, what is remembered.
#include "diffusion/loss_aware_timesteps.h"
#include "support/errors.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/types.h>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr int steps = 5;

/// A history in which the loss at t was always `losses[t]`.
LossAwareTimesteps seen(const std::vector<double>& losses) {
    LossAwareTimesteps timesteps(steps);
    for (int i = 0; i < LossAwareTimesteps::remembered; ++i)
        timesteps.record(torch::tensor(losses).square(), torch::ones({steps}));
    return timesteps;
}

} // namespace

class TestLossAwareTimesteps : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void uniformUntilAllWereSeen();
    void followsTheRootOfTheMeanSquare();
    void drawsInProportion();
    void weightsKeepTheExpectation();
    void forgetsTheOldest();
    void dividedBatchesAreOne();
    void stateIsRestored();
};

void TestLossAwareTimesteps::uniformUntilAllWereSeen() {
    LossAwareTimesteps timesteps(steps);
    at::Tensor counts = torch::ones({steps});
    counts[3] = 0;
    for (int i = 0; i < 20; ++i)
        timesteps.record(torch::arange(steps).to(at::kFloat), counts);
    QVERIFY(!timesteps.warmed_up());
    QVERIFY(torch::allclose(timesteps.probabilities(), torch::full({steps}, 0.2, at::kDouble)));
    QVERIFY(torch::equal(timesteps.at(torch::tensor({0.0, 0.199, 0.2, 0.999}, at::kDouble)),
                         torch::tensor({0, 0, 1, 4})));
    QVERIFY(torch::allclose(timesteps.weights(torch::tensor({0, 4})), torch::ones({2})));
}

void TestLossAwareTimesteps::followsTheRootOfTheMeanSquare() {
    const at::Tensor p = seen({1, 2, 3, 4, 0}).probabilities();
    QVERIFY(std::abs(p.sum().item<double>() - 1) < 1e-12);
    for (int t = 0; t < steps; ++t) {
        const double expected = 0.999 * (t < 4 ? (t + 1) / 10.0 : 0) + 0.001 / steps;
        QVERIFY(std::abs(p[t].item<double>() - expected) < 1e-7);
    }
}

void TestLossAwareTimesteps::drawsInProportion() {
    const LossAwareTimesteps timesteps = seen({1, 2, 3, 4, 0});
    at::Generator generator = at::detail::createCPUGenerator(3);
    const at::Tensor drawn = timesteps.at(torch::rand({200000}, generator, at::kDouble));
    const at::Tensor share = torch::bincount(drawn, {}, steps).to(at::kDouble) / 200000;
    QVERIFY((share - timesteps.probabilities()).abs().max().item<double>() < 0.004);
}

void TestLossAwareTimesteps::weightsKeepTheExpectation() {
    const LossAwareTimesteps timesteps = seen({1, 2, 3, 4, 0.5});
    const at::Tensor losses = torch::tensor({7.0, 1.0, -2.0, 5.0, 3.0}, at::kDouble);
    const at::Tensor all = torch::arange(steps);
    const at::Tensor expectation =
        (timesteps.probabilities() * timesteps.weights(all).to(at::kDouble) * losses).sum();
    QVERIFY(std::abs(expectation.item<double>() - losses.mean().item<double>()) < 1e-6);
}

void TestLossAwareTimesteps::forgetsTheOldest() {
    LossAwareTimesteps timesteps = seen({100, 100, 100, 100, 100});
    for (int i = 0; i < LossAwareTimesteps::remembered; ++i)
        timesteps.record(torch::tensor({1.0, 2.0, 3.0, 4.0, 0.0}).square(), torch::ones({steps}));
    QVERIFY(torch::allclose(timesteps.probabilities(), seen({1, 2, 3, 4, 0}).probabilities()));
}

void TestLossAwareTimesteps::dividedBatchesAreOne() {
    LossAwareTimesteps whole(steps), divided(steps);
    // Two samples at t = 1 with losses 1 and 3; on two machines each has one, and the sums are averaged.
    at::Tensor squares = torch::zeros({steps}), counts = torch::zeros({steps});
    squares[1] = 10;
    counts[1] = 2;
    whole.record(squares, counts);
    divided.record(squares / 2, counts / 2);
    QVERIFY(torch::equal(whole.state()[0].second, divided.state()[0].second));
    QCOMPARE(whole.state()[0].second[1][9].item<float>(), 5.0F);
    QVERIFY(torch::equal(whole.state()[1].second, divided.state()[1].second));
}

void TestLossAwareTimesteps::stateIsRestored() {
    const LossAwareTimesteps from = seen({1, 2, 3, 4, 5});
    std::map<std::string, at::Tensor> state;
    for (const auto& [name, tensor] : from.state())
        state.emplace(name, tensor.clone());
    LossAwareTimesteps to(steps);
    to.load_state(state);
    QVERIFY(torch::equal(to.probabilities(), from.probabilities()));
    QVERIFY(!error_of([&] { LossAwareTimesteps(steps + 1).load_state(state); }).empty());
    state.erase("timesteps.seen");
    QVERIFY(!error_of([&] { to.load_state(state); }).empty());
}

QTEST_GUILESS_MAIN(TestLossAwareTimesteps)
#include "test_loss_aware_timesteps.moc"
