#include "ui/tools/instance_commands.h"

#include "image/instances.h"

#include <algorithm>

namespace sinopia {

InstancesEdit instancesFromMap(const TileGrid<ClassIndex>& labels, std::optional<ClassIndex> ignore) {
    return {"Instances from the map", TileGrid<std::uint16_t>(instances_from_classes(labels.read(), ignore)),
            0};
}

InstancesEdit emptyInstances(Size size) {
    return {"New instance layer", TileGrid<std::uint16_t>(size), 0};
}

InstancesEdit noInstances() {
    return {"Remove the instance layer", {}, 0};
}

std::optional<InstancesEdit> mergedInstances(const Document& document, const std::vector<std::uint16_t>& ids,
                                             std::uint16_t into) {
    constexpr std::uint8_t selected_from = 128;
    TileGrid<std::uint16_t> merged = document.instances();
    bool changes = false;
    const auto joins = [&](std::uint16_t id) {
        return id != into && std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    document.instances().read_runs(
        whole(document.size()), [&](int x, int y, int count, const std::uint16_t* pixels) {
            std::uint16_t last = into; // most pixels are as the one before: few searches
            bool last_joins = false;
            for (int i = 0; i < count; ++i) {
                if (pixels[i] != last) {
                    last = pixels[i];
                    last_joins = joins(last);
                }
                if (!last_joins || document.is_locked(document.labels().get(x + i, y)) ||
                    (document.has_selection() && document.selection().get(x + i, y) < selected_from))
                    continue;
                merged.set(x + i, y, into);
                changes = true;
            }
        });
    if (!changes)
        return {};
    return InstancesEdit{"Merge instances", std::move(merged), 0};
}

} // namespace sinopia
