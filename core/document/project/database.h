#pragma once

#include "base/error.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sinopia {

/// A compiled SQL statement. Columns and parameters count from 0 and 1, as in the library.
class Statement {
  public:
    Statement& bind(int at, std::int64_t value);
    Statement& bind(int at, std::string_view text);
    Statement& bind(int at, std::span<const std::byte> bytes);

    /// Whether there is another row. Throws Error if the library refuses.
    bool step();
    /// Steps a statement without rows to its end and makes it ready for new values.
    void run();
    void reset();

    int columns() const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    /// Valid until the next step.
    std::span<const std::byte> bytes(int column) const;
    /// The library's type code of the value: 1 integer, 2 real, 3 text, 4 blob, 5 null.
    int type(int column) const;

  private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(class Database& database, sqlite3_stmt* statement)
        : database_(&database), statement_(statement) {}

    class Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// The file is no SQLite database, or its content contradicts itself.
class DamagedFile : public Error {
  public:
    using Error::Error;
};

/// A connection to an SQLite file, set up so that a hostile file can neither run code nor make the library
/// trust what it says about itself. Used by one thread at a time.
///
/// Every refusal becomes an Error (damaged, in use, no permission) or Failure (full or broken disk) with one
/// sentence that names the file.
class Database {
  public:
    enum class Access {
        read, ///< still rolls back what a killed program left half written, where the folder permits
        write
    };

    /// The file must exist. Throws Error otherwise, and if it is no regular file.
    Database(std::filesystem::path path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const std::filesystem::path& path() const { return path_; }

    void execute(const char* sql);
    Statement prepare(std::string_view sql);
    /// The first column of the first row; 0 if there is none.
    std::int64_t integer(std::string_view sql);
    /// Rows changed by the last statement.
    int changes() const;

    /// "FILE: the project file is damaged (WHAT); ...", a DamagedFile.
    [[noreturn]] void damaged(const std::string& what) const;
    /// For the library's error `code`.
    [[noreturn]] void fail(int code) const;

  private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    std::filesystem::path path_;
    std::unique_ptr<sqlite3, Close> connection_;
};

/// BEGIN IMMEDIATE now, ROLLBACK at the end of the scope unless committed.
class Transaction {
  public:
    enum class Kind { read, write };
    Transaction(Database& database, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

} // namespace sinopia
