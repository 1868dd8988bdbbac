#pragma once

#include <filesystem>
#include <memory>
#include <vector>

namespace sinopia {

/// Holds the lock of one journal's folder for as long as it lives: nobody else takes or removes that journal.
/// The lock goes with the process, however it ends.
class JournalClaim {
  public:
    /// Makes a journal of its own in `folder`, which is made if it is missing. Throws Error or Failure with
    /// the system's reason. The new folder is visible to others only once it is locked.
    static std::shared_ptr<const JournalClaim> make(const std::filesystem::path& folder);
    /// Null if somebody else holds it, or if it is no journal.
    static std::shared_ptr<const JournalClaim> take(const std::filesystem::path& journal);

    ~JournalClaim();
    JournalClaim(const JournalClaim&) = delete;
    JournalClaim& operator=(const JournalClaim&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path content() const { return folder_ / "content.sinopia"; }
    std::filesystem::path base() const { return folder_ / "base.json"; }
    std::filesystem::path tail() const { return folder_ / "tail"; }

    /// Removes the journal from the disk. Throws Failure if something of it stays.
    void remove() const;

  private:
    JournalClaim(std::filesystem::path folder, int lock) : folder_(std::move(folder)), lock_(lock) {}

    std::filesystem::path folder_;
    int lock_;
};

/// The journals in `folder`, whoever they belong to.
std::vector<std::filesystem::path> journal_folders(const std::filesystem::path& folder);

} // namespace sinopia
