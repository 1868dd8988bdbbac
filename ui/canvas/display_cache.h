#pragma once

#include "ui/canvas/tile_colorizer.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace sinopia {

/// One 256x256 piece of the display at one level: level n shows 2^n image pixels a side as one.
struct DisplayTile {
    int level = 0;
    int column = 0;
    int row = 0;

    bool operator==(const DisplayTile&) const = default;
    /// The image pixels that it shows, clipped to the image.
    Rect imageRect(Size image) const;
};

/// The coloured pixels of the tiles in view. A tile is coloured when it is first shown; after a change only
/// the part that changed is coloured again, and until then the old pixels remain to be shown.
class DisplayCache {
  public:
    static constexpr int tile_side = 256;

    /// The level whose pixels are drawn at half to full size at this zoom; 0 from there on.
    static int levelFor(double zoom);

    /// Forgets everything: another document.
    void clear() { tiles_.clear(); }
    /// Everything has other colours; stale pixels stay until they are coloured again.
    void invalidateAll();
    /// The image pixels changed, and with them `margin` display pixels around them (lines between pixels).
    void invalidate(Rect image_rect, int margin = 0);

    /// Colours what is out of date in one tile. Returns the number of pixels that took.
    int refresh(DisplayTile tile, const DisplaySource& source);
    /// Gives a tile that was never coloured something to show at a sixteenth of the cost; it stays out of
    /// date.
    void refreshRoughly(DisplayTile tile, const DisplaySource& source);
    bool upToDate(DisplayTile tile) const;
    /// The pixels as they are, perhaps stale; null if the tile was never coloured.
    const Plane<DisplayPixel>* image(DisplayTile tile) const;

    /// Call once a frame, after drawing: forgets tiles that were not asked for lately when there are many.
    void endFrame();
    std::size_t size() const { return tiles_.size(); }
    std::size_t bytes() const;

  private:
    struct Hash {
        std::size_t operator()(const DisplayTile& t) const {
            return (static_cast<std::size_t>(t.row) * 0x9E3779B97F4A7C15u) ^
                   (static_cast<std::size_t>(t.column) << 8) ^ static_cast<std::size_t>(t.level);
        }
    };
    struct Entry {
        Plane<DisplayPixel> image;
        Rect dirty; ///< in the tile's own pixels
        mutable std::uint64_t used = 0;
    };

    Entry& entryFor(DisplayTile tile, const DisplaySource& source);

    std::unordered_map<DisplayTile, Entry, Hash> tiles_;
    std::uint64_t frame_ = 1;
};

} // namespace sinopia
