#pragma once

#include "conditioning/label_symbols.h"
#include "conditioning/row_sums.h"
#include "runtime/label_path_weights.h"

#include <functional>
#include <vector>

namespace sinopia {

/// gamma and beta of one layer for some label maps: row ids[p] of `rows` belongs to pixel p.
struct Modulation {
    at::Tensor rows; ///< [D,2C]: gamma, then beta
    at::Tensor ids;  ///< [N H W] int32; undefined: row p belongs to pixel p
};

/// A 3x3 convolution of x [N,C,H,W] with weight [out,C,3,3], bias [out] and a border of one zero.
using LabelConvolution =
    std::function<at::Tensor(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias)>;

/// The label maps of a batch as the distinct patches that SPADE's label path can tell apart. gamma and beta
/// at a pixel depend on the 5x5 labels around it and on nothing else, and a street or a painted map has few
/// distinct ones. Exact, up to the order of sums:
///   the first convolution is nine row additions for each distinct 3x3 patch,
///   the second ones are matrix products over the distinct 3x3 patches, then nine row additions for each
///   distinct 5x5 patch.
/// Beyond the picture labels are zero, and so are hidden activations. Levels where nearly every pixel has a
/// patch of its own keep the convolution. A pure function of the maps, whatever the weights.
class LabelPatches {
  public:
    /// Distinct 3x3 patches for each pixel above which the convolution over all pixels is the cheaper one.
    static constexpr double usual_dense_share = 0.7;

    /// Level l of `levels` reads the top-left pixel of each block of (patch_size << l) pixels.
    LabelPatches(const LabelSymbols& symbols, int levels, int patch_size, c10::Device device,
                 double dense_share = usual_dense_share);

    /// Differentiable in the weights. `convolve`, if given, is the convolution of levels that keep it.
    Modulation modulation(const LabelPathWeights& weights, std::size_t level,
                          const LabelConvolution& convolve = {}) const;

    std::size_t levels() const { return levels_.size(); }
    /// Distinct 5x5 patches of a level; the number of its pixels where the convolution is kept.
    std::int64_t distinct(std::size_t level) const;

  private:
    struct Level {
        std::int64_t count, height, width;
        RowSums first;  ///< symbols to distinct 3x3 patches
        RowSums second; ///< distinct 3x3 patches to distinct 5x5 patches; or, dense, to pixels
        at::Tensor ids; ///< of distinct 5x5 patches; undefined: dense
    };
    static Level level_of(const at::Tensor& symbols, std::int64_t symbol_count, c10::Device device,
                          double dense_share);

    at::Tensor vectors_;
    std::vector<Level> levels_;
};

} // namespace sinopia
