#pragma once

#include "inference/label_cache.h"
#include "inference/replayed_calls.h"

#include <stop_token>

namespace sinopia {

/// A network over one or more fixed label maps ("branches": with guidance the map and the null label), equal
/// to SdmUNet::forward on each of them up to rounding, for a fraction of the work:
///   the label path is computed once, not at each step (label_cache.h)
///   the encoder, which never sees the labels, runs once for all branches
///   convolutions take a fourth to a half of the products (convolutions.h)
///   norm, SPADE, time modulation and SiLU are one pass over the features (conditioning/modulated_norm.h)
///   on a GPU the kernels of a call are started as one (replayed_calls.h)
///
/// The network stays usable by others between the calls. For one thread at a time. `memory` is what engines over
/// the same network before it have left; without one everything is computed anew, to the same bits. Made inside
/// an Autocast it keeps gamma and beta in its 16 bit.
class Engine {
  public:
    /// maps: [N,label_channels,H,W] for each branch.
    Engine(SdmUNet network, const std::vector<at::Tensor>& maps,
           std::shared_ptr<EngineMemory> memory = std::make_shared<EngineMemory>());
    /// The same with other parts than those of the maps' device; null: every call is plain.
    Engine(SdmUNet network, const std::vector<at::Tensor>& maps, std::shared_ptr<EngineMemory> memory,
           GpuParts* parts);

    /// x [N,input_channels,H,W], timesteps [N], style [N,styles] or undefined, as SdmUNet::forward takes them
    /// -> [branches N,out_channels,H,W], branch after branch, float32. Without gradients.
    /// Throws Stopped at the next layer once `stop` is requested; once calls are replayed, at the next call.
    at::Tensor forward(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& style = {},
                       std::stop_token stop = {});

    const LabelCache& labels() const { return *labels_; }
    const std::shared_ptr<EngineMemory>& memory() const { return memory_; }

    /// Calls are replayed where that is possible: keeping the engine saves recording them anew.
    bool replays_calls() const { return replayed_.has_value(); }
    std::int64_t replays() const { return replayed_ ? replayed_->replays() : 0; } ///< so far
    /// It was made for this network, with weights as they are, and for this thread's Autocast.
    bool serves(const SdmUNet& network) const;

  private:
    /// Where a weight's values lie, and how often they were written to.
    using WeightState = std::pair<const void*, std::uint32_t>;
    static std::vector<WeightState> states_of(const std::vector<at::Tensor>& weights);
    at::Tensor plain_forward(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& style,
                             std::stop_token stop);

    SdmUNet network_;
    std::shared_ptr<EngineMemory> memory_;
    std::shared_ptr<LabelCache> labels_;
    std::shared_ptr<std::stop_token> stop_; ///< of the call in progress, for the layers
    FusedLayers layers_;
    at::ScalarType type_;                   ///< of convolutions
    std::vector<at::Tensor> weights_;       ///< of a network whose calls are replayed
    std::vector<WeightState> states_;       ///< theirs when calls were recorded
    std::optional<ReplayedCalls> replayed_;
};

} // namespace sinopia
