// The faster forms of a training step give the loss and the gradients of the plain ones.
#include "support/errors.h"
#include "support/label_maps.h"
#include "support/tiny_training.h"
#include "training/learner.h"

#include <QtTest>

#include <ATen/Parallel.h>

using namespace sinopia;
using namespace sinopia::test;

namespace {

struct Step {
    StepResult result;
    std::vector<at::Tensor> gradients;
};

/// Every weight drawn: convolutions that start at zero would make everything equal.
void draw_weights(Learner& learner, std::uint64_t seed) {
    const SdmUNet drawn = random_network(learner.network()->config(), seed);
    const at::NoGradGuard no_grad;
    const auto from = drawn->parameters();
    auto to = learner.network()->parameters();
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i].copy_(from[i]);
}

Step step_of(const TrainingOptions& options, const Batch& batch, std::uint64_t seed) {
    Learner learner(options, ClassIndex{3});
    draw_weights(learner, seed);
    Step step;
    step.result = learner.step(batch, draw_step(options, 0), 0);
    for (const at::Tensor& parameter : learner.network()->parameters())
        step.gradients.push_back(parameter.grad().clone());
    return step;
}

/// The largest difference beside the largest gradient.
double difference(const Step& a, const Step& b) {
    double largest = 0, worst = 0;
    for (std::size_t i = 0; i < b.gradients.size(); ++i) {
        largest = std::max(largest, b.gradients[i].abs().max().item<double>());
        worst = std::max(worst, (a.gradients[i] - b.gradients[i]).abs().max().item<double>());
    }
    return worst / largest;
}

TrainingOptions options_for(int variant) {
    TrainingOptions options = tiny_training("run");
    options.size = {32, 16};
    options.network.num_classes = 5;
    options.network.channel_mult = {1, 2, 2};
    options.network.norm_groups = 4;
    options.label_drop = 0.5;
    options.clip_norm = 0;
    options.batch = 5;
    options.network.no_instance = variant % 2 == 0;
    options.network.resblock_updown = variant % 3 != 0;
    options.network.use_scale_shift_norm = variant % 4 != 1;
    options.network.patch_size = variant == 4 ? 2 : 1;
    options.network.spade_placement = variant == 5 ? SpadePlacement::second : SpadePlacement::both;
    options.network.label_path = variant == 6 ? LabelPath::shared_trunk : LabelPath::per_layer;
    return options;
}

Batch batch_for(const TrainingOptions& options, int variant) {
    at::Generator generator = generator_of(50 + static_cast<std::uint64_t>(variant));
    const int n = options.batch, h = options.size.height, w = options.size.width;
    Batch batch;
    batch.pictures = torch::rand({n, 3, h, w}, generator) * 2 - 1;
    batch.labels = variant == 3 ? noise_maps(n, h, w, 5, generator) : blocky_maps(n, h, w, 5, 6, generator);
    batch.instances = blocky_maps(n, h, w, 30, 4, generator);
    return batch;
}

} // namespace

class TestFastStep : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void patchesGiveThePlainGradients_data();
    void patchesGiveThePlainGradients();
    void recomputationGivesTheSameGradients_data();
    void recomputationGivesTheSameGradients();
    void halfPrecisionStaysNear();
};

void TestFastStep::patchesGiveThePlainGradients_data() {
    QTest::addColumn<int>("variant");
    for (int variant = 0; variant < 7; ++variant)
        QTest::addRow("network %d", variant) << variant;
}

void TestFastStep::patchesGiveThePlainGradients() {
    QFETCH(int, variant);
    TrainingOptions options = options_for(variant);
    const Batch batch = batch_for(options, variant);
    const Step fast = step_of(options, batch, 70);
    options.plain_label_path = true;
    const Step plain = step_of(options, batch, 70);
    QVERIFY(std::abs(fast.result.loss - plain.result.loss) < 1e-5 * plain.result.loss);
    QVERIFY(plain.result.gradient_norm > 0);
    const double worst = difference(fast, plain);
    QVERIFY2(worst < 1e-5, std::to_string(worst).c_str());
    QVERIFY(difference(step_of(options, batch, 71), plain) > 1e-3); // other weights: the measure sees it
}

void TestFastStep::recomputationGivesTheSameGradients_data() {
    QTest::addColumn<bool>("plain");
    QTest::addColumn<double>("dropout");
    QTest::addColumn<int>("variant");
    QTest::newRow("patches") << false << 0.0 << 1;
    QTest::newRow("plain") << true << 0.0 << 2;
    QTest::newRow("trunk") << false << 0.0 << 6;
    QTest::newRow("dropout") << false << 0.3 << 2;
}

void TestFastStep::recomputationGivesTheSameGradients() {
    QFETCH(bool, plain);
    QFETCH(double, dropout);
    QFETCH(int, variant);
    TrainingOptions options = options_for(variant);
    options.plain_label_path = plain;
    options.network.dropout = dropout;
    const Batch batch = batch_for(options, variant);
    const Step kept = step_of(options, batch, 70);
    options.checkpoint_activations = true;
    const Step again = step_of(options, batch, 70);
    QCOMPARE(again.result.loss, kept.result.loss);
    QVERIFY2(difference(again, kept) < 1e-6, std::to_string(difference(again, kept)).c_str());
}

void TestFastStep::halfPrecisionStaysNear() {
    TrainingOptions options = options_for(1);
    const Batch batch = batch_for(options, 1);
    const Step full = step_of(options, batch, 70);
    options.precision = "bf16";
    const Step half = step_of(options, batch, 70);
    QVERIFY(half.gradients.front().scalar_type() == at::kFloat); // master weights
    QVERIFY(difference(half, full) > 1e-6);
    QVERIFY2(difference(half, full) < 0.1, std::to_string(difference(half, full)).c_str());
    options.checkpoint_activations = true;
    QVERIFY(difference(step_of(options, batch, 70), half) < 0.02);
    options.precision = "fp16";
    QVERIFY(QString::fromStdString(error_of([&] { Learner(options, {}); })).contains("GPU"));
}

QTEST_GUILESS_MAIN(TestFastStep)
#include "test_fast_step.moc"
