// The writing half of image_io.h.
#include "image/image_io.h"
#include "image/png_writer.h"

#include <png.h>

#include <algorithm>
#include <array>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

template <class T>
const std::uint8_t* bytes_of_row(const Plane<T>& plane, int y) {
    return reinterpret_cast<const std::uint8_t*>(plane.row(y));
}

PngOutput picture_output(const RgbImage& picture, const PngText& text) {
    PngOutput output;
    output.size = picture.size();
    output.color_type = PNG_COLOR_TYPE_RGB;
    output.text = text;
    output.row = [&picture](int y) { return bytes_of_row(picture, y); };
    return output;
}

PngOutput mask_output(const Mask& mask) {
    PngOutput output;
    output.size = mask.size();
    output.color_type = PNG_COLOR_TYPE_GRAY;
    output.row = [&mask](int y) { return bytes_of_row(mask, y); };
    return output;
}

PngOutput gray16_output(const Plane<std::uint16_t>& plane) {
    PngOutput output;
    output.size = plane.size();
    output.bit_depth = 16;
    output.color_type = PNG_COLOR_TYPE_GRAY;
    output.filters = false;
    output.row = [&plane](int y) { return bytes_of_row(plane, y); };
    return output;
}

PngOutput map_output(const LabelMap& map, const std::vector<Rgb>& palette, std::vector<std::uint8_t>& row) {
    const auto pixels = map.pixels();
    const std::size_t highest = pixels.empty() ? 0 : *std::max_element(pixels.begin(), pixels.end());
    if (highest > 255)
        return gray16_output(map);
    PngOutput output;
    output.size = map.size();
    output.filters = false;
    output.color_type = PNG_COLOR_TYPE_GRAY;
    if (highest < palette.size()) {
        output.color_type = PNG_COLOR_TYPE_PALETTE;
        output.palette.assign(palette.begin(), palette.begin() + std::min<long>(256, std::ssize(palette)));
    }
    row.resize(static_cast<std::size_t>(map.width()));
    output.row = [&map, &row](int y) {
        std::transform(map.row(y), map.row(y) + map.width(), row.begin(),
                       [](ClassIndex c) { return static_cast<std::uint8_t>(c); });
        return row.data();
    };
    return output;
}

} // namespace

void write_picture_png(const fs::path& path, const RgbImage& picture, const PngText& text) {
    write_png(path, picture_output(picture, text));
}

void write_label_map_png(const fs::path& path, const LabelMap& map, const std::vector<Rgb>& palette) {
    std::vector<std::uint8_t> row;
    write_png(path, map_output(map, palette, row));
}

void write_mask_png(const fs::path& path, const Mask& mask) {
    write_png(path, mask_output(mask));
}

void write_gray16_png(const fs::path& path, const Plane<std::uint16_t>& plane) {
    write_png(path, gray16_output(plane));
}

std::string picture_png_bytes(const RgbImage& picture, const PngText& text) {
    return png_bytes(picture_output(picture, text));
}

std::string label_map_png_bytes(const LabelMap& map, const std::vector<Rgb>& palette) {
    std::vector<std::uint8_t> row;
    return png_bytes(map_output(map, palette, row));
}

std::string mask_png_bytes(const Mask& mask) {
    return png_bytes(mask_output(mask));
}

std::string gray16_png_bytes(const Plane<std::uint16_t>& plane) {
    return png_bytes(gray16_output(plane));
}

std::string rgba_png_bytes(const RgbaImage& picture) {
    PngOutput output;
    output.size = picture.colors.size();
    output.color_type = PNG_COLOR_TYPE_RGB_ALPHA;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(output.size.width) * 4);
    output.row = [&](int y) {
        for (std::size_t x = 0; x < row.size() / 4; ++x) {
            const Rgb color = picture.colors.row(y)[x];
            const std::array<std::uint8_t, 4> pixel{color.r, color.g, color.b, picture.opacity.row(y)[x]};
            std::copy(pixel.begin(), pixel.end(), row.begin() + static_cast<std::ptrdiff_t>(4 * x));
        }
        return row.data();
    };
    return png_bytes(output);
}

} // namespace sinopia
