#include "evaluation/segmenter_learner.h"

#include "base/error.h"
#include "evaluation/picture_augmentation.h"
#include "model/initialisation.h"
#include "runtime/device.h"
#include "training/draws.h"
#include "training/schedule.h"

#include <ATen/ATen.h>
#include <ATen/core/Reduction.h>
#include <torch/types.h>

#include <cmath>

namespace sinopia {

namespace {

constexpr std::uint64_t segmenter_salt =
    0x7365676dULL; ///< no random numbers shared with a generator's training
constexpr std::uint64_t segmenter_weights_counter = ~0ULL - 1;
constexpr std::int64_t judged_at_once = 16;
constexpr double largest_weight = 4;

SegmentationUNet fresh_segmenter(const TrainingOptions& options, c10::Device device) {
    SegmentationUNet network(options.network);
    initialise(*network, run_generator(options.seed ^ segmenter_salt, segmenter_weights_counter));
    network->to(device);
    for (at::Tensor& parameter : network->parameters())
        if (parameter.dim() == 4)
            parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
    return network;
}

NamedTensors named(const SegmentationUNet& network) {
    NamedTensors tensors;
    for (const auto& item : network->named_parameters())
        tensors.emplace_back(item.key(), item.value());
    return tensors;
}

void copy_into(const NamedTensors& to, const std::map<std::string, at::Tensor>& from) {
    for (const auto& [name, tensor] : to) {
        const auto found = from.find(name);
        if (found == from.end() || found->second.sizes() != tensor.sizes())
            throw Error("The checkpoint's tensor " + name +
                        " is missing or of another shape; it is of another network.");
        at::Tensor target = tensor;
        target.copy_(found->second);
    }
}

} // namespace

SegmenterLearner::SegmenterLearner(const TrainingOptions& options, const at::Tensor& class_weights)
    : options_(options), device_(choose_device(options.device)), class_weights_(class_weights.to(device_)),
      network_(fresh_segmenter(options, device_)), average_(fresh_segmenter(options, device_)),
      parameters_(named(network_)), averages_(named(average_)),
      optimizer_(parameters_,
                 {.beta1 = options.beta1, .beta2 = options.beta2, .weight_decay = options.weight_decay}) {
    for (at::Tensor& parameter : average_->parameters())
        parameter.set_requires_grad(false);
}

SegmenterStep SegmenterLearner::step(const Batch& batch, long long step) {
    const at::Tensor pictures = augmented(
        batch.pictures, run_generator(options_.seed ^ segmenter_salt, static_cast<std::uint64_t>(step)));
    const at::Tensor known = batch.labels.lt(options_.network.num_classes);
    const at::Tensor target = at::where(known, batch.labels, at::full_like(batch.labels, -100)).to(device_);
    std::vector<at::Tensor> parameters = network_->parameters();
    for (at::Tensor& parameter : parameters)
        parameter.mutable_grad().reset();

    const at::Tensor logits =
        network_->forward(pictures.to(device_).contiguous(at::MemoryFormat::ChannelsLast));
    const at::Tensor loss = at::cross_entropy_loss(logits, target, class_weights_, at::Reduction::Mean, -100);
    SegmenterStep result;
    result.loss = loss.item<double>();
    result.finite = std::isfinite(result.loss);
    if (!result.finite)
        return result;
    loss.backward();

    const at::NoGradGuard no_grad;
    std::vector<at::Tensor> gradients;
    for (const at::Tensor& parameter : parameters)
        if (parameter.grad().defined())
            gradients.push_back(parameter.grad());
    result.gradient_norm = at::stack(at::_foreach_norm(gradients, 2)).norm().item<double>();
    result.finite = std::isfinite(result.gradient_norm);
    if (!result.finite)
        return result;
    if (options_.clip_norm > 0 && result.gradient_norm > options_.clip_norm)
        at::_foreach_mul_(gradients, options_.clip_norm / (result.gradient_norm + 1e-6));
    optimizer_.step(learning_rate_at(options_, step));
    at::_foreach_lerp_(average_->parameters(), parameters,
                       1.0 - ema_rate_at(options_, options_.ema_rate, step + 1));
    return result;
}

ConfusionMatrix SegmenterLearner::judge(const Batch& batch) const {
    const at::NoGradGuard no_grad;
    ConfusionMatrix matrix(options_.network.num_classes);
    const std::int64_t count = batch.pictures.size(0);
    for (std::int64_t from = 0; from < count; from += judged_at_once) {
        const std::int64_t part = std::min(judged_at_once, count - from);
        const at::Tensor seen =
            average_->forward(batch.pictures.narrow(0, from, part).to(device_)).argmax(1).cpu().contiguous();
        const at::Tensor truth = batch.labels.narrow(0, from, part).contiguous();
        LabelMap maps[2] = {
            LabelMap({static_cast<int>(truth.size(2)), static_cast<int>(part * truth.size(1))}),
            LabelMap({static_cast<int>(truth.size(2)), static_cast<int>(part * truth.size(1))})};
        const at::Tensor* tensors[2] = {&truth, &seen};
        for (int i = 0; i < 2; ++i)
            std::copy_n(tensors[i]->const_data_ptr<std::int64_t>(), truth.numel(), maps[i].data());
        matrix.add(maps[0], maps[1]);
    }
    return matrix;
}

void SegmenterLearner::restore(const std::map<std::string, at::Tensor>& parameters,
                               const std::map<std::string, at::Tensor>& averages,
                               const std::map<std::string, at::Tensor>& optimizer) {
    const at::NoGradGuard no_grad;
    copy_into(parameters_, parameters);
    copy_into(averages_, averages);
    optimizer_.load_state(optimizer);
}

at::Tensor balancing_weights(const at::Tensor& labels, int classes) {
    const at::Tensor known = labels.masked_select(labels.lt(classes));
    const at::Tensor shares = at::bincount(known, {}, classes).to(at::kDouble) /
                              static_cast<double>(std::max<std::int64_t>(1, known.numel()));
    const at::Tensor occurs = shares.gt(0);
    at::Tensor weights = at::where(occurs, shares.clamp_min(1e-9).rsqrt(), at::ones_like(shares));
    const double mean = (weights * shares).sum().item<double>();
    if (mean > 0)
        weights = at::where(occurs, (weights / mean).clamp_max(largest_weight), at::ones_like(shares));
    return weights.to(at::kFloat);
}

} // namespace sinopia
