#include "jobs/map_proposal.h"

#include "base/error.h"
#include "image/islands.h"

#include <cmath>

namespace sinopia {
namespace {

constexpr int region_taken = 128;
constexpr double speck_grains = 4;

void stop_if_asked(const std::stop_token& stop) {
    if (stop.stop_requested())
        throw Stopped();
}

} // namespace

MapProposal propose_map(const LabelMap& map, const LabelSet& labels, const Segmentation& segmentation,
                        const ProposalOptions& options, const Mask& region, std::stop_token stop) {
    const bool in_region = options.place == ProposalPlace::region;
    if (map.size() != segmentation.map.size() || (in_region && region.size() != map.size()))
        throw Error("The picture, the map and the region differ in size; nothing can be proposed.");
    MapProposal out;
    out.map = map;
    const auto called = classes_called(segmentation.classes, labels);
    for (const auto& index : called)
        out.any_class = out.any_class || index.has_value();
    if (!out.any_class)
        return out;
    stop_if_asked(stop);
    const LabelMap seen =
        options.smallest > 1 ? without_islands(segmentation.map, options.smallest) : segmentation.map;
    std::vector<bool> lacks(called.size()), nothing;
    for (int i = 0; i < labels.size(); ++i)
        nothing.push_back(says_nothing(static_cast<ClassIndex>(i), labels));
    const auto open = [&](ClassIndex index) { return index >= nothing.size() || nothing[index]; };
    for (int y = 0; y < map.height(); ++y) {
        stop_if_asked(stop);
        for (int x = 0; x < map.width(); ++x) {
            if (in_region && region.at(x, y) < region_taken)
                continue;
            if (options.place == ProposalPlace::unlabelled && !open(map.at(x, y)))
                continue;
            const auto index = called[seen.at(x, y)];
            if (!index) {
                lacks[seen.at(x, y)] = true;
            } else if (*index != map.at(x, y)) {
                out.map.at(x, y) = *index;
                ++out.changed;
            }
        }
    }
    for (std::size_t i = 0; i < lacks.size(); ++i)
        if (lacks[i])
            out.missing.push_back(segmentation.classes[i]);
    return out;
}

long long usual_speck(const Segmentation& segmentation) {
    return std::llround(speck_grains * segmentation.grain * segmentation.grain);
}

} // namespace sinopia
