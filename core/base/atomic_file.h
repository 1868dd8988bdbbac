#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace sinopia {

/// Writes a file whole or not at all: a temporary file beside the target, fsync of the file, rename over the
/// target, fsync of the folder. A reader sees the old file or the new one, after a crash too.
///
/// Every write, sync and rename is checked; a failure throws Failure with the path and the system's reason, and
/// the target is untouched. Without `commit` the destructor removes the temporary file.
class AtomicFile {
  public:
    /// Opens the temporary file. Throws Error if the folder does not exist or cannot be written.
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> bytes);
    void write(std::string_view text);

    /// Makes the file durable under its name. Call once, last.
    void commit();

  private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    int descriptor_ = -1;
};

/// One call for a file that is already in memory.
void write_file_atomically(const std::filesystem::path& target, std::span<const std::byte> bytes);
void write_file_atomically(const std::filesystem::path& target, std::string_view text);

/// Makes renames and new names inside `folder` durable.
void sync_folder(const std::filesystem::path& folder);

} // namespace sinopia
