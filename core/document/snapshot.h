#pragma once

#include "document/layers.h"
#include "document/results.h"
#include "image/label_set.h"
#include "jobs/generation.h"

#include <vector>

namespace sinopia {

/// Everything a document is, at one moment. What a worker, the project file and the journal get: nothing
/// changes it, and making it copies no pixel.
struct DocumentSnapshot {
    Layers layers;
    LabelSet label_set;
    SamplingOptions options;
    std::vector<ClassIndex> locked; ///< sorted
    Results results;
};

} // namespace sinopia
