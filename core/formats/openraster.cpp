#include "formats/openraster.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/mapped_file.h"
#include "formats/little_endian.h"
#include "formats/utf8.h"
#include "formats/verified_file.h"
#include "formats/zip_archive.h"
#include "image/resample.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sinopia {
namespace {

constexpr int thumbnail_side = 256;
constexpr const char* type_name = "image/openraster";
constexpr const char* merged_name = "mergedimage.png";
/// A picture of the largest size does not pack into more.
constexpr std::size_t largest_entry = std::size_t{512} << 20;

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        constexpr std::string_view special = "&<>\"'";
        constexpr std::array<const char*, 5> instead{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
        const std::size_t at = special.find(c);
        if (at != std::string_view::npos)
            out += instead[at];
        else
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c; // XML 1.0 forbids them
    }
    return out;
}

/// Two decimals without the locale's comma.
std::string decimal(double value) {
    const long hundredths = std::lround(std::clamp(value, 0.0, 1.0) * 100);
    return std::to_string(hundredths / 100) + "." + (hundredths % 100 < 10 ? "0" : "") +
           std::to_string(hundredths % 100);
}

std::string data_name(std::size_t layer) {
    return "data/layer" + std::to_string(layer) + ".png";
}

std::string stack_xml(const std::vector<RasterLayer>& layers) {
    const Size size = layers.front().colors.size();
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<image version=\"0.0.5\" w=\"" +
                      std::to_string(size.width) + "\" h=\"" + std::to_string(size.height) +
                      "\" xres=\"72\" yres=\"72\">\n  <stack>\n";
    for (std::size_t i = 0; i < layers.size(); ++i)
        xml += "    <layer name=\"" + escaped(layers[i].name) + "\" src=\"" + data_name(i) +
               "\" x=\"0\" y=\"0\" opacity=\"" + decimal(layers[i].layer_opacity) + "\" visibility=\"" +
               (layers[i].visible ? "visible" : "hidden") + "\" composite-op=\"svg:src-over\"/>\n";
    return xml + "  </stack>\n</image>\n";
}

std::string layer_png(const RasterLayer& layer) {
    return layer.opacity.empty() ? picture_png_bytes(layer.colors)
                                 : rgba_png_bytes({layer.colors, layer.opacity});
}

RgbImage thumbnail_of(const RgbImage& picture) {
    const int longest = std::max(picture.width(), picture.height());
    if (longest <= thumbnail_side)
        return picture;
    const auto scaled = [&](int side) {
        return std::max(1, static_cast<int>(static_cast<long long>(side) * thumbnail_side / longest));
    };
    return resampled(picture, {scaled(picture.width()), scaled(picture.height())});
}

void check_layers(const std::filesystem::path& path, const std::vector<RasterLayer>& layers) {
    if (layers.empty())
        throw Error(path.string() + ": there is no layer to export");
    for (const RasterLayer& layer : layers) {
        const Size size = layers.front().colors.size();
        if (layer.colors.size() != size || (!layer.opacity.empty() && layer.opacity.size() != size))
            throw Error(path.string() + ": the layer \"" + layer.name +
                        "\" has another size than the others");
        if (!is_utf8(layer.name))
            throw Error(path.string() + ": the layer's name \"" + layer.name + "\" is not UTF-8");
    }
}

std::string archive_of(const std::vector<RasterLayer>& layers, const RgbImage& merged) {
    std::vector<std::string> pngs;
    for (const RasterLayer& layer : layers)
        pngs.push_back(layer_png(layer));
    const std::string xml = stack_xml(layers), whole_picture = picture_png_bytes(merged),
                      small = picture_png_bytes(thumbnail_of(merged));
    // The type comes first, stored, so that the file is known by its first bytes.
    std::vector<ArchiveEntry> entries{{"mimetype", type_name}, {"stack.xml", xml}};
    for (std::size_t i = 0; i < pngs.size(); ++i)
        entries.push_back({data_name(i), pngs[i]});
    entries.push_back({merged_name, whole_picture});
    entries.push_back({"Thumbnails/thumbnail.png", small});
    return zip_archive_bytes(entries);
}

std::string entry_of(const MappedFile& file, const std::string& name) {
    return zip_archive_entry(file.bytes(), name, largest_entry, file.path().string());
}

void verify(const std::filesystem::path& path, const std::vector<RasterLayer>& layers,
            const RgbImage& merged) {
    const MappedFile file(path);
    if (entry_of(file, "mimetype") != type_name || entry_of(file, "stack.xml") != stack_xml(layers))
        throw_differs(path, "the list of layers");
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const RgbaImage read = read_rgba(bytes_of(entry_of(file, data_name(i))), path.string());
        const bool opaque = layers[i].opacity.empty();
        if (read.colors != layers[i].colors ||
            read.opacity != (opaque ? Mask(read.colors.size(), 255) : layers[i].opacity))
            throw_differs(path, "the layer \"" + layers[i].name + "\"");
    }
    if (read_openraster(path) != merged)
        throw_differs(path, "the merged picture");
}

} // namespace

RgbImage merged_picture(const std::vector<RasterLayer>& layers) {
    RgbImage out(layers.empty() ? Size{} : layers.front().colors.size(), Rgb{255, 255, 255});
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        if (!layer->visible)
            continue;
        const double whole_layer = std::clamp(layer->layer_opacity, 0.0, 1.0);
        if (whole_layer == 1.0 && layer->opacity.empty()) {
            out = layer->colors;
            continue;
        }
        for (std::size_t i = 0; i < out.pixels().size(); ++i) {
            const double alpha =
                layer->opacity.empty() ? whole_layer : whole_layer * layer->opacity.data()[i] / 255;
            const Rgb above = layer->colors.data()[i];
            Rgb& below = out.data()[i];
            const auto mix = [&](std::uint8_t a, std::uint8_t b) {
                return static_cast<std::uint8_t>(std::lround(a * alpha + b * (1 - alpha)));
            };
            below = {mix(above.r, below.r), mix(above.g, below.g), mix(above.b, below.b)};
        }
    }
    return out;
}

void write_openraster(const std::filesystem::path& path, const std::vector<RasterLayer>& layers) {
    check_layers(path, layers);
    const RgbImage merged = merged_picture(layers);
    write_verified(
        path,
        [&](const std::filesystem::path& temporary) {
            write_file_atomically(temporary, archive_of(layers, merged));
        },
        [&](const std::filesystem::path& temporary) { verify(temporary, layers, merged); });
}

RgbImage read_openraster(const std::filesystem::path& path) {
    const MappedFile file(path);
    if (zip_archive_entry(file.bytes(), "mimetype", 100, path.string()) != type_name)
        throw Error(path.string() + ": is a zip archive, but no OpenRaster picture");
    return read_picture(bytes_of(entry_of(file, merged_name)), path.string() + ": its merged picture");
}

} // namespace sinopia
