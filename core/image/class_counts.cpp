#include "image/class_counts.h"

#include <unordered_map>

namespace sinopia {
namespace {

constexpr std::size_t index_count = 65536;

bool before(Point a, Point b) {
    return a.y != b.y ? a.y < b.y : a.x < b.x;
}

void add(ClassCounts& counts, ClassIndex index, std::int64_t pixels, Point first) {
    const auto [it, is_new] = counts.try_emplace(index, ClassUse{0, first});
    it->second.pixels += pixels;
    if (!is_new && before(first, it->second.first))
        it->second.first = first;
}

} // namespace

ClassCounts count_classes(const LabelMap& map) {
    ClassCounts counts;
    for (int y = 0; y < map.height(); ++y) {
        const ClassIndex* row = map.row(y);
        for (int x = 0; x < map.width();) {
            const int start = x;
            while (++x < map.width() && row[x] == row[start]) {
            }
            add(counts, row[start], x - start, {start, y});
        }
    }
    return counts;
}

ClassCounts count_classes(const TileGrid<ClassIndex>& map) {
    return ClassCounter().count(map);
}

/// Label maps are made of runs, so a run is looked up once. The table is cleared by what was found: clearing
/// all of it would cost more than reading the tile.
ClassCounter::TileCounts ClassCounter::read_tile(const TileGrid<ClassIndex>& map, int column, int row) {
    constexpr int side = TileGrid<ClassIndex>::tile_side;
    const int width = std::min(side, map.size().width - column * side);
    const int height = std::min(side, map.size().height - row * side);
    const ClassIndex* pixels = map.tile(column, row)->data();
    found_.resize(index_count);
    TileCounts counts;
    for (int y = 0; y < height; ++y) {
        const ClassIndex* line = pixels + static_cast<std::ptrdiff_t>(y) * side;
        for (int x = 0; x < width;) {
            const int start = x;
            while (++x < width && line[x] == line[start]) {
            }
            if (found_[line[start]] == 0)
                counts.push_back({line[start], {0, {start, y}}});
            found_[line[start]] += static_cast<std::uint32_t>(x - start);
        }
    }
    for (auto& [index, use] : counts) {
        use.pixels = found_[index];
        found_[index] = 0;
    }
    ++tiles_read_;
    return counts;
}

ClassCounts ClassCounter::count(const TileGrid<ClassIndex>& map) {
    constexpr int side = TileGrid<ClassIndex>::tile_side;
    tiles_read_ = 0;
    const bool known = last_.size() == map.size();
    tiles_.resize(static_cast<std::size_t>(map.columns()) * static_cast<std::size_t>(map.rows()));
    // A new map is one tile many times over; those within the edges have equal counts.
    std::unordered_map<const void*, std::size_t> seen;
    ClassCounts counts;
    for (int row = 0; row < map.rows(); ++row)
        for (int column = 0; column < map.columns(); ++column) {
            const std::size_t at = static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns()) +
                                   static_cast<std::size_t>(column);
            const bool inner =
                (column + 1) * side <= map.size().width && (row + 1) * side <= map.size().height;
            if (!known || last_.tile(column, row) != map.tile(column, row)) {
                const auto same = inner ? seen.find(map.tile(column, row).get()) : seen.end();
                tiles_[at] = same != seen.end() ? tiles_[same->second] : read_tile(map, column, row);
                if (inner)
                    seen.emplace(map.tile(column, row).get(), at);
            }
            for (const auto& [index, use] : tiles_[at])
                add(counts, index, use.pixels, {column * side + use.first.x, row * side + use.first.y});
        }
    last_ = map;
    return counts;
}

} // namespace sinopia
