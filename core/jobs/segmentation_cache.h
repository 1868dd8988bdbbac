#pragma once

#include "image/tile_grid.h"
#include "jobs/segmentation.h"

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>

namespace sinopia {

/// What the network saw in the pictures that it was shown last, so that a picture is looked at once however
/// often its map changes. For any number of workers: one looks at a time.
class SegmentationCache {
  public:
    /// Which picture: equal keys mean equal pixels.
    struct Key {
        std::uint64_t version = 0;
        bool original = false; ///< not the picture of that version, but the one it is an edit of
        bool operator==(const Key&) const = default;
    };
    static constexpr std::size_t most_bytes = std::size_t{64} << 20; ///< beside the newest

    explicit SegmentationCache(SegmentPicture segment) : segment_(std::move(segment)) {}

    bool can_look() const { return static_cast<bool>(segment_); }
    /// Looks, unless it is known. Throws as SegmentPicture does; a stop ends waiting for another worker, too.
    std::shared_ptr<const Segmentation> of(Key key, const TileGrid<Rgb>& picture,
                                           const std::function<void(double)>& on_progress,
                                           std::stop_token stop);

  private:
    struct Seen {
        Key key;
        std::shared_ptr<const Segmentation> segmentation;
    };
    void forget_old();

    SegmentPicture segment_;
    std::timed_mutex looking_;
    std::list<Seen> seen_; ///< the newest first
};

} // namespace sinopia
