#include "image/instances.h"

#include "base/error.h"
#include "image/components.h"

#include <limits>
#include <string>

namespace sinopia {

InstanceMap instances_from_classes(const LabelMap& map, std::optional<ClassIndex> ignore) {
    constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
    const Components components = connected_components(map);
    std::vector<std::uint16_t> id_of(components.areas.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < components.areas.size(); ++i)
        if (components.areas[i].value != ignore)
            if (++count <= most)
                id_of[i] = static_cast<std::uint16_t>(count);
    if (count > most)
        throw Error("the map has " + std::to_string(count) + " separate areas, and there are only " +
                    std::to_string(most) +
                    " instance numbers; remove small islands first, then make the instances again");
    InstanceMap out(map.size());
    const std::span<const int> ids = components.ids.pixels();
    for (std::size_t i = 0; i < ids.size(); ++i)
        out.pixels()[i] = id_of[static_cast<std::size_t>(ids[i])];
    return out;
}

Mask instance_edges(const InstanceMap& instances) {
    Mask edges(instances.size());
    const auto mark = [&](int x0, int y0, int x1, int y1) {
        if (instances.at(x0, y0) != instances.at(x1, y1))
            edges.at(x0, y0) = edges.at(x1, y1) = 255;
    };
    for (int y = 0; y < instances.height(); ++y)
        for (int x = 0; x < instances.width(); ++x) {
            if (x + 1 < instances.width())
                mark(x, y, x + 1, y);
            if (y + 1 < instances.height())
                mark(x, y, x, y + 1);
        }
    return edges;
}

} // namespace sinopia
