#include "training/initial_weights.h"

#include "base/error.h"
#include "checkpoint/checkpoint.h"

#include <ATen/ATen.h>

namespace sinopia {

namespace {

/// Its picture input has x_t and the context first and the mask of unknown pixels last.
constexpr const char* first_weight = "input_blocks.0.0.weight";

NetworkConfig without_mask(NetworkConfig config) {
    config.known_region = false;
    return config;
}

/// Whether `input_channels`, after the patches, are those that `config` would take without the mask.
bool lacks_mask(std::int64_t input_channels, const NetworkConfig& config) {
    return config.known_region &&
           input_channels == without_mask(config).input_channels() * config.patch_size * config.patch_size;
}

/// The parameter's values, with zeros for the mask where they have none.
at::Tensor widened(const at::Tensor& value, const std::string& name, const NetworkConfig& config) {
    if (name != first_weight || !lacks_mask(value.size(1), config))
        return value;
    const std::int64_t more = config.patch_size * config.patch_size;
    return at::cat({value, at::zeros({value.size(0), more, value.size(2), value.size(3)}, value.options())},
                   1);
}

void copy_weights(SdmUNet& network, const SdmUNet& from, const std::string& where) {
    const auto given = from->named_parameters();
    const at::NoGradGuard no_grad;
    for (auto& item : network->named_parameters()) {
        const at::Tensor* found = given.find(item.key());
        const at::Tensor value = found ? widened(*found, item.key(), network->config()) : at::Tensor();
        if (!found || value.sizes() != item.value().sizes())
            throw Error(where + ": " + item.key() + (found ? " has another shape" : " is missing") +
                        "; the model's options must be those of the new network.");
        item.value().copy_(value);
    }
}

void load_file(SdmUNet& network, const TensorFile& file) {
    const TensorView* first = file.find(find_prefix(file) + first_weight);
    if (!first || first->shape.size() != 4 || !lacks_mask(first->shape[1], network->config())) {
        load_weights(network, file);
        return;
    }
    SdmUNet plain(std::make_shared<SdmUNetImpl>(without_mask(network->config()), SdmUNetImpl::Unfilled{}));
    load_weights(plain, file);
    copy_weights(network, plain, file.file.path().string());
}

} // namespace

void load_initial_weights(SdmUNet& network, const std::filesystem::path& from) {
    if (std::filesystem::is_directory(from))
        copy_weights(network, load_model(from).stages.front().network, from.string());
    else
        load_file(network, read_tensor_file(from));
}

} // namespace sinopia
