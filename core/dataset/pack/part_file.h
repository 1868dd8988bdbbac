#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace sinopia {

/// A file that is written piece by piece, over several runs of the program if need be, and gets its name when
/// it is whole. Locked while it is open. Throws Failure with the system's reason where the disk refuses; what
/// is written stays for the next time.
class PartFile {
  public:
    /// Opens or makes `target`.part. Throws Error if another process has it open or its folder cannot be
    /// written.
    explicit PartFile(std::filesystem::path target);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::uint64_t size() const { return size_; }

    /// Forgets all from `size` on.
    void cut(std::uint64_t size);
    void append(std::string_view bytes);
    /// Writes over what is at the start of the file.
    void write_start(std::string_view bytes);
    /// To the disk, then under its name. Call once, last.
    void commit();

  private:
    void write_at(std::uint64_t place, std::string_view bytes);
    [[noreturn]] void fail(const char* doing) const;

    std::filesystem::path target_, path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

} // namespace sinopia
