#pragma once

#include "base/mapped_file.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace sinopia {

/// To be called once a weight was read: one that lies in a mapped file gives its memory back until it is read again.
inline void forget(const at::Tensor& weight) {
    if (weight.is_cpu() && weight.is_contiguous())
        forget_if_mapped({static_cast<const std::byte*>(weight.const_data_ptr()), weight.nbytes()});
}

/// Values that a weight had: tells whether it still has them. Holds the weight, so that its memory stays its
/// own.
class WeightIdentity {
  public:
    WeightIdentity() = default;
    explicit WeightIdentity(const at::Tensor& weight) : weight_(weight), version_(version_of(weight)) {}

    /// `weight` is a view of the same memory, not written to since.
    bool matches(const at::Tensor& weight) const {
        return weight_.defined() && weight.data_ptr() == weight_.data_ptr() && version_of(weight) == version_;
    }

  private:
    static std::uint32_t version_of(const at::Tensor& weight) {
        return weight.is_inference() ? 0 : static_cast<std::uint32_t>(weight._version());
    }

    at::Tensor weight_;
    std::uint32_t version_ = 0;
};

} // namespace sinopia
