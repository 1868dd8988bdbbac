#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace sinopia {

/// A file mapped read-only into memory. Copies share the mapping, so that a tensor made over it can keep it alive.
///
/// The mapping is private: the bytes seen are those of the file when each page was first touched. Throws Error
/// if the file is missing, unreadable or not a regular file.
class MappedFile {
  public:
    explicit MappedFile(const std::filesystem::path& path);

    std::span<const std::byte> bytes() const;
    std::size_t size() const { return bytes().size(); }
    const std::filesystem::path& path() const;

    /// Lets the system take back the memory of `part` (whole pages inside it), for example once it was copied: a
    /// large file then never stands in memory twice. Reading it again works and fetches it anew.
    void forget(std::span<const std::byte> part) const;

  private:
    struct Mapping;
    std::shared_ptr<const Mapping> mapping_;
};

/// The same for memory that may lie in a mapped file, whichever; does nothing where it lies in none. For tensors
/// that were made over a mapping and are not read again soon.
void forget_if_mapped(std::span<const std::byte> part);

} // namespace sinopia
