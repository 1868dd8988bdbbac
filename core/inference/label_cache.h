#pragma once

#include "conditioning/label_patches.h"
#include "model/sdm_unet.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace sinopia {

/// gamma and beta of every SPADE layer of a network for fixed label maps. They see neither x_t nor t, so they
/// are computed once for a map instead of at each step: a layer's when it is first asked for. Weights that
/// change afterwards are not noticed.
///
/// Maps of zeros and ones with a label path in each layer are computed by distinct patches
/// (conditioning/label_patches.h), each map by itself: the null label's has but the few of an empty map's
/// border. Others, and those of a shared trunk, by the convolutions as they are written.
class LabelCache {
  public:
    /// maps: [N,label_channels,H,W] for each branch.
    LabelCache(const SdmUNet& network, const std::vector<at::Tensor>& maps);

    /// Of all branches' maps one after the other. `level` is the layer's label level.
    const Modulation& modulation(const LabelPathWeights& weights, std::size_t level);

    /// Distinct 5x5 patches of the first map at level 0; its pixels where they are not told apart.
    std::int64_t distinct_patches() const;
    /// Memory of what has been computed so far.
    std::int64_t bytes() const;

  private:
    /// One branch's label map.
    struct Map {
        std::unique_ptr<LabelPatches> patches;
        std::vector<at::Tensor> features; ///< per level, where there are no patches
    };
    static Modulation of_map(const Map& map, const LabelPathWeights& weights, std::size_t level);

    std::vector<Map> maps_;
    std::int64_t pixels_ = 0;                           ///< of a map at level 0
    std::unordered_map<const void*, Modulation> known_; ///< by the layer's gamma weights
};

} // namespace sinopia
