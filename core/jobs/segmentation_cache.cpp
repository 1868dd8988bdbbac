#include "jobs/segmentation_cache.h"

#include "base/error.h"

#include <algorithm>
#include <chrono>

namespace sinopia {

std::shared_ptr<const Segmentation> SegmentationCache::of(Key key, const TileGrid<Rgb>& picture,
                                                          const std::function<void(double)>& on_progress,
                                                          std::stop_token stop) {
    std::unique_lock lock(looking_, std::defer_lock);
    while (!lock.try_lock_for(std::chrono::milliseconds(10)))
        if (stop.stop_requested())
            throw Stopped();
    const auto known =
        std::find_if(seen_.begin(), seen_.end(), [&](const Seen& seen) { return seen.key == key; });
    if (known != seen_.end()) {
        seen_.splice(seen_.begin(), seen_, known);
        return seen_.front().segmentation;
    }
    auto segmentation =
        std::make_shared<const Segmentation>(segment_(picture.read(), on_progress, std::move(stop)));
    seen_.push_front({key, segmentation});
    forget_old();
    return segmentation;
}

void SegmentationCache::forget_old() {
    std::size_t bytes = 0;
    for (auto it = std::next(seen_.begin()); it != seen_.end();) {
        bytes += it->segmentation->map.pixels().size_bytes();
        it = bytes > most_bytes ? seen_.erase(it) : std::next(it);
    }
}

} // namespace sinopia
