#include "image/islands.h"

#include "image/components.h"

#include <queue>

#include <algorithm>
#include <map>
#include <tuple>

namespace sinopia {
namespace {

/// The areas of a map while some become part of others. Borders are measured when they are asked for, on the
/// pixels: noise has as many areas as pixels, and a table of all borders would be larger than the map many
/// times over.
class Areas {
  public:
    explicit Areas(Components components)
        : ids_(std::move(components.ids)), areas_(std::move(components.areas)), into_(areas_.size()) {
        for (std::size_t i = 0; i < into_.size(); ++i)
            into_[i] = static_cast<int>(i);
    }

    int count() const { return static_cast<int>(areas_.size()); }
    const Component& operator[](int area) const { return areas_[index(area)]; }

    int find(int area) {
        while (into_[index(area)] != area)
            area = into_[index(area)] = into_[index(into_[index(area)])];
        return area;
    }
    int at(int x, int y) { return find(ids_.at(x, y)); }

    /// The neighbour with the longest border among those that `allowed` accepts; -1 if there is none.
    template <class F>
    int best_neighbour(int area, F&& allowed) {
        std::map<int, int> borders;
        const Rect box = areas_[index(area)].box;
        const auto look = [&](int x, int y) {
            if (!whole(ids_.size()).contains({x, y}))
                return;
            if (const int other = at(x, y); other != area)
                ++borders[other];
        };
        for (int y = box.y; y < box.bottom(); ++y)
            for (int x = box.x; x < box.right(); ++x)
                if (at(x, y) == area) {
                    look(x - 1, y);
                    look(x + 1, y);
                    look(x, y - 1);
                    look(x, y + 1);
                }
        int best = -1;
        std::tuple<int, long long, int> best_rank;
        for (const auto& [other, length] : borders) {
            const std::tuple rank(length, areas_[index(other)].area, -other);
            if (allowed(other) && (best < 0 || rank > best_rank)) {
                best = other;
                best_rank = rank;
            }
        }
        return best;
    }

    /// `area` becomes part of `other` and takes its class.
    void join(int area, int other) {
        into_[index(area)] = other;
        areas_[index(other)].area += areas_[index(area)].area;
        areas_[index(other)].box = areas_[index(other)].box.united(areas_[index(area)].box);
    }

  private:
    static std::size_t index(int area) { return static_cast<std::size_t>(area); }

    Plane<int> ids_;
    std::vector<Component> areas_;
    std::vector<int> into_;
};

} // namespace

LabelMap without_islands(const LabelMap& map, long long smallest, const std::vector<ClassIndex>& kept) {
    Areas areas(connected_components(map));
    const auto may_change = [&](int area) {
        return !std::binary_search(kept.begin(), kept.end(), areas[area].value);
    };
    using Entry = std::pair<long long, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> small;
    for (int area = 0; area < areas.count(); ++area)
        if (areas[area].area < smallest && may_change(area))
            small.push({areas[area].area, area});
    while (!small.empty()) {
        const auto [size, area] = small.top();
        small.pop();
        if (areas.find(area) != area || areas[area].area != size)
            continue; // joined, or grown since: then it is in the queue again if it is still small
        const int other = areas.best_neighbour(area, may_change);
        if (other < 0)
            continue;
        areas.join(area, other);
        if (areas[other].area < smallest)
            small.push({areas[other].area, other});
    }
    LabelMap out(map.size());
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x)
            out.at(x, y) = areas[areas.at(x, y)].value;
    return out;
}

} // namespace sinopia
