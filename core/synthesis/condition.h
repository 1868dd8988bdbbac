#pragma once

#include "image/label_map.h"
#include "jobs/network_config.h"

#include <ATen/core/Tensor.h>

#include <optional>

namespace sinopia {

/// The map resampled to `size` (nearest, at pixel centres) and padded to `padded` by repeating its right and
/// lower edge, so that padding adds no class and no instance edge.
LabelMap fit_map(const LabelMap& map, Size size, Size padded);

/// What a network is conditioned on: [1, label_channels, padded.height, padded.width], one-hot classes, then
/// the edges between instances where the network has that channel. Pixels of `ignore` are all zero.
at::Tensor make_condition(const LabelMap& map, const InstanceMap& instances, Size size, Size padded,
                          const NetworkConfig& network, std::optional<ClassIndex> ignore);

/// The picture of the stage before, as a super-resolution stage sees it: [1,3,h,w] -> [1,3,2h,2w], bilinear
/// between pixel centres, then padded to `padded` by repeating the edge.
at::Tensor enlarged_context(const at::Tensor& picture, Size padded);

} // namespace sinopia
