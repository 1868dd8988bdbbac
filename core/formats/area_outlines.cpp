#include "formats/area_outlines.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace sinopia {
namespace {

/// Sets that are joined; each is known by its smallest member, so the first pixel names it.
class JoinedSets {
  public:
    std::uint32_t add() {
        parent_.push_back(static_cast<std::uint32_t>(parent_.size()));
        return parent_.back();
    }
    std::uint32_t root(std::uint32_t a) {
        while (parent_[a] != a)
            a = parent_[a] = parent_[parent_[a]];
        return a;
    }
    std::uint32_t join(std::uint32_t a, std::uint32_t b) {
        a = root(a), b = root(b);
        parent_[std::max(a, b)] = std::min(a, b);
        return std::min(a, b);
    }
    std::size_t size() const { return parent_.size(); }

  private:
    std::vector<std::uint32_t> parent_;
};

struct Keys {
    const LabelMap& map;
    const InstanceMap& instances;
    std::uint32_t operator()(int x, int y) const {
        return static_cast<std::uint32_t>(map.at(x, y)) << 16 | (instances.empty() ? 0u : instances.at(x, y));
    }
};

/// Provisional areas: every pixel joins the one to the left and above if they are alike.
JoinedSets join_pixels(const Keys& key, Plane<std::uint32_t>& area_of) {
    JoinedSets sets;
    for (int y = 0; y < area_of.height(); ++y)
        for (int x = 0; x < area_of.width(); ++x) {
            const std::uint32_t own = key(x, y);
            const bool left = x > 0 && key(x - 1, y) == own, above = y > 0 && key(x, y - 1) == own;
            std::uint32_t& area = area_of.at(x, y);
            if (left && above && area_of.at(x - 1, y) != area_of.at(x, y - 1))
                area = sets.join(area_of.at(x - 1, y), area_of.at(x, y - 1));
            else
                area = left ? area_of.at(x - 1, y) : above ? area_of.at(x, y - 1) : sets.add();
        }
    return sets;
}

enum Direction { right, down, left, up };

struct Step {
    int x, y;
};
constexpr std::array<Step, 4> steps{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};

/// Walks along pixel edges with the area on the right-hand side.
class OutlineWalk {
  public:
    OutlineWalk(const Plane<std::uint32_t>& area_of, std::uint32_t area) : area_of_(area_of), area_(area) {}

    std::vector<OutlineCorner> run(Point start) {
        std::vector<OutlineCorner> corners;
        Point at = start;
        Direction heading = right; // along the top edge of the first pixel
        do {
            at = {at.x + steps[heading].x, at.y + steps[heading].y};
            const Direction next = turn(at, heading);
            if (next != heading)
                corners.push_back(corner(at, heading, next));
            heading = next;
        } while (!(at == start && heading == right));
        // The walk ends with the corner it began at.
        std::rotate(corners.begin(), corners.end() - 1, corners.end());
        return corners;
    }

  private:
    bool inside(int x, int y) const {
        return x >= 0 && y >= 0 && x < area_of_.width() && y < area_of_.height() &&
               area_of_.at(x, y) == area_;
    }

    /// The pixels ahead of a corner, seen along `heading`: on the right-hand side and on the left-hand side.
    Direction turn(Point at, Direction heading) const {
        static constexpr std::array<Step, 4> ahead_right{{{0, 0}, {-1, 0}, {-1, -1}, {0, -1}}};
        static constexpr std::array<Step, 4> ahead_left{{{0, -1}, {0, 0}, {-1, 0}, {-1, -1}}};
        const Step r = ahead_right[heading], l = ahead_left[heading];
        if (!inside(at.x + r.x, at.y + r.y))
            return static_cast<Direction>((heading + 1) % 4);
        if (inside(at.x + l.x, at.y + l.y))
            return static_cast<Direction>((heading + 3) % 4);
        return heading;
    }

    /// Going down, the area lies west: a right border; going left, it lies north: a bottom border.
    static OutlineCorner corner(Point at, Direction before, Direction after) {
        return {at, before == down || after == down, before == left || after == left};
    }

    const Plane<std::uint32_t>& area_of_;
    std::uint32_t area_;
};

} // namespace

MapAreas find_areas(const LabelMap& map, const InstanceMap& instances) {
    if (!instances.empty() && instances.size() != map.size())
        throw Error("the instance map has another size than the map");
    MapAreas out{{}, Plane<std::uint32_t>(map.size())};
    const Keys key{map, instances};
    JoinedSets sets = join_pixels(key, out.area_of);
    constexpr std::uint32_t none = 0xffffffff;
    std::vector<std::uint32_t> position(sets.size(), none);
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) {
            std::uint32_t& area = out.area_of.at(x, y);
            const std::uint32_t root = sets.root(area);
            if (position[root] == none) {
                position[root] = static_cast<std::uint32_t>(out.areas.size());
                const std::uint32_t both = key(x, y);
                out.areas.push_back({static_cast<ClassIndex>(both >> 16),
                                     static_cast<std::uint16_t>(both & 0xffff),
                                     {x, y},
                                     {x, y, 1, 1},
                                     0});
            }
            area = position[root];
            MapArea& one = out.areas[area];
            one.box = one.box.united({x, y, 1, 1});
            ++one.pixels;
        }
    return out;
}

std::vector<OutlineCorner> outline_of(const MapAreas& areas, std::uint32_t area) {
    return OutlineWalk(areas.area_of, area).run(areas.areas[area].first);
}

long long enclosed_pixels(const std::vector<OutlineCorner>& outline) {
    long long twice = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point p = outline[i].at, q = outline[(i + 1) % outline.size()].at;
        twice += static_cast<long long>(p.x) * q.y - static_cast<long long>(q.x) * p.y;
    }
    return std::abs(twice) / 2;
}

} // namespace sinopia
