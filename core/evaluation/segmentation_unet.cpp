#include "evaluation/segmentation_unet.h"

#include "base/error.h"
#include "evaluation/plain_block.h"
#include "model/attention.h"
#include "model/initialisation.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace sinopia {

struct SegmentationUNetImpl::Parts {
    std::shared_ptr<Conv> stem;                       ///< input_blocks.0
    std::vector<std::shared_ptr<PlainBlock>> encoder; ///< input_blocks.1 ..., num_res_blocks a level
    std::shared_ptr<PlainBlock> middle1, middle2;     ///< middle_block.0, middle_block.2
    std::shared_ptr<AttentionBlock> attention;        ///< middle_block.1
    std::vector<std::shared_ptr<PlainBlock>>
        decoder;                     ///< output_blocks, num_res_blocks a level, deepest first
    std::shared_ptr<GroupNorm> norm; ///< out.0
    std::shared_ptr<Conv> head;      ///< out.2
};

SegmentationUNetImpl::SegmentationUNetImpl(const NetworkConfig& config)
    : config_(config), parts_(std::make_unique<Parts>()) {
    if (const auto problems = config.problems(); !problems.empty())
        throw Error("The segmenter cannot be built: " + problems.front() + ".");
    const auto group = [&](const char* name) { return register_module(name, std::make_shared<Group>()); };
    const std::vector<double> multipliers = config.multipliers();
    const auto width = [&](std::size_t level) {
        return static_cast<int>(multipliers[level] * config.num_channels);
    };
    const int patch = config.patch_size;

    auto input = group("input_blocks");
    int current = width(0);
    parts_->stem =
        input->register_module("0", std::make_shared<Conv>(config.in_channels * patch * patch, current, 3));
    const auto block = [&](Group& list, std::size_t number, int in, int out) {
        return list.register_module(std::to_string(number),
                                    std::make_shared<PlainBlock>(config.norm_groups, in, out));
    };
    std::vector<int> skips;
    for (std::size_t level = 0; level < multipliers.size(); ++level)
        for (int i = 0; i < config.num_res_blocks; ++i) {
            parts_->encoder.push_back(block(*input, parts_->encoder.size() + 1, current, width(level)));
            skips.push_back(current = width(level));
        }

    auto middle = group("middle_block");
    parts_->middle1 = block(*middle, 0, current, current);
    parts_->attention = middle->register_module(
        "1", std::make_shared<AttentionBlock>(config, current, config.num_heads, "middle_block.1"));
    parts_->middle2 = block(*middle, 2, current, current);

    auto output = group("output_blocks");
    for (std::size_t level = multipliers.size(); level-- > 0;)
        for (int i = 0; i < config.num_res_blocks; ++i) {
            parts_->decoder.push_back(
                block(*output, parts_->decoder.size(), current + skips.back(), width(level)));
            skips.pop_back();
            current = width(level);
        }

    auto out = group("out");
    parts_->norm = out->register_module("0", std::make_shared<GroupNorm>(config.norm_groups, current));
    parts_->head =
        out->register_module("2", std::make_shared<Conv>(current, config.num_classes * patch * patch, 3));
    initialise(*this, at::detail::createCPUGenerator(0));
}

SegmentationUNetImpl::~SegmentationUNetImpl() = default;

at::Tensor SegmentationUNetImpl::encode(const at::Tensor& x, std::vector<at::Tensor>& skips) const {
    const int stride = config_.stride();
    if (x.dim() != 4 || x.size(1) != config_.in_channels || x.numel() == 0 || x.size(2) % stride != 0 ||
        x.size(3) % stride != 0)
        throw Error("The segmenter was given a picture that is no " + std::to_string(config_.in_channels) +
                    " channels with sides that are multiples of " + std::to_string(stride) + ".");
    const int patch = config_.patch_size;
    // pixel_unshuffle forgets the memory format.
    const at::Tensor patches = patch == 1 ? x : at::pixel_unshuffle(x, patch); // [N,in p^2,H/p,W/p]
    at::Tensor h =
        parts_->stem->forward(patches.contiguous(at::MemoryFormat::ChannelsLast)); // [N,C0,H/p,W/p]
    for (std::size_t i = 0; i < parts_->encoder.size(); ++i) {
        const bool new_level = i > 0 && i % static_cast<std::size_t>(config_.num_res_blocks) == 0;
        h = parts_->encoder[i]->forward(new_level ? resample(h, Resampling::down) : h);
        skips.push_back(h);
    }
    h = parts_->middle1->forward(h);
    h = parts_->attention->forward(h, ForwardPass());
    return parts_->middle2->forward(h); // [N,C,H/stride,W/stride]
}

at::Tensor SegmentationUNetImpl::features(const at::Tensor& x) const {
    std::vector<at::Tensor> skips;
    return encode(x, skips).mean({2, 3});
}

at::Tensor SegmentationUNetImpl::forward(const at::Tensor& x) const {
    std::vector<at::Tensor> skips;
    at::Tensor h = encode(x, skips);
    for (std::size_t i = 0; i < parts_->decoder.size(); ++i) {
        const bool new_level = i > 0 && i % static_cast<std::size_t>(config_.num_res_blocks) == 0;
        if (new_level)
            h = resample(h, Resampling::up);
        h = parts_->decoder[i]->forward(at::cat({h, skips.back()}, 1));
        skips.pop_back();
    }
    h = parts_->head->forward(norm_silu(*parts_->norm, h)); // [N,classes p^2,H/p,W/p]
    return config_.patch_size == 1 ? h : at::pixel_shuffle(h, config_.patch_size);
}

} // namespace sinopia
