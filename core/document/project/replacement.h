#pragma once

#include <filesystem>

namespace sinopia {

/// A file that shall take the place of another: written under a name of its own beside it, then synced and
/// renamed over it, and the folder synced. Without `commit` the destructor removes it.
///
/// What a killed program left under such a name is removed by the next replacement of the same file.
class Replacement {
  public:
    /// Makes the empty file. Throws Error or Failure with the system's reason.
    explicit Replacement(std::filesystem::path target);
    ~Replacement();
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    const std::filesystem::path& path() const { return path_; }

    /// Call once, last. Every step is checked; before the rename a failure leaves the target as it was.
    void commit();

  private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    int descriptor_ = -1;
};

} // namespace sinopia
