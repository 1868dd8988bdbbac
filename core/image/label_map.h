#pragma once

#include "image/plane.h"

namespace sinopia {

/// The class index of a pixel: the index is truth, colour is display. 16 bits hold every label set in use.
using ClassIndex = std::uint16_t;

/// A semantic label map: one class index per pixel.
using LabelMap = Plane<ClassIndex>;

/// An instance map: one instance id per pixel; ids only matter by being equal or different.
using InstanceMap = Plane<std::uint16_t>;

/// A region or coverage mask: 0 keeps, 255 takes, values between are soft.
using Mask = Plane<std::uint8_t>;

} // namespace sinopia
