#include "conditioning/modulated_norm.h"

#include "conditioning/modulated_norm_kernel.h"
#include "runtime/gpu_parts.h"

#include <ATen/Parallel.h>
#include <ATen/ATen.h>
#include <torch/autograd.h>

namespace sinopia {

namespace {

constexpr double norm_epsilon = 1e-5;

/// The formula as it is written.
at::Tensor step_by_step(const at::Tensor& x, int groups, const Modulation& modulation,
                        const at::Tensor& scale_shift) {
    const auto n = x.size(0), c = x.size(1), height = x.size(2), width = x.size(3);
    at::Tensor rows = modulation.ids.defined() ? modulation.rows.index_select(0, modulation.ids)
                                               : modulation.rows; // [N H W,2C] or [1,2C]
    rows = rows.size(0) == 1 ? rows.view({1, 2 * c, 1, 1})
                             : rows.view({n, height, width, 2 * c}).permute({0, 3, 1, 2});
    const auto parts = rows.to(x.scalar_type()).chunk(2, 1); // gamma, beta
    at::Tensor y = at::group_norm(x, groups, {}, {}, norm_epsilon) * (1 + parts[0]) + parts[1];
    if (scale_shift.defined()) {
        const auto time = scale_shift.to(x.scalar_type()).view({n, 2 * c, 1, 1}).chunk(2, 1);
        y = y * (1 + time[0]) + time[1];
    }
    return at::silu(y);
}

bool wants_gradient(const at::Tensor& tensor) {
    return tensor.defined() && tensor.requires_grad();
}

/// Undefined where it is not for a GPU's kernels, which know no gradients.
at::Tensor by_gpu_parts(const at::Tensor& x, int groups, const Modulation& modulation,
                        const at::Tensor& scale_shift) {
    const bool differentiated = at::GradMode::is_enabled() && (wants_gradient(x) || wants_gradient(modulation.rows) ||
                                                               wants_gradient(scale_shift));
    GpuParts* parts = x.is_cuda() && !differentiated ? gpu_parts() : nullptr;
    return parts ? parts->modulated_norm_silu({x, groups, modulation.rows, modulation.ids, scale_shift})
                 : at::Tensor();
}

const float* data_of(const at::Tensor& tensor) {
    return tensor.defined() ? tensor.const_data_ptr<float>() : nullptr;
}

/// Divides the groups over torch's threads.
template <class Work>
void for_channel_ranges(const ModulatedNormShape& shape, Work&& work) {
    const std::int64_t per_group = shape.channels / shape.groups;
    const std::int64_t grain = at::divup(shape.groups, at::get_num_threads());
    at::parallel_for(0, shape.groups, grain,
                     [&](std::int64_t from, std::int64_t to) { work(from * per_group, to * per_group); });
}

/// What of the arguments is not differentiated.
struct Places {
    at::Tensor ids;
    std::int64_t groups;
};

struct Fused : torch::autograd::Function<Fused> {
    static ModulatedNormShape shape_of(const at::Tensor& x, const at::Tensor& rows, const Places& places) {
        return {x.size(0),
                x.size(2) * x.size(3),
                x.size(1),
                places.groups,
                places.ids.defined() ? places.ids.const_data_ptr<std::int32_t>() : nullptr,
                rows.size(0) == 1};
    }

    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x,
                              const at::Tensor& rows, const std::optional<at::Tensor>& time,
                              const Places& places) {
        const ModulatedNormShape shape = shape_of(x, rows, places);
        const at::Tensor scale_shift = time.value_or(at::Tensor());
        const auto count = x.size(0) * x.size(1);
        at::Tensor statistics = at::empty({2, count}, at::kFloat);
        at::Tensor y = at::empty(x.sizes(), x.options(), at::MemoryFormat::ChannelsLast);
        auto* result = y.data_ptr<float>();
        auto* mean = statistics.data_ptr<float>();
        const ModulatedNormInput input{data_of(x), data_of(rows), data_of(scale_shift)};
        for_channel_ranges(shape, [&](std::int64_t from, std::int64_t to) {
            modulated_norm_forward(shape, input, {mean, mean + count}, result, from, to);
        });
        context->save_for_backward({x, rows, scale_shift, statistics, places.ids});
        context->saved_data["groups"] = places.groups;
        return y;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &rows = saved[1], &scale_shift = saved[2];
        const ModulatedNormShape shape = shape_of(x, rows, {saved[4], context->saved_data["groups"].toInt()});
        const at::Tensor dy = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
        at::Tensor dx = at::empty_like(x), drows = at::zeros_like(rows);
        at::Tensor dtime = scale_shift.defined() ? at::zeros_like(scale_shift) : at::Tensor();
        auto* mean = saved[3].data_ptr<float>();
        const ModulatedNormInput input{data_of(x), data_of(rows), data_of(scale_shift)};
        const ModulatedNormGradients out{data_of(dy), dx.data_ptr<float>(), drows.data_ptr<float>(),
                                         dtime.defined() ? dtime.data_ptr<float>() : nullptr};
        for_channel_ranges(shape, [&](std::int64_t from, std::int64_t to) {
            modulated_norm_backward(shape, input, {mean, mean + x.size(0) * x.size(1)}, out, from, to);
        });
        return {dx, drows, dtime, at::Tensor()};
    }
};

bool is_plain(const at::Tensor& tensor) {
    return !tensor.defined() || (tensor.is_cpu() && tensor.scalar_type() == at::kFloat);
}

} // namespace

at::Tensor modulated_norm_silu(const at::Tensor& x, int groups, const Modulation& modulation,
                               const at::Tensor& scale_shift) {
    if (!is_plain(x) || !is_plain(modulation.rows) || !is_plain(scale_shift)) {
        const at::Tensor y = by_gpu_parts(x, groups, modulation, scale_shift);
        return y.defined() ? y : step_by_step(x, groups, modulation, scale_shift);
    }
    const std::optional<at::Tensor> time =
        scale_shift.defined() ? std::optional(scale_shift.contiguous()) : std::nullopt;
    return Fused::apply(x.contiguous(at::MemoryFormat::ChannelsLast), modulation.rows.contiguous(), time,
                        Places{modulation.ids, groups});
}

Modulation affine_modulation(const at::Tensor& weight, const at::Tensor& bias) {
    return {at::cat({weight - 1, bias}).unsqueeze(0), {}};
}

} // namespace sinopia
