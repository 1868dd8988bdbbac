#include "model/label_path.h"

#include <ATen/ATen.h>

namespace sinopia {

LabelPyramid::LabelPyramid(const NetworkConfig& config)
    : patch_(config.patch_size), levels_(static_cast<int>(config.multipliers().size())) {
    if (config.label_path == LabelPath::per_layer)
        return;
    const int hidden = config.spade_hidden;
    auto add = [&](int in, int stride) {
        trunk_.push_back(
            register_module(std::to_string(trunk_.size()), std::make_shared<Conv>(in, hidden, 3, stride)));
    };
    add(config.label_channels() * patch_ * patch_, 1);
    for (int level = 0; level < levels_; ++level)
        add(hidden, level == 0 ? 1 : 2);
}

std::vector<at::Tensor> LabelPyramid::forward(const at::Tensor& y) const {
    std::vector<at::Tensor> levels;
    if (trunk_.empty()) {
        const auto height = y.size(2) / patch_, width = y.size(3) / patch_;
        for (int level = 0; level < levels_; ++level)
            levels.push_back(
                level == 0 && patch_ == 1 ? y : at::upsample_nearest2d(y, {height >> level, width >> level}));
        return levels;
    }
    const at::Tensor patches = patch_ == 1 ? y : at::pixel_unshuffle(y, patch_); // [N,labels p^2,H/p,W/p]
    at::Tensor s = at::relu(trunk_[0]->forward(patches.contiguous(y.suggest_memory_format())));
    for (std::size_t level = 1; level < trunk_.size(); ++level)
        levels.push_back(s = at::relu(trunk_[level]->forward(s))); // [N,hidden,*,*]
    return levels;
}

} // namespace sinopia
