#pragma once

#include "inference/convolutions.h"
#include "inference/patch_dictionary.h"
#include "model/sdm_unet.h"

#include <memory>
#include <optional>

namespace sinopia {

/// What engines over one network can leave to the next one: weights laid out for the processor, and gamma and
/// beta of the label patches seen so far. It changes no result by a bit. For one thread at a time.
class EngineMemory {
  public:
    EngineMemory() = default;
    /// For engines over this network. Whoever keeps its weights in 16 bit has little memory for it: they are laid
    /// out anew at each call, in a part of the time that the step takes, unless a small part of memory holds all.
    explicit EngineMemory(const SdmUNet& network);

    std::shared_ptr<Convolutions> convolutions = std::make_shared<Convolutions>();

    /// Which patches stand where on some maps, and the dictionary that they are numbered in.
    struct Numbered {
        std::shared_ptr<PatchDictionary> dictionary;
        std::vector<std::vector<at::Tensor>> ids; ///< of each map, per level: [H W] int32 on the CPU
    };
    /// Numbers maps in the dictionary; where most of what it holds is on none of these maps, or was made for
    /// another type or device, in a new one.
    Numbered number(const SdmUNet& network, const std::vector<LabelSymbols>& maps, at::ScalarType type,
                    c10::Device device);

  private:
    std::shared_ptr<PatchDictionary> dictionary_;
    std::optional<std::pair<at::ScalarType, c10::Device>> made_for_;
};

} // namespace sinopia
