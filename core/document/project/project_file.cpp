#include "document/project/project_file.h"

#include "document/project/project_reader.h"
#include "document/project/project_writer.h"
#include "document/project/replacement.h"
#include "document/project/schema.h"
#include "document/project/settings_rows.h"

#include <sys/stat.h>
#include <unistd.h>

namespace sinopia {
namespace fs = std::filesystem;

/// What the system says about a file; another program's change shows in it.
struct ProjectFileStamp {
    dev_t device = 0;
    ino_t inode = 0; ///< 0: no file
    off_t size = 0;
    timespec written{};

    bool operator==(const ProjectFileStamp& o) const {
        return device == o.device && inode == o.inode && size == o.size &&
               written.tv_sec == o.written.tv_sec && written.tv_nsec == o.written.tv_nsec;
    }
};

namespace {

ProjectFileStamp stamp_of(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return {};
    return {status.st_dev, status.st_ino, status.st_size, status.st_mtim};
}

/// Links resolved, so that a save goes to the file and does not replace the link.
fs::path resolved(const fs::path& path) {
    std::error_code none;
    const fs::path whole = fs::absolute(path, none);
    const fs::path real = fs::weakly_canonical(whole, none);
    return none ? whole : real;
}

/// A file that lost much of its content is written anew instead of being kept large.
bool is_loose(Database& database) {
    constexpr std::int64_t small = 16 << 20;
    const std::int64_t page = database.integer("PRAGMA page_size");
    const std::int64_t free = database.integer("PRAGMA freelist_count");
    return free * page > small && free * 3 > database.integer("PRAGMA page_count");
}

/// The library fills what is missing of the last page with zeros.
void check_whole(Database& database, const ProjectFileStamp& stamp) {
    Statement mode = database.prepare("PRAGMA journal_mode");
    if (mode.step() && mode.text(0) == "wal")
        return; // a working journal's: pages may stand in its log only
    if (stamp.size < database.integer("PRAGMA page_count") * database.integer("PRAGMA page_size"))
        database.damaged("it ends too early");
}

bool is_sound(Database& database) {
    Statement check = database.prepare("PRAGMA quick_check(1)");
    return check.step() && check.text(0) == "ok";
}

/// Keeps other programs from writing the file that is about to be replaced. What a killed program left half
/// written is rolled back first: its rollback journal must not be applied to the new file.
class Hold {
  public:
    explicit Hold(const fs::path& target) {
        if (stamp_of(target).inode == 0)
            return;
        try {
            database_.emplace(target, Database::Access::write);
            database_->execute("PRAGMA journal_mode=DELETE"); // brings a write-ahead log into the file
            transaction_.emplace(*database_, Transaction::Kind::write);
            database_->integer("PRAGMA user_version");
        } catch (const DamagedFile&) { // not a project, or no longer one: nothing in it to protect
            transaction_.reset();
            database_.reset();
        }
        // Nobody writes now: a journal that is still there was begun by a program that was killed, and says
        // nothing about the new file.
        ::unlink((target.string() + "-journal").c_str());
        if (!database_)
            ::unlink((target.string() + "-wal").c_str());
    }

  private:
    std::optional<Database> database_;
    std::optional<Transaction> transaction_;
};

[[noreturn]] void refuse_changed(const fs::path& path) {
    throw ProjectChanged(path.string() + ": another program has changed the file since it was opened here; "
                                         "save under another name, or replace what the other program wrote");
}

} // namespace

struct ProjectFile::State {
    fs::path path;
    ProjectFileStamp stamp;
    StoredContent content;
    bool trusted = false;  ///< an update in place is sound: the file's structure was written or checked by us
    bool complete = false; ///< `content` is what the file holds
    bool unsure = false;   ///< a save failed: the file is the old one or the new one

    bool holds(const fs::path& target) const { return !path.empty() && target == path; }

    bool changed_outside() const {
        if (path.empty())
            return false;
        const ProjectFileStamp now = stamp_of(path);
        return now.inode != 0 && !(now == stamp);
    }

    /// False if the file must be written anew.
    bool update(const DocumentSnapshot& snapshot, const ProjectMeta& meta, IfChanged if_changed);
    void replace(const fs::path& target, const DocumentSnapshot& snapshot, const ProjectMeta& meta,
                 IfChanged if_changed);
    StoredContent write_new(const fs::path& file, const DocumentSnapshot& snapshot, const ProjectMeta& meta);
};

bool ProjectFile::State::update(const DocumentSnapshot& snapshot, const ProjectMeta& meta,
                                IfChanged if_changed) try {
    Database database(path, Database::Access::write);
    database.execute("PRAGMA journal_mode=DELETE");
    database.execute("PRAGMA synchronous=EXTRA");
    Transaction transaction(database, Transaction::Kind::write);
    if (changed_outside()) {
        if (if_changed == IfChanged::refuse)
            refuse_changed(path);
        return false;
    }
    // A damaged list of free pages would let the update overwrite what it must keep.
    if ((!trusted && !is_sound(database)) || is_loose(database))
        return false;
    StoredContent after = write_project(database, content, snapshot, meta);
    transaction.commit();
    content = std::move(after);
    trusted = true;
    return true;
} catch (const DamagedFile&) {
    return false; // all of it is in memory: the file can be written anew
}

StoredContent ProjectFile::State::write_new(const fs::path& file, const DocumentSnapshot& snapshot,
                                            const ProjectMeta& meta) {
    // The file is synced and renamed when it is complete; until then nothing depends on it.
    Database database(file, Database::Access::write);
    // Large pages are quicker for large blocks; in a small file they would be mostly empty.
    constexpr std::size_t small = 16;
    const bool is_small = tile_count(snapshot.layers.labels.size()) <= small;
    database.execute(is_small ? "PRAGMA page_size=4096" : "PRAGMA page_size=16384");
    database.execute("PRAGMA journal_mode=MEMORY");
    database.execute("PRAGMA synchronous=OFF");
    Transaction transaction(database, Transaction::Kind::write);
    create_project_schema(database);
    StoredContent after = write_project(database, {}, snapshot, meta);
    transaction.commit();
    return after;
}

void ProjectFile::State::replace(const fs::path& target, const DocumentSnapshot& snapshot,
                                 const ProjectMeta& meta, IfChanged if_changed) {
    Replacement replacement(target);
    StoredContent after = write_new(replacement.path(), snapshot, meta);
    if (holds(target) && if_changed == IfChanged::refuse && !unsure && changed_outside())
        refuse_changed(path);
    const Hold hold(target);
    replacement.commit();
    path = target;
    content = std::move(after);
    trusted = complete = true;
}

ProjectFile::ProjectFile() : state_(std::make_unique<State>()) {}
ProjectFile::~ProjectFile() = default;
ProjectFile::ProjectFile(ProjectFile&&) noexcept = default;
ProjectFile& ProjectFile::operator=(ProjectFile&&) noexcept = default;

Project ProjectFile::open(const fs::path& path, const ProjectLoading& how) {
    auto state = std::make_unique<State>();
    state->path = resolved(path);
    Database database(state->path, Database::Access::read);
    Transaction transaction(database, Transaction::Kind::read);
    check_project_schema(database); // the first read: ends what a killed program left half written
    state->stamp = stamp_of(state->path);
    check_whole(database, state->stamp);
    state->content = read_project(database, how);
    state->complete = true;
    transaction.commit();
    state_ = std::move(state);
    return state_->content.project;
}

void ProjectFile::save(const fs::path& path, const DocumentSnapshot& snapshot, const ProjectMeta& meta,
                       IfChanged if_changed) {
    const fs::path target = resolved(path);
    const bool known = state_->holds(target) && !state_->unsure && stamp_of(target).inode != 0;
    const bool changed = known && state_->changed_outside();
    if (changed && if_changed == IfChanged::refuse)
        refuse_changed(target);
    try {
        if (!known || changed || !state_->complete || !state_->update(snapshot, meta, if_changed))
            state_->replace(target, snapshot, meta, if_changed);
    } catch (const ProjectChanged&) {
        throw;
    } catch (...) {
        if (state_->holds(target))
            state_->unsure = true;
        throw;
    }
    state_->unsure = false;
    state_->stamp = stamp_of(target);
}

bool ProjectFile::changed_outside() const {
    return !state_->unsure && state_->changed_outside();
}

void ProjectFile::expect(const fs::path& path, const std::string& save_id) {
    auto state = std::make_unique<State>();
    state->path = resolved(path);
    state->content.save_id = save_id;
    try {
        Database database(state->path, Database::Access::read);
        const Transaction transaction(database, Transaction::Kind::read);
        if (read_property(database, "save_id") == save_id)
            state->stamp = stamp_of(state->path);
    } catch (const Error&) { // gone or no project any more: it counts as changed by another program
    }
    state_ = std::move(state);
}

const fs::path& ProjectFile::path() const {
    return state_->path;
}

const std::string& ProjectFile::save_id() const {
    return state_->content.save_id;
}

Project load_project(const fs::path& path, const ProjectLoading& how) {
    return ProjectFile().open(path, how);
}

void save_project(const fs::path& path, const DocumentSnapshot& snapshot, const ProjectMeta& meta) {
    ProjectFile().save(path, snapshot, meta);
}

ProjectSummary read_project_summary(const fs::path& path) {
    Database database(path, Database::Access::read);
    Transaction transaction(database, Transaction::Kind::read);
    check_project_schema(database);
    ProjectSummary summary;
    summary.size = read_document_size(database);
    summary.saved_at = read_property(database, "saved_at");
    summary.program = read_property(database, "program");
    summary.save_id = read_property(database, "save_id");
    summary.thumbnail = read_thumbnail(database);
    summary.meta = read_meta(database);
    return summary;
}

} // namespace sinopia
