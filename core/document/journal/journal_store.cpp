#include "document/journal/journal_store.h"

#include "document/project/database.h"
#include "document/project/project_writer.h"
#include "document/project/schema.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace sinopia {
namespace {

constexpr const char* project_key = "journal.project";
constexpr const char* save_key = "journal.save_id";
constexpr const char* sequence_key = "journal.sequence";
constexpr const char* modified_key = "journal.modified";

const std::filesystem::path& made(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw Failure(path.string() + ": the working journal could not be made: " + std::strerror(errno));
    ::close(descriptor);
    return path;
}

} // namespace

struct JournalStore::State {
    explicit State(const std::filesystem::path& path) : database(made(path), Database::Access::write) {}

    Database database;
    StoredContent content;
};

JournalStore::JournalStore(const std::filesystem::path& path) : state_(std::make_unique<State>(path)) {
    Database& database = state_->database;
    database.execute("PRAGMA page_size=16384");
    // Alone with its file, the write-ahead log needs no shared memory and commits without a sync.
    database.execute("PRAGMA locking_mode=EXCLUSIVE");
    database.execute("PRAGMA journal_mode=WAL");
    database.execute("PRAGMA synchronous=NORMAL");
    database.execute("PRAGMA wal_autocheckpoint=0");
    database.execute("PRAGMA journal_size_limit=4194304");
    Transaction transaction(database, Transaction::Kind::write);
    create_project_schema(database);
    transaction.commit();
}

JournalStore::~JournalStore() = default;

void JournalStore::write(const DocumentSnapshot& snapshot, const JournalNote& note, std::uint64_t sequence,
                         bool modified) {
    ProjectMeta meta = note.meta;
    meta.notes[project_key] = note.project.string();
    meta.notes[save_key] = note.save_id;
    meta.notes[sequence_key] = std::to_string(sequence);
    meta.notes[modified_key] = modified ? "yes" : "no";
    Transaction transaction(state_->database, Transaction::Kind::write);
    StoredContent after = write_project(state_->database, state_->content, snapshot, meta);
    transaction.commit();
    state_->content = std::move(after);
}

void JournalStore::sync() {
    state_->database.integer("PRAGMA wal_checkpoint(PASSIVE)");
}

JournalState take_journal_state(ProjectMeta& meta) {
    const auto take = [&](const char* key) {
        const auto node = meta.notes.extract(key);
        return node.empty() ? std::string() : node.mapped();
    };
    JournalState state;
    state.project = take(project_key);
    state.save_id = take(save_key);
    const std::string sequence = take(sequence_key);
    std::from_chars(sequence.data(), sequence.data() + sequence.size(), state.sequence);
    state.modified = take(modified_key) == "yes";
    return state;
}

} // namespace sinopia
