#include "image/image_io.h"

#include "base/error.h"
#include "image/image_file.h"
#include "image/jpeg_reader.h"
#include "image/png_reader.h"

#include <algorithm>
#include <cstring>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

/// An open file and the name that stands in messages.
struct Source {
    FilePtr file;
    fs::path name;

    explicit Source(const fs::path& path) : file(open_image_file(path)), name(path) {}
    Source(std::span<const std::byte> bytes, const std::string& called)
        : file(open_image_bytes(bytes, called)), name(called) {}

    bool is_jpeg() const { return detect_format(file.get(), name) == ImageFormat::jpeg; }
};

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
    RgbImage out(png.checked_size());
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

RgbImage read_png_picture(Source source) {
    const fs::path path = source.name;
    PngReader png(std::move(source.file), path);
    if (png.indexed())
        return read_indexed_picture(path, png);
    RgbImage out(png.checked_size());
    if (png.opaque()) {
        png.decode(PngPixels::rgb, [&](int y, const std::uint8_t* row) {
            std::memcpy(out.row(y), row, static_cast<std::size_t>(out.width()) * sizeof(Rgb));
        });
        return out;
    }
    png.decode(PngPixels::rgba, [&](int y, const std::uint8_t* row) {
        for (int x = 0; x < out.width(); ++x, row += 4)
            out.at(x, y) = {over_white(row[0], row[3]), over_white(row[1], row[3]),
                            over_white(row[2], row[3])};
    });
    return out;
}

ImageInfo info_of(Source source) {
    if (source.is_jpeg())
        return read_jpeg_info(std::move(source.file), source.name);
    const PngReader png(std::move(source.file), source.name);
    return {"png", png.size(), png.bit_depth(), png.indexed(), png.gray()};
}

RgbImage picture_of(Source source) {
    return source.is_jpeg() ? read_jpeg(std::move(source.file), source.name)
                            : read_png_picture(std::move(source));
}

LabelMap label_map_of(Source source) {
    const std::string name = source.name.string();
    if (source.is_jpeg())
        throw Error(name + ": is a JPEG, which blurs classes; use an indexed or grey PNG");
    PngReader png(std::move(source.file), source.name);
    if (!png.indexed() && !png.gray())
        throw Error(name +
                    (png.has_colors() ? ": is a picture with colours"
                                      : ": has an alpha channel beside its grey values") +
                    ", its classes cannot be known; use an indexed or grey PNG");
    LabelMap out(png.checked_size());
    const bool wide = png.bit_depth() == 16;
    png.decode(PngPixels::values, [&](int y, const std::uint8_t* row) {
        if (wide)
            std::memcpy(out.row(y), row, static_cast<std::size_t>(out.width()) * sizeof(ClassIndex));
        else
            std::copy(row, row + out.width(), out.row(y));
    });
    return out;
}

} // namespace

ImageInfo read_image_info(const fs::path& path) {
    return info_of(Source(path));
}

ImageInfo read_image_info(std::span<const std::byte> bytes, const std::string& name) {
    return info_of(Source(bytes, name));
}

RgbImage read_picture(const fs::path& path) {
    return picture_of(Source(path));
}

RgbImage read_picture(std::span<const std::byte> bytes, const std::string& name) {
    return picture_of(Source(bytes, name));
}

LabelMap read_label_map(const fs::path& path) {
    return label_map_of(Source(path));
}

LabelMap read_label_map(std::span<const std::byte> bytes, const std::string& name) {
    return label_map_of(Source(bytes, name));
}

RgbaImage read_rgba(std::span<const std::byte> bytes, const std::string& name) {
    PngReader png(open_image_bytes(bytes, name), name);
    if (png.indexed())
        throw Error(name + ": is a PNG with a palette; a layer has colours of its own");
    RgbaImage out{RgbImage(png.checked_size()), Mask(png.size())};
    png.decode(PngPixels::rgba, [&](int y, const std::uint8_t* row) {
        for (int x = 0; x < png.size().width; ++x, row += 4) {
            out.colors.at(x, y) = {row[0], row[1], row[2]};
            out.opacity.at(x, y) = row[3];
        }
    });
    return out;
}

std::vector<Rgb> read_palette(const fs::path& path) {
    Source source(path);
    if (source.is_jpeg())
        return {};
    return PngReader(std::move(source.file), path).palette();
}

Mask read_mask(const fs::path& path) {
    Source source(path);
    if (source.is_jpeg())
        throw Error(path.string() + ": is a JPEG; a region is an 8-bit grey PNG, 0 keeps and 255 takes");
    PngReader png(std::move(source.file), path);
    if (!png.gray() || png.bit_depth() > 8)
        throw Error(path.string() + ": is no 8-bit grey PNG; save the region as one, 0 keeps and 255 takes");
    Mask out(png.checked_size());
    png.decode(PngPixels::gray8,
               [&](int y, const std::uint8_t* row) { std::copy(row, row + out.width(), out.row(y)); });
    return out;
}

PngText read_png_text(const fs::path& path) {
    return PngReader(path).read_text();
}

std::string read_jpeg_text(const fs::path& path) {
    return read_jpeg_comment(open_image_file(path), path);
}

} // namespace sinopia
