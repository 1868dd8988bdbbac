#include "runtime/winograd.h"

#include "runtime/winograd_kernel.h"

#include <ATen/autocast_mode.h>
#include <torch/torch.h>

#include <algorithm>

namespace sinopia {

namespace {

/// Fewer pixels than this for each weight column do not repay the transform of the weights.
constexpr std::int64_t least_pixels = 2048;
constexpr std::int64_t least_channels = 32;

/// [9,16]: the transform of a kernel, U = G g G^T, as one matrix.
at::Tensor kernel_transform() {
    const at::Tensor g =
        at::tensor(std::vector<float>{1, 0, 0, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, 0, 0, 1}, at::kFloat)
            .view({4, 3});
    return at::kron(g, g).t();
}

/// weight [O,C,3,3] -> [16,C,O]
at::Tensor transformed(const at::Tensor& weight) {
    const auto out = weight.size(0), in = weight.size(1);
    const at::Tensor flat = weight.permute({2, 3, 1, 0}).reshape({9, in * out});
    return at::mm(kernel_transform().t(), flat).view({16, in, out});
}

/// The transposed map: [16,C,O] -> [O,C,3,3]
at::Tensor transformed_back(const at::Tensor& gradient) {
    const auto in = gradient.size(1), out = gradient.size(2);
    return at::mm(kernel_transform(), gradient.view({16, in * out}))
        .view({3, 3, in, out})
        .permute({3, 2, 0, 1});
}

WinogradShape shape_of(const at::Tensor& features) {
    return {features.size(0), features.size(2), features.size(3), features.size(1)};
}

/// Tiles to transform at once, so that both sides of the products stay in the cache.
std::int64_t block_of(std::int64_t in, std::int64_t out) {
    return std::clamp<std::int64_t>(24576 / (in + out), 48, 512);
}

/// Calls work(from, to) for blocks of tiles in order.
template <class Work>
void for_blocks(std::int64_t tiles, std::int64_t block, Work&& work) {
    for (std::int64_t from = 0; from < tiles; from += block)
        work(from, std::min(from + block, tiles));
}

at::Tensor convolve(const at::Tensor& x, const at::Tensor& u, const float* bias) {
    const WinogradShape given = shape_of(x);
    WinogradShape made = given;
    made.channels = u.size(2);
    at::Tensor y = at::empty({x.size(0), made.channels, x.size(2), x.size(3)}, x.options(),
                             at::MemoryFormat::ChannelsLast);
    for_blocks(given.tiles(), block_of(given.channels, made.channels),
               [&](std::int64_t from, std::int64_t to) {
                   const at::Tensor v = at::empty({16, to - from, given.channels}, at::kFloat);
                   winograd_input(given, x.const_data_ptr<float>(), v.data_ptr<float>(), from, to);
                   const at::Tensor m = at::bmm(v, u);
                   winograd_output(made, m.const_data_ptr<float>(), bias, y.data_ptr<float>(), from, to);
               });
    return y;
}

/// Gradient of u [16,C,O].
at::Tensor kernel_gradient(const at::Tensor& x, const at::Tensor& dy) {
    const WinogradShape in = shape_of(x), out = shape_of(dy);
    at::Tensor du = at::zeros({16, in.channels, out.channels}, at::kFloat);
    for_blocks(in.tiles(), block_of(in.channels, out.channels), [&](std::int64_t from, std::int64_t to) {
        const at::Tensor v = at::empty({16, to - from, in.channels}, at::kFloat);
        const at::Tensor dm = at::empty({16, to - from, out.channels}, at::kFloat);
        winograd_input(in, x.const_data_ptr<float>(), v.data_ptr<float>(), from, to);
        winograd_output_gradient(out, dy.const_data_ptr<float>(), dm.data_ptr<float>(), from, to);
        du.baddbmm_(v.transpose(1, 2), dm);
    });
    return du;
}

struct Winograd : torch::autograd::Function<Winograd> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x,
                              const at::Tensor& weight, const at::Tensor& bias) {
        context->save_for_backward({x, weight});
        context->saved_data["wants_x"] = x.requires_grad();
        const at::Tensor b = bias.contiguous();
        return convolve(x, transformed(weight), b.const_data_ptr<float>());
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor dy = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
        at::Tensor dx;
        if (context->saved_data["wants_x"].toBool()) // the turned kernel, from outputs to inputs
            dx = convolve(dy, transformed(saved[1].flip({2, 3}).transpose(0, 1)), nullptr);
        return {dx, transformed_back(kernel_gradient(saved[0], dy)), dy.sum({0, 2, 3})};
    }
};

bool pays(const at::Tensor& x, const at::Tensor& weight) {
    const auto pixels = x.size(0) * x.size(2) * x.size(3);
    return x.is_cpu() && x.scalar_type() == at::kFloat && !at::autocast::is_autocast_enabled(at::kCPU) &&
           x.size(2) % 2 == 0 && x.size(3) % 2 == 0 && pixels >= least_pixels &&
           std::min(weight.size(0), weight.size(1)) >= least_channels;
}

} // namespace

at::Tensor winograd_conv3x3_always(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    return Winograd::apply(x.contiguous(at::MemoryFormat::ChannelsLast), weight, bias);
}

at::Tensor winograd_conv3x3(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    return pays(x, weight) ? winograd_conv3x3_always(x, weight, bias)
                           : at::conv2d(x, weight, bias, {1, 1}, {1, 1});
}

} // namespace sinopia
