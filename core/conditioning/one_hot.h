#pragma once

#include <ATen/core/Tensor.h>

#include <optional>

namespace sinopia {

/// Throws Error for an index of labels [N,H,W] int64 that is neither a class nor `ignore`, with count, value
/// and first place.
void check_classes(const at::Tensor& labels, int classes, std::optional<int> ignore = {});

/// labels [N,H,W] int64 -> [N,classes,H,W] float one-hot; pixels equal to `ignore` are all zero.
/// Throws Error as check_classes does.
at::Tensor one_hot(const at::Tensor& labels, int classes, std::optional<int> ignore = {});

/// instances [N,H,W] int64 -> [N,1,H,W]: 1 where any of the four neighbours has another id (both sides of a
/// boundary), nothing at the picture's border.
at::Tensor instance_edges(const at::Tensor& instances);

} // namespace sinopia
