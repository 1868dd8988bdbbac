#pragma once

#include "jobs/network_config.h"
#include "model/forward_pass.h"
#include "model/layers.h"

namespace sinopia {

/// Multi-head self-attention over all T = H W places (guided-diffusion; SDM's paper writes a cosine form that
/// its code does not have):
///   [q, k, v] = qkv(norm(x)),  core = softmax(q^T k / sqrt(C / heads)) v,  y = x + proj_out(core)
/// The 3C channels of qkv are grouped by head, [head 0: q, k, v][head 1: q, k, v]...; with
/// use_new_attention_order they are [all q][all k][all v].
///
/// Names: norm, qkv [3C, C, 1], proj_out [C, C, 1] (zero at the start). x [N, C, H, W] -> same.
class AttentionBlock : public torch::nn::Module {
  public:
    /// `heads` counts when num_head_channels is -1. `path` is the block's full name, for probes.
    AttentionBlock(const NetworkConfig& config, int channels, int heads, const std::string& path);
    at::Tensor forward(const at::Tensor& x, const ForwardPass& pass) const;

  private:
    /// qkv [N,T,3C] -> attended values [N,T,C]
    at::Tensor attend(const at::Tensor& qkv) const;

    int heads_;
    bool new_order_;
    std::string probe_path_;
    std::shared_ptr<GroupNorm> norm_;
    std::shared_ptr<Linear> qkv_, out_;
};

} // namespace sinopia
