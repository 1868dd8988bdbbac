#include "synthesis/seam.h"

#include "image/region.h"
#include "synthesis/composite.h"

#include <cmath>

namespace sinopia {

namespace {

constexpr int reach = 8;

double brightness(Rgb c) {
    return 0.299 * c.r + 0.587 * c.g + 0.114 * c.b;
}

struct Mean {
    double sum = 0;
    long long count = 0;

    void add(double value) {
        sum += value;
        ++count;
    }
    double value() const { return count > 0 ? sum / static_cast<double>(count) : 0; }
};

/// What is at least reach pixels from the border is 0 (far outside) or 255 (far inside).
struct Sides {
    Mask region, grown, shrunk;

    explicit Sides(Mask part)
        : region(std::move(part)), grown(grow(region, reach)), shrunk(shrink(region, reach)) {}
    bool inside(int x, int y) const { return region.at(x, y) >= 128; }
    bool near(int x, int y) const { return inside(x, y) ? shrunk.at(x, y) < 128 : grown.at(x, y) >= 128; }
};

} // namespace

double seam_measure(const RgbImage& picture, const Mask& region) {
    const Rect box = bounding_box(region).grown(reach + 1).intersected(whole(region.size()));
    if (box.empty())
        return 1;
    const Sides sides(cut(region, box));
    Mean across, beside;
    const auto compare = [&](int x, int y, int nx, int ny) {
        if (nx >= box.width || ny >= box.height)
            return;
        const double step = std::abs(brightness(picture.at(box.x + x, box.y + y)) -
                                     brightness(picture.at(box.x + nx, box.y + ny)));
        if (sides.inside(x, y) != sides.inside(nx, ny))
            across.add(step);
        else if (sides.near(x, y) && sides.near(nx, ny))
            beside.add(step);
    };
    for (int y = 0; y < box.height; ++y)
        for (int x = 0; x < box.width; ++x) {
            compare(x, y, x + 1, y);
            compare(x, y, x, y + 1);
        }
    return across.count == 0 ? 1 : (across.value() + 1) / (beside.value() + 1);
}

} // namespace sinopia
