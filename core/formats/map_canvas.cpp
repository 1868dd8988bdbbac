#include "formats/map_canvas.h"

#include "base/error.h"
#include "image/image_file.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

/// Corners may lie outside the image, as annotation programs let them, but not absurdly far.
constexpr double farthest = 1e6;
/// Filling a row costs about a nanosecond per four pixels, a side of a ring ten per row.
constexpr double work_limit = 4e9, side_cost = 40;

} // namespace

MapCanvas::MapCanvas(Size size, std::string where) : size_(size), where_(std::move(where)) {
    check_image_size(where_, size.width, size.height);
}

void MapCanvas::begin_drawing(bool with_instances) {
    drawing_ = true;
    out_.map = LabelMap(size_, no_class);
    if (with_instances)
        out_.instances = InstanceMap(size_);
}

ClassIndex MapCanvas::position_of(const std::string& name) {
    const auto [it, fresh] = positions_.try_emplace(name, static_cast<ClassIndex>(out_.names.size()));
    if (fresh) {
        if (out_.names.size() >= no_class)
            throw Error(where_ + ": names more than 65,535 classes");
        out_.names.push_back(name);
    }
    return it->second;
}

void MapCanvas::check_place(PointF place, const std::string& where) const {
    // Comparisons with NaN are false.
    if (!(std::abs(place.x) <= farthest && std::abs(place.y) <= farthest))
        throw Error(where + ": has a corner that is no place in the picture");
}

void MapCanvas::add_work(double pixels, double sides) {
    if (drawing_)
        return; // counted while the file was checked
    work_ += pixels + sides * side_cost;
    if (work_ > work_limit)
        throw Error(where_ + ": its shapes overlap so much that drawing them would take minutes");
}

void MapCanvas::run(int y, int x0, int x1) {
    std::fill(out_.map.row(y) + x0, out_.map.row(y) + x1, position_);
    if (!out_.instances.empty())
        std::fill(out_.instances.row(y) + x0, out_.instances.row(y) + x1, instance_);
}

void MapCanvas::rings(const std::vector<std::vector<PointF>>& rings) {
    double left = size_.width, right = 0, top = size_.height, bottom = 0, sides = 0;
    for (const auto& ring : rings)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const PointF p = ring[i], q = ring[(i + 1) % ring.size()];
            left = std::min(left, p.x), right = std::max(right, p.x);
            top = std::min(top, p.y), bottom = std::max(bottom, p.y);
            sides += std::min<double>(std::abs(p.y - q.y), size_.height) + 1;
        }
    const double width = std::min<double>(right, size_.width) - std::max(left, 0.0);
    const double height = std::min<double>(bottom, size_.height) - std::max(top, 0.0);
    add_work(std::max(width, 0.0) * std::max(height, 0.0), sides);
    if (drawing_)
        fill_rings(rings, size_, [this](int y, int x0, int x1) { run(y, x0, x1); });
}

void MapCanvas::circle(PointF centre, double radius) {
    const double side = std::min(2 * radius, farthest);
    add_work(std::min<double>(side, size_.width) * std::min<double>(side, size_.height), 0);
    if (drawing_)
        fill_circle(centre, radius, size_, [this](int y, int x0, int x1) { run(y, x0, x1); });
}

void MapCanvas::runs(const RunLengths& runs) {
    add_work(8.0 * static_cast<double>(runs.area()), static_cast<double>(runs.counts.size()));
    if (!drawing_)
        return;
    for_each_column_run(runs, [this](int x, int y0, int y1) {
        for (int y = y0; y < y1; ++y)
            run(y, x, x + 1);
    });
}

void MapCanvas::mask(const LabelMap& mask, Point at) {
    add_work(static_cast<double>(mask.size().area()), 0);
    if (!drawing_)
        return;
    for (int y = 0; y < mask.height(); ++y)
        for (int x = 0; x < mask.width(); ++x)
            if (mask.at(x, y) > 0 && whole(size_).contains({at.x + x, at.y + y}))
                run(at.y + y, at.x + x, at.x + x + 1);
}

} // namespace sinopia
