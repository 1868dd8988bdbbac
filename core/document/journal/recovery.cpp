#include "document/journal/recovery.h"

#include "document/journal/journal_folder.h"
#include "document/journal/journal_store.h"
#include "document/journal/replay.h"
#include "document/journal/tail.h"

#include <algorithm>
#include <optional>
#include <sys/stat.h>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

std::int64_t last_written(const JournalClaim& claim) {
    std::int64_t last = 0;
    for (const fs::path& path :
         {claim.content(), fs::path(claim.content().string() + "-wal"), claim.tail()}) {
        struct stat status {};
        if (::stat(path.c_str(), &status) == 0)
            last = std::max(last, static_cast<std::int64_t>(status.st_mtim.tv_sec));
    }
    return last;
}

/// Nothing if there is nothing to be restored.
std::optional<FoundJournal> inspected(std::shared_ptr<const JournalClaim> claim) {
    FoundJournal found;
    found.folder = claim->folder();
    found.written = last_written(*claim);
    std::error_code none;
    if (!fs::exists(claim->content(), none))
        return {};
    try {
        ProjectSummary summary = read_project_summary(claim->content());
        const JournalState state = take_journal_state(summary.meta);
        if (!state.modified && TailFile(claim->tail()).following(state.sequence).empty())
            return {};
        found.project = state.project;
        found.save_id = state.save_id;
        found.size = summary.size;
        found.thumbnail = std::move(summary.thumbnail);
    } catch (const Error& error) {
        found.problem = error.what();
    }
    found.claim = std::move(claim);
    return found;
}

} // namespace

std::vector<FoundJournal> find_journals(const fs::path& folder) {
    std::vector<FoundJournal> found;
    for (const fs::path& journal : journal_folders(folder)) {
        auto claim = JournalClaim::take(journal);
        if (!claim)
            continue;
        if (auto one = inspected(claim)) {
            found.push_back(std::move(*one));
            continue;
        }
        try {
            claim->remove();
        } catch (const Error&) { // it holds nothing, and is looked at again the next time
        }
    }
    std::sort(found.begin(), found.end(),
              [](const FoundJournal& a, const FoundJournal& b) { return a.written > b.written; });
    return found;
}

Project restore_journal(const FoundJournal& journal) {
    Project project = load_project(journal.claim->content());
    const JournalState state = take_journal_state(project.meta);
    const TailFile tail(journal.claim->tail());
    replay(project.snapshot.layers, tail.following(state.sequence));
    return project;
}

void discard_journal(const FoundJournal& journal) {
    journal.claim->remove();
}

} // namespace sinopia
