#pragma once

#include "app/cli/options.h"
#include "jobs/generation.h"

namespace sinopia::cli {

/// The options of every command that samples: --checkpoint, --config, --steps, --sampler, --guidance, --eta,
/// --seed, --style, --device, --dtype, --threads.
void declare_sampling_options(Options& options);

/// What was given, over the model's defaults. Throws Error naming the option.
SamplingOptions read_sampling_options(const Options& options, const ModelSummary& model);

/// The same without a model, so that a mistake is found before one is loaded; styles are not looked at.
void check_sampling_options(const Options& options);

} // namespace sinopia::cli
