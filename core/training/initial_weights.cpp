#include "training/initial_weights.h"

#include "base/error.h"
#include "checkpoint/checkpoint.h"

#include <ATen/ATen.h>

namespace sinopia {

void load_initial_weights(SdmUNet& network, const std::filesystem::path& from) {
    if (!std::filesystem::is_directory(from)) {
        load_weights(network, read_tensor_file(from));
        return;
    }
    const LoadedModel model = load_model(from);
    const auto given = model.stages.front().network->named_parameters();
    at::NoGradGuard no_grad;
    for (auto& item : network->named_parameters()) {
        const at::Tensor* value = given.find(item.key());
        if (value == nullptr || value->sizes() != item.value().sizes())
            throw Error(from.string() + ": " + item.key() + (value ? " has another shape" : " is missing") +
                        "; the model's options must be those of the new network.");
        item.value().copy_(*value);
    }
}

} // namespace sinopia
