#include "base/error.h"
#include "diffusion/gaussian_diffusion.h"
#include "diffusion/gaussian_likelihood.h"

#include <QtTest>

#include <torch/types.h>

#include <cmath>

using namespace sinopia;

namespace {

at::Tensor noise_of(at::IntArrayRef shape, std::uint64_t seed) {
    return torch::randn(shape, at::make_generator<at::CPUGeneratorImpl>(seed));
}

double worst(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

/// Two pictures, noise and timesteps.
struct Sample {
    at::Tensor x0 = noise_of({2, 3, 4, 4}, 1).clamp(-1, 1);
    at::Tensor noise = noise_of({2, 3, 4, 4}, 2);
    at::Tensor t = torch::tensor({3, 700}, at::kLong);
};

DiffusionConfig with(Prediction prediction, VarianceType variance) {
    DiffusionConfig config;
    config.prediction = prediction;
    config.variance = variance;
    return config;
}

} // namespace

class TestGaussianDiffusion : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void every_prediction_recovers_the_picture() {
        const Sample s;
        for (const auto prediction : {Prediction::epsilon, Prediction::x0, Prediction::v}) {
            const GaussianDiffusion diffusion(with(prediction, VarianceType::fixed_large));
            const at::Tensor x_t = diffusion.q_sample(s.x0, s.t, s.noise);
            const at::Tensor target = diffusion.training_target(s.x0, s.noise, s.t);
            QVERIFY(worst(diffusion.x0_from_output(target, x_t, s.t), s.x0) < 1e-4);
            QVERIFY(worst(diffusion.epsilon_from_x0(x_t, s.x0, s.t), s.noise) < 1e-3);
            const ReverseStep step = diffusion.p_mean_variance(target, x_t, s.t);
            QVERIFY(worst(step.mean, diffusion.q_posterior(s.x0, x_t, s.t).mean) < 1e-4);
        }
    }

    void posterior_follows_bayes() {
        // With 1 - beta_t = a, signal share A: precision of x_{t-1} = a / beta + 1 / (1 - A_{t-1}).
        const Sample s;
        const GaussianDiffusion diffusion(DiffusionConfig{});
        const auto& tables = diffusion.tables();
        const at::Tensor x_t = diffusion.q_sample(s.x0, s.t, s.noise);
        const GaussianMoments posterior = diffusion.q_posterior(s.x0, x_t, s.t);
        const int t = 700;
        const double beta = tables.betas[t], before = tables.alphas_cumprod_prev[t];
        const double variance = 1 / ((1 - beta) / beta + 1 / (1 - before));
        const at::Tensor mean =
            variance * (std::sqrt(1 - beta) / beta * x_t[1] + std::sqrt(before) / (1 - before) * s.x0[1]);
        QVERIFY(worst(posterior.mean[1], mean) < 1e-5);
        QVERIFY(std::abs(posterior.variance[1].max().item<double>() - variance) < 1e-8);
    }

    void variance_types() {
        const Sample s;
        const at::Tensor value = noise_of({2, 3, 4, 4}, 5), v = noise_of({2, 3, 4, 4}, 6);
        const GaussianDiffusion small(with(Prediction::epsilon, VarianceType::fixed_small));
        const GaussianDiffusion large(with(Prediction::epsilon, VarianceType::fixed_large));
        const GaussianDiffusion learned(with(Prediction::v, VarianceType::learned));
        const GaussianDiffusion range(with(Prediction::x0, VarianceType::learned_range));
        const at::Tensor both = torch::cat({value, v}, 1);
        const at::Tensor low = small.p_mean_variance(value, s.x0, s.t).log_variance;
        const at::Tensor high = large.p_mean_variance(value, s.x0, s.t).log_variance;
        QVERIFY(std::abs(high[1].max().item<double>() - std::log(large.tables().betas[700])) < 1e-5);
        QVERIFY(worst(learned.p_mean_variance(both, s.x0, s.t).log_variance, v) == 0);
        QVERIFY(worst(range.p_mean_variance(both, s.x0, s.t).log_variance, low + (high - low) * (v + 1) / 2) <
                1e-5);
        QVERIFY_EXCEPTION_THROWN(small.p_mean_variance(both, s.x0, s.t), Error);
        QVERIFY_EXCEPTION_THROWN(range.p_mean_variance(value, s.x0, s.t), Error);
    }

    void fixed_large_starts_with_the_second_posterior_variance() {
        const GaussianDiffusion large(with(Prediction::epsilon, VarianceType::fixed_large));
        const Sample s;
        const auto step = large.p_mean_variance(s.noise, s.x0, torch::zeros({2}, at::kLong));
        QVERIFY(std::abs(step.variance.max().item<double>() / large.tables().posterior_variance[1] - 1) <
                1e-6);
    }

    void clip_is_a_choice() {
        const Sample s;
        const GaussianDiffusion diffusion(with(Prediction::x0, VarianceType::fixed_large));
        const at::Tensor output = 3 * s.noise;
        QVERIFY(diffusion.p_mean_variance(output, s.x0, s.t).pred_x0.abs().max().item<double>() == 1);
        QVERIFY(worst(diffusion.p_mean_variance(output, s.x0, s.t, false).pred_x0, output) == 0);
    }

    void network_sees_original_timesteps() {
        DiffusionConfig config;
        config.diffusion_steps = 500;
        const GaussianDiffusion plain(config, "10");
        const at::Tensor t = torch::tensor({0, 9}, at::kLong);
        QVERIFY(plain.network_timesteps(t).equal(torch::tensor({0, 499}, at::kLong)));
        config.rescale_timesteps = true;
        const at::Tensor scaled = GaussianDiffusion(config, "10").network_timesteps(t);
        QVERIFY(scaled.scalar_type() == at::kFloat && scaled[1].item<float>() == 998.0F);
    }

    void likelihood_of_all_levels_sums_to_one() {
        const at::Tensor levels = torch::arange(256, at::kDouble) / 127.5 - 1;
        for (const double mean : {-1.2, 0.013, 0.7}) {
            const at::Tensor log_p =
                discretized_gaussian_log_likelihood(levels, torch::full({256}, mean, at::kDouble),
                                                    torch::full({256}, std::log(0.1), at::kDouble));
            QVERIFY(std::abs(log_p.exp().sum().item<double>() - 1) < 1e-6);
        }
    }

    void kl_of_normals() {
        const auto scalar = [](double v) { return torch::tensor({v}, at::kDouble); };
        QCOMPARE(normal_kl(scalar(1), scalar(0.5), scalar(1), scalar(0.5)).item<double>(), 0.0);
        // KL(N(0,1) || N(1,4)) = ln 2 + (1 + 1) / 8 - 1/2
        QVERIFY(std::abs(normal_kl(scalar(0), scalar(0), scalar(1), scalar(std::log(4))).item<double>() -
                         (std::log(2) + 0.25 - 0.5)) < 1e-12);
    }

    void vlb_term_leaves_the_mean_alone() {
        const Sample s;
        const GaussianDiffusion diffusion(DiffusionConfig{});
        at::Tensor output = noise_of({2, 6, 4, 4}, 9).requires_grad_();
        const auto denoise = [&](const at::Tensor&, const at::Tensor&) { return output; };
        diffusion.training_losses(denoise, s.x0, s.t, s.noise).vb.sum().backward();
        QVERIFY(output.grad().narrow(1, 0, 3).abs().max().item<double>() == 0);
        QVERIFY(output.grad().narrow(1, 3, 3).abs().max().item<double>() > 0);
    }

    void min_snr_weights() {
        // SNR by hand from the schedule, in each prediction's units.
        DiffusionConfig config;
        const at::Tensor t = at::tensor(std::vector<std::int64_t>{3, 200, 990}, at::kLong);
        for (const Prediction prediction : {Prediction::x0, Prediction::epsilon, Prediction::v}) {
            config.prediction = prediction;
            const GaussianDiffusion diffusion(config);
            const at::Tensor weights = diffusion.min_snr_weight(t, 5);
            for (int i = 0; i < 3; ++i) {
                const double kept =
                    diffusion.tables().alphas_cumprod[static_cast<std::size_t>(t[i].item<std::int64_t>())];
                const double snr = kept / (1 - kept), bounded = std::min(snr, 5.0);
                const double expected = prediction == Prediction::x0        ? bounded
                                        : prediction == Prediction::epsilon ? bounded / snr
                                                                            : bounded / (snr + 1);
                QVERIFY(std::abs(weights[i].item<double>() - expected) < 2e-4 * expected);
            }
        }
    }

    void min_snr_weighs_l_simple_alone() {
        const Sample s;
        const at::Tensor output = noise_of({2, 6, 4, 4}, 9);
        const auto denoise = [&](const at::Tensor&, const at::Tensor&) { return output; };
        const GaussianDiffusion diffusion{DiffusionConfig()};
        const LossTerms plain = diffusion.training_losses(denoise, s.x0, s.t, s.noise);
        const LossTerms weighed =
            diffusion.training_losses(denoise, s.x0, s.t, s.noise, {.min_snr_gamma = 0.5});
        QVERIFY(worst(weighed.mse, plain.mse) == 0);
        QVERIFY(worst(weighed.loss, diffusion.min_snr_weight(s.t, 0.5) * plain.mse + plain.vb) < 1e-6);
        QVERIFY(worst(weighed.loss, plain.loss) > 1e-3);
    }

    void loss_types() {
        const Sample s;
        const at::Tensor output = noise_of({2, 6, 4, 4}, 9);
        const auto denoise = [&](const at::Tensor&, const at::Tensor&) { return output; };
        DiffusionConfig config;
        config.diffusion_steps = 2000;
        const auto terms = [&](LossType loss, double lambda = 1) {
            config.loss = loss;
            return GaussianDiffusion(config).training_losses(denoise, s.x0, s.t, s.noise,
                                                             {.lambda_vlb = lambda});
        };
        const LossTerms mse = terms(LossType::mse);
        QVERIFY(worst(mse.mse, (s.noise - output.narrow(1, 0, 3)).square().flatten(1).mean(1)) < 1e-6);
        QVERIFY(worst(mse.loss, mse.mse + mse.vb) < 1e-6);
        QVERIFY(worst(terms(LossType::mse, 0.25).loss, mse.mse + 0.25 * mse.vb) < 1e-6);
        QVERIFY(worst(terms(LossType::rescaled_mse).vb, 2 * mse.vb) < 1e-5);
        QVERIFY(worst(terms(LossType::kl).loss, mse.vb) < 1e-6);
        QVERIFY(worst(terms(LossType::rescaled_kl).loss / 2000, mse.vb) < 1e-5);
    }

    void known_pixels_are_shown_clean_and_left_out_of_the_loss_data() {
        QTest::addColumn<int>("loss");
        QTest::newRow("mse and variance") << static_cast<int>(LossType::mse);
        QTest::newRow("kl") << static_cast<int>(LossType::kl);
    }
    void known_pixels_are_shown_clean_and_left_out_of_the_loss() {
        QFETCH(int, loss);
        const Sample s;
        DiffusionConfig config;
        config.loss = static_cast<LossType>(loss);
        const GaussianDiffusion diffusion(config);
        at::Tensor unknown = torch::zeros({2, 1, 4, 4}, at::kBool);
        unknown.slice(2, 1, 3).slice(3, 2, 4).fill_(true);
        const at::Tensor output = noise_of({2, 6, 4, 4}, 9);
        const auto losses = [&](const at::Tensor& given, at::Tensor* seen = nullptr) {
            const auto denoise = [&](const at::Tensor& x, const at::Tensor&) {
                if (seen)
                    *seen = x;
                return given;
            };
            return diffusion.training_losses(denoise, s.x0, s.t, s.noise, {}, unknown);
        };
        at::Tensor seen;
        const LossTerms terms = losses(output, &seen);
        QVERIFY(seen.equal(torch::where(unknown, diffusion.q_sample(s.x0, s.t, s.noise), s.x0)));
        QVERIFY(losses(torch::where(unknown, output, output + 5)).loss.equal(terms.loss));
        QVERIFY(!losses(torch::where(unknown, output + 1, output)).loss.equal(terms.loss));
        // As if the picture were the unknown part alone.
        const auto part = [](const at::Tensor& x) { return x.slice(2, 1, 3).slice(3, 2, 4); };
        const auto denoise = [&](const at::Tensor&, const at::Tensor&) { return part(output); };
        const LossTerms alone = diffusion.training_losses(denoise, part(s.x0), s.t, part(s.noise));
        QVERIFY(worst(terms.loss, alone.loss) < 1e-5);
        QVERIFY(worst(terms.vb, alone.vb) < 1e-5);
        // All known: nothing to learn, and no division by nothing.
        unknown.fill_(false);
        QVERIFY(losses(output).loss.equal(torch::zeros({2})));
    }

    void fixed_variance_has_no_vlb_term() {
        const Sample s;
        const GaussianDiffusion diffusion(with(Prediction::v, VarianceType::fixed_large));
        const auto denoise = [&](const at::Tensor& x, const at::Tensor&) { return at::zeros_like(x); };
        const LossTerms terms = diffusion.training_losses(denoise, s.x0, s.t, s.noise);
        QVERIFY(!terms.vb.defined());
        QVERIFY(terms.loss.equal(terms.mse));
    }

    void vlb_at_zero_can_be_left_out() {
        const Sample s;
        const at::Tensor t = torch::tensor({0, 5}, at::kLong);
        const at::Tensor output = noise_of({2, 6, 4, 4}, 9);
        const auto denoise = [&](const at::Tensor&, const at::Tensor&) { return output; };
        DiffusionConfig config;
        const LossTerms with_zero = GaussianDiffusion(config).training_losses(denoise, s.x0, t, s.noise);
        config.vlb_at_zero = false;
        const LossTerms without = GaussianDiffusion(config).training_losses(denoise, s.x0, t, s.noise);
        QVERIFY(with_zero.vb[0].item<double>() != 0);
        QCOMPARE(without.vb[0].item<double>(), 0.0);
        QCOMPARE(without.vb[1].item<double>(), with_zero.vb[1].item<double>());
    }
};

QTEST_GUILESS_MAIN(TestGaussianDiffusion)
#include "test_gaussian_diffusion.moc"
