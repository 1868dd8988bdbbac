#include "dataset/original_labels.h"

#include "base/error.h"
#include "base/mapped_file.h"
#include "image/image_io.h"

#include <algorithm>

namespace sinopia {
namespace {

ClassIndex luminance(Rgb c) {
    return static_cast<ClassIndex>((19595U * c.r + 38470U * c.g + 7471U * c.b + 32768U) >> 16);
}

LabelMap luminance_of(const RgbImage& picture) {
    LabelMap out(picture.size());
    std::transform(picture.pixels().begin(), picture.pixels().end(), out.pixels().begin(), luminance);
    return out;
}

LabelMap indexed_luminance(const std::filesystem::path& path) {
    LabelMap map = read_label_map(path);
    const std::vector<Rgb> palette = read_palette(path);
    for (ClassIndex& value : map.pixels()) {
        if (value >= palette.size())
            throw Error(path.string() + ": index " + std::to_string(value) + " is beyond its palette of " +
                        std::to_string(palette.size()) + "; it has no luminance");
        value = luminance(palette[value]);
    }
    return map;
}

LabelMap stretched_gray(const std::filesystem::path& path, int depth) {
    LabelMap map = read_label_map(path);
    const int factor = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
    for (ClassIndex& value : map.pixels())
        value = static_cast<ClassIndex>(std::min(255, value * factor));
    return map;
}

} // namespace

LabelMap read_luminance(const std::filesystem::path& path) {
    const ImageInfo info = read_image_info(path);
    if (info.format != "png")
        return luminance_of(read_picture(path));
    if (info.indexed)
        return indexed_luminance(path);
    if (info.gray)
        return stretched_gray(path, info.bit_depth);
    const MappedFile file(path);
    return luminance_of(read_rgba(file.bytes(), path.string()).colors);
}

} // namespace sinopia
