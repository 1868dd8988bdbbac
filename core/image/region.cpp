#include "image/region.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace sinopia {
namespace {

constexpr std::uint8_t inside_from = 128;
constexpr float unreachable = std::numeric_limits<float>::max();

/// Farther than any two pixels are apart; a radius need not be larger.
constexpr double widest = 2.0 * max_image_side;

/// The lower envelope of parabolas: out[i] = min over j of (i - j)^2 + in[j].
/// Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions", 2012, algorithm 1.
class Envelope {
  public:
    explicit Envelope(std::size_t longest) : vertex_(longest), border_(longest + 1), in_(longest) {}

    void transform(float* values, std::size_t count) {
        std::size_t parabolas = 0;
        for (std::size_t j = 0; j < count; ++j) {
            in_[j] = values[j];
            if (in_[j] >= unreachable)
                continue;
            double meet = -std::numeric_limits<double>::infinity();
            for (; parabolas > 0; --parabolas) {
                meet = meeting(vertex_[parabolas - 1], j);
                if (meet > border_[parabolas - 1])
                    break;
                meet = -std::numeric_limits<double>::infinity();
            }
            border_[parabolas] = meet;
            vertex_[parabolas++] = j;
        }
        if (parabolas == 0)
            return;
        for (std::size_t i = 0, k = 0; i < count; ++i) {
            while (k + 1 < parabolas && border_[k + 1] < static_cast<double>(i))
                ++k;
            const double d = static_cast<double>(i) - static_cast<double>(vertex_[k]);
            values[i] = static_cast<float>(d * d + in_[vertex_[k]]);
        }
    }

  private:
    double meeting(std::size_t a, std::size_t b) const {
        const double p = static_cast<double>(a), q = static_cast<double>(b);
        return ((in_[b] + q * q) - (in_[a] + p * p)) / (2 * (q - p));
    }

    std::vector<std::size_t> vertex_;
    std::vector<double> border_;
    std::vector<float> in_;
};

/// Squared distance of each pixel of `rect` to the nearest one that `wanted` accepts; where that is farther
/// than `radius`, any number larger than its square.
template <class F>
Plane<float> squared_distance(const Mask& region, Rect rect, double radius, F&& wanted) {
    Plane<float> d(rect.size());
    // Along the columns, for all at once: how far is the last accepted pixel above, then below?
    for (int y = 0; y < rect.height; ++y)
        for (int x = 0; x < rect.width; ++x)
            d.at(x, y) = wanted(region.at(rect.x + x, rect.y + y)) ? 0
                         : y > 0                                   ? d.at(x, y - 1) + 1
                                                                   : static_cast<float>(2 * widest);
    for (int y = rect.height - 2; y >= 0; --y)
        for (int x = 0; x < rect.width; ++x)
            d.at(x, y) = std::min(d.at(x, y), d.at(x, y + 1) + 1);
    for (float& distance : d.pixels())
        distance = distance <= radius ? distance * distance : unreachable;
    Envelope envelope(static_cast<std::size_t>(rect.width));
    for (int y = 0; y < rect.height; ++y)
        envelope.transform(d.row(y), static_cast<std::size_t>(rect.width));
    return d;
}

/// The part of the image where a change within `radius` of the region can fall.
Rect reach(const Mask& region, double radius) {
    const Rect box = bounding_box(region);
    const int by = static_cast<int>(std::ceil(radius)) + 1;
    return box.empty() ? box : box.grown(by).intersected(whole(region.size()));
}

/// The region with f(old value, squared distance, radius) wherever its change can fall; the distance is to
/// the nearest pixel that `wanted` accepts.
template <class Wanted, class F>
Mask changed_by_distance(const Mask& region, double radius, Wanted&& wanted, F&& f) {
    if (!(radius > 0))
        return region;
    radius = std::min(radius, widest);
    const Rect rect = reach(region, radius);
    if (rect.empty())
        return region;
    const Plane<float> squared = squared_distance(region, rect, radius, wanted);
    Mask out = region;
    for (int y = 0; y < rect.height; ++y)
        for (int x = 0; x < rect.width; ++x) {
            std::uint8_t& value = out.at(rect.x + x, rect.y + y);
            value = f(value, static_cast<double>(squared.at(x, y)), radius);
        }
    return out;
}

bool is_inside(std::uint8_t v) {
    return v >= inside_from;
}

} // namespace

Mask grow(const Mask& region, double radius) {
    return changed_by_distance(region, radius, is_inside, [](std::uint8_t old, double d, double r) {
        return d <= r * r ? std::uint8_t{255} : old;
    });
}

Mask shrink(const Mask& region, double radius) {
    return changed_by_distance(
        region, radius, [](std::uint8_t v) { return !is_inside(v); },
        [](std::uint8_t old, double d, double r) { return d > r * r ? old : std::uint8_t{0}; });
}

Mask feather(const Mask& region, double radius) {
    return changed_by_distance(region, radius, is_inside, [](std::uint8_t old, double d, double r) {
        if (d >= r * r)
            return old;
        return std::max(old, static_cast<std::uint8_t>(std::lround(255.0 * (1.0 - std::sqrt(d) / r))));
    });
}

Mask invert(const Mask& region) {
    Mask out = region;
    for (std::uint8_t& v : out.pixels())
        v = static_cast<std::uint8_t>(255 - v);
    return out;
}

Rect bounding_box(const Mask& region) {
    Rect box;
    for (int y = 0; y < region.height(); ++y) {
        const std::uint8_t* row = region.row(y);
        const std::uint8_t* end = row + region.width();
        auto taken = [](std::uint8_t v) { return v > 0; };
        const std::uint8_t* first = std::find_if(row, end, taken);
        if (first == end)
            continue;
        const std::uint8_t* last = end - 1;
        while (!taken(*last))
            --last;
        box = box.united({static_cast<int>(first - row), y, static_cast<int>(last - first) + 1, 1});
    }
    return box;
}

} // namespace sinopia
