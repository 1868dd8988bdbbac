#include "ui/canvas/display_cache.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

/// Tiles kept without question; beyond it those out of view go. 256 KiB each.
constexpr std::size_t generous_tiles = 192;
constexpr std::uint64_t frames_kept = 8;
constexpr int highest_level = 8;

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
        entry.dirty = entry.image.rect();
}

void DisplayCache::invalidate(Rect image_rect) {
    for (auto& [tile, entry] : tiles_) {
        const int side = tile_side << tile.level;
        const Rect covered{tile.column * side, tile.row * side, side, side};
        const Rect hit = covered.intersected(image_rect);
        if (hit.empty())
            continue;
        const int x0 = (hit.x - covered.x) >> tile.level, y0 = (hit.y - covered.y) >> tile.level;
        const int x1 = (hit.right() - 1 - covered.x) >> tile.level,
                  y1 = (hit.bottom() - 1 - covered.y) >> tile.level;
        entry.dirty |= QRect(QPoint(x0, y0), QPoint(x1, y1)) & entry.image.rect();
    }
}

int DisplayCache::refresh(DisplayTile tile, const DisplaySource& source) {
    Entry& entry = tiles_[tile];
    entry.used = frame_;
    if (entry.image.isNull()) {
        const Rect rect = tile.imageRect(source.size());
        const int round_up = (1 << tile.level) - 1;
        entry.image = QImage((rect.width + round_up) >> tile.level, (rect.height + round_up) >> tile.level,
                             QImage::Format_RGB32);
        entry.dirty = entry.image.rect();
    }
    if (entry.dirty.isEmpty())
        return 0;
    const QRect part = entry.dirty;
    colorize(source, tile.level, QPoint(tile.column * tile_side, tile.row * tile_side), part, entry.image);
    entry.dirty = {};
    return part.width() * part.height();
}

bool DisplayCache::upToDate(DisplayTile tile) const {
    const auto found = tiles_.find(tile);
    return found != tiles_.end() && found->second.dirty.isEmpty();
}

const QImage* DisplayCache::image(DisplayTile tile) const {
    const auto found = tiles_.find(tile);
    if (found == tiles_.end() || found->second.image.isNull())
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

} // namespace sinopia
