#include "document/project/schema.h"

#include "base/error.h"

#include <array>
#include <map>
#include <string>

namespace sinopia {
namespace {

constexpr std::array<const char*, 8> tables{
    "CREATE TABLE grid(id INTEGER PRIMARY KEY, result INTEGER NOT NULL, layer TEXT NOT NULL, "
    "width INTEGER NOT NULL, height INTEGER NOT NULL, UNIQUE(result, layer))",
    "CREATE TABLE tile(grid INTEGER NOT NULL, place INTEGER NOT NULL, content BLOB NOT NULL, "
    "PRIMARY KEY(grid, place)) WITHOUT ROWID",
    "CREATE TABLE block(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, frame BLOB NOT NULL)",
    "CREATE TABLE class(id INTEGER PRIMARY KEY, name TEXT NOT NULL, color INTEGER NOT NULL, "
    "grouping TEXT NOT NULL)",
    "CREATE TABLE locked(class INTEGER PRIMARY KEY)",
    "CREATE TABLE result(id INTEGER PRIMARY KEY, position INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, "
    "created TEXT NOT NULL, seed INTEGER NOT NULL, thumbnail_width INTEGER NOT NULL, "
    "thumbnail_height INTEGER NOT NULL, thumbnail BLOB NOT NULL)",
    "CREATE TABLE text(result INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, "
    "PRIMARY KEY(result, key)) WITHOUT ROWID",
    "CREATE TABLE property(name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID",
};

std::string name_of(std::string_view table) {
    table.remove_prefix(std::string_view("CREATE TABLE ").size());
    return std::string(table.substr(0, table.find('(')));
}

std::string version_text(std::int64_t version) {
    return std::to_string(version);
}

void check_tables(Database& database) {
    std::map<std::string, std::string> missing;
    for (const char* table : tables)
        missing[name_of(table)] = table;
    Statement rows = database.prepare("SELECT type, name, sql FROM sqlite_schema");
    while (rows.step()) {
        const std::string type = rows.text(0), name = rows.text(1), sql = rows.text(2);
        if (type == "index" && sql.empty() && name.starts_with("sqlite_autoindex_"))
            continue;
        const auto expected = missing.find(name);
        if (type != "table" || expected == missing.end() || expected->second != sql)
            database.damaged("it holds \"" + name.substr(0, 60) + "\", which is not part of a project");
        missing.erase(expected);
    }
    if (!missing.empty())
        database.damaged("the table \"" + missing.begin()->first + "\" is missing");
}

} // namespace

void create_project_schema(Database& database) {
    for (const char* table : tables)
        database.execute(table);
    database.execute(("PRAGMA application_id=" + std::to_string(project_application_id)).c_str());
    set_project_version(database, false);
}

void set_project_version(Database& database, bool with_original) {
    database.execute(with_original ? "PRAGMA user_version=2" : "PRAGMA user_version=1");
}

void check_project_schema(Database& database) {
    const std::string file = database.path().string();
    if (database.integer("PRAGMA application_id") != project_application_id)
        throw Error(file + ": is no Sinopia project; choose a file that was saved as one");
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (version > project_version)
        throw Error(file + ": was saved by a newer Sinopia (format " + version_text(version) +
                    ", this one reads up to " + version_text(project_version) +
                    "); open it with that version. The file was not changed");
    if (version < 1)
        database.damaged("it names format " + version_text(version));
    check_tables(database);
}

} // namespace sinopia
