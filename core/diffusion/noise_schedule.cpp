#include "diffusion/noise_schedule.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sinopia {

namespace {

constexpr double beta_cap = 0.999;

/// `count` values from `first` to `last`, both included, summed as numpy does it.
std::vector<double> linspace(double first, double last, int count) {
    std::vector<double> values(static_cast<std::size_t>(count), first);
    if (count == 1)
        return values;
    const double step = (last - first) / (count - 1);
    for (int i = 0; i < count; ++i)
        values[i] = i * step + first;
    values.back() = last;
    return values;
}

std::vector<double> cosine_betas(int steps) {
    const auto alpha_bar = [](double t) {
        const double c = std::cos((t + 0.008) / 1.008 * std::numbers::pi / 2);
        return c * c;
    };
    std::vector<double> betas(static_cast<std::size_t>(steps));
    for (int i = 0; i < steps; ++i) {
        const double now = static_cast<double>(i) / steps, next = static_cast<double>(i + 1) / steps;
        betas[i] = std::min(1 - alpha_bar(next) / alpha_bar(now), beta_cap);
    }
    return betas;
}

std::vector<double> plain_betas(NoiseSchedule schedule, int steps) {
    const double scale = 1000.0 / steps;
    const double first = scale * 0.0001, last = scale * 0.02;
    std::vector<double> betas;
    switch (schedule) {
    case NoiseSchedule::cosine:
        return cosine_betas(steps);
    case NoiseSchedule::linear:
        return linspace(first, last, steps);
    case NoiseSchedule::quadratic:
        betas = linspace(std::sqrt(first), std::sqrt(last), steps);
        for (double& beta : betas)
            beta *= beta;
        return betas;
    case NoiseSchedule::sigmoid:
        betas = linspace(-6, 6, steps);
        for (double& beta : betas)
            beta = 1 / (1 + std::exp(-beta)) * (last - first) + first;
        return betas;
    }
    throw Error("unknown noise schedule");
}

std::vector<double> cumulative_alphas(const std::vector<double>& betas) {
    std::vector<double> result(betas.size());
    double product = 1;
    for (std::size_t i = 0; i < betas.size(); ++i)
        result[i] = product *= 1 - betas[i];
    return result;
}

/// a = signal share. SNR = a / (1 - a), divided by shift^2, turned back into a share.
void shift_noise(std::vector<double>& betas, double shift) {
    double before = 1;
    for (std::size_t i = 0; const double signal : cumulative_alphas(betas)) {
        const double shifted = signal / (signal + shift * shift * (1 - signal));
        const double beta = std::min(1 - shifted / before, beta_cap);
        before *= 1 - beta;
        betas[i++] = beta;
    }
}

template <class Function>
std::vector<double> mapped(const std::vector<double>& values, Function function) {
    std::vector<double> result(values.size());
    std::transform(values.begin(), values.end(), result.begin(), function);
    return result;
}

/// q(x_{t-1} | x_t, x_0), arXiv 2006.11239 eq. 6 and 7.
void fill_posterior(ProcessTables& tables) {
    const std::size_t size = tables.betas.size();
    for (auto* array : {&tables.posterior_variance, &tables.posterior_log_variance_clipped,
                        &tables.posterior_mean_coef1, &tables.posterior_mean_coef2})
        array->resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        const double beta = tables.betas[i], previous = tables.alphas_cumprod_prev[i];
        const double noise = 1 - tables.alphas_cumprod[i];
        tables.posterior_variance[i] = beta * (1 - previous) / noise;
        tables.posterior_mean_coef1[i] = beta * std::sqrt(previous) / noise;
        tables.posterior_mean_coef2[i] = (1 - previous) * std::sqrt(1 - beta) / noise;
    }
    // The first variance is zero, so its logarithm is that of the second. A process of one step has no
    // second: no noise is ever added there, and beta keeps the logarithm finite.
    for (std::size_t i = 0; i < size; ++i)
        tables.posterior_log_variance_clipped[i] = std::log(tables.posterior_variance[i]);
    tables.posterior_log_variance_clipped[0] =
        std::log(size > 1 ? tables.posterior_variance[1] : tables.betas[0]);
}

} // namespace

std::vector<double> make_betas(NoiseSchedule schedule, int steps, double shift) {
    if (steps < 1)
        throw Error("diffusion_steps is " + std::to_string(steps) + "; it must be at least 1");
    std::vector<double> betas = plain_betas(schedule, steps);
    if (shift != 1.0)
        shift_noise(betas, shift);
    for (const double beta : betas)
        if (!(beta > 0 && beta < 1))
            throw Error("the noise schedule needs more than 20 diffusion steps, not " +
                        std::to_string(steps));
    return betas;
}

ProcessTables make_tables(const std::vector<double>& full_betas, const std::vector<int>& kept_timesteps) {
    if (kept_timesteps.empty())
        throw Error("a diffusion process needs at least one timestep");
    const std::vector<double> full = cumulative_alphas(full_betas);
    ProcessTables tables;
    tables.timestep_map = kept_timesteps;
    double last = 1;
    for (const int timestep : kept_timesteps) {
        const double kept = full.at(static_cast<std::size_t>(timestep));
        tables.betas.push_back(1 - kept / last);
        last = kept;
    }
    tables.alphas_cumprod = cumulative_alphas(tables.betas);
    const std::vector<double>& signal = tables.alphas_cumprod;
    tables.alphas_cumprod_prev.push_back(1.0);
    tables.alphas_cumprod_prev.insert(tables.alphas_cumprod_prev.end(), signal.begin(), signal.end() - 1);
    tables.alphas_cumprod_next.assign(signal.begin() + 1, signal.end());
    tables.alphas_cumprod_next.push_back(0.0);
    tables.sqrt_alphas_cumprod = mapped(signal, [](double a) { return std::sqrt(a); });
    tables.sqrt_one_minus_alphas_cumprod = mapped(signal, [](double a) { return std::sqrt(1 - a); });
    tables.log_one_minus_alphas_cumprod = mapped(signal, [](double a) { return std::log(1 - a); });
    tables.sqrt_recip_alphas_cumprod = mapped(signal, [](double a) { return std::sqrt(1 / a); });
    tables.sqrt_recipm1_alphas_cumprod = mapped(signal, [](double a) { return std::sqrt(1 / a - 1); });
    fill_posterior(tables);
    return tables;
}

} // namespace sinopia
