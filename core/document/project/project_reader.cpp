#include "document/project/project_reader.h"

#include "base/error.h"
#include "document/project/digest.h"
#include "document/project/schema.h"
#include "document/project/settings_rows.h"
#include "document/project/tile_loader.h"

#include <algorithm>
#include <set>
#include <unistd.h>

namespace sinopia {
namespace {

void check_digest(Database& database) {
    if (read_property(database, "digest") != project_digest(database))
        database.damaged("its checksum does not match");
}

using ResultIds = std::set<std::int64_t>;

GridName grid_name(Database& database, const Statement& row, const ResultIds& results) {
    GridName name{row.integer(1), row.text(2)};
    const bool of_document = name.first == 0;
    const bool of_result = !of_document && (name.second == "picture" || name.second == "labels");
    if (pixel_bytes_of(name.second) == 0 || (!of_document && !of_result))
        database.damaged("a layer that no project has");
    if (of_result && !results.contains(name.first))
        database.damaged("a picture of no result");
    return name;
}

/// The grids without their tiles.
std::map<GridName, StoredGrid> read_grids(Database& database, Size document, const ResultIds& results) {
    std::map<GridName, StoredGrid> grids;
    Statement rows = database.prepare("SELECT id, result, layer, width, height FROM grid");
    while (rows.step()) {
        const GridName name = grid_name(database, rows, results);
        const std::int64_t width = rows.integer(3), height = rows.integer(4);
        const bool fits = width >= 1 && height >= 1 && width <= max_image_side && height <= max_image_side &&
                          width * height <= max_image_pixels;
        const Size size = fits ? Size{static_cast<int>(width), static_cast<int>(height)} : Size{};
        if (!fits || (name.first == 0 && size != document))
            database.damaged("the layer \"" + name.second + "\" has a wrong size");
        grids[name] = {rows.integer(0), size, {}};
    }
    if (grids.contains({0, "original"}) && !grids.contains({0, "picture"}))
        database.damaged("the picture is missing");
    if (!grids.contains({0, "labels"}) || !grids.contains({0, "region"}))
        database.damaged("the map is missing");
    for (const std::int64_t result : results)
        if (!grids.contains({result, "picture"}))
            database.damaged("the picture of a result is missing");
    return grids;
}

void read_tile_rows(Database& database, const GridName& name, StoredGrid& grid) {
    const std::size_t expected = tile_count(grid.size);
    Statement rows = database.prepare("SELECT place, content FROM tile WHERE grid = ?1 ORDER BY place");
    rows.bind(1, grid.id);
    while (rows.step()) {
        if (grid.tiles.size() == expected || rows.integer(0) != static_cast<std::int64_t>(grid.tiles.size()))
            database.damaged("a tile of \"" + name.second + "\" is out of place");
        try {
            grid.tiles.emplace_back(rows.bytes(1), pixel_bytes_of(name.second));
        } catch (const Error& error) {
            database.damaged(error.what());
        }
    }
    if (grid.tiles.size() != expected)
        database.damaged("tiles of \"" + name.second + "\" are missing");
}

/// Each block that is needed is there, and all of them together fit into memory.
void check_blocks(Database& database, StoredContent& content) {
    Statement rows = database.prepare("SELECT key FROM block");
    std::unordered_set<BlockKey, BlockKeyHash> there;
    while (rows.step())
        if (const auto bytes = rows.bytes(0); bytes.size() == BlockKey().size()) {
            BlockKey key;
            std::copy(bytes.begin(), bytes.end(), key.begin());
            there.insert(key);
        }
    std::size_t memory = 0;
    for (const auto& [name, grid] : content.grids)
        for (const TileContent& tile : grid.tiles) {
            if (tile.uniform() || !content.blocks.insert(tile.key()).second)
                continue;
            if (!there.contains(tile.key()))
                database.damaged("tiles of \"" + name.second + "\" are missing");
            memory += tile_pixels * pixel_bytes_of(name.second);
        }
    const auto machine = static_cast<std::size_t>(::sysconf(_SC_PHYS_PAGES)) *
                         static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    if (memory > machine / 4 * 3)
        throw Error(database.path().string() + ": needs " + std::to_string(memory >> 20) +
                    " MB of memory, more than this machine can give; open it on a larger one");
}

} // namespace

StoredContent read_project(Database& database, const ProjectLoading& how) {
    check_project_schema(database);
    check_digest(database);
    StoredContent content;
    const Size size = read_document_size(database);
    try {
        read_settings(database, content.project);
    } catch (const Error& error) {
        throw Error(std::string(error.what()).starts_with(database.path().string())
                        ? std::string(error.what())
                        : database.path().string() + ": " + error.what());
    }
    content.save_id = read_property(database, "save_id");
    ResultIds results;
    for (const ResultPtr& result : content.project.snapshot.results)
        results.insert(static_cast<std::int64_t>(result->id));
    content.grids = read_grids(database, size, results);
    for (auto& [name, grid] : content.grids)
        read_tile_rows(database, name, grid);
    check_blocks(database, content);
    load_tiles(database, content, how);
    return content;
}

} // namespace sinopia
