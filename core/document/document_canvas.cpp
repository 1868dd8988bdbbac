#include "document/canvas_change.h"
#include "document/document.h"
#include "image/runs_of.h"

#include <algorithm>

namespace sinopia {
namespace {

std::uint16_t highest_of(const TileGrid<std::uint16_t>& grid, Rect rect) {
    std::uint16_t highest = 0;
    grid.read_runs(rect, [&](int, int, int count, const std::uint16_t* ids) {
        if (all_equal(ids, static_cast<std::size_t>(count), *ids)) // as most runs are
            count = 1;
        highest = std::max(highest, *std::max_element(ids, ids + count));
    });
    return highest;
}

} // namespace

void Document::apply(const CanvasEdit& edit) {
    enter(0);
    const bool idle = (edit.kind == CanvasEdit::Kind::crop && edit.rect == whole(size())) ||
                      (edit.kind == CanvasEdit::Kind::scale && edit.size == size());
    if (idle)
        return;
    Layers layers = changed_canvas(state_.layers, edit);
    OpenStep& step = this->step({edit.name, 0});
    step.resized = true;
    step.turn_back = inverse_of(edit);
    state_.layers = std::move(layers);
    for (std::uint64_t& version : state_.layers.versions)
        version = ++last_version_;
    tell({ChangeKind::resized, whole(size())});
    leave(0, false);
}

std::uint16_t Document::new_instance() const {
    const TileGrid<std::uint16_t>& grid = state_.layers.instances;
    if (!highest_instance_ || instance_version_ != version(Layer::instances)) {
        std::uint16_t highest = 0;
        for (int row = 0; row < grid.rows(); ++row)
            for (int column = 0; column < grid.columns(); ++column)
                highest = std::max(highest, highest_of(grid, grid.tile_rect(column, row)));
        highest_instance_ = highest;
        instance_version_ = version(Layer::instances);
    }
    if (*highest_instance_ < 65535)
        return static_cast<std::uint16_t>(*highest_instance_ + 1);
    std::vector<bool> taken(65536);
    grid.read_runs(whole(grid.size()), [&](int, int, int count, const std::uint16_t* ids) {
        for (int i = 0; i < count; ++i)
            taken[ids[i]] = true;
    });
    for (std::size_t id = 1; id < taken.size(); ++id)
        if (!taken[id])
            return static_cast<std::uint16_t>(id);
    return 0;
}

} // namespace sinopia
