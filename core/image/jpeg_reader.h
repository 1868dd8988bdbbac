#pragma once

#include "image/image_io.h"

namespace sinopia {

/// The header of a JPEG file; the size is that of the upright picture. Throws Error.
ImageInfo read_jpeg_info(const std::filesystem::path& path);

/// Decodes a JPEG (grey, RGB, YCbCr, CMYK or YCCK) to an upright sRGB picture. A file that ends early or has
/// corrupt pixels is refused rather than filled with grey. Throws Error.
RgbImage read_jpeg(const std::filesystem::path& path);

} // namespace sinopia
