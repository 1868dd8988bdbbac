#include "document/project/database.h"

#include <sqlite3.h>

#include <cstring>
#include <sys/stat.h>
#include <utility>

namespace sinopia {
namespace {

constexpr int busy_ms = 2000;
constexpr int max_value = 16 << 20; ///< bytes of one text or blob

/// The system's own reason where there is one: "No space left on device".
std::string reason_of(sqlite3* connection, int code) {
    const int system = connection ? sqlite3_system_errno(connection) : 0;
    return system != 0 ? std::strerror(system) : sqlite3_errstr(code);
}

void check_regular(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        throw Error(path.string() + ": could not be opened: " + std::strerror(errno));
    if (!S_ISREG(status.st_mode))
        throw Error(path.string() + ": is no file; choose a project file");
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement& Statement::bind(int at, std::int64_t value) {
    if (const int code = sqlite3_bind_int64(statement_.get(), at, value))
        database_->fail(code);
    return *this;
}

Statement& Statement::bind(int at, std::string_view text) {
    const char* data = text.data() ? text.data() : "";
    if (const int code =
            sqlite3_bind_text64(statement_.get(), at, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8))
        database_->fail(code);
    return *this;
}

Statement& Statement::bind(int at, std::span<const std::byte> bytes) {
    const int code = bytes.empty() ? sqlite3_bind_zeroblob(statement_.get(), at, 0)
                                   : sqlite3_bind_blob64(statement_.get(), at, bytes.data(), bytes.size(),
                                                         SQLITE_TRANSIENT);
    if (code)
        database_->fail(code);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        database_->fail(code);
    return false;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
}

int Statement::columns() const {
    return sqlite3_column_count(statement_.get());
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return data ? std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)))
                : std::string();
}

std::span<const std::byte> Statement::bytes(int column) const {
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_.get(), column));
    return {data,
            data ? static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)) : std::size_t{0}};
}

int Statement::type(int column) const {
    return sqlite3_column_type(statement_.get(), column);
}

void Database::Close::operator()(sqlite3* connection) const {
    sqlite3_close_v2(connection);
}

Database::Database(std::filesystem::path path, Access access) : path_(std::move(path)) {
    check_regular(path_);
    // Reading opens for writing too if it may: only so can the library finish a rollback.
    sqlite3* connection = nullptr;
    int code =
        sqlite3_open_v2(path_.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    connection_.reset(connection);
    if (code == SQLITE_CANTOPEN && access == Access::read) {
        code =
            sqlite3_open_v2(path_.c_str(), &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
        connection_.reset(connection);
    }
    if (code != SQLITE_OK)
        fail(code);
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, busy_ms);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, max_value);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    execute("PRAGMA cell_size_check=ON");
    execute("PRAGMA mmap_size=0");
    execute("PRAGMA temp_store=MEMORY");
    if (access == Access::write && sqlite3_db_readonly(connection, "main") == 1)
        fail(SQLITE_READONLY);
}

Database::~Database() = default;

void Database::execute(const char* sql) {
    if (const int code = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr))
        fail(code);
}

Statement Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    if (const int code = sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                            &statement, nullptr))
        fail(code);
    return Statement(*this, statement);
}

std::int64_t Database::integer(std::string_view sql) {
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

int Database::changes() const {
    return sqlite3_changes(connection_.get());
}

void Database::damaged(const std::string& what) const {
    throw DamagedFile(path_.string() + ": the project file is damaged (" + what +
                      "); open an older copy of it, for instance from a backup");
}

void Database::fail(int code) const {
    const std::string where = path_.string() + ": ";
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        throw DamagedFile(where + "is no Sinopia project; choose a file that was saved as one");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Error(where + "another program is writing the file; try again when it has finished");
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_READONLY:
        throw Error(where + "the file or its folder may not be written; save to another place");
    case SQLITE_CANTOPEN:
        throw Error(where + "could not be opened: " + reason_of(connection_.get(), code));
    case SQLITE_FULL:
        throw Failure(where + "the disk is full; free some space and save again");
    case SQLITE_TOOBIG:
        throw Error(where + "holds, or would hold, a text of more than 16 MB, which no project may");
    case SQLITE_NOMEM:
        throw Failure(where + "there is not enough memory for it");
    case SQLITE_IOERR:
        if (code == SQLITE_IOERR_SHORT_READ)
            damaged("it ends too early");
        throw Failure(where + "the disk reported an error: " + reason_of(connection_.get(), code));
    default: // corrupt, a schema that does not parse, values that cannot be
        damaged(sqlite3_errmsg(connection_.get()));
    }
}

Transaction::Transaction(Database& database, Kind kind) : database_(database) {
    database_.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    if (!open_)
        return;
    try {
        database_.execute("ROLLBACK");
    } catch (const Error&) {
        // The library has rolled back by itself already, or does so when the file is opened next.
    }
}

void Transaction::commit() {
    database_.execute("COMMIT");
    open_ = false;
}

} // namespace sinopia
