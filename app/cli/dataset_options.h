#pragma once

#include "app/cli/options.h"
#include "dataset/dataset_options.h"

namespace sinopia::cli {

/// Declares how a dataset is read: --dataset, --label-template, --preprocess, --remap. Not --data.
void declare_dataset_options(Options& options);

/// Those and --data. Throws Error for a wrong one.
DatasetOptions read_dataset_options(const Options& options);

} // namespace sinopia::cli
