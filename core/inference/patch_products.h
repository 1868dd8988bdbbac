#pragma once

#include "runtime/label_path_weights.h"

#include <cstdint>
#include <vector>

namespace sinopia {

/// gamma and beta of one SPADE layer at 5x5 label patches, from the hidden features at the 3x3 patches in them.
/// On the processor each 3x3 patch is multiplied once for each place where it stands in some 5x5 patch, however
/// many of these there are, and the products of the nine places are added up. A patch's sums are formed in the
/// same order whatever other patches there are.
class PatchProducts {
  public:
    static constexpr std::int64_t at_once = 512; ///< patches

    /// hidden [*,hidden] float32 on the CPU.
    PatchProducts(const LabelPathWeights& weights, const at::Tensor& hidden);

    /// members [patches,9]: rows of `hidden`, below zero beyond the picture, where nothing is said. Into `rows`
    /// [patches,2C] of any type on the weights' device, at most `at_once`: gamma, then beta.
    void run(const std::int32_t* members, const at::Tensor& rows);

  private:
    /// Which rows of `hidden` stand at one place, and for each patch which of these it is.
    struct Tap {
        std::vector<std::int32_t> rows, of_patch;
    };
    void find_taps(const std::int32_t* members, std::int64_t patches);
    /// Columns of y from `first` on, of gamma or beta.
    void run_columns(const at::Tensor& weight, const at::Tensor& bias, std::int64_t first, std::int64_t columns,
                     float* y, std::int64_t y_stride) const;
    at::Tensor on_device(const std::int32_t* members, std::int64_t patches) const;

    LabelPathWeights weights_;
    at::Tensor hidden_;
    std::vector<Tap> taps_;
    std::vector<std::int32_t> place_; ///< of a row of `hidden` in Tap::rows; -1: in none
};

} // namespace sinopia
