#pragma once

#include <ATen/core/Tensor.h>

#include <optional>

namespace sinopia {

/// Label maps as few numbers: a pixel's symbol stands for its whole column of the one-hot map, that is its
/// class (or none) and whether an instance's edge passes through it.
struct LabelSymbols {
    at::Tensor ids;     ///< [N,H,W] int32 on the CPU, in [0, S)
    at::Tensor vectors; ///< [S, label_channels] float32 on the CPU; symbol 0 is all zero: nothing is said
};

/// labels [N,H,W] int64; `instances` [N,H,W] int64, or undefined where the network has no edge channel;
/// `keep` [N] bool, false: the picture's labels and edges are dropped (all its symbols are 0), undefined: all
/// are kept. vectors.index(ids) is what one_hot and instance_edges make of the same maps. Throws Error as
/// one_hot does.
LabelSymbols label_symbols(const at::Tensor& labels, int classes, std::optional<int> ignore,
                           const at::Tensor& instances, const at::Tensor& keep);

} // namespace sinopia
