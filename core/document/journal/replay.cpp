#include "document/journal/replay.h"

namespace sinopia {
namespace {

template <class T>
bool replay_spans(TileGrid<T>& grid, const TailRecord& record) {
    if (record.head.payload % sizeof(TailSpan) != 0)
        return false;
    for (std::size_t at = 0; at < record.head.payload; at += sizeof(TailSpan)) {
        TailSpan span;
        std::memcpy(&span, record.payload + at, sizeof span);
        if (span.x0 >= span.x1 || span.x1 > grid.size().width || span.y >= grid.size().height)
            return false;
        grid.fill({span.x0, span.y, span.x1 - span.x0, 1}, static_cast<T>(record.head.value));
    }
    return true;
}

template <class T>
bool replay_pixels(TileGrid<T>& grid, const TailRecord& record) {
    const TailRecordHead& head = record.head;
    const Rect rect{head.x, head.y, head.width, head.height};
    if (rect.empty() || rect.intersected(whole(grid.size())) != rect ||
        head.payload != static_cast<std::size_t>(rect.size().area()) * sizeof(T))
        return false;
    Plane<T> pixels(rect.size());
    std::memcpy(static_cast<void*>(pixels.data()), record.payload, head.payload);
    grid.write(Point{rect.x, rect.y}, pixels);
    return true;
}

template <class T>
bool replay_on(TileGrid<T>& grid, Size size, const TailRecord& record) {
    if (record.head.kind == tail_removed) {
        grid = {};
        return true;
    }
    if (grid.empty())
        grid = TileGrid<T>(size);
    if (record.head.kind == tail_pixels)
        return replay_pixels(grid, record);
    if constexpr (std::is_same_v<T, Rgb>)
        return false;
    else
        return record.head.kind == tail_spans && replay_spans(grid, record);
}

bool replay_one(Layers& layers, const TailRecord& record) {
    const Size size = layers.labels.size();
    const auto layer = static_cast<Layer>(record.head.layer);
    if (record.head.kind == tail_removed && (layer == Layer::labels || layer == Layer::region))
        return false; // every document has these
    switch (layer) {
    case Layer::labels:
        return replay_on(layers.labels, size, record);
    case Layer::picture:
        return replay_on(layers.picture, size, record);
    case Layer::region:
        return replay_on(layers.region, size, record);
    case Layer::instances:
        return replay_on(layers.instances, size, record);
    case Layer::selection:
        return replay_on(layers.selection, size, record);
    }
    return false;
}

} // namespace

void replay(Layers& layers, const std::vector<TailRecord>& records) {
    for (const TailRecord& record : records)
        if (!replay_one(layers, record))
            return;
}

} // namespace sinopia
