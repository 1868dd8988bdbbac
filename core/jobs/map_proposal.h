#pragma once

#include "jobs/segmentation.h"

namespace sinopia {

/// Where a proposed map may differ from the one that there is.
enum class ProposalPlace {
    everywhere,
    region,    ///< from 128 on in the region
    unlabelled ///< where the map says nothing (says_nothing)
};

struct ProposalOptions {
    ProposalPlace place = ProposalPlace::everywhere;
    long long smallest = 0; ///< connected areas of fewer pixels take a neighbour's class; 0 or 1: none do
};

/// A label map as a segmentation network would paint it.
struct MapProposal {
    LabelMap map;                     ///< the map as it is, changed where the proposal may and does differ
    std::vector<std::string> missing; ///< classes that were seen in places, and that the label set has not
    long long changed = 0;            ///< pixels
    bool any_class = false;           ///< the label set has at least one of the network's classes
};

/// What is seen, in the classes of `labels` by their names. Where a class is seen that the label set does not
/// have, the map stays as it is. `region` is looked at for ProposalPlace::region only. Throws Error if the
/// sizes differ, Stopped.
MapProposal propose_map(const LabelMap& map, const LabelSet& labels, const Segmentation& segmentation,
                        const ProposalOptions& options, const Mask& region = {}, std::stop_token stop = {});

/// A size of specks that suits a segmentation: what covers less than four of its grains.
long long usual_speck(const Segmentation& segmentation);

} // namespace sinopia
