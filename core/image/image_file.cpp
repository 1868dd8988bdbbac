#include "image/image_file.h"

#include "base/error.h"
#include "image/image_limit.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

namespace sinopia {
namespace fs = std::filesystem;

FilePtr open_image_file(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        throw Error(path.string() + ": does not exist or cannot be reached; check the name");
    if (!fs::is_regular_file(status))
        throw Error(path.string() + ": is not a file; choose a PNG or JPEG file");
    FilePtr file(std::fopen(path.c_str(), "rbe"));
    if (!file)
        throw Error(path.string() + ": could not be opened: " + std::strerror(errno));
    return file;
}

FilePtr open_image_bytes(std::span<const std::byte> bytes, const fs::path& name) {
    if (bytes.empty())
        throw Error(name.string() + ": is empty; choose a PNG or JPEG file");
    // It is opened for reading only: nothing writes to the bytes.
    FilePtr file(::fmemopen(const_cast<std::byte*>(bytes.data()), bytes.size(), "rb"));
    if (!file)
        throw Failure(name.string() + ": could not be read from memory: " + std::strerror(errno));
    return file;
}

ImageFormat detect_format(std::FILE* file, const fs::path& path) {
    constexpr std::array<unsigned char, 8> png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    constexpr std::array<unsigned char, 3> jpeg{0xff, 0xd8, 0xff};
    std::array<unsigned char, 8> head{};
    const std::size_t count = std::fread(head.data(), 1, head.size(), file);
    std::rewind(file);
    if (count >= png.size() && head == png)
        return ImageFormat::png;
    if (count >= jpeg.size() && std::memcmp(head.data(), jpeg.data(), jpeg.size()) == 0)
        return ImageFormat::jpeg;
    if (count == 0)
        throw Error(path.string() + ": is empty; choose a PNG or JPEG file");
    throw Error(path.string() + ": is neither PNG nor JPEG; convert it to one of them");
}

void check_image_size(const fs::path& path, long long width, long long height) {
    if (width <= 0 || height <= 0)
        throw_damaged(path, "a side of zero pixels");
    const std::string size = std::to_string(width) + "x" + std::to_string(height);
    if (width > max_image_side || height > max_image_side)
        throw Error(path.string() + ": is " + size + " pixels; at most " + std::to_string(max_image_side) +
                    " a side are accepted, reduce it first");
    if (width * height > max_image_pixels)
        throw Error(path.string() + ": is " + size + " pixels; at most " +
                    std::to_string(max_image_pixels / (1024 * 1024)) +
                    " megapixels are accepted, reduce it first");
    if (width * height > largest_image())
        throw Error(path.string() + ": is " + size + " pixels; the preferences accept at most " +
                    std::to_string(largest_image() / (1024 * 1024)) +
                    " megapixels, raise that limit or reduce the picture first");
}

void throw_damaged(const fs::path& path, std::string_view cause) {
    throw Error(path.string() + ": is damaged (" + std::string(cause) + "); use another copy");
}

} // namespace sinopia
