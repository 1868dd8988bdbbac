#include "training/learner.h"

#include "base/error.h"
#include "base/log.h"
#include "conditioning/one_hot.h"
#include "diffusion/over_context.h"
#include "diffusion/sampling.h"
#include "runtime/autocast.h"
#include "runtime/device.h"
#include "training/schedule.h"

#include <torch/torch.h>

#include <cmath>

namespace sinopia {

namespace {

constexpr std::uint64_t weights_counter = ~0ULL - 1;
constexpr std::uint64_t dropout_salt = 0x64726f70ULL;

SdmUNet make_network(const TrainingOptions& options, c10::Device device) {
    SdmUNet network(options.network);
    network->initialise(run_generator(options.seed, weights_counter));
    network->to(device);
    for (at::Tensor& parameter : network->parameters())
        if (parameter.dim() == 4) // channels last: the layout in which convolutions run without a copy
            parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
    return network;
}

NamedTensors named_parameters(const SdmUNet& network) {
    NamedTensors named;
    for (const auto& item : network->named_parameters())
        named.emplace_back(item.key(), item.value());
    return named;
}

bool is_out_of_memory(const c10::Error& error) {
    const std::string_view what = error.what_without_backtrace();
    return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
           what.find("can't allocate memory") != std::string_view::npos;
}

} // namespace

struct Learner::Sums {
    double loss = 0, mse = 0, vlb = 0;
};

Learner::Learner(const TrainingOptions& options, std::optional<ClassIndex> ignore)
    : options_(options), ignore_(ignore), device_(choose_device(options.device)),
      dtype_(choose_dtype(options.precision, device_)), diffusion_(options.diffusion),
      network_(make_network(options, device_)), ema_(make_network(options, device_)),
      parameters_(network_->parameters()), ema_parameters_(ema_->parameters()),
      optimizer_(named_parameters(network_),
                 {.beta1 = options.beta1, .beta2 = options.beta2, .weight_decay = options.weight_decay}),
      micro_batch_(options.micro_batch > 0 ? std::min(options.micro_batch, options.batch) : options.batch) {
    for (at::Tensor& parameter : ema_parameters_)
        parameter.set_requires_grad(false);
    network_->train();
    ema_->eval();
}

void Learner::restart_ema() {
    at::NoGradGuard no_grad;
    for (std::size_t i = 0; i < parameters_.size(); ++i)
        ema_parameters_[i].copy_(parameters_[i]);
}

at::Tensor super_resolution_context(const at::Tensor& pictures, const at::Tensor& noise,
                                    const at::Tensor& blur) {
    at::Tensor small = at::avg_pool2d(pictures, {2, 2});
    if (blur.defined())
        small = small.lerp(at::avg_pool2d(at::replication_pad2d(small, {1, 1, 1, 1}), {3, 3}, {1, 1}), blur);
    return at::upsample_bilinear2d(small + noise, {pictures.size(2), pictures.size(3)}, false);
}

Learner::Condition Learner::condition(const Batch& batch, const StepDraws& draws, std::int64_t from,
                                      std::int64_t count) const {
    const auto part = [&](const at::Tensor& tensor) { return tensor.narrow(0, from, count).to(device_); };
    std::optional<int> ignore;
    if (ignore_)
        ignore = *ignore_;
    Condition made;
    made.y = one_hot(part(batch.labels), options_.network.num_classes, ignore);
    if (!options_.network.no_instance)
        made.y = at::cat(
            {made.y, instance_edges(part(batch.instances.defined() ? batch.instances : batch.labels))}, 1);
    made.y = made.y * part(draws.keep_labels).to(at::kFloat).view({count, 1, 1, 1});
    made.y = made.y.contiguous(at::MemoryFormat::ChannelsLast);
    if (!options_.network.style_sizes.empty() && batch.style.defined())
        made.style = part(batch.style) * part(draws.keep_style).to(at::kLong);
    if (options_.super_resolution)
        made.context = super_resolution_context(part(batch.pictures), part(draws.context_noise),
                                                part(draws.context_blur));
    if (options_.network.known_region)
        made.unknown = part(draws.unknown);
    return made;
}

DenoiseFunction Learner::denoise_with(SdmUNet& network, const Condition& condition) const {
    const auto denoise = [this, &network, condition](const at::Tensor& x, const at::Tensor& timesteps) {
        const Autocast autocast(device_, dtype_);
        std::vector<at::Tensor> parts{x};
        if (condition.context.defined())
            parts.push_back(condition.context);
        if (condition.unknown.defined())
            parts.push_back(condition.unknown.to(x.scalar_type()));
        const at::Tensor input = parts.size() > 1 ? at::cat(parts, 1) : x;
        return network
            ->forward(input.contiguous(at::MemoryFormat::ChannelsLast), timesteps, condition.y,
                      condition.style)
            .to(at::kFloat);
    };
    return over_context(denoise, options_.diffusion.prediction, condition.context);
}

at::Tensor Learner::loss_terms(SdmUNet& network, const Batch& batch, const StepDraws& draws,
                               std::int64_t from, std::int64_t count, Sums& sums) {
    const auto part = [&](const at::Tensor& tensor) { return tensor.narrow(0, from, count).to(device_); };
    const at::Tensor x0 = part(batch.pictures).contiguous(at::MemoryFormat::ChannelsLast);
    const at::Tensor noise = part(draws.noise).contiguous(at::MemoryFormat::ChannelsLast);
    const Condition shown = condition(batch, draws, from, count);
    const DenoiseFunction denoise = denoise_with(network, shown);
    const LossTerms terms = diffusion_.training_losses(denoise, x0, part(draws.timesteps), noise,
                                                       options_.lambda_vlb, shown.unknown);
    const double share = static_cast<double>(count) / static_cast<double>(batch.pictures.size(0));
    const at::Tensor loss = terms.loss.mean();
    sums.loss += share * loss.item<double>();
    sums.mse += terms.mse.defined() ? share * terms.mse.mean().item<double>() : 0.0;
    sums.vlb += terms.vb.defined() ? share * terms.vb.mean().item<double>() : 0.0;
    return loss * share;
}

Learner::Sums Learner::accumulate(const Batch& batch, const StepDraws& draws) {
    const std::int64_t size = batch.pictures.size(0);
    for (at::Tensor& parameter : parameters_)
        parameter.mutable_grad().reset();
    Sums sums;
    for (std::int64_t from = 0; from < size; from += micro_batch_) {
        const std::int64_t count = std::min<std::int64_t>(micro_batch_, size - from);
        const at::Tensor loss = loss_terms(network_, batch, draws, from, count, sums);
        if (!std::isfinite(sums.loss))
            break;
        loss.backward();
    }
    return sums;
}

double Learner::clip_gradients() {
    at::NoGradGuard no_grad;
    std::vector<at::Tensor> gradients;
    for (const at::Tensor& parameter : parameters_)
        if (parameter.grad().defined())
            gradients.push_back(parameter.grad());
    if (gradients.empty())
        return 0;
    const double norm = at::stack(at::_foreach_norm(gradients, 2)).norm().item<double>();
    if (options_.clip_norm > 0 && std::isfinite(norm) && norm > options_.clip_norm)
        at::_foreach_mul_(gradients, options_.clip_norm / (norm + 1e-6));
    return norm;
}

void Learner::update_ema(long long finished_steps) {
    at::NoGradGuard no_grad;
    at::_foreach_lerp_(ema_parameters_, parameters_, 1.0 - ema_rate_at(options_, finished_steps));
}

StepResult Learner::step(const Batch& batch, const StepDraws& draws, long long step) {
    if (options_.network.dropout > 0)
        network_->set_dropout_generator(
            run_generator(options_.seed ^ dropout_salt, static_cast<std::uint64_t>(step)));
    Sums sums;
    for (;;) {
        try {
            sums = accumulate(batch, draws);
            break;
        } catch (const c10::Error& error) {
            if (!is_out_of_memory(error) || micro_batch_ <= 1)
                throw;
            micro_batch_ = (micro_batch_ + 1) / 2;
            spdlog::warn("Out of memory: going on with micro-batches of {}.", micro_batch_);
        }
    }
    StepResult result{sums.loss, sums.mse, sums.vlb, 0, std::isfinite(sums.loss)};
    if (result.finite) {
        result.gradient_norm = clip_gradients();
        result.finite = std::isfinite(result.gradient_norm);
    }
    if (!result.finite)
        return result;
    optimizer_.step(learning_rate_at(options_, step));
    update_ema(step + 1);
    return result;
}

double Learner::held_out_loss(const Batch& batch, const StepDraws& draws) {
    at::NoGradGuard no_grad;
    const std::int64_t size = batch.pictures.size(0);
    Sums sums;
    for (std::int64_t from = 0; from < size; from += micro_batch_)
        loss_terms(ema_, batch, draws, from, std::min<std::int64_t>(micro_batch_, size - from), sums);
    return sums.loss;
}

at::Tensor Learner::sample(const Batch& batch, const StepDraws& draws, int steps) {
    at::NoGradGuard no_grad;
    const GaussianDiffusion process(options_.diffusion, std::to_string(steps));
    Condition shown = condition(batch, draws, 0, batch.pictures.size(0));
    if (shown.unknown.defined())
        shown.unknown = at::ones_like(shown.unknown);
    const DenoiseFunction denoise = denoise_with(ema_, shown);
    const std::unique_ptr<StepSampler> sampler = make_ddim_sampler();
    const NoiseSource no_noise = [](const at::Tensor& like) { return at::zeros_like(like); };
    const at::Tensor start = draws.noise.to(device_).contiguous(at::MemoryFormat::ChannelsLast);
    return sample_loop(process, *sampler, denoise, start, no_noise, {}, {}).cpu();
}

} // namespace sinopia
