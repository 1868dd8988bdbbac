#pragma once

#include <filesystem>

namespace sinopia {

/// What a file is, by its content and never by its name.
enum class FileKind {
    indexed_png, ///< classes as palette indices
    gray_png,    ///< classes or instance ids as grey values
    color_png,   ///< a picture, or a map drawn in colours
    jpeg,
    labelme,
    coco,
    label_set, ///< JSON with "names", a GIMP palette or a CVAT label map
    openraster,
    project,    ///< a Sinopia project (SQLite)
    checkpoint, ///< weights of a network
    unknown
};

/// Looks at the first bytes, for JSON at the outer keys. Throws Error only if the file cannot be read.
FileKind kind_of_file(const std::filesystem::path& path);

} // namespace sinopia
