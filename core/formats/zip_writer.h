#pragma once

#include "base/atomic_file.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace sinopia {

/// A zip archive of stored entries that is written straight to a file, so that nothing of it stands in memory
/// (zip_archive_bytes is for small ones). Whole or not at all, as AtomicFile. The data of every entry starts
/// at a multiple of 64 bytes, as PyTorch lays out its checkpoints. No times: the same entries give the same
/// bytes.
///
/// At most 4 GiB and 65,535 entries (no zip64); Error beyond that.
class ZipWriter {
  public:
    explicit ZipWriter(const std::filesystem::path& path) : file_(path), where_(path.string()) {}

    void add(std::string_view name, std::span<const std::byte> data);
    void add(std::string_view name, std::string_view text) {
        add(name, std::as_bytes(std::span(text.data(), text.size())));
    }
    /// Writes the directory and makes the file durable. Call once, last.
    void finish();

  private:
    void write(std::string_view bytes);

    AtomicFile file_;
    std::string where_;
    std::string directory_;
    std::uint64_t at_ = 0;
    std::uint64_t entries_ = 0;
};

} // namespace sinopia
