#include "document/project/digest.h"

#include "base/sha256.h"

#include <array>
#include <vector>

namespace sinopia {
namespace {

constexpr std::array<const char*, 7> queries{
    "SELECT name, value FROM property WHERE name <> 'digest' ORDER BY name",
    "SELECT id, name, color, grouping FROM class ORDER BY id",
    "SELECT id, result, layer, width, height FROM grid ORDER BY id",
    "SELECT class FROM locked ORDER BY class",
    "SELECT id, position, name, created, seed, thumbnail_width, thumbnail_height, thumbnail FROM result "
    "ORDER BY id",
    "SELECT result, key, value FROM text ORDER BY result, key",
    "SELECT grid, place, content FROM tile ORDER BY grid, place",
};

constexpr int integer_type = 1;

void append_number(std::vector<std::byte>& out, std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8)
        out.push_back(static_cast<std::byte>(value >> shift));
}

void append_value(std::vector<std::byte>& out, const Statement& row, int column) {
    const int type = row.type(column);
    out.push_back(static_cast<std::byte>(type));
    if (type == integer_type) {
        append_number(out, 8);
        append_number(out, static_cast<std::uint64_t>(row.integer(column)));
        return;
    }
    const auto bytes = row.bytes(column);
    append_number(out, bytes.size());
    out.insert(out.end(), bytes.begin(), bytes.end());
}

} // namespace

std::string project_digest(Database& database) {
    Sha256 hash;
    std::vector<std::byte> row;
    for (const char* query : queries) {
        Statement rows = database.prepare(query);
        while (rows.step()) {
            row.clear();
            for (int column = 0; column < rows.columns(); ++column)
                append_value(row, rows, column);
            hash.update(row);
        }
    }
    return hash.finish();
}

} // namespace sinopia
