#include "ui/window/sample_map.h"

#include "image/raster.h"

#include <initializer_list>
#include <string_view>

namespace sinopia {
namespace {

/// The first of `names` that the set has, else a class near `otherwise`.
ClassIndex classOf(const LabelSet& labels, std::initializer_list<std::string_view> names, int otherwise) {
    for (const std::string_view name : names)
        if (const auto index = labels.find(name))
            return *index;
    return static_cast<ClassIndex>(labels.empty() ? otherwise : otherwise % labels.size());
}

} // namespace

TileGrid<ClassIndex> sampleMap(Size size, const LabelSet& labels) {
    const double w = size.width, h = size.height;
    const auto scaled = [&](std::initializer_list<PointF> corners) {
        std::vector<PointF> points;
        for (const PointF p : corners)
            points.push_back({p.x * w, p.y * h});
        return polygon_spans(points, size);
    };
    TileGrid<ClassIndex> map(size, classOf(labels, {"sky"}, 0));
    const ClassIndex cloud = classOf(labels, {"cloud", "clouds", "sky"}, 1);
    fill_spans(map, segment_spans({0.58 * w, 0.17 * h}, {0.80 * w, 0.15 * h}, 0.045 * h, size), cloud);
    fill_spans(map, segment_spans({0.64 * w, 0.13 * h}, {0.72 * w, 0.12 * h}, 0.05 * h, size), cloud);
    fill_spans(map,
               scaled({{0, 0.52},
                       {0.12, 0.36},
                       {0.2, 0.42},
                       {0.36, 0.2},
                       {0.5, 0.4},
                       {0.62, 0.32},
                       {0.8, 0.5},
                       {1, 0.44},
                       {1, 0.7},
                       {0, 0.7}}),
               classOf(labels, {"mountain", "mountains"}, 2));
    fill_spans(map, scaled({{0.3, 0.275}, {0.36, 0.2}, {0.42, 0.28}, {0.37, 0.26}, {0.34, 0.3}}),
               classOf(labels, {"snow", "mountain"}, 3));
    fill_spans(map, scaled({{0, 0.6}, {0.3, 0.53}, {0.6, 0.6}, {1, 0.54}, {1, 1}, {0, 1}}),
               classOf(labels, {"grass", "hill", "field"}, 4));
    fill_spans(map, scaled({{0, 0.55}, {0.1, 0.5}, {0.22, 0.52}, {0.3, 0.6}, {0.22, 0.66}, {0, 0.68}}),
               classOf(labels, {"forest", "trees", "tree"}, 5));
    fill_spans(map, scaled({{0.42, 0.66}, {0.7, 0.63}, {1, 0.68}, {1, 0.86}, {0.75, 0.9}, {0.5, 0.8}}),
               classOf(labels, {"water", "river", "sea", "lake"}, 6));
    return map;
}

} // namespace sinopia
