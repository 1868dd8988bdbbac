#include "training/learner.h"

#include "base/error.h"
#include "base/log.h"
#include "diffusion/sampling.h"
#include "runtime/device.h"
#include "training/schedule.h"

#include <ATen/ATen.h>

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

WeightAverage make_average(const TrainingOptions& options, double rate, c10::Device device) {
    WeightAverage average{rate, make_network(options, device), {}};
    average.parameters = average.network->parameters();
    for (at::Tensor& parameter : average.parameters)
        parameter.set_requires_grad(false);
    average.network->eval();
    return average;
}

/// Those that there are.
std::vector<at::Tensor> gradients_of(const std::vector<at::Tensor>& parameters) {
    std::vector<at::Tensor> gradients;
    for (const at::Tensor& parameter : parameters)
        if (parameter.grad().defined())
            gradients.push_back(parameter.grad());
    return gradients;
}

bool is_out_of_memory(const c10::Error& error) {
    const std::string_view what = error.what_without_backtrace();
    return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
           what.find("can't allocate memory") != std::string_view::npos;
}

} // namespace

/// What a step measured, averaged over the batch, and the squared losses at each timestep.
struct Learner::Sums {
    double loss = 0, mse = 0, vlb = 0;
    at::Tensor squares, counts; ///< [T] float32 on the CPU, where the timesteps follow the loss

    void add(const LossTerms& terms, double share) {
        const auto mean = [&](const at::Tensor& term) {
            return term.defined() ? share * term.detach().mean().item<double>() : 0.0;
        };
        loss += mean(terms.loss);
        mse += mean(terms.mse);
        vlb += mean(terms.vb);
    }

    void note(const at::Tensor& timesteps, const at::Tensor& losses) {
        if (!squares.defined())
            return;
        squares.index_add_(0, timesteps, losses.detach().cpu().square());
        counts.index_add_(0, timesteps, at::ones_like(timesteps, at::kFloat));
    }
};

Learner::Learner(const TrainingOptions& options, std::optional<ClassIndex> ignore)
    : options_(options), ignore_(ignore), device_(choose_device(options.device)),
      dtype_(choose_dtype(options.precision, device_)), diffusion_(options.diffusion, "", device_),
      network_(make_network(options, device_)), parameters_(network_->parameters()),
      optimizer_(named_parameters(network_),
                 {.beta1 = options.beta1, .beta2 = options.beta2, .weight_decay = options.weight_decay}),
      scale_(dtype_ == c10::kHalf),
      micro_batch_(options.micro_batch > 0 ? std::min(options.micro_batch, options.batch) : options.batch) {
    averages_.push_back(make_average(options, options.ema_rate, device_));
    for (const double rate : options.extra_ema_rates)
        averages_.push_back(make_average(options, rate, device_));
    if (options.timestep_sampling == "loss_second_moment")
        timesteps_.emplace(options.diffusion.diffusion_steps);
    network_->train();
    network_->set_recomputation(options.checkpoint_activations);
}

void Learner::restart_ema() {
    at::NoGradGuard no_grad;
    for (WeightAverage& average : averages_)
        for (std::size_t i = 0; i < parameters_.size(); ++i)
            average.parameters[i].copy_(parameters_[i]);
}

LossTerms Learner::loss_terms(SdmUNet& network, const Batch& batch, const StepDraws& draws,
                              const BatchPart& part) {
    const auto of = [&](const at::Tensor& tensor) { return part.of(tensor, device_); };
    const at::Tensor x0 = of(batch.pictures).contiguous(at::MemoryFormat::ChannelsLast);
    const at::Tensor noise = of(draws.noise).contiguous(at::MemoryFormat::ChannelsLast);
    const StepCondition shown = make_step_condition(options_, ignore_, batch, draws, part, device_);
    const DenoiseFunction denoise = denoise_with(network, shown, options_, device_, dtype_);
    return diffusion_.training_losses(
        denoise, x0, of(draws.timesteps), noise,
        {.lambda_vlb = options_.lambda_vlb, .min_snr_gamma = options_.min_snr_gamma}, shown.unknown);
}

Learner::Sums Learner::accumulate(const Batch& batch, const StepDraws& draws, const at::Tensor& weights) {
    const std::int64_t size = batch.pictures.size(0);
    for (at::Tensor& parameter : parameters_)
        parameter.mutable_grad().reset();
    Sums sums;
    if (timesteps_) {
        sums.squares = at::zeros({options_.diffusion.diffusion_steps}, at::kFloat);
        sums.counts = at::zeros_like(sums.squares);
    }
    for (std::int64_t from = 0; from < size; from += micro_batch_) {
        const BatchPart part{from, std::min<std::int64_t>(micro_batch_, size - from)};
        const double share = static_cast<double>(part.count) / static_cast<double>(size);
        const LossTerms terms = loss_terms(network_, batch, draws, part);
        sums.add(terms, share);
        if (!std::isfinite(sums.loss))
            break;
        sums.note(draws.timesteps.narrow(0, from, part.count), terms.loss);
        const at::Tensor loss =
            weights.defined() ? (terms.loss * part.of(weights, device_)).mean() : terms.loss.mean();
        if (on_last_pass_ && from + part.count == size)
            on_last_pass_();
        (loss * (share * scale_.factor())).backward();
    }
    return sums;
}

Learner::Sums Learner::accumulate_in_memory(const Batch& batch, const StepDraws& draws,
                                            const at::Tensor& weights) {
    for (;;) {
        try {
            return accumulate(batch, draws, weights);
        } catch (const c10::Error& error) {
            if (!is_out_of_memory(error) || micro_batch_ <= 1)
                throw;
            micro_batch_ = (micro_batch_ + 1) / 2;
            spdlog::warn("Out of memory: going on with micro-batches of {}.", micro_batch_);
        }
    }
}

void Learner::reduce(Sums& sums) {
    if (!reducer_)
        return;
    const at::NoGradGuard no_grad;
    std::vector<at::Tensor> tensors;
    for (at::Tensor& parameter : parameters_) {
        at::Tensor& gradient = parameter.mutable_grad();
        if (!gradient.defined())
            gradient = at::zeros_like(parameter.detach());
        if (!std::isfinite(sums.loss))
            gradient.fill_(NAN);
        tensors.push_back(gradient);
    }
    const std::vector<double> measured{sums.loss, sums.mse, sums.vlb};
    tensors.push_back(at::tensor(measured, at::kFloat).to(device_));
    if (timesteps_)
        tensors.push_back(at::stack({sums.squares, sums.counts}).to(device_));
    const std::size_t first = parameters_.size();
    reducer_(tensors);
    const at::Tensor means = tensors[first].cpu();
    sums.loss = means[0].item<double>();
    sums.mse = means[1].item<double>();
    sums.vlb = means[2].item<double>();
    if (timesteps_) {
        sums.squares = tensors[first + 1][0].cpu();
        sums.counts = tensors[first + 1][1].cpu();
    }
}

double Learner::unscaled_norm() {
    const at::NoGradGuard no_grad;
    const std::vector<at::Tensor> gradients = gradients_of(parameters_);
    if (gradients.empty())
        return 0;
    if (scale_.active())
        at::_foreach_mul_(gradients, 1 / scale_.factor());
    return at::stack(at::_foreach_norm(gradients, 2)).norm().item<double>();
}

void Learner::clip_gradients(double norm) {
    const at::NoGradGuard no_grad;
    if (options_.clip_norm > 0 && norm > options_.clip_norm)
        at::_foreach_mul_(gradients_of(parameters_), options_.clip_norm / (norm + 1e-6));
}

void Learner::update_averages(long long finished_steps) {
    at::NoGradGuard no_grad;
    for (WeightAverage& average : averages_)
        at::_foreach_lerp_(average.parameters, parameters_,
                           1.0 - ema_rate_at(options_, average.rate, finished_steps));
}

StepResult Learner::step(const Batch& batch, const StepDraws& draws, long long step) {
    StepDraws used = draws;
    at::Tensor weights;
    if (timesteps_) {
        used.timesteps = timesteps_->at(draws.timestep_places);
        weights = timesteps_->weights(used.timesteps);
    }
    Sums sums;
    StepResult result;
    do {
        if (options_.network.dropout > 0)
            network_->set_dropout_generator(
                run_generator(options_.seed ^ dropout_salt, static_cast<std::uint64_t>(step)));
        sums = accumulate_in_memory(batch, used, weights);
        reduce(sums);
        result = {sums.loss, sums.mse, sums.vlb, 0, std::isfinite(sums.loss)};
        if (!result.finite)
            return result;
        result.gradient_norm = unscaled_norm();
        result.finite = std::isfinite(result.gradient_norm);
    } while (!result.finite && scale_.lower());
    if (!result.finite)
        return result;
    clip_gradients(result.gradient_norm);
    optimizer_.step(learning_rate_at(options_, step));
    update_averages(step + 1);
    if (timesteps_)
        timesteps_->record(sums.squares, sums.counts);
    if (scale_.active())
        scale_.step_was_good();
    return result;
}

at::Tensor Learner::held_out_losses(const Batch& batch, const StepDraws& draws) {
    at::NoGradGuard no_grad;
    const std::int64_t size = batch.pictures.size(0);
    std::vector<at::Tensor> losses;
    for (std::int64_t from = 0; from < size; from += micro_batch_) {
        const BatchPart part{from, std::min<std::int64_t>(micro_batch_, size - from)};
        losses.push_back(loss_terms(ema_network(), batch, draws, part).loss.cpu());
    }
    return losses.empty() ? at::empty({0}) : at::cat(losses);
}

double Learner::held_out_loss(const Batch& batch, const StepDraws& draws) {
    return held_out_losses(batch, draws).to(at::kDouble).mean().item<double>();
}

at::Tensor Learner::sample(const Batch& batch, const StepDraws& draws, int steps) {
    at::NoGradGuard no_grad;
    const GaussianDiffusion process(options_.diffusion, std::to_string(steps), device_);
    StepCondition shown =
        make_step_condition(options_, ignore_, batch, draws, {0, batch.pictures.size(0)}, device_);
    if (shown.unknown.defined())
        shown.unknown = at::ones_like(shown.unknown);
    const DenoiseFunction denoise = denoise_with(ema_network(), shown, options_, device_, dtype_);
    const std::unique_ptr<StepSampler> sampler = make_ddim_sampler();
    const NoiseSource no_noise = [](const at::Tensor& like) { return at::zeros_like(like); };
    const at::Tensor start = draws.noise.to(device_).contiguous(at::MemoryFormat::ChannelsLast);
    return sample_loop(process, *sampler, denoise, start, no_noise, {}, {}).cpu();
}

NamedTensors Learner::state() const {
    NamedTensors state = optimizer_.state();
    const auto join = [&](const NamedTensors& more) { state.insert(state.end(), more.begin(), more.end()); };
    join(scale_.state());
    if (timesteps_)
        join(timesteps_->state());
    return state;
}

void Learner::load_state(const std::map<std::string, at::Tensor>& state) {
    optimizer_.load_state(state);
    scale_.load_state(state);
    if (timesteps_)
        timesteps_->load_state(state);
}

} // namespace sinopia
