#include "model/unet_entry.h"

#include "model/fused_convolution.h"

#include <ATen/ATen.h>

#include <utility>

namespace sinopia {

void EncoderEntry::add_convolution(int in, int out) {
    convolution_ = register_module(next(), std::make_shared<Conv>(in, out, 3));
}

void EncoderEntry::add_block(const NetworkConfig& config, int in, int out, Resampling resampling) {
    block_ = register_module(next(), std::make_shared<ResBlock>(config, in, out, resampling));
}

void EncoderEntry::add_attention(const NetworkConfig& config, int channels, const std::string& path) {
    const std::string name = next();
    attention_ = register_module(
        name, std::make_shared<AttentionBlock>(config, channels, config.num_heads, path + "." + name));
}

void EncoderEntry::add_downsampling(int channels) {
    downsampling_ = register_module(next(), std::make_shared<Downsample>(channels));
}

at::Tensor EncoderEntry::forward(at::Tensor h, const ForwardPass& pass) const {
    if (convolution_)
        h = convolution_->forward(h);
    if (block_)
        h = block_->forward(h, pass);
    if (attention_)
        h = attention_->forward(h, pass);
    if (downsampling_)
        h = downsampling_->forward(h);
    return h;
}

DecoderEntry::DecoderEntry(const NetworkConfig& config, int in, int out, int level, const std::string& path)
    : level_(level), path_(path) {
    block_ = register_module("0", std::make_shared<SdmResBlock>(config, in, out, level, path + ".0"));
}

void DecoderEntry::add_attention(const NetworkConfig& config, int channels, int heads) {
    const std::string name = next();
    attention_ =
        register_module(name, std::make_shared<AttentionBlock>(config, channels, heads, path_ + "." + name));
}

void DecoderEntry::add_step_up(const NetworkConfig& config, int channels) {
    const std::string name = next();
    if (config.resblock_updown)
        up_block_ = register_module(name, std::make_shared<SdmResBlock>(config, channels, channels, level_,
                                                                        path_ + "." + name, Resampling::up));
    else
        upsampling_ = register_module(name, std::make_shared<Upsample>(channels));
}

at::Tensor DecoderEntry::forward(at::Tensor h, at::Tensor skip, const ForwardPass& pass) const {
    h = at::cat({h, std::exchange(skip, {})}, 1); // neither part stays in memory beside the whole
    h = block_->forward(h, pass);
    if (attention_)
        h = attention_->forward(h, pass);
    if (up_block_)
        h = up_block_->forward(h, pass);
    if (upsampling_)
        h = convolve(upsampling_->conv(), h, pass, Resampling::up);
    return h;
}

} // namespace sinopia
