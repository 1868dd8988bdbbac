#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>

namespace sinopia {

/// Refuses a PNG whose pixel chunks cannot hold the `raw` bytes that its header promises, before there is any
/// memory for them: chunks that leave the file or have a wrong checksum, too few packed bytes (deflate packs
/// at most 1032 to 1), a packed stream that ends early. Does nothing for small pictures, whose memory does
/// not matter. The file's position is kept. Throws Error.
void check_png_pixels(std::FILE* file, const std::filesystem::path& path, std::uint64_t raw);

} // namespace sinopia
