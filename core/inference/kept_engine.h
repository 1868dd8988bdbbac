#pragma once

#include "inference/engine.h"

namespace sinopia {

/// Engines over one network, one after the other: what one has learned serves the next (EngineMemory). On a GPU
/// the engine itself stays, with the steps that it has recorded, until map, weights or type change. For one
/// thread at a time.
class KeptEngine {
  public:
    KeptEngine() = default;
    /// As EngineMemory of this network.
    explicit KeptEngine(const SdmUNet& network) : memory_(std::make_shared<EngineMemory>(network)) {}
    /// With other parts than those of the GPU that the maps are on.
    explicit KeptEngine(GpuParts& parts) : parts_(&parts) {}

    /// As Engine's constructor.
    std::shared_ptr<Engine> over(const SdmUNet& network, const std::vector<at::Tensor>& maps);

  private:
    bool fits(const SdmUNet& network, const std::vector<at::Tensor>& maps) const;

    GpuParts* parts_ = nullptr;
    std::shared_ptr<EngineMemory> memory_; ///< from the first engine on
    std::shared_ptr<Engine> last_;
    std::vector<at::Tensor> maps_; ///< of the last one
};

} // namespace sinopia
