#include "document/journal/recovery.h"

#include "document/journal/journal_base.h"
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

/// The file that the tail goes on from: the journal's own tiles or, until these are written, the project.
struct Ground {
    fs::path file;
    bool is_project = false;
    JournalState state;
    ProjectSummary summary;
};

/// Throws Error if there is none, or if the project is another one by now.
Ground ground_of(const JournalClaim& claim) {
    Ground ground;
    std::error_code none;
    if (fs::exists(claim.content(), none)) {
        ground.file = claim.content();
        ground.summary = read_project_summary(ground.file);
        ground.state = take_journal_state(ground.summary.meta);
    }
    const std::optional<JournalBase> base = read_journal_base(claim.base());
    if (!base || (!ground.file.empty() && base->sequence <= ground.state.sequence))
        return ground;
    ground.file = base->project;
    ground.is_project = true;
    ground.summary = read_project_summary(ground.file);
    if (ground.summary.save_id != base->save_id)
        throw Error(ground.file.string() +
                    ": the file has been changed since this work was begun on it; put the older file back, "
                    "then the work can be recovered");
    ground.state = {base->project, base->save_id, base->sequence, false};
    return ground;
}

/// Nothing if there is nothing to be restored.
std::optional<FoundJournal> inspected(std::shared_ptr<const JournalClaim> claim) {
    FoundJournal found;
    found.folder = claim->folder();
    found.written = last_written(*claim);
    try {
        Ground ground = ground_of(*claim);
        if (ground.file.empty())
            return {};
        if (!ground.state.modified && TailFile(claim->tail()).following(ground.state.sequence).empty())
            return {};
        found.project = ground.state.project;
        found.save_id = ground.state.save_id;
        found.size = ground.summary.size;
        found.thumbnail = std::move(ground.summary.thumbnail);
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
    const Ground ground = ground_of(*journal.claim);
    Project project = load_project(ground.file);
    if (!ground.is_project)
        take_journal_state(project.meta);
    const TailFile tail(journal.claim->tail());
    replay(project.snapshot.layers, tail.following(ground.state.sequence));
    return project;
}

void discard_journal(const FoundJournal& journal) {
    journal.claim->remove();
}

} // namespace sinopia
