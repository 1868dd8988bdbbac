#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace sinopia {

/// Follows a file that another process appends to, cuts short or replaces. Reads files: for a worker.
class FileTail {
  public:
    explicit FileTail(std::filesystem::path path) : path_(std::move(path)) {}
    ~FileTail();
    FileTail(const FileTail&) = delete;
    FileTail& operator=(const FileTail&) = delete;

    struct Part {
        std::string text;       ///< what has come since the last call
        bool restarted = false; ///< the file is another one now, or shorter: what was read before is void
        bool more = false;      ///< the limit cut the text short: read again
        bool skipped = false;   ///< the text begins later than the file, not at a line's beginning
    };
    /// At most `most` bytes; empty while there is no file. The first time, and after a restart, no more than
    /// the last `last` bytes of the file count, unless 0.
    Part read(std::size_t most, std::size_t last = 0);

  private:
    void close();
    bool is_replaced() const;

    std::filesystem::path path_;
    int descriptor_ = -1; ///< stays open, so that the system gives the file's number to no other
    std::size_t at_ = 0;
};

/// The last `most` bytes of a file, from a line's beginning on; empty if it cannot be read.
std::string last_lines(const std::filesystem::path& path, std::size_t most);

} // namespace sinopia
