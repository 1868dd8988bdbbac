#include "diffusion/gaussian_diffusion.h"

#include "base/error.h"
#include "diffusion/gaussian_likelihood.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace sinopia {

namespace {

bool is_learned(VarianceType variance) {
    return variance == VarianceType::learned || variance == VarianceType::learned_range;
}

ProcessTables tables_of(const DiffusionConfig& config, const std::string& respacing) {
    const auto problems = config.problems();
    if (!problems.empty())
        throw Error(problems.front());
    const auto betas = make_betas(config.noise_schedule, config.diffusion_steps, config.schedule_shift);
    return make_tables(betas, respacing.starts_with("snr") ? space_by_log_snr(betas, respacing)
                                                          : space_timesteps(config.diffusion_steps, respacing));
}

/// beta with the first entry replaced by the second posterior variance: the "fixed large" variance.
std::vector<double> large_variance(const ProcessTables& tables) {
    std::vector<double> variance = tables.betas;
    if (variance.size() > 1)
        variance[0] = tables.posterior_variance[1];
    return variance;
}

std::vector<double> log_of(std::vector<double> values) {
    std::transform(values.begin(), values.end(), values.begin(), [](double v) { return std::log(v); });
    return values;
}

std::vector<double> one_minus(std::vector<double> values) {
    std::transform(values.begin(), values.end(), values.begin(), [](double v) { return 1 - v; });
    return values;
}

} // namespace

GaussianDiffusion::GaussianDiffusion(const DiffusionConfig& config, const std::string& respacing,
                                     c10::Device device)
    : config_(config), tables_(tables_of(config, respacing)) {
    const ProcessTables& p = tables_;
    std::vector<std::vector<double>> rows(array_count);
    rows[sqrt_signal] = p.sqrt_alphas_cumprod;
    rows[sqrt_noise] = p.sqrt_one_minus_alphas_cumprod;
    rows[noise_variance] = one_minus(p.alphas_cumprod);
    rows[log_noise_variance] = p.log_one_minus_alphas_cumprod;
    rows[sqrt_recip] = p.sqrt_recip_alphas_cumprod;
    rows[sqrt_recipm1] = p.sqrt_recipm1_alphas_cumprod;
    rows[posterior_coef1] = p.posterior_mean_coef1;
    rows[posterior_coef2] = p.posterior_mean_coef2;
    rows[posterior_var] = p.posterior_variance;
    rows[posterior_log_var] = p.posterior_log_variance_clipped;
    rows[log_beta] = log_of(p.betas);
    rows[large_var] = large_variance(p);
    rows[large_log_var] = log_of(rows[large_var]);
    std::vector<float> flat;
    for (const auto& row : rows)
        flat.insert(flat.end(), row.begin(), row.end());
    arrays_ = at::tensor(flat, at::kFloat).view({array_count, steps()}).to(device);
    timestep_map_ =
        at::tensor(std::vector<std::int64_t>(p.timestep_map.begin(), p.timestep_map.end()), at::kLong)
            .to(device);
}

at::Tensor GaussianDiffusion::look_up(Array array, const at::Tensor& t, const at::Tensor& like) const {
    std::vector<std::int64_t> shape(static_cast<std::size_t>(like.dim()), 1);
    shape[0] = t.size(0);
    return arrays_[array].to(t.device()).index_select(0, t).view(shape);
}

at::Tensor GaussianDiffusion::network_timesteps(const at::Tensor& t) const {
    const at::Tensor original = timestep_map_.to(t.device()).index_select(0, t);
    return config_.rescale_timesteps ? original.to(at::kFloat) * (1000.0 / config_.diffusion_steps)
                                     : original;
}

GaussianMoments GaussianDiffusion::q_mean_variance(const at::Tensor& x0, const at::Tensor& t) const {
    return {look_up(sqrt_signal, t, x0) * x0, look_up(noise_variance, t, x0).expand_as(x0),
            look_up(log_noise_variance, t, x0).expand_as(x0)};
}

at::Tensor GaussianDiffusion::q_sample(const at::Tensor& x0, const at::Tensor& t,
                                       const at::Tensor& noise) const {
    return look_up(sqrt_signal, t, x0) * x0 + look_up(sqrt_noise, t, x0) * noise;
}

GaussianMoments GaussianDiffusion::q_posterior(const at::Tensor& x0, const at::Tensor& x_t,
                                               const at::Tensor& t) const {
    return {look_up(posterior_coef1, t, x_t) * x0 + look_up(posterior_coef2, t, x_t) * x_t,
            look_up(posterior_var, t, x_t).expand_as(x_t), look_up(posterior_log_var, t, x_t).expand_as(x_t)};
}

std::pair<at::Tensor, at::Tensor> GaussianDiffusion::split_output(const at::Tensor& model_output,
                                                                  const at::Tensor& x_t) const {
    const auto channels = x_t.size(1);
    const auto wanted = is_learned(config_.variance) ? 2 * channels : channels;
    if (model_output.size(1) != wanted)
        throw Error("the network gives " + std::to_string(model_output.size(1)) +
                    " channels where its diffusion " + "settings want " + std::to_string(wanted) +
                    "; check learn_sigma and variance in its settings");
    if (wanted == channels)
        return {model_output, {}};
    return {model_output.narrow(1, 0, channels), model_output.narrow(1, channels, channels)};
}

std::pair<at::Tensor, at::Tensor> GaussianDiffusion::reverse_variance(const at::Tensor& channels,
                                                                      const at::Tensor& x_t,
                                                                      const at::Tensor& t) const {
    switch (config_.variance) {
    case VarianceType::fixed_small:
        return {look_up(posterior_var, t, x_t).expand_as(x_t),
                look_up(posterior_log_var, t, x_t).expand_as(x_t)};
    case VarianceType::fixed_large:
        return {look_up(large_var, t, x_t).expand_as(x_t), look_up(large_log_var, t, x_t).expand_as(x_t)};
    case VarianceType::learned:
        return {at::exp(channels), channels};
    case VarianceType::learned_range: {
        // arXiv 2102.09672 eq. 15; v is nominally in [-1, 1] but never clamped.
        const at::Tensor share = (channels + 1) / 2;
        const at::Tensor log_variance =
            share * look_up(log_beta, t, x_t) + (1 - share) * look_up(posterior_log_var, t, x_t);
        return {at::exp(log_variance), log_variance};
    }
    }
    throw Error("unknown variance type");
}

ReverseStep GaussianDiffusion::p_mean_variance(const at::Tensor& model_output, const at::Tensor& x_t,
                                               const at::Tensor& t, const Threshold& threshold) const {
    const auto [value, variance_channels] = split_output(model_output, x_t);
    ReverseStep step;
    std::tie(step.variance, step.log_variance) = reverse_variance(variance_channels, x_t, t);
    step.pred_x0 = threshold.apply(x0_from_output(value, x_t, t));
    step.mean = look_up(posterior_coef1, t, x_t) * step.pred_x0 + look_up(posterior_coef2, t, x_t) * x_t;
    return step;
}

at::Tensor GaussianDiffusion::x0_from_output(const at::Tensor& model_output, const at::Tensor& x_t,
                                             const at::Tensor& t) const {
    const at::Tensor value = model_output.narrow(1, 0, x_t.size(1));
    switch (config_.prediction) {
    case Prediction::x0:
        return value;
    case Prediction::v:
        return look_up(sqrt_signal, t, x_t) * x_t - look_up(sqrt_noise, t, x_t) * value;
    case Prediction::epsilon:
        return look_up(sqrt_recip, t, x_t) * x_t - look_up(sqrt_recipm1, t, x_t) * value;
    }
    throw Error("unknown prediction type");
}

at::Tensor GaussianDiffusion::epsilon_from_x0(const at::Tensor& x_t, const at::Tensor& x0,
                                              const at::Tensor& t) const {
    return (look_up(sqrt_recip, t, x_t) * x_t - x0) / look_up(sqrt_recipm1, t, x_t);
}

at::Tensor GaussianDiffusion::training_target(const at::Tensor& x0, const at::Tensor& noise,
                                              const at::Tensor& t) const {
    switch (config_.prediction) {
    case Prediction::x0:
        return x0;
    case Prediction::v:
        return look_up(sqrt_signal, t, x0) * noise - look_up(sqrt_noise, t, x0) * x0;
    case Prediction::epsilon:
        return noise;
    }
    throw Error("unknown prediction type");
}

} // namespace sinopia
