#pragma once

#include "document/project/project_file.h"

#include <memory>

namespace sinopia {

/// What a journal notes beside the document.
struct JournalNote {
    std::filesystem::path project; ///< the document's file; empty if it has none
    std::string save_id;           ///< of that file when it was opened or saved last
    ProjectMeta meta;
};

/// The journal's tiles and settings: a project file that is written often and synced rarely. A killed process
/// loses nothing of what was written; a power failure takes back what was written since the last sync, as a
/// whole.
class JournalStore {
  public:
    /// Makes the file. Throws Error or Failure.
    explicit JournalStore(const std::filesystem::path& path);
    ~JournalStore();

    /// One transaction, changed tiles only. Everything up to `sequence` of the tail is in the snapshot.
    void write(const DocumentSnapshot& snapshot, const JournalNote& note, std::uint64_t sequence,
               bool modified);
    void sync();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The notes of a journal's content, as its meta data hold them.
struct JournalState {
    std::filesystem::path project;
    std::string save_id;
    std::uint64_t sequence = 0;
    bool modified = false;
};

/// Takes the journal's own notes out of `meta`.
JournalState take_journal_state(ProjectMeta& meta);

} // namespace sinopia
