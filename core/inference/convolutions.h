#pragma once

#include "inference/kernels/kernels.h"
#include "inference/weight_identity.h"

#include <ATen/core/Tensor.h>

#include <optional>
#include <unordered_map>

namespace sinopia {

/// The convolutions of one network, without gradients. On the processor in float32 they run through the kernels
/// of this room, with weights that are laid out for them once; everything else goes to torch, on a GPU with
/// weights that are brought into channels last and the type of Autocast once. Results are those of torch up to
/// rounding, and the same for any number of threads. Weights may be kept in 16 bit; the work is done in x's type.
/// Weights that change in place are noticed.
/// For one thread at a time.
class Convolutions {
  public:
    /// Laid-out weights are kept up to this many bytes, those beyond made anew at each call; none: up to a third
    /// of the memory that is free at the first call.
    explicit Convolutions(std::optional<std::int64_t> kept_bytes = {}) : kept_bytes_(kept_bytes) {}

    /// conv(x) + added with stride 1 and padding (k - 1) / 2; with `enlarged` of x with each pixel four times.
    /// x [N,in,H,W], weight [out,in,k,k], bias [out]; added [N,out,H',W'] or undefined.
    at::Tensor run(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, bool enlarged,
                   const at::Tensor& added);

  private:
    struct Packed {
        WeightIdentity weight, bias;
        const kernels::ConvolutionKernel* kernel = nullptr;
        at::Tensor values;
    };
    /// A weight and its bias as torch's convolutions on a GPU want them.
    struct Converted {
        WeightIdentity weight, bias;
        at::Tensor new_weight, new_bias;
    };
    const Converted& converted_for(const at::Tensor& weight, const at::Tensor& bias, at::ScalarType type);
    at::Tensor packed_for(const kernels::ConvolutionKernel& kernel, const at::Tensor& weight, const at::Tensor& bias);
    float* scratch_of(std::int64_t floats);

    std::optional<std::int64_t> kept_bytes_; ///< what is left of them
    std::unordered_map<const void*, Packed> packed_; ///< by the weight's address
    std::unordered_map<const void*, Converted> converted_; ///< by the weight's address
    at::Tensor scratch_;                             ///< of all threads
};

} // namespace sinopia
