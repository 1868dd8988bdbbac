#include "base/error.h"
#include "diffusion/guidance.h"
#include "diffusion/over_context.h"
#include "diffusion/sampling.h"

#include <QtTest>

#include <torch/types.h>

#include <cmath>

using namespace sinopia;

namespace {

constexpr double data_mean = 0.3, data_deviation = 0.2;

at::Generator generator(std::uint64_t seed) {
    return at::make_generator<at::CPUGeneratorImpl>(seed);
}

DiffusionConfig config_for(NoiseSchedule schedule = NoiseSchedule::linear) {
    DiffusionConfig config;
    config.noise_schedule = schedule;
    config.variance = VarianceType::fixed_small;
    config.prediction = Prediction::x0;
    return config;
}

/// The best possible network for pixels that are independent N(data_mean, data_deviation^2):
/// E[x_0 | x_t] = m + s^2 sqrt(A) (x_t - sqrt(A) m) / (A s^2 + 1 - A).
DenoiseFunction exact_denoiser(const DiffusionConfig& config) {
    const GaussianDiffusion full(config);
    return [signal = full.tables().alphas_cumprod](const at::Tensor& x, const at::Tensor& t) {
        const double a = signal[static_cast<std::size_t>(t[0].item<std::int64_t>())];
        const double variance = data_deviation * data_deviation;
        return data_mean + variance * std::sqrt(a) / (a * variance + 1 - a) * (x - std::sqrt(a) * data_mean);
    };
}

/// Where the noiseless path through x_T ends: the same quantile of the data.
at::Tensor exact_end(const at::Tensor& x_T, double signal) {
    const double deviation = std::sqrt(signal * data_deviation * data_deviation + 1 - signal);
    return data_mean + data_deviation * (x_T - std::sqrt(signal) * data_mean) / deviation;
}

at::Tensor run(StepSampler& sampler, const std::string& steps, const at::Tensor& x_T,
               const DiffusionConfig& config) {
    const GaussianDiffusion diffusion(config, steps);
    return sample_loop(diffusion, sampler, exact_denoiser(config), x_T, generator_noise(generator(7)), {},
                       {});
}

double path_error(StepSampler& sampler, const std::string& steps) {
    const DiffusionConfig config = config_for(NoiseSchedule::cosine);
    const at::Tensor x_T = torch::randn({1, 3, 8, 8}, generator(3));
    const double signal = GaussianDiffusion(config, steps).tables().alphas_cumprod.back();
    return (run(sampler, steps, x_T, config) - exact_end(x_T, signal)).abs().max().item<double>();
}

} // namespace

class TestSampling : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void stochastic_samplers_draw_the_data_distribution() {
        const at::Tensor x_T = torch::randn({1, 3, 64, 64}, generator(3));
        for (auto& sampler :
             {make_ddpm_sampler(false), make_ddim_sampler(1.0, false), make_dpm_solver(true, false)}) {
            const at::Tensor x = run(*sampler, "", x_T, config_for(NoiseSchedule::cosine));
            QVERIFY(std::abs(x.mean().item<double>() - data_mean) < 0.008);
            QVERIFY(std::abs(x.std().item<double>() - data_deviation) < 0.005);
        }
    }

    void a_stage_over_a_context_gives_what_it_lacks() {
        const at::Tensor context = torch::rand({2, 3, 4, 4}), x = torch::randn({2, 3, 4, 4}),
                         t = torch::tensor({7, 9});
        const at::Tensor out = torch::randn({2, 6, 4, 4});
        const DenoiseFunction network = [&](const at::Tensor&, const at::Tensor&) { return out; };
        const at::Tensor got = over_context(network, Prediction::x0, context)(x, t);
        QVERIFY(torch::equal(got.narrow(1, 0, 3), out.narrow(1, 0, 3) + context));
        QVERIFY(torch::equal(got.narrow(1, 3, 3), out.narrow(1, 3, 3))); // the variance is no picture
        QVERIFY(torch::equal(over_context(network, Prediction::v, context)(x, t), out));
        QVERIFY(torch::equal(over_context(network, Prediction::x0, {})(x, t), out));
    }

    void deterministic_samplers_follow_the_exact_path() {
        const double ddim = path_error(*make_ddim_sampler(0, false), "250");
        QVERIFY(ddim < 0.01);
        for (auto& sampler : {make_dpm_solver(false, false), make_unipc_sampler(false)}) {
            const double fine = path_error(*sampler, "250");
            QVERIFY(fine < ddim / 3);
            QVERIFY(path_error(*sampler, "80") > 5 * fine); // of second order: (250 / 80)^2 is 9.8
        }
    }

    void one_seed_gives_the_same_bytes() {
        const at::Tensor x_T = torch::randn({1, 3, 8, 8}, generator(3));
        const auto sampler = make_ddpm_sampler();
        const at::Tensor first = run(*sampler, "10", x_T, config_for());
        QVERIFY(run(*sampler, "10", x_T, config_for()).equal(first));
    }

    void samplers_forget_between_runs() {
        const at::Tensor x_T = torch::randn({1, 3, 8, 8}, generator(3));
        for (auto& sampler : {make_dpm_solver(false), make_unipc_sampler()}) {
            const at::Tensor first = run(*sampler, "8", x_T, config_for());
            QVERIFY(run(*sampler, "8", x_T, config_for()).equal(first));
        }
    }

    void noise_is_drawn_at_every_step_and_unused_at_the_last() {
        const GaussianDiffusion diffusion(config_for(), "5");
        int drawn = 0;
        const NoiseSource counting = [&drawn](const at::Tensor& like) {
            return at::full_like(like, ++drawn == 5 ? 1e9 : 0.1);
        };
        const auto sampler = make_ddpm_sampler();
        const at::Tensor x = sample_loop(diffusion, *sampler, exact_denoiser(config_for()),
                                         torch::zeros({1, 3, 2, 2}), counting, {}, {});
        QCOMPARE(drawn, 5);
        QVERIFY(x.abs().max().item<double>() < 10);
    }

    void steps_are_reported_in_order() {
        const GaussianDiffusion diffusion(config_for(), "6");
        std::vector<int> seen;
        at::Tensor last;
        const auto sampler = make_ddim_sampler();
        const at::Tensor x = sample_loop(
            diffusion, *sampler, exact_denoiser(config_for()), torch::zeros({1, 3, 2, 2}),
            generator_noise(generator(1)),
            [&](const SampleStep& step) {
                QCOMPARE(step.steps, 4);
                QVERIFY(step.pred_x0.defined());
                seen.push_back(step.step);
                last = step.x;
            },
            {}, 4);
        QCOMPARE(seen, (std::vector<int>{1, 2, 3, 4}));
        QVERIFY(last.equal(x));
        QVERIFY_EXCEPTION_THROWN(sample_loop(diffusion, *sampler, exact_denoiser(config_for()), x,
                                             generator_noise(generator(1)), {}, {}, 7),
                                 Error);
    }

    void a_stop_is_honoured_within_the_step() {
        const GaussianDiffusion diffusion(config_for(), "50");
        std::stop_source source;
        int calls = 0, finished = 0;
        const DenoiseFunction denoise = [&](const at::Tensor& x, const at::Tensor&) {
            if (++calls == 3)
                source.request_stop();
            return at::zeros_like(x);
        };
        const auto sampler = make_ddpm_sampler();
        QVERIFY_EXCEPTION_THROWN(sample_loop(
                                     diffusion, *sampler, denoise, torch::zeros({1, 3, 2, 2}),
                                     generator_noise(generator(1)), [&](const SampleStep&) { ++finished; },
                                     source.get_token()),
                                 Stopped);
        QCOMPARE(calls, 3);
        QCOMPARE(finished, 2);
    }

    void guidance_is_off_up_to_one() {
        int conditional = 0, both = 0;
        const DenoiseFunction plain = [&](const at::Tensor& x, const at::Tensor&) {
            ++conditional;
            return x;
        };
        const auto pair = [&](const at::Tensor& x, const at::Tensor&) {
            ++both;
            return std::pair(x, x);
        };
        const at::Tensor x = torch::zeros({1, 6, 2, 2});
        for (const double scale : {-2.0, 0.5, 1.0})
            guided(plain, pair, scale)(x, {});
        QCOMPARE(conditional, 3);
        QCOMPARE(both, 0);
        guided(plain, pair, 1.01)(x, {});
        QCOMPARE(conditional, 3);
        QCOMPARE(both, 1);
    }

    void guidance_keeps_to_its_interval() {
        std::string calls;
        const DenoiseFunction plain = [&](const at::Tensor& x, const at::Tensor&) {
            calls += 'c';
            return x;
        };
        const auto pair = [&](const at::Tensor& x, const at::Tensor&) {
            calls += 'b';
            return std::pair(x, x);
        };
        const DenoiseFunction denoise = guided(plain, pair, Guidance(2, 0.25, 0.75, 1000));
        for (const int t : {999, 751, 750, 500, 250, 249, 0})
            denoise(torch::zeros({1, 3, 2, 2}), at::tensor({t}));
        QCOMPARE(calls, std::string("ccbbbcc"));
    }

    void a_dynamic_threshold_scales_what_lies_beyond() {
        const at::Tensor values = torch::linspace(-2, 2, 3 * 4 * 4).view({1, 3, 4, 4});
        const at::Tensor x0 = torch::cat({values, 0.25 * values}); // the second within [-1, 1]
        QVERIFY(Threshold(false).apply(x0).equal(x0));
        QVERIFY(Threshold().apply(x0).equal(x0.clamp(-1, 1)));
        const at::Tensor got = Threshold(true, 0.9).apply(x0);
        const double scale = std::get<0>(values.abs().flatten().sort())[43].item<double>(); // 0.9 of 48, rounded up
        QVERIFY(torch::allclose(got[0], values[0].clamp(-scale, scale) / scale));
        QVERIFY(got[1].equal(x0[1]));
        QVERIFY(got.abs().max().item<double>() <= 1);
    }

    void log_snr_spacing_is_even_in_it() {
        const auto betas = make_betas(NoiseSchedule::linear, 1000);
        const ProcessTables full = make_tables(betas, space_timesteps(1000, ""));
        const auto snr = [&](int t) {
            const double a = full.alphas_cumprod[static_cast<std::size_t>(t)];
            return std::log(a / (1 - a));
        };
        const std::vector<int> kept = space_by_log_snr(betas, "snr10");
        QCOMPARE(kept.size(), std::size_t(10));
        QCOMPARE(kept.front(), 0);
        QCOMPARE(kept.back(), 999);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const double wanted = snr(999) + (snr(0) - snr(999)) * static_cast<double>(9 - i) / 9;
            for (const int other : {kept[i] - 1, kept[i] + 1})
                QVERIFY(other < 0 || other > 999 || std::abs(snr(kept[i]) - wanted) <= std::abs(snr(other) - wanted));
        }
        QVERIFY(space_by_log_snr(betas, "snr1000") == space_timesteps(1000, ""));
        QCOMPARE(space_by_log_snr(betas, "snr1"), std::vector<int>{999});
        for (const char* wrong : {"snr0", "snr1001", "snr", "snrx"})
            QVERIFY_EXCEPTION_THROWN(space_by_log_snr(betas, wrong), Error);
    }

    void log_snr_spacing_brings_solvers_nearer_to_the_path() {
        const auto solver = make_dpm_solver(false, false);
        QVERIFY(path_error(*solver, "snr20") < path_error(*solver, "20"));
    }

    void guidance_keeps_the_conditional_variance() {
        const at::Tensor cond = torch::full({1, 6, 2, 2}, 2.0), null = torch::full({1, 6, 2, 2}, 1.0);
        const auto pair = [&](const at::Tensor&, const at::Tensor&) { return std::pair(cond, null); };
        const at::Tensor out = guided({}, pair, 1.5)(cond, {});
        QVERIFY(out.narrow(1, 0, 3).equal(torch::full({1, 3, 2, 2}, 2.5)));
        QVERIFY(out.narrow(1, 3, 3).equal(cond.narrow(1, 3, 3)));
        const auto narrow = [&](const at::Tensor&, const at::Tensor&) {
            return std::pair(cond.narrow(1, 0, 3), null.narrow(1, 0, 3));
        };
        QCOMPARE(guided({}, narrow, 3.0)(cond, {}).size(1), 3L);
    }
};

QTEST_GUILESS_MAIN(TestSampling)
#include "test_sampling.moc"
