#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Event.h>

#include <optional>

namespace sinopia {

/// to_image in two parts, for pictures of a GPU: conversion and copy are queued behind what makes `x`, and only
/// asking for the picture waits for them.
class ComingImage {
  public:
    explicit ComingImage(const at::Tensor& x, int index = 0);
    RgbImage get() const;

  private:
    at::Tensor bytes_; ///< [H,W,3] uint8 in memory of the processor, once it has arrived
    std::optional<c10::Event> arrived_;
};

/// [1,3,H,W] in [-1,1] -> 8 bit: ((x + 1) / 2) * 255 + 0.5, clamped, truncated, on the tensor's device, then
/// copied: a quarter of the transfer. `index` picks a picture of the batch.
RgbImage to_image(const at::Tensor& x, int index = 0);

/// 8 bit -> float [1,3,H,W]: value / 127.5 - 1.
at::Tensor to_tensor(const RgbImage& picture);

/// Class indices as int64 [1,H,W].
at::Tensor to_index_tensor(const LabelMap& map);

} // namespace sinopia
