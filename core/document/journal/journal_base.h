#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace sinopia {

/// Which project file the document was like after a point of the tail. Written when a project has been
/// opened, long before all of it is in the journal.
struct JournalBase {
    std::uint64_t sequence = 0;
    std::filesystem::path project;
    std::string save_id;
};

/// Whole or not at all, also if the process is killed. Throws Failure.
void write_journal_base(const std::filesystem::path& path, const JournalBase& base);

/// Nothing if there is none or it does not read.
std::optional<JournalBase> read_journal_base(const std::filesystem::path& path);

} // namespace sinopia
