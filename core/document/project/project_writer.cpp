#include "document/project/project_writer.h"

#include "base/parallel.h"
#include "document/project/digest.h"
#include "document/project/schema.h"
#include "document/project/settings_rows.h"

#include <algorithm>

namespace sinopia {
namespace {

constexpr std::size_t batch = 64; ///< tiles encoded at a time: at most 13 MB of frames wait to be written

/// Tiles that the file does not know yet, each once.
std::vector<std::span<const std::byte>> new_tiles(const std::vector<GridView>& grids,
                                                  const StoredContent& before, StoredContent& after) {
    std::vector<std::span<const std::byte>> found;
    for (const GridView& grid : grids)
        for (std::size_t place = 0; place < grid.tiles.size(); ++place) {
            const auto tile = grid.tile(place);
            const auto known = before.tiles.find(tile.data());
            const bool is_known = known != before.tiles.end();
            if (after.tiles.emplace(tile.data(), is_known ? known->second : TileContent()).second &&
                !is_known)
                found.push_back(tile);
        }
    return found;
}

void write_blocks(Database& database, const std::vector<std::span<const std::byte>>& tiles,
                  const StoredContent& before, StoredContent& after) {
    Statement insert = database.prepare("INSERT INTO block(key, frame) VALUES(?1, ?2)");
    std::vector<EncodedTile> encoded(batch);
    for (std::size_t start = 0; start < tiles.size(); start += batch) {
        const std::size_t count = std::min(batch, tiles.size() - start);
        for_each_in_parallel(count, [&](std::size_t i) { encoded[i] = encode_tile(tiles[start + i]); });
        for (std::size_t i = 0; i < count; ++i) {
            const TileContent& content = encoded[i].content;
            after.tiles[tiles[start + i].data()] = content;
            if (content.uniform() || before.blocks.contains(content.key()) ||
                !after.blocks.insert(content.key()).second)
                continue;
            insert.bind(1, content.key()).bind(2, std::span<const std::byte>(encoded[i].frame)).run();
        }
    }
}

void delete_grid(Database& database, std::int64_t id) {
    database.prepare("DELETE FROM tile WHERE grid = ?1").bind(1, id).run();
    database.prepare("DELETE FROM grid WHERE id = ?1").bind(1, id).run();
}

std::int64_t last_grid_id(const StoredContent& content) {
    std::int64_t last = 0;
    for (const auto& [name, grid] : content.grids)
        last = std::max(last, grid.id);
    return last;
}

void insert_grid(Database& database, const GridName& name, const StoredGrid& grid) {
    database.prepare("INSERT INTO grid(id, result, layer, width, height) VALUES(?1, ?2, ?3, ?4, ?5)")
        .bind(1, grid.id)
        .bind(2, name.first)
        .bind(3, std::string_view(name.second))
        .bind(4, std::int64_t{grid.size.width})
        .bind(5, std::int64_t{grid.size.height})
        .run();
}

/// Rows of tiles whose content is another one now; all of a new grid.
void write_tiles(Database& database, const StoredGrid& grid, const StoredGrid* old) {
    Statement replace =
        database.prepare("INSERT OR REPLACE INTO tile(grid, place, content) VALUES(?1, ?2, ?3)");
    for (std::size_t place = 0; place < grid.tiles.size(); ++place)
        if (!old || old->tiles[place] != grid.tiles[place])
            replace.bind(1, grid.id)
                .bind(2, static_cast<std::int64_t>(place))
                .bind(3, grid.tiles[place].stored())
                .run();
}

void write_grids(Database& database, const std::vector<GridView>& views, const StoredContent& before,
                 StoredContent& after) {
    std::map<GridName, const GridView*> wanted;
    for (const GridView& view : views)
        wanted[view.name] = &view;
    for (const auto& [name, grid] : before.grids)
        if (const auto it = wanted.find(name); it == wanted.end() || it->second->size != grid.size)
            delete_grid(database, grid.id);
    std::int64_t last = last_grid_id(before);
    for (const GridView& view : views) {
        const auto known = before.grids.find(view.name);
        const StoredGrid* old =
            known != before.grids.end() && known->second.size == view.size ? &known->second : nullptr;
        StoredGrid grid{old ? old->id : ++last, view.size, {}};
        for (const std::byte* tile : view.tiles)
            grid.tiles.push_back(after.tiles.at(tile));
        if (!old)
            insert_grid(database, view.name, grid);
        write_tiles(database, grid, old);
        after.grids[view.name] = std::move(grid);
    }
}

/// Blocks that were used and are not any more.
void drop_blocks(Database& database, const StoredContent& before, StoredContent& after) {
    after.blocks.clear();
    for (const auto& [address, content] : after.tiles)
        if (!content.uniform())
            after.blocks.insert(content.key());
    Statement remove = database.prepare("DELETE FROM block WHERE key = ?1");
    for (const BlockKey& key : before.blocks)
        if (!after.blocks.contains(key))
            remove.bind(1, key).run();
}

} // namespace

StoredContent write_project(Database& database, const StoredContent& before, const DocumentSnapshot& snapshot,
                            const ProjectMeta& meta) {
    StoredContent after;
    after.project = {snapshot, meta};
    const std::vector<GridView> grids = grids_of(after.project.snapshot);
    write_blocks(database, new_tiles(grids, before, after), before, after);
    write_grids(database, grids, before, after);
    drop_blocks(database, before, after);
    set_project_version(database, holds_original(snapshot));
    after.save_id = write_settings(database, before, after.project);
    write_property(database, "digest", project_digest(database));
    return after;
}

} // namespace sinopia
