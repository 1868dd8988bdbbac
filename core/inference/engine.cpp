#include "inference/engine.h"

#include "base/error.h"
#include "conditioning/modulated_norm.h"
#include "inference/convolutions.h"

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>

#include <unordered_map>

namespace sinopia {

namespace {

/// An affine norm's scale and shift as the one row for all pixels, made once for each norm.
class AffineRows {
  public:
    const Modulation& of(const at::Tensor& weight, const at::Tensor& bias) {
        const auto [place, is_new] = rows_.try_emplace(weight.unsafeGetTensorImpl());
        if (is_new)
            place->second = affine_modulation(weight, bias);
        return place->second;
    }

  private:
    std::unordered_map<const void*, Modulation> rows_;
};

void obey(const std::stop_token& stop) {
    if (stop.stop_requested())
        throw Stopped();
}

FusedLayers fused_layers(const std::shared_ptr<LabelCache>& labels,
                         const std::shared_ptr<Convolutions>& convolutions,
                         const std::shared_ptr<std::stop_token>& stop, int branches) {
    FusedLayers layers;
    layers.branches = branches;
    layers.convolve = [convolutions, stop](const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                           bool enlarged, const at::Tensor& added) {
        obey(*stop);
        return convolutions->run(x, weight, bias, enlarged, added);
    };
    layers.norm_silu =
        [stop, rows = std::make_shared<AffineRows>()](const at::Tensor& h, int groups, const at::Tensor& weight,
                                                      const at::Tensor& bias, const at::Tensor& scale_shift) {
            obey(*stop);
            return modulated_norm_silu(h, groups, rows->of(weight, bias), scale_shift);
        };
    layers.spade_silu = [labels, stop](const at::Tensor& h, int groups, const LabelPathWeights& weights,
                                       std::size_t level, const at::Tensor& scale_shift) {
        obey(*stop);
        return modulated_norm_silu(h, groups, labels->modulation(weights, level), scale_shift);
    };
    return layers;
}

/// The type that convolutions work in here.
at::ScalarType type_within(c10::Device device) {
    return at::autocast::is_autocast_enabled(device.type()) ? at::autocast::get_autocast_dtype(device.type())
                                                            : at::kFloat;
}

/// Gives the network its plain layers back at the end of a call, and forgets the call's stop token.
struct Borrowed {
    SdmUNet& network;
    std::stop_token& stop;
    ~Borrowed() {
        network->set_fused_layers({});
        stop = {};
    }
};

} // namespace

Engine::Engine(SdmUNet network, const std::vector<at::Tensor>& maps, std::shared_ptr<EngineMemory> memory)
    : Engine(std::move(network), maps, std::move(memory),
             maps.front().is_cuda() ? gpu_parts() : nullptr) {}

Engine::Engine(SdmUNet network, const std::vector<at::Tensor>& maps, std::shared_ptr<EngineMemory> memory,
               GpuParts* parts)
    : network_(std::move(network)), memory_(std::move(memory)),
      labels_(std::make_shared<LabelCache>(network_, maps, *memory_, type_within(maps.front().device()))),
      stop_(std::make_shared<std::stop_token>()),
      layers_(fused_layers(labels_, memory_->convolutions, stop_, static_cast<int>(maps.size()))),
      type_(type_within(maps.front().device())) {
    if (!parts)
        return;
    replayed_.emplace(*parts);
    weights_ = network_->parameters();
    states_ = states_of(weights_);
}

std::vector<Engine::WeightState> Engine::states_of(const std::vector<at::Tensor>& weights) {
    std::vector<WeightState> states;
    for (const at::Tensor& weight : weights)
        states.emplace_back(weight.const_data_ptr(),
                            weight.is_inference() ? 0 : static_cast<std::uint32_t>(weight._version()));
    return states;
}

bool Engine::serves(const SdmUNet& network) const {
    return network.get() == network_.get() && !weights_.empty() && states_of(weights_) == states_ &&
           type_ == type_within(weights_.front().device());
}

at::Tensor Engine::forward(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& style,
                           std::stop_token stop) {
    if (!replayed_)
        return plain_forward(x, timesteps, style, std::move(stop));
    obey(stop);
    if (std::vector<WeightState> now = states_of(weights_); now != states_) {
        replayed_->drop();
        states_ = std::move(now);
    }
    const at::NoGradGuard no_grad;
    return replayed_->run({x.contiguous(at::MemoryFormat::ChannelsLast), timesteps, style},
                          [this, stop](const std::vector<at::Tensor>& inputs) {
                              return plain_forward(inputs[0], inputs[1], inputs[2], stop);
                          });
}

at::Tensor Engine::plain_forward(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& style,
                                 std::stop_token stop) {
    const at::NoGradGuard no_grad;
    *stop_ = std::move(stop);
    const Borrowed borrowed{network_, *stop_};
    network_->set_fused_layers(layers_);
    return network_->forward(x.contiguous(at::MemoryFormat::ChannelsLast), timesteps, {}, style);
}

} // namespace sinopia
