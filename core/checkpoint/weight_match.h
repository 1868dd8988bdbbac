#pragma once

#include "formats/tensor_file.h"

#include <torch/types.h>

#include <string>
#include <vector>

namespace sinopia {

/// A parameter of the network and the tensor of the file that fills it.
struct WeightPair {
    at::Tensor parameter;
    const TensorView* view;
};

/// Pairs every parameter with the tensor called `prefix` + its name. Throws Error with one table of
/// everything that is missing, extra, mis-shaped or of a type that cannot be a weight, at most 40 rows long.
/// With a prefix, tensors outside it are another network's and no extras.
std::vector<WeightPair> match_weights(const std::vector<std::pair<std::string, at::Tensor>>& parameters,
                                      const TensorFile& file, const std::string& prefix);

} // namespace sinopia
