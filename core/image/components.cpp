#include "image/components.h"

#include <numeric>

namespace sinopia {
namespace {

/// A stretch of equal values in one row.
struct Run {
    int y, x0, x1;
    ClassIndex value;
};

/// Sets that are joined; the representative of a set is its first member.
class Sets {
  public:
    explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0); }

    int find(int member) {
        while (parent_[static_cast<std::size_t>(member)] != member)
            member = parent_[static_cast<std::size_t>(member)] =
                parent_[static_cast<std::size_t>(parent_[static_cast<std::size_t>(member)])];
        return member;
    }
    void join(int a, int b) {
        a = find(a);
        b = find(b);
        parent_[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
    }

  private:
    std::vector<int> parent_;
};

std::vector<Run> runs_of(const LabelMap& map, std::vector<int>& row_starts) {
    std::vector<Run> runs;
    for (int y = 0; y < map.height(); ++y) {
        row_starts.push_back(static_cast<int>(runs.size()));
        const ClassIndex* row = map.row(y);
        for (int x = 0; x < map.width();) {
            const int from = x;
            while (x < map.width() && row[x] == row[from])
                ++x;
            runs.push_back({y, from, x, row[from]});
        }
    }
    row_starts.push_back(static_cast<int>(runs.size()));
    return runs;
}

/// Joins the runs of each row with those of the row above that they touch.
void join_rows(const std::vector<Run>& runs, const std::vector<int>& row_starts, Sets& sets) {
    for (std::size_t row = 1; row + 1 < row_starts.size(); ++row)
        for (int above = row_starts[row - 1], here = row_starts[row];
             above < row_starts[row] && here < row_starts[row + 1];) {
            const Run& a = runs[static_cast<std::size_t>(above)];
            const Run& b = runs[static_cast<std::size_t>(here)];
            if (a.value == b.value)
                sets.join(above, here); // in step, the two always overlap
            if (a.x1 <= b.x1)
                ++above;
            if (b.x1 <= a.x1)
                ++here;
        }
}

} // namespace

Components connected_components(const LabelMap& map) {
    std::vector<int> row_starts;
    const std::vector<Run> runs = runs_of(map, row_starts);
    Sets sets(runs.size());
    join_rows(runs, row_starts, sets);
    Components out{Plane<int>(map.size()), {}};
    std::vector<int> ids(runs.size(), -1);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Run& run = runs[i];
        int& id = ids[static_cast<std::size_t>(sets.find(static_cast<int>(i)))];
        if (id < 0) {
            id = static_cast<int>(out.areas.size());
            out.areas.push_back({run.value, 0, {}});
        }
        Component& area = out.areas[static_cast<std::size_t>(id)];
        area.area += run.x1 - run.x0;
        area.box = area.box.united({run.x0, run.y, run.x1 - run.x0, 1});
        std::fill(out.ids.row(run.y) + run.x0, out.ids.row(run.y) + run.x1, id);
    }
    return out;
}

} // namespace sinopia
