// The writing half of labelme.h.
#include "base/atomic_file.h"
#include "base/error.h"
#include "formats/area_groups.h"
#include "formats/base64.h"
#include "formats/json_slices.h"
#include "formats/labelme.h"
#include "formats/shape_fill.h"
#include "formats/verified_file.h"
#include "image/image_io.h"

#include <algorithm>
#include <iterator>

namespace sinopia {
namespace {

/// The version of labelme whose form this is; labelme only warns if its own main version differs.
constexpr const char* form_version = "5.5.0";

constexpr std::size_t most_corners = 20'000;

/// A grid place, or a quarter pixel before it.
std::string place(int grid, bool before) {
    return before ? std::to_string(grid - 1) + ".75" : std::to_string(grid);
}

/// One labelme file being put together.
class LabelmeText {
  public:
    LabelmeText(const LabelMap& map, const InstanceMap& instances, const LabelSet& labels,
                const LabelmeWriting& options)
        : options_(options), names_(names_of_classes(map, labels)), areas_(find_areas(map, instances)),
          size_(map.size()) {}

    std::string text() {
        choose();
        out_ = "{\n  \"version\": \"" + std::string(form_version) + "\",\n  \"generator\": \"Sinopia\",\n" +
               "  \"flags\": {},\n  \"shapes\": [";
        for (const Polygon& polygon : polygons_)
            write(polygon);
        for (const AreaGroup& group : masks_)
            write(group);
        out_ += "\n  ],\n  \"imagePath\": " + json_text(options_.picture_name) + ",\n  \"imageData\": ";
        out_ += options_.picture ? '"' + base64_text(picture_png_bytes(*options_.picture)) + '"' : "null";
        out_ += ",\n  \"imageHeight\": " + std::to_string(size_.height) +
                ",\n  \"imageWidth\": " + std::to_string(size_.width) + "\n}\n";
        return std::move(out_);
    }

  private:
    struct Polygon {
        std::uint32_t area = 0;
        long long enclosed = 0;
        std::vector<OutlineCorner> outline;
    };

    /// Splits the areas into polygons and masks and puts those that enclose others first: what an outline
    /// encloses is always smaller than itself.
    void choose() {
        for (AreaGroup& group : group_areas(areas_)) {
            std::vector<Polygon> polygons;
            if (static_cast<long long>(group.areas.size()) <= options_.most_polygons ||
                !mask_is_shorter(group))
                polygons = polygons_of(group);
            if (polygons.empty())
                masks_.push_back(std::move(group));
            std::move(polygons.begin(), polygons.end(), std::back_inserter(polygons_));
        }
        std::stable_sort(polygons_.begin(), polygons_.end(),
                         [](const Polygon& a, const Polygon& b) { return a.enclosed > b.enclosed; });
        if (options_.background)
            leave_out_background();
    }

    /// None if one of them has more corners than a reader should be asked to take.
    std::vector<Polygon> polygons_of(const AreaGroup& group) const {
        std::vector<Polygon> polygons;
        for (const std::uint32_t area : group.areas) {
            std::vector<OutlineCorner> outline = outline_of(areas_, area);
            if (outline.size() > most_corners)
                return {};
            polygons.push_back({area, enclosed_pixels(outline), std::move(outline)});
        }
        return polygons;
    }

    /// About 120 bytes a polygon against a bit a pixel.
    static bool mask_is_shorter(const AreaGroup& group) {
        return group.box.size().area() / 8 < 120LL * static_cast<long long>(group.areas.size());
    }

    bool is_background(ClassIndex value, std::uint16_t instance) const {
        return value == options_.background && instance == 0;
    }

    void leave_out_background() {
        Mask covered(size_);
        for (const Polygon& polygon : polygons_) {
            if (is_background(areas_.areas[polygon.area].value, areas_.areas[polygon.area].instance))
                continue;
            std::vector<PointF> ring;
            for (const OutlineCorner& corner : polygon.outline)
                ring.push_back({static_cast<double>(corner.at.x), static_cast<double>(corner.at.y)});
            fill_rings({ring}, size_, [&](int y, int x0, int x1) {
                std::fill(covered.row(y) + x0, covered.row(y) + x1, std::uint8_t{1});
            });
        }
        const auto uncovered = [&](std::uint32_t area) {
            const MapArea& one = areas_.areas[area];
            return is_background(one.value, one.instance) && covered.at(one.first.x, one.first.y) == 0;
        };
        std::erase_if(polygons_, [&](const Polygon& polygon) { return uncovered(polygon.area); });
        for (AreaGroup& group : masks_)
            std::erase_if(group.areas, uncovered);
        std::erase_if(masks_, [](const AreaGroup& group) { return group.areas.empty(); });
    }

    void begin_shape(ClassIndex value, std::uint16_t instance) {
        out_ += first_ ? "\n    {" : ",\n    {";
        first_ = false;
        out_ += "\"label\": " + json_text(names_.at(value)) + ", \"group_id\": ";
        out_ += instance > 0 ? std::to_string(instance) : "null";
        out_ += ", \"description\": \"\", \"flags\": {}, \"points\": [";
    }

    void write(const Polygon& polygon) {
        const MapArea& area = areas_.areas[polygon.area];
        begin_shape(area.value, area.instance);
        for (std::size_t i = 0; i < polygon.outline.size(); ++i) {
            const OutlineCorner& corner = polygon.outline[i];
            out_ += (i > 0 ? ", [" : "[") + place(corner.at.x, corner.right) + ", " +
                    place(corner.at.y, corner.bottom) + "]";
        }
        out_ += "], \"shape_type\": \"polygon\", \"mask\": null}";
    }

    void write(const AreaGroup& group) {
        begin_shape(group.value, group.instance);
        const Rect box = group.box;
        out_ += "[" + std::to_string(box.x) + ", " + std::to_string(box.y) + "], [" +
                std::to_string(box.right() - 1) + ", " + std::to_string(box.bottom() - 1) + "]";
        out_ += "], \"shape_type\": \"mask\", \"mask\": \"" +
                base64_text(mask_png_bytes(mask_of_group(areas_, group))) + "\"}";
    }

    const LabelmeWriting& options_;
    std::map<ClassIndex, std::string> names_;
    MapAreas areas_;
    Size size_;
    std::vector<Polygon> polygons_;
    std::vector<AreaGroup> masks_;
    std::string out_;
    bool first_ = true;
};

/// What the file says, with the names turned back into the indices they came from.
void verify(const std::filesystem::path& path, const LabelMap& map, const InstanceMap& instances,
            const LabelSet& labels, const LabelmeWriting& options) {
    const ImportedMap read = read_labelme(path, {options.picture != nullptr});
    std::map<std::string, ClassIndex> indices;
    for (const auto& [index, name] : names_of_classes(map, labels))
        if (!indices.emplace(name, index).second)
            throw Error("two classes are called \"" + name + "\"; a labelme file could not tell them apart");
    std::vector<std::optional<ClassIndex>> classes;
    for (const std::string& name : read.names)
        classes.push_back(indices.at(name));
    if (with_classes(read.map, classes, options.background.value_or(no_class)) != map)
        throw_differs(path, "the map");
    const bool any =
        std::any_of(instances.pixels().begin(), instances.pixels().end(), [](auto i) { return i > 0; });
    if (any && read.instances != instances)
        throw_differs(path, "the instances");
    if (options.picture && read.picture != *options.picture)
        throw_differs(path, "the picture");
}

} // namespace

void write_labelme(const std::filesystem::path& path, const LabelMap& map, const InstanceMap& instances,
                   const LabelSet& labels, const LabelmeWriting& options) {
    write_verified(
        path,
        [&](const std::filesystem::path& temporary) {
            write_file_atomically(temporary, LabelmeText(map, instances, labels, options).text());
        },
        [&](const std::filesystem::path& temporary) { verify(temporary, map, instances, labels, options); });
}

} // namespace sinopia
