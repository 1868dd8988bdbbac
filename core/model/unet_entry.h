#pragma once

#include "model/attention.h"
#include "model/res_block.h"
#include "model/sdm_res_block.h"

namespace sinopia {

/// One entry of `input_blocks`: a first convolution, a residual block with or without attention, or a step
/// down. Children are numbered in the order they run. x [N, in, H, W] -> [N, out, H', W'].
class EncoderEntry : public torch::nn::Module {
  public:
    void add_convolution(int in, int out);
    void add_block(const NetworkConfig& config, int in, int out, Resampling resampling);
    void add_attention(const NetworkConfig& config, int channels, const std::string& path);
    void add_downsampling(int channels);
    at::Tensor forward(at::Tensor h, const ForwardPass& pass) const;

  private:
    std::string next() const { return std::to_string(children().size()); }

    std::shared_ptr<Conv> convolution_;
    std::shared_ptr<ResBlock> block_;
    std::shared_ptr<AttentionBlock> attention_;
    std::shared_ptr<Downsample> downsampling_;
};

/// One entry of `output_blocks`: a label-conditioned block, attention or none, and at the end of a level the
/// step up. h and the encoder's result of the same size are joined on channels, h first.
class DecoderEntry : public torch::nn::Module {
  public:
    /// `path` is the entry's full name, such as "output_blocks.3"; `level` its label level.
    DecoderEntry(const NetworkConfig& config, int in, int out, int level, const std::string& path);
    void add_attention(const NetworkConfig& config, int channels, int heads);
    void add_step_up(const NetworkConfig& config, int channels);
    at::Tensor forward(at::Tensor h, at::Tensor skip, const ForwardPass& pass) const;

  private:
    std::string next() const { return std::to_string(children().size()); }

    int level_;
    std::string path_;
    std::shared_ptr<SdmResBlock> block_, up_block_;
    std::shared_ptr<AttentionBlock> attention_;
    std::shared_ptr<Upsample> upsampling_;
};

} // namespace sinopia
