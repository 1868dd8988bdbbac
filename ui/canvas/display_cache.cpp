#include "ui/canvas/display_cache.h"

#include <algorithm>

namespace sinopia {
namespace {

/// Tiles kept without question; beyond it those out of view go. 256 KiB each.
constexpr std::size_t generous_tiles = 128;
constexpr std::uint64_t frames_kept = 8;
constexpr int highest_level = 6; // that of the smallest zoom

} // namespace

Rect DisplayTile::imageRect(Size image) const {
    const int side = DisplayCache::tile_side << level;
    return Rect{column * side, row * side, side, side}.intersected(whole(image));
}

int DisplayCache::levelFor(double zoom) {
    int level = 0;
    while (level < highest_level && zoom * (1 << (level + 1)) <= 1.0)
        ++level;
    return level;
}

void DisplayCache::invalidateAll() {
    for (auto& [tile, entry] : tiles_)
        entry.dirty = whole(entry.image.size());
}

void DisplayCache::invalidate(Rect image_rect, int margin) {
    for (auto& [tile, entry] : tiles_) {
        const int side = tile_side << tile.level;
        const Rect wide = image_rect.grown(margin << tile.level);
        const Rect covered{tile.column * side, tile.row * side, side, side};
        const Rect hit = covered.intersected(wide);
        if (hit.empty())
            continue;
        const int x0 = (hit.x - covered.x) >> tile.level, y0 = (hit.y - covered.y) >> tile.level;
        const int x1 = (hit.right() - 1 - covered.x) >> tile.level,
                  y1 = (hit.bottom() - 1 - covered.y) >> tile.level;
        entry.dirty =
            entry.dirty.united(Rect{x0, y0, x1 - x0 + 1, y1 - y0 + 1}.intersected(whole(entry.image.size())));
    }
}

DisplayCache::Entry& DisplayCache::entryFor(DisplayTile tile, const DisplaySource& source) {
    Entry& entry = tiles_[tile];
    entry.used = frame_;
    if (entry.image.empty()) {
        const Rect rect = tile.imageRect(source.size());
        const int round_up = (1 << tile.level) - 1;
        entry.image = Plane<DisplayPixel>(
            Size{(rect.width + round_up) >> tile.level, (rect.height + round_up) >> tile.level});
        entry.dirty = whole(entry.image.size());
    }
    return entry;
}

int DisplayCache::refresh(DisplayTile tile, const DisplaySource& source) {
    Entry& entry = entryFor(tile, source);
    if (entry.dirty.empty())
        return 0;
    const Rect part = entry.dirty;
    colorize(source, tile.level, {tile.column * tile_side, tile.row * tile_side}, part, entry.image);
    entry.dirty = {};
    return part.width * part.height;
}

void DisplayCache::refreshRoughly(DisplayTile tile, const DisplaySource& source) {
    if (image(tile))
        return;
    Entry& entry = entryFor(tile, source);
    colorizeRoughly(source, tile.level, {tile.column * tile_side, tile.row * tile_side}, entry.image);
}

bool DisplayCache::upToDate(DisplayTile tile) const {
    const auto found = tiles_.find(tile);
    return found != tiles_.end() && found->second.dirty.empty();
}

const Plane<DisplayPixel>* DisplayCache::image(DisplayTile tile) const {
    const auto found = tiles_.find(tile);
    if (found == tiles_.end() || found->second.image.empty())
        return nullptr;
    found->second.used = frame_;
    return &found->second.image;
}

void DisplayCache::endFrame() {
    ++frame_;
    if (tiles_.size() <= generous_tiles)
        return;
    std::erase_if(tiles_, [&](const auto& item) { return item.second.used + frames_kept < frame_; });
}

std::size_t DisplayCache::bytes() const {
    std::size_t sum = 0;
    for (const auto& [tile, entry] : tiles_)
        sum += entry.image.pixels().size_bytes();
    return sum;
}

} // namespace sinopia
