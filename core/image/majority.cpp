#include "image/majority.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace sinopia {
namespace {

int longest_lost(int radius) {
    return 4 * radius + 2;
}

/// Counts the classes of a disk that slides along a row.
class DiskHistogram {
  public:
    DiskHistogram(const LabelMap& map, int radius) : map_(map), radius_(radius) {
        for (int dy = -radius; dy <= radius; ++dy)
            half_widths_.push_back(
                static_cast<int>(std::sqrt(static_cast<double>(radius * radius - dy * dy))));
        // Classes are counted under small numbers: those of the cut-out, in ascending order.
        for (const ClassIndex c : map.pixels())
            if (classes_.empty() || classes_.back() != c)
                classes_.push_back(c);
        std::sort(classes_.begin(), classes_.end());
        classes_.erase(std::unique(classes_.begin(), classes_.end()), classes_.end());
        counts_.assign(classes_.size(), 0);
        numbers_.resize(map.pixels().size());
        std::vector<std::uint16_t> number_of(classes_.empty() ? 0 : classes_.back() + std::size_t{1});
        for (std::size_t i = 0; i < classes_.size(); ++i)
            number_of[classes_[i]] = static_cast<std::uint16_t>(i);
        std::transform(map.pixels().begin(), map.pixels().end(), numbers_.begin(),
                       [&](ClassIndex c) { return number_of[c]; });
    }

    /// The class that wins at (x, y).
    ClassIndex winner(int x, int y) {
        if (y != y_ || x < x_ || x > x_ + radius_)
            start(x, y);
        for (; x_ < x; ++x_)
            slide();
        const std::uint16_t own = number(x, y);
        std::uint16_t best = own;
        for (const std::uint16_t c : present_)
            if (counts_[c] > counts_[best] || (counts_[c] == counts_[best] && best != own && c < best))
                best = c;
        return classes_[best];
    }

  private:
    std::uint16_t number(int x, int y) const {
        return numbers_[static_cast<std::size_t>(y) * static_cast<std::size_t>(map_.width()) +
                        static_cast<std::size_t>(x)];
    }

    void start(int x, int y) {
        for (const std::uint16_t c : present_)
            counts_[c] = 0;
        present_.clear();
        x_ = x;
        y_ = y;
        for_rows([&](int row, int half) {
            const int end = std::min(x + half, map_.width() - 1);
            for (int i = std::max(x - half, 0); i <= end; ++i)
                add(number(i, row));
        });
    }

    void slide() {
        for_rows([&](int row, int half) {
            if (x_ - half >= 0)
                --counts_[number(x_ - half, row)];
            if (x_ + half + 1 < map_.width())
                add(number(x_ + half + 1, row));
        });
        std::erase_if(present_, [&](std::uint16_t c) { return counts_[c] == 0; });
    }

    void add(std::uint16_t c) {
        if (counts_[c]++ == 0 && std::find(present_.begin(), present_.end(), c) == present_.end())
            present_.push_back(c);
    }

    template <class F>
    void for_rows(F&& f) const {
        for (int dy = -radius_; dy <= radius_; ++dy)
            if (const int row = y_ + dy; row >= 0 && row < map_.height())
                f(row, half_widths_[static_cast<std::size_t>(dy + radius_)]);
    }

    const LabelMap& map_;
    int radius_;
    std::vector<int> half_widths_;
    std::vector<ClassIndex> classes_;
    std::vector<std::uint16_t> numbers_;
    std::vector<int> counts_;
    std::vector<std::uint16_t> present_;
    int x_ = 0;
    int y_ = -1;
};

/// Tells quickly where more than one class is near: counts of pixels that differ from the one to the right or
/// below, summed from the top left.
class Boundaries {
  public:
    explicit Boundaries(const LabelMap& map) : sums_(Size{map.width() + 1, map.height() + 1}) {
        for (int y = 0; y < map.height(); ++y) {
            const ClassIndex* row = map.row(y);
            const ClassIndex* below = map.row(std::min(y + 1, map.height() - 1));
            int sum = 0;
            for (int x = 0; x < map.width(); ++x) {
                sum += row[x] != row[std::min(x + 1, map.width() - 1)] || row[x] != below[x];
                sums_.at(x + 1, y + 1) = sums_.at(x + 1, y) + sum;
            }
        }
    }

    bool near(int x, int y, int radius) const {
        const int x0 = std::max(0, x - radius), y0 = std::max(0, y - radius);
        const int x1 = std::min(sums_.width() - 1, x + radius + 1);
        const int y1 = std::min(sums_.height() - 1, y + radius + 1);
        return sums_.at(x1, y1) - sums_.at(x0, y1) - sums_.at(x1, y0) + sums_.at(x0, y0) != 0;
    }

  private:
    Plane<int> sums_;
};

struct Candidate {
    Point at;
    ClassIndex value;
};

/// Marks the candidates that belong to a piece of one class longer than may be lost.
std::vector<bool> long_pieces(const LabelMap& map, const std::vector<Candidate>& candidates, int longest) {
    std::unordered_map<long long, std::size_t> index;
    index.reserve(candidates.size());
    const auto key = [&](int x, int y) { return static_cast<long long>(y) * map.width() + x; };
    for (std::size_t i = 0; i < candidates.size(); ++i)
        index.emplace(key(candidates[i].at.x, candidates[i].at.y), i);
    std::vector<bool> seen(candidates.size()), kept(candidates.size());
    std::vector<std::size_t> piece;
    for (std::size_t first = 0; first < candidates.size(); ++first) {
        if (seen[first])
            continue;
        seen[first] = true;
        piece.assign(1, first);
        Rect box;
        for (std::size_t next = 0; next < piece.size(); ++next) {
            const Point p = candidates[piece[next]].at;
            box = box.united({p.x, p.y, 1, 1});
            for (int y = std::max(0, p.y - 1); y <= std::min(map.height() - 1, p.y + 1); ++y)
                for (int x = std::max(0, p.x - 1); x <= std::min(map.width() - 1, p.x + 1); ++x) {
                    if (map.at(x, y) != map.at(p.x, p.y))
                        continue;
                    const auto found = index.find(key(x, y));
                    if (found == index.end() || seen[found->second])
                        continue;
                    seen[found->second] = true;
                    piece.push_back(found->second);
                }
        }
        if (std::max(box.width, box.height) > longest)
            for (const std::size_t i : piece)
                kept[i] = true;
    }
    return kept;
}

Point nearest(const LabelMap& map, Point at, ClassIndex value, int radius) {
    Point best = at;
    int least = 2 * radius * radius + 1;
    for (int y = std::max(0, at.y - radius); y <= std::min(map.height() - 1, at.y + radius); ++y)
        for (int x = std::max(0, at.x - radius); x <= std::min(map.width() - 1, at.x + radius); ++x) {
            const int away = (x - at.x) * (x - at.x) + (y - at.y) * (y - at.y);
            if (map.at(x, y) == value && away < least) {
                least = away;
                best = {x, y};
            }
        }
    return best;
}

} // namespace

int majority_reach(int radius) {
    radius = std::clamp(radius, 0, largest_majority_radius);
    return longest_lost(radius) + radius + 1;
}

std::vector<SmoothedPixel> majority_filter(const LabelMap& cutout, Rect inside, int radius) {
    radius = std::clamp(radius, 0, largest_majority_radius);
    inside = inside.intersected(whole(cutout.size()));
    if (radius == 0 || inside.empty())
        return {};
    const Boundaries boundaries(cutout);
    DiskHistogram histogram(cutout, radius);
    const Rect looked_at = inside.grown(longest_lost(radius)).intersected(whole(cutout.size()));
    std::vector<Candidate> candidates;
    for (int y = looked_at.y; y < looked_at.bottom(); ++y)
        for (int x = looked_at.x; x < looked_at.right(); ++x)
            if (boundaries.near(x, y, radius))
                if (const ClassIndex value = histogram.winner(x, y); value != cutout.at(x, y))
                    candidates.push_back({{x, y}, value});
    const std::vector<bool> kept = long_pieces(cutout, candidates, longest_lost(radius));
    std::vector<SmoothedPixel> out;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (const auto& [at, value] = candidates[i]; !kept[i] && inside.contains(at))
            out.push_back({at, value, nearest(cutout, at, value, radius)});
    return out;
}

std::vector<SmoothedPixel> majority_filter(const TileGrid<ClassIndex>& map, Rect rect, int radius) {
    rect = rect.intersected(whole(map.size()));
    const Rect around = rect.grown(majority_reach(radius)).intersected(whole(map.size()));
    std::vector<SmoothedPixel> out = majority_filter(
        map.read(around), {rect.x - around.x, rect.y - around.y, rect.width, rect.height}, radius);
    for (SmoothedPixel& pixel : out) {
        pixel.at = {pixel.at.x + around.x, pixel.at.y + around.y};
        pixel.like = {pixel.like.x + around.x, pixel.like.y + around.y};
    }
    return out;
}

} // namespace sinopia
