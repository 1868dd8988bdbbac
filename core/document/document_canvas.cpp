#include "document/canvas_change.h"
#include "document/document.h"

namespace sinopia {

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
        grid.read_runs(whole(grid.size()), [&](int, int, int count, const std::uint16_t* ids) {
            for (int i = 0; i < count; ++i)
                highest = std::max(highest, ids[i]);
        });
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
