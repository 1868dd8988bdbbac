#pragma once

#include "image/label_set.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace sinopia {

/// Which class of another model each class of a data set goes on from.
struct ClassTransfer {
    std::vector<int> source; ///< per class of the data set; -1: the other model has no such class
    int source_classes = 0;
    bool source_edges = false, edges = false; ///< whether the last label channel marks instance edges

    /// Every class stays where it is.
    bool is_identity() const;
    /// What becomes of the classes, for the log: one sentence.
    std::string summary(const LabelSet& names) const;
};

/// By name. A class that the other model calls "class N", as models without names do, goes by its index.
ClassTransfer match_classes(const LabelSet& from, const LabelSet& to);

/// weight [out, channels * per_channel, k, k] of a convolution over label maps, each label channel with
/// `per_channel` columns (its pixels in a patch) -> the same for the data set's channels. A class that is new
/// gets the mean of the other model's classes: a surface like any, which the layers behind are used to, and
/// the same whatever the seed. Edges that are new begin with zeros: they say nothing yet.
at::Tensor transferred(const at::Tensor& weight, const ClassTransfer& transfer, int per_channel);

} // namespace sinopia
