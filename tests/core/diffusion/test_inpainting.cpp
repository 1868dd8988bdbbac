// Sampling of unknown pixels on pairs of correlated Gaussian pixels, whose best denoiser and whose
// distribution of the one given the other are known in closed form.
#include "base/error.h"
#include "diffusion/inpainting.h"
#include "jobs/generation.h"

#include <QtTest>

#include <torch/types.h>

#include <cmath>

using namespace sinopia;

namespace {

constexpr double mean = 0.2, deviation = 0.4, correlation = 0.9;
constexpr double known_value = mean + deviation; ///< of the known pixel, one deviation above the mean
constexpr double conditional_mean = mean + correlation * deviation;
const double conditional_deviation = deviation * std::sqrt(1 - correlation * correlation);

at::Generator generator(std::uint64_t seed) {
    return at::make_generator<at::CPUGeneratorImpl>(seed);
}

DiffusionConfig config() {
    DiffusionConfig config;
    config.noise_schedule = NoiseSchedule::cosine;
    config.variance = VarianceType::fixed_large;
    config.prediction = Prediction::x0;
    return config;
}

/// E[x_0 | x_t] of pairs [N,1,1,2] with covariance C: m + sqrt(A) C (A C + (1 - A) I)^-1 (x_t - sqrt(A) m),
/// in the eigenvectors of C, sum and difference.
at::Tensor best_guess(const at::Tensor& x, double signal) {
    const at::Tensor centred = x - std::sqrt(signal) * mean;
    const auto gain = [&](double variance) {
        return std::sqrt(signal) * variance / (signal * variance + 1 - signal);
    };
    const double both = gain(deviation * deviation * (1 + correlation));
    const double apart = gain(deviation * deviation * (1 - correlation));
    const at::Tensor swapped = centred.flip({3});
    return mean + both * (centred + swapped) / 2 + apart * (centred - swapped) / 2;
}

DenoiseFunction exact_denoiser() {
    return [signal = GaussianDiffusion(config()).tables().alphas_cumprod](const at::Tensor& x,
                                                                          const at::Tensor& t) {
        return best_guess(x, signal[static_cast<std::size_t>(t[0].item<std::int64_t>())]);
    };
}

/// The first pixel of each pair known.
KnownPixels known_pairs(std::int64_t count) {
    return {torch::full({count, 1, 1, 2}, known_value),
            torch::tensor({false, true}).view({1, 1, 1, 2}).expand({count, 1, 1, 2})};
}

struct Drawn {
    double mean = 0, deviation = 0;
    bool known_exact = false;
};

Drawn draw(StepSampler& sampler, int steps, int jumps, int length, int highest = 1000,
           std::uint64_t seed = 5) {
    const GaussianDiffusion diffusion(config(), std::to_string(steps));
    const KnownPixels known = known_pairs(8000);
    Inpainting inpainting(diffusion, sampler, generator_noise(generator(seed)), KnownBy::noise);
    const at::Tensor x = inpainting.run(exact_denoiser(), known, inpainting.start(known, steps),
                                        jump_schedule(steps, 0, jumps, length, highest), {}, {});
    const at::Tensor painted = x.select(3, 1);
    return {painted.mean().item<double>(), painted.std().item<double>(),
            x.select(3, 0).equal(known.picture.select(3, 0))};
}

} // namespace

class TestInpainting : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void jumps_repeat_each_stretch_but_the_last() {
        QCOMPARE(jump_schedule(4, 0, 0, 1), (std::vector<int>{4, 3, 2, 1, 0}));
        QCOMPARE(jump_schedule(3, 0, 1, 1), (std::vector<int>{3, 2, 3, 2, 1, 2, 1, 0}));
        QCOMPARE(jump_schedule(5, 0, 2, 2),
                 (std::vector<int>{5, 4, 3, 5, 4, 3, 5, 4, 3, 2, 1, 3, 2, 1, 3, 2, 1, 0}));
        QCOMPARE(jump_schedule(5, 3, 0, 7), (std::vector<int>{5, 4, 3}));
        QCOMPARE(jump_schedule(5, 0, 1, 1, 2), (std::vector<int>{5, 4, 3, 2, 3, 2, 1, 2, 1, 0}));
        QCOMPARE(jump_schedule(2, 0, 3, 9), (std::vector<int>{2, 1, 0}));
        QCOMPARE(denoising_steps(jump_schedule(15, 0, 2, 1)), 15 + 2 * 14);
        QCOMPARE(denoising_steps(jump_schedule(12, 0, 3, 5)), 12 + 3 * 10);
        QCOMPARE(denoising_steps(jump_schedule(7, 7, 3, 1)), 0);
    }

    void strength_decides_the_first_level() {
        QCOMPARE(start_level(1.0, 15), 15);
        QCOMPARE(start_level(0.5, 15), 8);
        QCOMPARE(start_level(0.28, 25), 7);
        QCOMPARE(start_level(0.001, 15), 1);
    }

    void resampling_brings_the_conditional_distribution() {
        const auto sampler = make_ddpm_sampler(false);
        const Drawn plain = draw(*sampler, 100, 0, 1), repeated = draw(*sampler, 100, 9, 1);
        const double plain_miss = std::abs(plain.mean - conditional_mean);
        const double miss = std::abs(repeated.mean - conditional_mean);
        QVERIFY(miss < 0.015);
        QVERIFY(plain_miss > 4 * miss);
        QVERIFY(std::abs(repeated.deviation - conditional_deviation) < 0.02);
        QVERIFY(std::abs(plain.deviation - conditional_deviation) >
                2 * std::abs(repeated.deviation - conditional_deviation));
        // Jumps at the lower levels alone do as much.
        const Drawn low = draw(*sampler, 100, 9, 1, 40);
        QVERIFY(std::abs(low.mean - conditional_mean) < 0.015);
        QVERIFY(std::abs(low.deviation - conditional_deviation) < 0.02);
    }

    void every_sampler_keeps_the_known_and_follows_it_data() {
        QTest::addColumn<int>("sampler");
        for (const Sampler sampler :
             {Sampler::ddpm, Sampler::ddim, Sampler::dpmpp_2m, Sampler::dpmpp_2m_sde, Sampler::unipc})
            QTest::newRow(std::string(to_string(sampler)).c_str()) << static_cast<int>(sampler);
    }
    void every_sampler_keeps_the_known_and_follows_it() {
        QFETCH(int, sampler);
        SamplingOptions options;
        options.sampler = static_cast<Sampler>(sampler);
        const auto chosen = make_sampler(options);
        const Drawn plain = draw(*chosen, 30, 0, 1), repeated = draw(*chosen, 30, 5, 3);
        QVERIFY(plain.known_exact && repeated.known_exact);
        QVERIFY(std::abs(repeated.mean - conditional_mean) < 0.65 * std::abs(plain.mean - conditional_mean));
    }

    void a_lower_strength_stays_closer_to_the_old() {
        const auto sampler = make_ddpm_sampler(false);
        double last = 0;
        for (const double strength : {0.1, 0.2, 1.0}) {
            const GaussianDiffusion diffusion(config(), "20");
            KnownPixels known = known_pairs(4000);
            known.picture.select(3, 1).fill_(mean - 2 * deviation); // unlikely beside the known pixel
            Inpainting inpainting(diffusion, *sampler, generator_noise(generator(2)), KnownBy::noise);
            const int level = start_level(strength, 20);
            const at::Tensor x = inpainting.run(exact_denoiser(), known, inpainting.start(known, level),
                                                jump_schedule(level, 0, 0, 1), {}, {});
            const double moved = (x - known.picture).select(3, 1).abs().mean().item<double>();
            QVERIFY(moved > last + 0.1);
            last = moved;
        }
    }

    void known_pixels_are_clean_at_every_step_for_a_network_that_sees_them() {
        const GaussianDiffusion diffusion(config(), "10");
        const auto sampler = make_ddim_sampler();
        const KnownPixels known = known_pairs(4);
        Inpainting inpainting(diffusion, *sampler, generator_noise(generator(2)), KnownBy::sight);
        int calls = 0;
        const DenoiseFunction denoise = [&](const at::Tensor& x, const at::Tensor& t) {
            ++calls;
            if (!x.select(3, 0).equal(known.picture.select(3, 0)))
                throw std::runtime_error("a known pixel is not clean");
            return exact_denoiser()(x, t);
        };
        inpainting.run(denoise, known, inpainting.start(known, 10), jump_schedule(10, 0, 1, 2), {}, {});
        QCOMPARE(calls, denoising_steps(jump_schedule(10, 0, 1, 2)));
    }

    void steps_count_the_repeated_ones_and_show_the_known() {
        const GaussianDiffusion diffusion(config(), "6");
        const auto sampler = make_unipc_sampler();
        const KnownPixels known = known_pairs(3);
        Inpainting inpainting(diffusion, *sampler, generator_noise(generator(2)), KnownBy::noise);
        const std::vector<int> levels = jump_schedule(6, 0, 2, 2);
        int seen = 0;
        at::Tensor last;
        const at::Tensor x =
            inpainting.run(exact_denoiser(), known, inpainting.start(known, 6), levels,
                           [&](const SampleStep& step) {
                               QCOMPARE(step.step, ++seen);
                               QCOMPARE(step.steps, denoising_steps(levels));
                               QVERIFY(step.pred_x0.select(3, 0).equal(known.picture.select(3, 0)));
                               last = step.x;
                           },
                           {});
        QCOMPARE(seen, 14);
        QVERIFY(last.equal(x));
    }

    void one_seed_decides_everything() {
        const auto sampler = make_dpm_solver(true);
        const Drawn first = draw(*sampler, 8, 1, 2), same = draw(*sampler, 8, 1, 2);
        const Drawn other = draw(*sampler, 8, 1, 2, 1000, 6);
        QCOMPARE(first.mean, same.mean);
        QCOMPARE(first.deviation, same.deviation);
        QVERIFY(other.mean != first.mean);
    }

    void a_run_in_two_parts_goes_on_where_it_was() {
        const GaussianDiffusion diffusion(config(), "9");
        const auto sampler = make_ddpm_sampler(); // without a history
        const KnownPixels known = known_pairs(5);
        Inpainting whole(diffusion, *sampler, generator_noise(generator(2)), KnownBy::noise);
        const at::Tensor at_once =
            whole.run(exact_denoiser(), known, whole.start(known, 9), jump_schedule(9, 0, 0, 1), {}, {});
        Inpainting parts(diffusion, *sampler, generator_noise(generator(2)), KnownBy::noise);
        at::Tensor x =
            parts.run(exact_denoiser(), known, parts.start(known, 9), jump_schedule(9, 6, 0, 1), {}, {});
        x = parts.run(exact_denoiser(), known, x, jump_schedule(6, 0, 0, 1), {}, {});
        QVERIFY(x.equal(at_once));
    }

    void a_stop_is_honoured_within_the_step() {
        const GaussianDiffusion diffusion(config(), "50");
        const auto sampler = make_ddpm_sampler();
        const KnownPixels known = known_pairs(2);
        Inpainting inpainting(diffusion, *sampler, generator_noise(generator(2)), KnownBy::noise);
        std::stop_source source;
        int calls = 0, finished = 0;
        const DenoiseFunction denoise = [&](const at::Tensor& x, const at::Tensor&) {
            if (++calls == 3)
                source.request_stop();
            return at::zeros_like(x);
        };
        QVERIFY_EXCEPTION_THROWN(inpainting.run(
                                     denoise, known, inpainting.start(known, 50), jump_schedule(50, 0, 2, 1),
                                     [&](const SampleStep&) { ++finished; }, source.get_token()),
                                 Stopped);
        QCOMPARE(calls, 3);
        QCOMPARE(finished, 2);
    }
};

QTEST_GUILESS_MAIN(TestInpainting)
#include "test_inpainting.moc"
