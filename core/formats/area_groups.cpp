#include "formats/area_groups.h"

#include <map>
#include <utility>

namespace sinopia {

std::vector<AreaGroup> group_areas(const MapAreas& areas) {
    std::map<std::pair<ClassIndex, std::uint16_t>, AreaGroup> groups;
    for (std::uint32_t i = 0; i < areas.areas.size(); ++i) {
        const MapArea& area = areas.areas[i];
        AreaGroup& group = groups[{area.value, area.instance}];
        group.value = area.value;
        group.instance = area.instance;
        group.areas.push_back(i);
        group.box = group.box.united(area.box);
        group.pixels += area.pixels;
    }
    std::vector<AreaGroup> out;
    for (auto& [key, group] : groups)
        out.push_back(std::move(group));
    return out;
}

Mask mask_of_group(const MapAreas& areas, const AreaGroup& group) {
    Mask mask(group.box.size());
    // Area by area, so that a small area costs its own box only.
    for (const std::uint32_t area : group.areas) {
        const Rect box = areas.areas[area].box;
        for (int y = box.y; y < box.bottom(); ++y)
            for (int x = box.x; x < box.right(); ++x)
                if (areas.area_of.at(x, y) == area)
                    mask.at(x - group.box.x, y - group.box.y) = 1;
    }
    return mask;
}

} // namespace sinopia
