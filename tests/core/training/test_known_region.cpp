#include "diffusion/inpainting.h"
#include "support/tiny_training.h"
#include "training/learner.h"

#include <QtTest>

#include <torch/types.h>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr int side = 8;

/// Pictures of one colour each, which the label map does not tell.
at::Tensor flat_pictures(int count, std::uint64_t seed) {
    const at::Tensor colors = torch::rand({count, 3, 1, 1}, generator_of(seed)) * 1.8 - 0.9;
    return colors.expand({count, 3, side, side}).contiguous(at::MemoryFormat::ChannelsLast);
}

Batch batch_of(const at::Tensor& pictures) {
    Batch batch;
    batch.pictures = pictures;
    batch.labels = torch::zeros({pictures.size(0), side, side}, at::kLong);
    return batch;
}

TrainingOptions flat_training() {
    TrainingOptions options = tiny_training("run");
    options.size = {side, side};
    options.network.known_region = true;
    options.known_share = 1;
    options.diffusion.prediction = Prediction::x0;
    options.batch = 16;
    options.learning_rate = 3e-3;
    options.ema_rate = 0.9;
    return options;
}

} // namespace

/// The way from training to an edit: a network that is shown what is known paints what belongs to it.
class TestKnownRegion : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void paintsTheColourOfTheSurroundings();
};

void TestKnownRegion::paintsTheColourOfTheSurroundings() {
    const TrainingOptions options = flat_training();
    Learner learner(options, {});
    for (int step = 0; step < 80; ++step)
        learner.step(batch_of(flat_pictures(options.batch, 100 + static_cast<unsigned>(step))),
                     draw_step(options, step), step);

    const at::Tensor pictures = flat_pictures(8, 7);
    at::Tensor unknown = torch::zeros({8, 1, side, side}, at::kBool);
    unknown.slice(2, 2, 6).slice(3, 2, 6).fill_(true);
    const at::Tensor y = torch::zeros({8, options.network.num_classes, side, side});
    y.select(1, 0).fill_(1);
    const DenoiseFunction denoise = [&](const at::Tensor& x, const at::Tensor& t) {
        return learner.ema_network()->forward(torch::cat({x, unknown.to(at::kFloat)}, 1), t, y);
    };
    const GaussianDiffusion diffusion(options.diffusion, "8");
    const auto sampler = make_ddim_sampler();
    Inpainting inpainting(diffusion, *sampler, generator_noise(generator_of(5)), KnownBy::sight);
    const KnownPixels known{torch::where(unknown, 0.0, pictures), unknown};
    const at::Tensor painted =
        inpainting.run(denoise, known, inpainting.start(known, 8), jump_schedule(8, 0, 0, 1), {}, {});

    QVERIFY(torch::equal(torch::where(unknown, 0.0, painted), known.picture));
    const auto error_against = [&](const at::Tensor& truth) {
        return (painted - truth).abs().masked_select(unknown).mean().item<double>();
    };
    const double own = error_against(pictures), others = error_against(pictures.roll(1, 0));
    QVERIFY2(own < 0.5 * others, qPrintable(QString("%1 against %2").arg(own).arg(others)));
}

QTEST_GUILESS_MAIN(TestKnownRegion)
#include "test_known_region.moc"
