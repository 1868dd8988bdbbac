#include "inference/patch_products.h"

#include "inference/kernels/kernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>

namespace sinopia {

namespace {

constexpr std::int64_t places = 9;        ///< of a 3x3 patch in a 5x5 patch
constexpr std::int64_t columns_apart = 32; ///< channels whose products stay in the cache until they are added

/// weight [C,hidden,3,3] as [C,9,hidden], dense.
at::Tensor by_place(const at::Tensor& weight) {
    return weight.to(at::kFloat).permute({0, 2, 3, 1}).reshape({weight.size(0), places, weight.size(1)}).contiguous();
}

} // namespace

PatchProducts::PatchProducts(const LabelPathWeights& weights, const at::Tensor& hidden)
    : weights_(weights), hidden_(hidden), taps_(places) {
    if (weights.gamma_weight.is_cpu()) {
        weights_.gamma_weight = weights.gamma_weight.detach().to(at::kFloat);
        weights_.beta_weight = weights.beta_weight.detach().to(at::kFloat);
        weights_.gamma_bias = weights.gamma_bias.contiguous();
        weights_.beta_bias = weights.beta_bias.contiguous();
        place_.assign(static_cast<std::size_t>(hidden.size(0)), -1);
        return;
    }
    // One row more: of what is beyond the picture.
    hidden_ = at::cat({hidden, at::zeros({1, hidden.size(1)})}).to(weights.gamma_weight.device());
    weights_.gamma_weight = by_place(weights.gamma_weight).flatten(1);
    weights_.beta_weight = by_place(weights.beta_weight).flatten(1);
}

void PatchProducts::run(const std::int32_t* members, const at::Tensor& rows) {
    if (!rows.is_cpu()) {
        rows.copy_(on_device(members, rows.size(0)));
        return;
    }
    find_taps(members, rows.size(0));
    const at::Tensor y = rows.scalar_type() == at::kFloat ? rows : at::empty(rows.sizes(), at::kFloat);
    const std::int64_t channels = rows.size(1) / 2;
    const std::int64_t blocks = (channels + columns_apart - 1) / columns_apart; // of gamma, as many of beta
    at::parallel_for(0, 2 * blocks, 1, [&](std::int64_t from, std::int64_t to) {
        for (; from < to; ++from) {
            const bool beta = from >= blocks;
            const std::int64_t first = from % blocks * columns_apart;
            run_columns(beta ? weights_.beta_weight : weights_.gamma_weight,
                        beta ? weights_.beta_bias : weights_.gamma_bias, first,
                        std::min(columns_apart, channels - first),
                        y.data_ptr<float>() + (beta ? channels : 0) + first, y.stride(0));
        }
    });
    if (!y.is_same(rows))
        rows.copy_(y);
}

void PatchProducts::find_taps(const std::int32_t* members, std::int64_t patches) {
    for (std::int64_t tap = 0; tap < places; ++tap) {
        auto& [rows, of_patch] = taps_[static_cast<std::size_t>(tap)];
        rows.clear();
        of_patch.clear();
        for (std::int64_t patch = 0; patch < patches; ++patch) {
            const std::int32_t row = members[places * patch + tap];
            if (row < 0) {
                of_patch.push_back(-1);
                continue;
            }
            std::int32_t& place = place_[static_cast<std::size_t>(row)];
            if (place < 0) {
                place = static_cast<std::int32_t>(rows.size());
                rows.push_back(row);
            }
            of_patch.push_back(place);
        }
        for (const std::int32_t row : rows)
            place_[static_cast<std::size_t>(row)] = -1;
    }
}

void PatchProducts::run_columns(const at::Tensor& weight, const at::Tensor& bias, std::int64_t first,
                                std::int64_t columns, float* y, std::int64_t y_stride) const {
    const kernels::Kernels& kernel = kernels::kernels_here();
    const auto patches = static_cast<std::int64_t>(taps_.front().of_patch.size());
    const std::int64_t depth = hidden_.size(1);
    const at::Tensor w = by_place(weight.narrow(0, first, columns)); // no copy where it is in channels last
    std::vector<float> products(static_cast<std::size_t>(at_once * columns_apart));
    for (std::int64_t patch = 0; patch < patches; ++patch)
        std::copy_n(bias.const_data_ptr<float>() + first, columns, y + patch * y_stride);
    for (std::int64_t tap = 0; tap < places; ++tap) {
        const auto& [rows, of_patch] = taps_[static_cast<std::size_t>(tap)];
        kernel.row_products({hidden_.const_data_ptr<float>(), w.const_data_ptr<float>() + tap * depth, rows.data(),
                             products.data(), static_cast<std::int64_t>(rows.size()), columns, depth,
                             places * depth});
        kernel.row_additions({products.data(), of_patch.data(), y, patches, columns, y_stride});
    }
}

at::Tensor PatchProducts::on_device(const std::int32_t* members, std::int64_t patches) const {
    // Always so many at a time, the last ones with nothing: there too a row's sums must not depend on how many
    // there are.
    at::Tensor which = at::full({at_once * places}, hidden_.size(0) - 1, at::kInt);
    for (std::int64_t i = 0; i < patches * places; ++i)
        if (members[i] >= 0)
            which.data_ptr<std::int32_t>()[i] = members[i];
    const at::Tensor a =
        hidden_.index_select(0, which.to(hidden_.device())).view({at_once, places * hidden_.size(1)});
    return at::cat({at::linear(a, weights_.gamma_weight, weights_.gamma_bias),
                    at::linear(a, weights_.beta_weight, weights_.beta_bias)},
                   1)
        .narrow(0, 0, patches);
}

} // namespace sinopia
