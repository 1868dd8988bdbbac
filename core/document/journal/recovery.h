#pragma once

#include "document/project/project_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sinopia {

/// Holds a journal's lock, so that no other window takes it; the journal is free again when the last copy
/// goes.
class JournalClaim;

/// What a window that did not end in order left behind.
struct FoundJournal {
    std::filesystem::path folder;  ///< the journal itself
    std::filesystem::path project; ///< where the document was last saved; empty if nowhere
    std::string save_id;           ///< of that file when it was opened or saved last
    Size size;
    std::int64_t written = 0; ///< seconds since 1970, UTC: the last sign of life
    RgbImage thumbnail;       ///< at most 256 pixels a side; may be empty
    std::string problem;      ///< a sentence if it cannot be restored; it may still be discarded
    std::shared_ptr<const JournalClaim> claim;
};

/// The journals in `folder` whose windows are gone and that hold unsaved work, newest first. Those with
/// nothing unsaved are removed on the way. A missing folder holds none.
std::vector<FoundJournal> find_journals(const std::filesystem::path& folder);

/// The document as it was: tiles, then the tail's records up to the first gap. The journal stays. Throws
/// Error if it is damaged.
Project restore_journal(const FoundJournal& journal);

/// Removes it from the disk. Throws Failure if that does not work.
void discard_journal(const FoundJournal& journal);

} // namespace sinopia
