#include "training/initial_weights.h"

#include "base/error.h"
#include "base/log.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/model_folder.h"
#include "training/class_transfer.h"

#include <ATen/ATen.h>

namespace sinopia {

namespace {

/// Its picture input has x_t and the context first and the mask of unknown pixels last.
constexpr const char* first_weight = "input_blocks.0.0.weight";

/// Whether a parameter is a convolution over label maps.
bool reads_labels(const std::string& name) {
    return name == "label_trunk.0.weight" || name.ends_with(".mlp_shared.0.weight");
}

/// The parameter's values, with zeros for the mask where they have none.
at::Tensor widened(const at::Tensor& value, const NetworkConfig& config) {
    const std::int64_t area = config.patch_size * config.patch_size;
    if (!config.known_region || value.size(1) != (config.input_channels() - 1) * area)
        return value;
    return at::cat({value, at::zeros({value.size(0), area, value.size(2), value.size(3)}, value.options())},
                   1);
}

int columns_per_channel(const std::string& name, const NetworkConfig& config) {
    return name == "label_trunk.0.weight" ? config.patch_size * config.patch_size : 1;
}

void copy_weights(SdmUNet& network, const SdmUNet& from, const ClassTransfer& transfer,
                  const std::string& where) {
    const auto given = from->named_parameters();
    const at::NoGradGuard no_grad;
    for (auto& item : network->named_parameters()) {
        const std::string& name = item.key();
        const at::Tensor* found = given.find(name);
        at::Tensor value = found ? found->to(at::kFloat) : at::Tensor();
        if (found && name == first_weight)
            value = widened(value, network->config());
        if (found && reads_labels(name) && !transfer.is_identity())
            value = transferred(value, transfer, columns_per_channel(name, network->config()));
        if (!found || value.sizes() != item.value().sizes())
            throw Error(where + ": " + name + (found ? " has another shape" : " is missing") +
                        "; the model's options must be those of the new network.");
        item.value().copy_(value);
    }
}

/// The model to start from and what its classes are called.
struct Source {
    SdmUNet network{nullptr};
    LabelSet labels;
};

/// A lone file tells neither its classes' names nor an edge channel from a class: it is taken to be of the
/// new network's form, but for the number of classes and the mask.
Source open_file(const std::filesystem::path& path, NetworkConfig config) {
    const TensorFile file = read_tensor_file(path);
    const std::string prefix = find_prefix(file);
    const auto channels = [&](const std::string& name, std::int64_t otherwise) {
        const TensorView* view = file.find(prefix + name);
        return view && view->shape.size() == 4 ? view->shape[1] : otherwise;
    };
    const int area = config.patch_size * config.patch_size;
    const bool trunk = config.label_path == LabelPath::shared_trunk;
    const std::int64_t labels =
        trunk ? channels("label_trunk.0.weight", config.label_channels() * area) / area
              : channels("middle_block.0.out_norm.mlp_shared.0.weight", config.label_channels());
    config.num_classes = static_cast<int>(labels) - (config.no_instance ? 0 : 1);
    if (config.known_region && channels(first_weight, 0) == (config.input_channels() - 1) * area)
        config.known_region = false;
    Source source{SdmUNet(std::make_shared<SdmUNetImpl>(config, SdmUNetImpl::Unfilled{})),
                  LabelSet::generated(config.num_classes)};
    load_weights(source.network, file);
    return source;
}

Source open_source(const std::filesystem::path& from, const NetworkConfig& config) {
    std::filesystem::path sidecar = from;
    sidecar.replace_extension(".config.json");
    if (!std::filesystem::is_directory(from) && !std::filesystem::exists(sidecar) && !find_manifest_of(from))
        return open_file(from, config);
    const LoadedModel model = load_model(from);
    return {model.stages.front().network, model.manifest.labels};
}

} // namespace

void load_initial_weights(SdmUNet& network, const std::filesystem::path& from, const LabelSet& labels) {
    const Source source = open_source(from, network->config());
    ClassTransfer transfer = match_classes(source.labels, labels);
    transfer.edges = !network->config().no_instance;
    transfer.source_edges = !source.network->config().no_instance;
    copy_weights(network, source.network, transfer, from.string());
    if (!transfer.is_identity())
        spdlog::info("{}: {}", from.string(), transfer.summary(labels));
}

} // namespace sinopia
