#pragma once

#include "image/rgb_image.h"

#include <string>
#include <string_view>

namespace sinopia::test {

enum class JpegKind { rgb, gray, cmyk, progressive };

/// A JPEG file of `picture` at best quality; `app1` is written as an APP1 segment if not empty. For cmyk the
/// inks are stored the way Adobe's programs do, inverted and with their marker, with no black.
std::string jpeg_bytes(const RgbImage& picture, JpegKind kind = JpegKind::rgb, std::string_view app1 = {});

/// An EXIF segment that holds nothing but the orientation.
std::string exif_segment(int orientation, bool big_endian = false);

} // namespace sinopia::test
