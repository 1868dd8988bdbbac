#pragma once

#include "model/fused_layers.h"

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// Is told the name and value of intermediate results. The names are those of the reference files without the
/// leading "probe.": "time_embed.in0", "input_blocks.1", "attn:input_blocks.1.1.qkv",
/// "spade:middle_block.0.in_norm.mlp_gamma", "out.0".
using Probe = std::function<void(const std::string& name, const at::Tensor& value)>;

/// What every block of one forward pass sees besides its input.
struct ForwardPass {
    at::Tensor embedding;           ///< [N, 4 num_channels], SiLU(time embedding + styles), float32
    std::vector<at::Tensor> labels; ///< per level: what its SPADE layers read, [N, *, H >> level, W >> level]
    Probe probe;
    FusedLayers fused;                      ///< empty functions: the formulas as they are written
    bool recompute = false;                 ///< blocks run again in the backward pass
    bool training = false;                  ///< dropout is active
    std::optional<at::Generator> generator; ///< for dropout; none: torch's own

    /// Tells the probe, if there is one, about "<path><suffix>".
    void tell(const std::string& path, const char* suffix, const at::Tensor& value) const {
        if (probe)
            probe(path + suffix, value);
    }
};

} // namespace sinopia
