#include "conditioning/row_sums.h"

#include <ATen/ATen.h>
#include <torch/autograd.h>

#include <vector>

namespace sinopia {

namespace {

at::Tensor int_tensor(const std::vector<std::int32_t>& values) {
    return at::tensor(values, at::kInt);
}

/// Plain sums of table rows; an empty list gives a row of zeros.
at::Tensor gather_sums(const at::Tensor& table, const at::Tensor& indices, const at::Tensor& offsets) {
    constexpr int mode_sum = 0;
    return std::get<0>(at::_embedding_bag_forward_only(table.contiguous(), indices, offsets, false, mode_sum,
                                                       false, {}, /*include_last_offset=*/true));
}

struct SumRows : torch::autograd::Function<SumRows> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& table,
                              const RowSums& sums) {
        context->saved_data["used_by"] = sums.used_by;
        context->saved_data["start"] = sums.used_by_start;
        return gather_sums(table, sums.indices, sums.offsets);
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& gradients) {
        return {gather_sums(gradients[0], context->saved_data["used_by"].toTensor(),
                            context->saved_data["start"].toTensor()),
                at::Tensor()};
    }
};

} // namespace

RowSums RowSums::to(c10::Device device) const {
    return {indices.to(device), offsets.to(device), used_by.to(device), used_by_start.to(device)};
}

RowSums tap_sums(const at::Tensor& members, std::int64_t count) {
    const std::int64_t results = members.size(0), taps = members.size(1), rows = count * taps;
    const at::Tensor flat = members.contiguous();
    const auto* member = flat.const_data_ptr<std::int32_t>();
    std::vector<std::int32_t> indices, offsets{0}, start(static_cast<std::size_t>(rows) + 1, 0);
    indices.reserve(static_cast<std::size_t>(results * taps));
    for (std::int64_t d = 0; d < results; ++d) {
        for (std::int64_t k = 0; k < taps; ++k, ++member)
            if (*member < count) {
                const auto row = static_cast<std::int32_t>(*member * taps + k);
                indices.push_back(row);
                ++start[static_cast<std::size_t>(row) + 1];
            }
        offsets.push_back(static_cast<std::int32_t>(indices.size()));
    }
    for (std::size_t row = 1; row < start.size(); ++row)
        start[row] += start[row - 1];
    std::vector<std::int32_t> used_by(indices.size()), next = start;
    for (std::int64_t d = 0; d < results; ++d)
        for (auto i = static_cast<std::size_t>(offsets[static_cast<std::size_t>(d)]);
             i < static_cast<std::size_t>(offsets[static_cast<std::size_t>(d) + 1]); ++i)
            used_by[static_cast<std::size_t>(next[static_cast<std::size_t>(indices[i])]++)] =
                static_cast<std::int32_t>(d);
    return {int_tensor(indices), int_tensor(offsets), int_tensor(used_by), int_tensor(start)};
}

at::Tensor sum_rows(const at::Tensor& table, const RowSums& sums) {
    return SumRows::apply(table, sums);
}

} // namespace sinopia
