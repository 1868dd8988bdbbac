#include "jobs/map_disagreement.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr int not_judged = -1;

/// The network's class of each class of the label set, or not_judged.
std::vector<int> network_classes(const LabelSet& labels, const std::vector<std::string>& names) {
    std::vector<int> out(static_cast<std::size_t>(labels.size()), not_judged);
    // The other way round than a proposal: two of the map's classes may be one of the network's.
    std::vector<LabelClass> known;
    for (const std::string& name : names)
        known.push_back({name, {}, {}});
    std::vector<std::string> own;
    for (const LabelClass& c : labels.classes())
        own.push_back(c.name);
    const auto called = classes_called(own, LabelSet(std::move(known)));
    for (std::size_t i = 0; i < out.size(); ++i)
        if (called[i] && !says_nothing(static_cast<ClassIndex>(i), labels))
            out[i] = *called[i];
    return out;
}

/// Looks about a pixel within the grain, at a few places however large that is.
class Neighbourhood {
  public:
    Neighbourhood(Size size, double grain)
        : size_(size), reach_(std::max(1, static_cast<int>(std::lround(grain)))),
          step_(std::max(1, reach_ / 4)) {}

    template <class Is>
    bool any(int x, int y, Is is) const {
        for (int dy = -reach_; dy <= reach_; dy += step_)
            for (int dx = -reach_; dx <= reach_; dx += step_)
                if (const int u = x + dx, v = y + dy;
                    u >= 0 && v >= 0 && u < size_.width && v < size_.height && is(u, v))
                    return true;
        return false;
    }

  private:
    Size size_;
    int reach_, step_;
};

/// How many pixels of each of the map's classes the network sees as each of its own.
class MistakenTable {
  public:
    MistakenTable(int mapped, std::size_t seen)
        : seen_(seen), pixels_(static_cast<std::size_t>(mapped) * seen),
          of_(static_cast<std::size_t>(mapped)) {}

    void says(ClassIndex mapped) { ++of_[mapped]; }
    void differs(ClassIndex mapped, ClassIndex seen) { ++pixels_[mapped * seen_ + seen]; }
    std::vector<MapDisagreement::Mistaken> sorted(const std::vector<std::string>& names) const {
        std::vector<MapDisagreement::Mistaken> out;
        for (std::size_t i = 0; i < pixels_.size(); ++i)
            if (pixels_[i] > 0)
                out.push_back(
                    {static_cast<ClassIndex>(i / seen_), names[i % seen_], pixels_[i], of_[i / seen_]});
        std::stable_sort(out.begin(), out.end(),
                         [](const auto& a, const auto& b) { return a.pixels > b.pixels; });
        return out;
    }

  private:
    std::size_t seen_;
    std::vector<long long> pixels_, of_;
};

} // namespace

MapDisagreement disagreement(const LabelMap& map, const LabelSet& labels, const Segmentation& segmentation,
                             std::stop_token stop) {
    const LabelMap& seen = segmentation.map;
    const Plane<std::uint8_t>& certainty = segmentation.certainty;
    if (map.size() != seen.size() || (!certainty.empty() && certainty.size() != map.size()))
        throw Error("The picture and the map differ in size; they cannot be compared.");
    const std::vector<int> known = network_classes(labels, segmentation.classes);
    MapDisagreement out;
    out.marked = Mask(map.size());
    out.knows_classes = std::any_of(known.begin(), known.end(), [](int k) { return k != not_judged; });
    const auto network_class = [&](int x, int y) {
        const ClassIndex index = map.at(x, y);
        return index < known.size() ? known[index] : not_judged;
    };
    const Neighbourhood about(map.size(), segmentation.grain);
    MistakenTable table(labels.size(), segmentation.classes.size());
    for (int y = 0; y < map.height(); ++y) {
        if (stop.stop_requested())
            throw Stopped();
        for (int x = 0; x < map.width(); ++x) {
            const int said = network_class(x, y), sees = seen.at(x, y);
            if (said == not_judged) {
                ++out.unjudged;
                continue;
            }
            table.says(map.at(x, y));
            if (!certainty.empty() && certainty.at(x, y) < sure_from) {
                ++out.unsure;
                continue;
            }
            ++out.judged;
            if (sees == said || (about.any(x, y, [&](int u, int v) { return seen.at(u, v) == said; }) &&
                                 about.any(x, y, [&](int u, int v) { return network_class(u, v) == sees; })))
                continue;
            ++out.differing;
            out.marked.at(x, y) = 255;
            table.differs(map.at(x, y), seen.at(x, y));
        }
    }
    out.mistaken = table.sorted(segmentation.classes);
    return out;
}

} // namespace sinopia
