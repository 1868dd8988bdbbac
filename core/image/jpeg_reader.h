#pragma once

#include "image/image_file.h"
#include "image/image_io.h"

namespace sinopia {

/// The header of a JPEG file, open at its beginning and named in messages; the size is that of the upright
/// picture. Throws Error.
ImageInfo read_jpeg_info(FilePtr file, const std::filesystem::path& name);

/// Decodes a JPEG (grey, RGB, YCbCr, CMYK or YCCK) to an upright sRGB picture. A file that ends early or has
/// corrupt pixels is refused rather than filled with grey. Throws Error.
RgbImage read_jpeg(FilePtr file, const std::filesystem::path& name);

/// The texts of the comment segments, joined. Bytes that are no UTF-8 are the caller's matter.
std::string read_jpeg_comment(FilePtr file, const std::filesystem::path& name);

} // namespace sinopia
