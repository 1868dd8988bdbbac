#pragma once

#include "conditioning/label_patches.h"
#include "inference/engine_memory.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace sinopia {

/// gamma and beta of every SPADE layer of a network for fixed label maps. They see neither x_t nor t, so they
/// are computed once for a map instead of at each step: a layer's when it is first asked for. Weights that
/// change afterwards are not noticed.
///
/// Maps of zeros and ones with a label path in each layer are computed by distinct patches
/// (patch_dictionary.h), and only those that no map before has shown. Others, and those of a shared trunk, by
/// the convolutions as they are written.
class LabelCache {
  public:
    /// maps: [N,label_channels,H,W] for each branch. gamma and beta of patches are kept in `type`.
    LabelCache(const SdmUNet& network, const std::vector<at::Tensor>& maps, EngineMemory& memory,
               at::ScalarType type = at::kFloat);

    /// Of all branches' maps one after the other. `level` is the layer's label level.
    const Modulation& modulation(const LabelPathWeights& weights, std::size_t level);

    /// Computes every layer of the network, which is lent to it.
    void compute_all(SdmUNet network);
    /// Computes every layer that `other`, of the same network, has been asked for.
    void compute_as(const LabelCache& other);
    /// The same work as the network does it, by convolutions over the label map y of one branch.
    void convolve_as_network(const SdmUNet& network, const at::Tensor& y) const;

    /// Distinct 5x5 patches of the first map at level 0; its pixels where they are not told apart.
    std::int64_t distinct_patches() const { return distinct_; }
    /// Memory of gamma and beta computed so far, other maps' in the same memory included, and of the maps.
    std::int64_t bytes() const;
    /// Values of gamma and beta computed so far if each pixel of each map had its own.
    std::int64_t dense_values() const;

  private:
    std::shared_ptr<PatchDictionary> dictionary_;   ///< null: there are no patches
    std::vector<at::Tensor> ids_;                   ///< per level, of all maps: [N H W] int32
    std::vector<std::vector<at::Tensor>> features_; ///< of each map per level, where there are no patches
    std::int64_t distinct_ = 0;
    struct Layer {
        LabelPathWeights weights;
        std::size_t level;
        Modulation modulation;
    };
    std::unordered_map<const void*, Layer> known_; ///< by the layer's gamma weights
};

} // namespace sinopia
