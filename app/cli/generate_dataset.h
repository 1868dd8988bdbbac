#pragma once

#include "app/cli/options.h"
#include "runtime/processes.h"

namespace sinopia::cli {

/// `generate --data DIR --output OUT`: for each pair of the dataset OUT/images/STEM.png (the picture),
/// OUT/labels/STEM.png (its map) and OUT/samples/STEM.png (what the model paints over the map; pair i has
/// seed K + i). Restartable: finished samples are kept, and other settings than those in OUT/settings.json
/// are refused. Of several processes (mpirun) each makes every n-th sample; what comes out is the same.
int generate_dataset(const Options& options, Processes& processes);

} // namespace sinopia::cli
