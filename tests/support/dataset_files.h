#pragma once

#include "dataset/dataset_options.h"
#include "image/image_io.h"
#include "support/temp_folder.h"

#include <filesystem>
#include <string>

namespace sinopia::test {

/// A picture that depends on `seed` and has no two equal rows.
inline RgbImage some_picture(Size size, int seed) {
    RgbImage out(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            out.at(x, y) = {static_cast<std::uint8_t>(x * 7 + seed * 31),
                            static_cast<std::uint8_t>(y * 5 + x * x),
                            static_cast<std::uint8_t>(seed * 17 + x * y)};
    return out;
}

/// `first` above, `second` below the middle.
inline LabelMap halves(Size size, ClassIndex first, ClassIndex second) {
    LabelMap out(size, first);
    for (int y = size.height / 2; y < size.height; ++y)
        std::fill(out.row(y), out.row(y) + size.width, second);
    return out;
}

/// Writers of a dataset's files; folders are made.
inline void put_picture(const std::filesystem::path& path, Size size, int seed) {
    std::filesystem::create_directories(path.parent_path());
    write_picture_png(path, some_picture(size, seed));
}

inline void put_map(const std::filesystem::path& path, const LabelMap& map,
                    const std::vector<Rgb>& palette = {}) {
    std::filesystem::create_directories(path.parent_path());
    write_label_map_png(path, map, palette);
}

inline void put_instances(const std::filesystem::path& path, const InstanceMap& map) {
    std::filesystem::create_directories(path.parent_path());
    write_gray16_png(path, map);
}

inline DatasetOptions options_for(const std::string& layout, const std::filesystem::path& folder) {
    DatasetOptions options;
    options.layout = layout;
    options.folder = folder;
    options.label_sets = SINOPIA_SOURCE_DIR "/resources/label_sets";
    return options;
}

/// A folder of the layout `folders`: `count` pairs named pair00, pair01, ... of 3 classes.
inline void put_folders(const std::filesystem::path& folder, int count, Size size) {
    for (int i = 0; i < count; ++i) {
        const std::string name = std::string("pair") + (i < 10 ? "0" : "") + std::to_string(i) + ".png";
        put_picture(folder / "images" / name, size, i);
        put_map(folder / "masks" / name, halves(size, static_cast<ClassIndex>(i % 3), 1));
    }
    write_bytes(
        folder / "classes.json",
        R"({"names": ["sky", "land", "sea"], "colors": [[0,0,255],[0,255,0],[0,0,90]], "ignore": 255})");
}

} // namespace sinopia::test
