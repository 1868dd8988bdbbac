#include "base/error.h"
#include "base/sha256.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/model_folder.h"
#include "formats/json_file.h"

#include <algorithm>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

/// Smaller ones are copied: a file that is overwritten later then does no harm.
constexpr std::size_t large_file = std::size_t{256} << 20;

/// A manifest for a lone weights file, from the keys of its sidecar.
ModelManifest manifest_for(const fs::path& weights, const NetworkConfig& network,
                           const DiffusionConfig& diffusion) {
    ModelManifest manifest;
    manifest.name = weights.stem().string();
    manifest.labels = LabelSet::generated(network.num_classes);
    ModelStage stage;
    stage.weights = weights.filename().string();
    stage.size = {network.image_size, network.image_size};
    stage.network = to_json(network);
    stage.diffusion = to_json(diffusion);
    manifest.stages.push_back(stage);
    return manifest;
}

ModelPlace from_sidecar(const fs::path& weights, const fs::path& config) {
    const nlohmann::json json = read_json_file(config);
    try {
        const NetworkConfig network = network_config_from_json(json);
        if (const auto problems = network.problems(); !problems.empty())
            throw Error(problems.front());
        return {manifest_for(weights, network, diffusion_config_from_json(json)), {weights}};
    } catch (const Error& error) {
        throw Error(config.string() + ": " + error.what());
    }
}

ModelPlace from_weights(const fs::path& weights) {
    const NetworkConfig network = derive_network_config(read_tensor_file(weights));
    DiffusionConfig diffusion;
    diffusion.variance = network.learn_sigma ? VarianceType::learned_range : VarianceType::fixed_large;
    return {manifest_for(weights, network, diffusion), {weights}};
}

ModelPlace find_parts(const fs::path& checkpoint, const fs::path& config) {
    std::error_code error;
    if (fs::is_directory(checkpoint, error)) {
        if (!config.empty())
            throw Error(checkpoint.string() + ": a folder brings its own configuration; leave --config out");
        return find_model_parts(checkpoint);
    }
    if (!fs::exists(checkpoint, error))
        throw Error(checkpoint.string() + ": there is no such file or folder; check the path");
    if (!config.empty())
        return from_sidecar(checkpoint, config);
    fs::path sidecar = checkpoint;
    sidecar.replace_extension(".config.json");
    if (fs::exists(sidecar, error))
        return from_sidecar(checkpoint, sidecar);
    if (auto place = find_manifest_of(checkpoint))
        return *std::move(place);
    return from_weights(checkpoint);
}

void check_fit(const ModelManifest& manifest, const NetworkConfig& network,
               const DiffusionConfig& diffusion) {
    if (manifest.labels.size() != network.num_classes)
        throw Error("it names " + std::to_string(manifest.labels.size()) + " classes, but its network has " +
                    std::to_string(network.num_classes));
    // A stage that enlarges may take the style from the earlier picture.
    const bool follows = network.context_channels > 0 && network.style_sizes.empty();
    const std::size_t named = manifest.styles.is_array() && !follows ? manifest.styles.size() : 0;
    if (named > network.style_sizes.size())
        throw Error("it names " + std::to_string(named) + " styles, but its network has " +
                    std::to_string(network.style_sizes.size()));
    for (std::size_t i = 0; i < named; ++i)
        if (static_cast<int>(manifest.styles[i]["choices"].size()) != network.style_sizes[i])
            throw Error("style " + std::to_string(i + 1) + " does not have as many choices as its network, " +
                        std::to_string(network.style_sizes[i]));
    if (const auto problems = diffusion.problems(); !problems.empty())
        throw Error(problems.front());
    const bool learned =
        diffusion.variance == VarianceType::learned || diffusion.variance == VarianceType::learned_range;
    if (learned && !network.learn_sigma)
        throw Error("the variance is learned, but the network does not give one (learn_sigma is false)");
}

LoadedStage load_stage(const ModelManifest& manifest, const ModelStage& stage, const fs::path& weights) {
    if (stage.role == "segmenter")
        throw Error(weights.string() + ": is a segmenter, which judges pictures; choose a model that paints them");
    LoadedStage loaded;
    loaded.size = stage.size;
    loaded.steps = stage.steps;
    const TensorFile file = read_tensor_file(weights);
    try {
        const NetworkConfig network = network_config_from_json(stage.network);
        loaded.diffusion = diffusion_config_from_json(stage.diffusion);
        check_fit(manifest, network, loaded.diffusion);
        loaded.network = SdmUNet(std::make_shared<SdmUNetImpl>(network, SdmUNetImpl::Unfilled{}));
    } catch (const Error& error) {
        throw Error("model \"" + manifest.name + "\": " + error.what());
    } catch (const c10::Error&) {
        throw Failure("model \"" + manifest.name + "\": there is not enough memory for its network");
    }
    load_weights(loaded.network, file, "",
                 file.file.size() < large_file ? WeightTypes::as_stored : WeightTypes::in_file);
    loaded.network->eval();
    return loaded;
}

/// Checks each file against the manifest and returns what names the model: the SHA-256 of its one file, or of
/// its files' digests in order.
std::string check_hashes(const ModelPlace& place) {
    std::string digests;
    for (std::size_t i = 0; i < place.weights.size(); ++i) {
        const std::string digest = sha256_of_file(place.weights[i]);
        const std::string& expected = place.manifest.stages[i].sha256;
        if (!expected.empty() && expected != digest)
            throw Error(
                place.weights[i].string() +
                ": the weights are not those that manifest.json describes (SHA-256 differs); fetch the "
                "model again");
        digests += digest;
    }
    if (place.weights.size() == 1)
        return digests;
    return sha256_of(std::as_bytes(std::span(digests)));
}

} // namespace

LoadedModel load_model(const fs::path& checkpoint, const fs::path& config) {
    ModelPlace place = find_parts(checkpoint, config);
    LoadedModel model;
    model.hash = check_hashes(place);
    for (std::size_t i = 0; i < place.weights.size(); ++i)
        model.stages.push_back(load_stage(place.manifest, place.manifest.stages[i], place.weights[i]));
    model.manifest = std::move(place.manifest);
    model.path = checkpoint;
    return model;
}

} // namespace sinopia
