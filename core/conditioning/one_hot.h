#pragma once

#include <ATen/core/Tensor.h>

#include <optional>

namespace sinopia {

/// labels [N,H,W] int64 -> [N,classes,H,W] float one-hot; pixels equal to `ignore` are all zero.
/// Throws Error for an index outside the classes, with count, value and first place.
at::Tensor one_hot(const at::Tensor& labels, int classes, std::optional<int> ignore = {});

/// instances [N,H,W] int64 -> [N,1,H,W]: 1 where any of the four neighbours has another id (both sides of a
/// boundary), nothing at the picture's border.
at::Tensor instance_edges(const at::Tensor& instances);

} // namespace sinopia
