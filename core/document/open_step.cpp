#include "document/open_step.h"

namespace sinopia {
namespace {

template <class T>
void close_layer(HistoryEntry& entry, Layer layer, TileGrid<T>& before, std::uint64_t version,
                 const TileGrid<T>& after, Rect rect, Layers& now, bool whole) {
    if (whole || before.size() != after.size()) {
        entry.layers.emplace_back(layer, version, WholeLayer<T>{std::move(before), {}, {}}, now);
        return;
    }
    auto patch = RowPatch<T>::difference(before, after, rect);
    if (patch.empty())
        now.versions[index_of(layer)] = version;
    else
        entry.layers.emplace_back(layer, version, std::move(patch), now);
}

} // namespace

HistoryEntry OpenStep::close(DocumentSnapshot& state) && {
    if (settings.size() == 1 && settings.front().idle(state))
        settings.clear();
    Layers& now = state.layers;
    HistoryEntry entry;
    entry.name = std::move(name);
    entry.settings = std::move(settings);
    entry.resized = resized;
    if (turn_back) {
        entry.turn = HistoryEntry::Turn{std::move(*turn_back), before.versions};
        return entry;
    }
    const auto close_one = [&](Layer layer, auto& grid, const auto& after) {
        const std::size_t i = index_of(layer);
        if (now.versions[i] != before.versions[i])
            close_layer(entry, layer, grid, before.versions[i], after, changed[i], now, resized);
    };
    close_one(Layer::labels, before.labels, now.labels);
    if (picture_replaced || resized)
        entry.layers.emplace_back(Layer::picture, before.versions[index_of(Layer::picture)],
                                  WholeLayer<Rgb>{std::move(before.picture), std::move(before.picture_text),
                                                  std::move(before.original)},
                                  now);
    else
        close_one(Layer::picture, before.picture, now.picture);
    close_one(Layer::region, before.region, now.region);
    close_one(Layer::instances, before.instances, now.instances);
    close_one(Layer::selection, before.selection, now.selection);
    return entry;
}

} // namespace sinopia
