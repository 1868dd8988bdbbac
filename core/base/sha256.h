#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace sinopia {

/// SHA-256 (FIPS 180-4), fed in pieces. Names models by content and finds damaged files; about 0.2 GB/s, or
/// 1.2 GB/s where the processor has SHA instructions.
class Sha256 {
  public:
    Sha256();

    void update(std::span<const std::byte> bytes);

    /// The digest of all bytes so far as 64 lower-case hexadecimal digits. Call once, last.
    std::string finish();

  private:
    std::array<std::uint32_t, 8> state_;
    std::array<std::byte, 64> block_{}; ///< bytes that do not fill a block yet
    std::uint64_t length_ = 0;          ///< bytes so far
};

std::string sha256_of(std::span<const std::byte> bytes);

/// Reads the file in pieces; its size does not matter to memory. Throws Error if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& path);

} // namespace sinopia
