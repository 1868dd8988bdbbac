#include "image/image_io.h"

#include "base/error.h"
#include "image/image_file.h"
#include "image/jpeg_reader.h"
#include "image/png_reader.h"
#include "image/png_writer.h"

#include <algorithm>
#include <cstring>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

ImageFormat format_of(const fs::path& path) {
    return detect_format(open_image_file(path).get(), path);
}

std::string place(int x, int y) {
    return "(" + std::to_string(x) + ", " + std::to_string(y) + ")";
}

/// `value` with opacity `alpha` over white, rounded to nearest.
std::uint8_t over_white(unsigned value, unsigned alpha) {
    return static_cast<std::uint8_t>((value * alpha + 255u * (255u - alpha) + 127u) / 255u);
}

RgbImage read_indexed_picture(const fs::path& path, PngReader& png) {
    std::vector<Rgb> colors = png.palette();
    const std::vector<std::uint8_t>& alpha = png.palette_alpha();
    for (std::size_t i = 0; i < std::min(colors.size(), alpha.size()); ++i)
        colors[i] = {over_white(colors[i].r, alpha[i]), over_white(colors[i].g, alpha[i]),
                     over_white(colors[i].b, alpha[i])};
    RgbImage out(png.size());
    png.decode(PngPixels::values, [&](int y, const std::uint8_t* row) {
        for (int x = 0; x < out.width(); ++x) {
            if (row[x] >= colors.size())
                throw_damaged(path, "colour index " + std::to_string(row[x]) + " at " + place(x, y) +
                                        " is beyond its palette of " + std::to_string(colors.size()));
            out.at(x, y) = colors[row[x]];
        }
    });
    return out;
}

RgbImage read_png_picture(const fs::path& path) {
    PngReader png(path);
    if (png.indexed())
        return read_indexed_picture(path, png);
    RgbImage out(png.size());
    png.decode(PngPixels::rgba, [&](int y, const std::uint8_t* row) {
        for (int x = 0; x < out.width(); ++x, row += 4)
            out.at(x, y) = {over_white(row[0], row[3]), over_white(row[1], row[3]),
                            over_white(row[2], row[3])};
    });
    return out;
}

template <class T>
const std::uint8_t* bytes_of_row(const Plane<T>& plane, int y) {
    return reinterpret_cast<const std::uint8_t*>(plane.row(y));
}

} // namespace

ImageInfo read_image_info(const fs::path& path) {
    if (format_of(path) == ImageFormat::jpeg)
        return read_jpeg_info(path);
    const PngReader png(path);
    return {"png", png.size(), png.bit_depth(), png.indexed(), png.gray()};
}

RgbImage read_picture(const fs::path& path) {
    return format_of(path) == ImageFormat::jpeg ? read_jpeg(path) : read_png_picture(path);
}

LabelMap read_label_map(const fs::path& path) {
    if (format_of(path) == ImageFormat::jpeg)
        throw Error(path.string() + ": is a JPEG, which blurs classes; use an indexed or grey PNG");
    PngReader png(path);
    if (!png.indexed() && !png.gray())
        throw Error(path.string() +
                    (png.has_colors() ? ": is a picture with colours"
                                      : ": has an alpha channel beside its grey values") +
                    ", its classes cannot be known; use an indexed or grey PNG");
    LabelMap out(png.size());
    const bool wide = png.bit_depth() == 16;
    png.decode(PngPixels::values, [&](int y, const std::uint8_t* row) {
        if (wide)
            std::memcpy(out.row(y), row, static_cast<std::size_t>(out.width()) * sizeof(ClassIndex));
        else
            std::copy(row, row + out.width(), out.row(y));
    });
    return out;
}

std::vector<Rgb> read_palette(const fs::path& path) {
    if (format_of(path) == ImageFormat::jpeg)
        return {};
    return PngReader(path).palette();
}

Mask read_mask(const fs::path& path) {
    if (format_of(path) == ImageFormat::jpeg)
        throw Error(path.string() + ": is a JPEG; a region is an 8-bit grey PNG, 0 keeps and 255 takes");
    PngReader png(path);
    if (!png.gray() || png.bit_depth() > 8)
        throw Error(path.string() + ": is no 8-bit grey PNG; save the region as one, 0 keeps and 255 takes");
    Mask out(png.size());
    png.decode(PngPixels::gray8,
               [&](int y, const std::uint8_t* row) { std::copy(row, row + out.width(), out.row(y)); });
    return out;
}

PngText read_png_text(const fs::path& path) {
    return PngReader(path).read_text();
}

void write_picture_png(const fs::path& path, const RgbImage& picture, const PngText& text) {
    PngOutput output;
    output.size = picture.size();
    output.color_type = PNG_COLOR_TYPE_RGB;
    output.text = text;
    output.row = [&](int y) { return bytes_of_row(picture, y); };
    write_png(path, output);
}

void write_label_map_png(const fs::path& path, const LabelMap& map, const std::vector<Rgb>& palette) {
    const auto pixels = map.pixels();
    const std::size_t highest = pixels.empty() ? 0 : *std::max_element(pixels.begin(), pixels.end());
    if (highest > 255)
        return write_gray16_png(path, map);
    PngOutput output;
    output.size = map.size();
    output.filters = false;
    output.color_type = PNG_COLOR_TYPE_GRAY;
    if (highest < palette.size()) {
        output.color_type = PNG_COLOR_TYPE_PALETTE;
        output.palette.assign(palette.begin(), palette.begin() + std::min<long>(256, std::ssize(palette)));
    }
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(map.width()));
    output.row = [&](int y) {
        std::transform(map.row(y), map.row(y) + map.width(), bytes.begin(),
                       [](ClassIndex c) { return static_cast<std::uint8_t>(c); });
        return bytes.data();
    };
    write_png(path, output);
}

void write_mask_png(const fs::path& path, const Mask& mask) {
    PngOutput output;
    output.size = mask.size();
    output.color_type = PNG_COLOR_TYPE_GRAY;
    output.row = [&](int y) { return bytes_of_row(mask, y); };
    write_png(path, output);
}

void write_gray16_png(const fs::path& path, const Plane<std::uint16_t>& plane) {
    PngOutput output;
    output.size = plane.size();
    output.bit_depth = 16;
    output.color_type = PNG_COLOR_TYPE_GRAY;
    output.filters = false;
    output.row = [&](int y) { return bytes_of_row(plane, y); };
    write_png(path, output);
}

} // namespace sinopia
