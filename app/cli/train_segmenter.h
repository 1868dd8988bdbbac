#pragma once

#include "app/cli/options.h"

namespace sinopia::cli {

/// Declares --segmenter and --publish.
void declare_segmenter_options(Options& options);

/// `train --segmenter`: trains the network that judges pictures, with the options of `train` that make sense
/// for it, and with --publish makes a folder for `evaluate --segmenter` of its averaged weights. Returns the
/// exit code.
int train_segmenter_run(const Options& options);

} // namespace sinopia::cli
