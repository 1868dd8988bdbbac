// The writing half of coco.h.
#include "base/atomic_file.h"
#include "base/error.h"
#include "formats/area_groups.h"
#include "formats/coco.h"
#include "formats/json_slices.h"
#include "formats/run_length.h"
#include "formats/verified_file.h"

#include <algorithm>

namespace sinopia {
namespace {

// Of one annotation; beyond it run lengths are shorter.
constexpr std::size_t most_polygons = 200, most_corners = 20'000;

std::string number(long long value) {
    return std::to_string(value);
}

/// One COCO file being put together.
class CocoText {
  public:
    CocoText(const std::vector<CocoMap>& maps, const LabelSet& labels, const CocoWriting& options)
        : maps_(maps), labels_(labels), options_(options) {}

    std::string text() {
        std::string images;
        for (std::size_t i = 0; i < maps_.size(); ++i) {
            const Size size = maps_[i].map->size();
            images += (i > 0 ? ",\n    " : "\n    ") + std::string("{\"id\": ") +
                      number(static_cast<long long>(i) + 1) +
                      ", \"file_name\": " + json_text(maps_[i].file_name) +
                      ", \"width\": " + number(size.width) + ", \"height\": " + number(size.height) + "}";
            annotate(maps_[i], static_cast<int>(i) + 1);
        }
        return "{\n  \"info\": {\"description\": \"label maps\", \"generator\": \"Sinopia\"},\n"
               "  \"licenses\": [],\n  \"images\": [" +
               images + "\n  ],\n  \"categories\": [" + categories() + "\n  ],\n  \"annotations\": [" +
               annotations_ + "\n  ]\n}\n";
    }

  private:
    bool is_ignored(ClassIndex value) const { return value == labels_.ignore() && value >= labels_.size(); }

    std::string categories() const {
        std::map<ClassIndex, std::string> names;
        for (int i = 0; i < labels_.size(); ++i)
            names[static_cast<ClassIndex>(i)] = labels_[i].name;
        for (const CocoMap& map : maps_)
            for (auto& [index, name] : names_of_classes(*map.map, labels_))
                if (!is_ignored(index))
                    names.emplace(index, std::move(name));
        std::string out;
        for (const auto& [index, name] : names) {
            const std::string group = index < labels_.size() ? labels_[index].group : "";
            out += (out.empty() ? "\n    " : ",\n    ") + std::string("{\"id\": ") +
                   number(index + options_.first_category) + ", \"name\": " + json_text(name) +
                   ", \"supercategory\": " + json_text(group) + "}";
        }
        return out;
    }

    void annotate(const CocoMap& map, int image) {
        static const InstanceMap none;
        const MapAreas areas = find_areas(*map.map, map.instances ? *map.instances : none);
        for (const AreaGroup& group : group_areas(areas))
            if (!is_ignored(group.value))
                annotate(areas, group, image);
    }

    void annotate(const MapAreas& areas, const AreaGroup& group, int image) {
        std::string shape;
        if (options_.shapes == CocoShapes::polygons)
            shape = polygons(areas, group);
        const bool crowd = shape.empty() && group.instance == 0;
        if (shape.empty())
            shape = runs(areas, group);
        const Rect box = group.box;
        annotations_ += (annotations_.empty() ? "\n    " : ",\n    ") + std::string("{\"id\": ") +
                        number(++last_id_) + ", \"image_id\": " + number(image) +
                        ", \"category_id\": " + number(group.value + options_.first_category) +
                        ", \"iscrowd\": " + (crowd ? "1" : "0") +
                        ", \"instance\": " + number(group.instance) + ", \"area\": " + number(group.pixels) +
                        ", \"bbox\": [" + number(box.x) + ", " + number(box.y) + ", " + number(box.width) +
                        ", " + number(box.height) + "], \"segmentation\": " + shape + "}";
    }

    /// Empty if an area has a hole, which COCO's polygons cannot have, or there are too many of them.
    static std::string polygons(const MapAreas& areas, const AreaGroup& group) {
        if (group.areas.size() > most_polygons)
            return {};
        std::string out = "[";
        std::size_t corners = 0;
        for (const std::uint32_t area : group.areas) {
            const std::vector<OutlineCorner> outline = outline_of(areas, area);
            corners += outline.size();
            if (corners > most_corners || enclosed_pixels(outline) != areas.areas[area].pixels)
                return {};
            out += out.size() > 1 ? ", [" : "[";
            for (std::size_t i = 0; i < outline.size(); ++i)
                out += (i > 0 ? ", " : "") + number(outline[i].at.x) + ", " + number(outline[i].at.y);
            out += "]";
        }
        return out + "]";
    }

    std::string runs(const MapAreas& areas, const AreaGroup& group) const {
        const RunLengths runs = runs_of_group(areas, group);
        std::string counts;
        if (options_.shapes == CocoShapes::runs) {
            for (const std::uint32_t count : runs.counts)
                counts += (counts.empty() ? "[" : ", ") + number(count);
            counts += "]";
        } else {
            counts = json_text(compressed_text(runs));
        }
        return "{\"size\": [" + number(runs.size.height) + ", " + number(runs.size.width) +
               "], \"counts\": " + counts + "}";
    }

    /// Only the group's own box is looked at: a small object in a large map costs little.
    static RunLengths runs_of_group(const MapAreas& areas, const AreaGroup& group) {
        const Mask mask = mask_of_group(areas, group);
        const long long height = areas.area_of.height();
        RunLengths out{areas.area_of.size(), {}};
        long long end = 0; // of the last run
        for (int x = 0; x < mask.width(); ++x)
            for (int y = 0; y < mask.height(); ++y) {
                if (mask.at(x, y) == 0)
                    continue;
                const long long at = (group.box.x + x) * height + group.box.y + y;
                if (at > end || out.counts.empty()) {
                    out.counts.push_back(static_cast<std::uint32_t>(at - end));
                    out.counts.push_back(0);
                }
                ++out.counts.back();
                end = at + 1;
            }
        if (const long long rest = out.size.area() - end; rest > 0)
            out.counts.push_back(static_cast<std::uint32_t>(rest));
        return out;
    }

    const std::vector<CocoMap>& maps_;
    const LabelSet& labels_;
    const CocoWriting& options_;
    std::string annotations_;
    long long last_id_ = 0;
};

void verify(const std::filesystem::path& path, const CocoMap& map, std::int64_t image,
            const LabelSet& labels) {
    const ImportedMap read = read_coco(path, image);
    std::map<std::string, ClassIndex> indices;
    for (const auto& [index, name] : names_of_classes(*map.map, labels))
        if (!indices.emplace(name, index).second)
            throw Error("two classes are called \"" + name + "\"; a COCO file could not tell them apart");
    std::vector<std::optional<ClassIndex>> classes;
    for (const std::string& name : read.names)
        classes.push_back(indices.at(name));
    if (with_classes(read.map, classes, labels.ignore().value_or(no_class)) != *map.map)
        throw_differs(path, "the map of image " + std::to_string(image));
    const bool any =
        map.instances && std::any_of(map.instances->pixels().begin(), map.instances->pixels().end(),
                                     [](auto id) { return id > 0; });
    if (!any)
        return;
    // Ignored pixels have no annotation, so their ids are not in the file.
    for (int y = 0; y < map.map->height(); ++y)
        for (int x = 0; x < map.map->width(); ++x)
            if (read.map.at(x, y) != no_class &&
                (read.instances.empty() ? 0 : read.instances.at(x, y)) != map.instances->at(x, y))
                throw_differs(path, "the instances of image " + std::to_string(image));
}

} // namespace

void write_coco(const std::filesystem::path& path, const std::vector<CocoMap>& maps, const LabelSet& labels,
                const CocoWriting& options) {
    write_verified(
        path,
        [&](const std::filesystem::path& temporary) {
            write_file_atomically(temporary, CocoText(maps, labels, options).text());
        },
        [&](const std::filesystem::path& temporary) {
            for (std::size_t i = 0; i < maps.size(); ++i)
                verify(temporary, maps[i], static_cast<std::int64_t>(i) + 1, labels);
        });
}

} // namespace sinopia
