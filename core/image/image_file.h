#pragma once

#include "image/geometry.h"

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace sinopia {

/// What the picture readers share: an opened file and the checks that come before any decoding.

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using FilePtr = std::unique_ptr<std::FILE, FileCloser>;

enum class ImageFormat { png, jpeg };

/// Opens a regular file for reading. Throws Error with the system's reason.
FilePtr open_image_file(const std::filesystem::path& path);

/// The same over bytes in memory, which must outlive it; `name` stands in messages. Throws Error if there are
/// none.
FilePtr open_image_bytes(std::span<const std::byte> bytes, const std::filesystem::path& name);

/// The format by the first bytes, never by the name; the file is rewound. Throws Error if it is neither.
ImageFormat detect_format(std::FILE* file, const std::filesystem::path& path);

/// Throws Error unless width x height is a picture within the limits of geometry.h.
void check_image_size(const std::filesystem::path& path, long long width, long long height);

/// "path: is damaged (cause); use another copy" as an Error.
[[noreturn]] void throw_damaged(const std::filesystem::path& path, std::string_view cause);

} // namespace sinopia
