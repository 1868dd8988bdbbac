#include "evaluation/picture_augmentation.h"

#include <ATen/ATen.h>

namespace sinopia {

namespace {

constexpr double contrast_spread = 0.2;    ///< of the logarithm of the gain
constexpr double brightness_spread = 0.12; ///< of what is added to all channels
constexpr double tint_spread = 0.06;       ///< of what is added to each
constexpr int blur_passes = 3;
constexpr double most_noise = 0.12;
constexpr double most_pattern = 0.06;

/// [1 2 1] x [1 2 1] / 16 over each channel; the border is continued.
at::Tensor binomial_mean(const at::Tensor& x) {
    const at::Tensor row = at::tensor({0.25F, 0.5F, 0.25F}, x.options());
    const at::Tensor kernel = (row.view({3, 1}) * row.view({1, 3})).expand({x.size(1), 1, 3, 3});
    return at::conv2d(at::replication_pad2d(x, {1, 1, 1, 1}), kernel, std::nullopt, at::IntArrayRef{1, 1},
                      at::IntArrayRef{0, 0}, at::IntArrayRef{1, 1}, x.size(1));
}

} // namespace

at::Tensor augmented(const at::Tensor& pictures, at::Generator generator) {
    const auto n = pictures.size(0), height = pictures.size(2), width = pictures.size(3);
    const auto normal = [&](at::IntArrayRef shape) { return at::randn(shape, generator); };
    const auto uniform = [&] { return at::rand({n, 1, 1, 1}, generator); };

    const at::Tensor gain = (normal({n, 1, 1, 1}) * contrast_spread).exp();
    const at::Tensor shift = normal({n, 1, 1, 1}) * brightness_spread + normal({n, 3, 1, 1}) * tint_spread;
    at::Tensor x = pictures * gain + shift;

    const at::Tensor harmed = (uniform() >= 0.25).to(at::kFloat);
    const at::Tensor softness = uniform() * blur_passes * harmed; // passes, the last one in part
    for (int pass = 0; pass < blur_passes; ++pass)
        x = x.lerp(binomial_mean(x), (softness - pass).clamp(0, 1));
    x = x + normal({n, 3, height, width}) * (uniform().square() * most_noise * harmed);
    const at::Tensor tile = normal({n, 3, 2, 2}) * (uniform().square() * most_pattern * harmed);
    x = x + tile.repeat({1, 1, (height + 1) / 2, (width + 1) / 2}).slice(2, 0, height).slice(3, 0, width);
    return x.clamp(-1, 1);
}

} // namespace sinopia
