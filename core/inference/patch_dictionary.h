#pragma once

#include "conditioning/label_symbols.h"
#include "conditioning/neighbourhoods.h"
#include "inference/weight_identity.h"
#include "runtime/label_path_weights.h"

#include <ATen/core/Tensor.h>

#include <array>
#include <unordered_map>
#include <vector>

namespace sinopia {

/// gamma and beta of the SPADE layers of one network (LabelPath::per_layer) for every distinct label patch that
/// any map has shown so far. At a pixel they depend on the 5x5 labels around it and on nothing else, so that
/// maps share them: an edited map, a crop or the null label adds only the patches that are new.
///
/// A patch's gamma and beta are summed in an order of their own, whatever other patches there are: the same bits
/// in a dictionary that grew and in one made anew.
class PatchDictionary {
  public:
    /// Level l reads the top-left pixel of each block of (patch_size << l) pixels. gamma and beta are kept in
    /// `type`, and computed in float32.
    PatchDictionary(int levels, int patch_size, at::ScalarType type = at::kFloat);

    /// For each level which patch stands around each pixel of the maps, [N H W] int32 on the CPU.
    std::vector<at::Tensor> number(const LabelSymbols& maps);

    /// gamma, then beta of a layer for all patches of its level, [patches,2C] on the weights' device. What is
    /// not known yet is computed.
    at::Tensor rows(const LabelPathWeights& weights, std::size_t level);

    /// Distinct patches of all levels.
    std::int64_t patches() const;
    /// Memory of gamma and beta.
    std::int64_t bytes() const;

  private:
    /// The channels whose one a symbol is; -1: none.
    using Symbol = std::array<std::int32_t, 2>;
    struct Level {
        NeighbourhoodNumbers small; ///< 3x3 of symbols; number 0: beyond the picture, nothing is said
        NeighbourhoodNumbers large; ///< 3x3 of small ones
    };
    struct Layer {
        std::array<WeightIdentity, 6> weights;
        at::Tensor said; ///< by the symbols to the first convolution: [symbols,9,hidden] on the CPU
        at::Tensor rows; ///< [room,2C]
        std::int64_t count = 0;
    };
    std::int32_t symbol_number(const Symbol& symbol);
    std::vector<std::int32_t> symbol_numbers(const at::Tensor& vectors);
    void make_room(Layer& layer, std::int64_t count, const LabelPathWeights& weights) const;
    void add_rows(Layer& layer, const Level& level, const LabelPathWeights& weights) const;
    void hear_symbols(Layer& layer, const at::Tensor& shared_weight) const;
    /// Of the small patches `which`, [which,hidden] on the CPU.
    at::Tensor hidden_of(const std::vector<std::int32_t>& which, const Level& level, const Layer& layer,
                         const LabelPathWeights& weights) const;

    int patch_size_;
    at::ScalarType type_;
    std::unordered_map<std::uint64_t, std::int32_t> symbol_of_; ///< by its channels
    std::vector<Symbol> symbols_;                               ///< 0: nothing
    std::vector<Level> levels_;
    std::unordered_map<const void*, Layer> layers_; ///< by the gamma weight's address
};

} // namespace sinopia
