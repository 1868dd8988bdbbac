#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace sinopia {

/// Key and text of a PNG's text chunks (latin-1 keys of 1 to 79 characters, UTF-8 text).
using PngText = std::map<std::string, std::string>;

/// What a file's header says, before any pixel is decoded.
struct ImageInfo {
    std::string format; ///< "png" or "jpeg", by content
    Size size;
    int bit_depth = 8;
    bool indexed = false; ///< PNG with a palette
    bool gray = false;
};

/// Reads the header only. Throws Error if the file is no PNG or JPEG, or beyond the limits of geometry.h.
ImageInfo read_image_info(const std::filesystem::path& path);

/// Reads a picture as 8-bit sRGB: PNG of any kind (alpha over white, 16 bit reduced, palette resolved) or
/// JPEG (all eight EXIF orientations applied). Throws Error.
RgbImage read_picture(const std::filesystem::path& path);

/// Reads a label map index-exactly: palette indices as they are, grey of 8 or 16 bits as values. A picture
/// with colours is refused: its classes cannot be known. Throws Error.
LabelMap read_label_map(const std::filesystem::path& path);

/// The palette of an indexed PNG, empty for other files.
std::vector<Rgb> read_palette(const std::filesystem::path& path);

/// 8-bit grey PNG, 0 keeps and 255 takes. Throws Error.
Mask read_mask(const std::filesystem::path& path);

PngText read_png_text(const std::filesystem::path& path);

/// The same over a file's bytes in memory; `name` stands in messages.
ImageInfo read_image_info(std::span<const std::byte> bytes, const std::string& name);
RgbImage read_picture(std::span<const std::byte> bytes, const std::string& name);
LabelMap read_label_map(std::span<const std::byte> bytes, const std::string& name);

/// A picture whose pixels may be transparent.
struct RgbaImage {
    RgbImage colors; ///< not multiplied by the opacity
    Mask opacity;    ///< 255 = opaque
    bool operator==(const RgbaImage&) const = default;
};

/// A PNG of any kind with its opacity. Throws Error.
RgbaImage read_rgba(std::span<const std::byte> bytes, const std::string& name);

/// Comment segments of a JPEG, joined.
std::string read_jpeg_text(const std::filesystem::path& path);

/// Writers are atomic: the old file or the whole new one. Not interlaced.
void write_picture_png(const std::filesystem::path& path, const RgbImage& picture, const PngText& text = {});
/// Indexed 8-bit PNG where `palette` covers all indices and they fit, else grey of 8 or 16 bits.
void write_label_map_png(const std::filesystem::path& path, const LabelMap& map,
                         const std::vector<Rgb>& palette);
void write_mask_png(const std::filesystem::path& path, const Mask& mask);
void write_gray16_png(const std::filesystem::path& path, const Plane<std::uint16_t>& plane);

/// The bytes of such files.
std::string picture_png_bytes(const RgbImage& picture, const PngText& text = {});
std::string label_map_png_bytes(const LabelMap& map, const std::vector<Rgb>& palette);
std::string mask_png_bytes(const Mask& mask);
std::string gray16_png_bytes(const Plane<std::uint16_t>& plane);
/// 8-bit RGB with alpha; both parts of one size.
std::string rgba_png_bytes(const RgbaImage& picture);

/// Baseline JPEG of `quality` 1 to 100, from 90 on without colour subsampling; `text` goes into comment
/// segments. Lossy: for looking at, not for work. Throws Error.
std::string picture_jpeg_bytes(const RgbImage& picture, int quality, const std::string& text = {});

} // namespace sinopia
