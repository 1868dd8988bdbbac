#pragma once

#include "inference/engine.h"

namespace sinopia {

/// Engines over one network, one after the other: what one has learned serves the next (EngineMemory). On a GPU
/// the engine itself stays, with the steps that it has recorded, until map, weights or type change; beside it one
/// of the same map with other branches, for guidance that is off at some steps. For one thread at a time.
class KeptEngine {
  public:
    KeptEngine() = default;
    /// With other parts than those of the GPU that the maps are on.
    explicit KeptEngine(GpuParts& parts) : parts_(&parts) {}

    /// As Engine's constructor.
    std::shared_ptr<Engine> over(const SdmUNet& network, const std::vector<at::Tensor>& maps);

  private:
    struct Kept {
        std::shared_ptr<Engine> engine;
        std::vector<at::Tensor> maps;
    };

    GpuParts* parts_ = nullptr;
    std::shared_ptr<EngineMemory> memory_; ///< from the first engine on
    std::vector<Kept> kept_; ///< of one map
};

} // namespace sinopia
