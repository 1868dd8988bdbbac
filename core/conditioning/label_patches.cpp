#include "conditioning/label_patches.h"

#include "conditioning/neighbourhoods.h"

#include <ATen/ATen.h>

namespace sinopia {

namespace {

/// [out,in,3,3] -> [in, 9 out]: what each input makes at each tap.
at::Tensor by_taps(const at::Tensor& weight) {
    return weight.permute({1, 2, 3, 0}).reshape({weight.size(1), 9 * weight.size(0)});
}

} // namespace

LabelPatches::LabelPatches(const LabelSymbols& symbols, int levels, int patch_size, c10::Device device,
                           double dense_share)
    : vectors_(symbols.vectors.to(device)) {
    for (int level = 0; level < levels; ++level) {
        const std::int64_t step = std::int64_t{patch_size} << level;
        const at::Tensor seen = symbols.ids.slice(1, 0, std::nullopt, step).slice(2, 0, std::nullopt, step);
        levels_.push_back(level_of(seen, symbols.vectors.size(0), device, dense_share));
    }
}

LabelPatches::Level LabelPatches::level_of(const at::Tensor& symbols, std::int64_t symbol_count,
                                           c10::Device device, double dense_share) {
    const Neighbourhoods small = distinct_neighbourhoods(symbols, 0);
    Level level{symbols.size(0), symbols.size(1), symbols.size(2), {}, {}, {}};
    level.first = tap_sums(small.members, symbol_count).to(device);
    if (static_cast<double>(small.count()) > dense_share * static_cast<double>(symbols.numel())) {
        level.second = tap_sums(small.ids.view({-1, 1}), small.count()).to(device);
        return level;
    }
    const Neighbourhoods large = distinct_neighbourhoods(small.ids, static_cast<int>(small.count()));
    level.second = tap_sums(large.members, small.count()).to(device);
    level.ids = large.ids.flatten().to(device);
    return level;
}

Modulation LabelPatches::modulation(const LabelPathWeights& w, std::size_t index,
                                    const LabelConvolution& convolve) const {
    const Level& level = levels_[index];
    const at::Tensor said = at::mm(vectors_, by_taps(w.shared_weight)); // [S, 9 hidden]
    const std::int64_t hidden = w.shared_weight.size(0);
    const at::Tensor a =
        at::relu(sum_rows(said.view({-1, hidden}), level.first) + w.shared_bias); // [D3,hidden]
    const at::Tensor weight = at::cat({w.gamma_weight, w.beta_weight});           // [2C,hidden,3,3]
    const at::Tensor bias = at::cat({w.gamma_bias, w.beta_bias});                 // [2C]
    if (!level.ids.defined()) {
        const at::Tensor dense = sum_rows(a, level.second) // [N H W,hidden]
                                     .view({level.count, level.height, level.width, hidden})
                                     .permute({0, 3, 1, 2});
        const at::Tensor both = convolve ? convolve(dense, weight, bias)
                                         : at::conv2d(dense, weight, bias, {1, 1}, {1, 1}); // [N,2C,H,W]
        return {both.permute({0, 2, 3, 1}).reshape({-1, bias.size(0)}), {}};
    }
    const at::Tensor taps = at::mm(a, by_taps(weight)).view({-1, bias.size(0)}); // [9 D3,2C]
    return {sum_rows(taps, level.second) + bias, level.ids};
}

std::int64_t LabelPatches::distinct(std::size_t index) const {
    const Level& level = levels_[index];
    return level.ids.defined() ? level.second.results() : level.count * level.height * level.width;
}

} // namespace sinopia
