#include "evaluation/segmenter_folder.h"

#include "base/error.h"
#include "base/sha256.h"
#include "checkpoint/element_type.h"
#include "checkpoint/model_folder.h"
#include "checkpoint/weight_match.h"
#include "formats/json_file.h"
#include "formats/model_card.h"
#include "formats/safetensors.h"
#include "synthesis/model_places.h"

#include <ATen/ATen.h>

#include <cstring>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

constexpr const char* bundled_segmenter = "segmenter";

ModelPlace segmenter_place(const fs::path& folder) {
    ModelPlace place = find_model_parts(folder);
    if (place.manifest.stages.size() != 1 || place.manifest.stages.front().role != "segmenter")
        throw Error(folder.string() + ": is no segmenter; choose a folder that `train --segmenter` made.");
    return place;
}

void fill_segmenter(SegmentationUNet& network, const TensorFile& file) {
    const at::NoGradGuard no_grad;
    std::vector<std::pair<std::string, at::Tensor>> parameters;
    for (const auto& item : network->named_parameters())
        parameters.emplace_back(item.key(), item.value());
    for (const auto& [parameter, view] : match_weights(parameters, file, "")) {
        const at::Tensor values = at::empty(view->shape, torch_type(view->type));
        std::memcpy(values.mutable_data_ptr(), file.data(*view), values.nbytes());
        at::Tensor target = parameter;
        target.copy_(values);
    }
}

/// The same tensors as 16-bit floats.
void write_in_half(const fs::path& path, const TensorFile& file) {
    std::vector<at::Tensor> kept; // the bytes must outlive the call
    std::vector<TensorToWrite> entries;
    for (const TensorView& view : file.tensors) {
        const at::Tensor values = at::empty(view.shape, torch_type(view.type));
        std::memcpy(values.mutable_data_ptr(), file.data(view), values.nbytes());
        const at::Tensor half = values.to(at::kHalf);
        if (!half.isfinite().all().item<bool>())
            throw Error(file.file.path().string() + ": " + view.name +
                        " holds values that 16-bit floats cannot hold; nothing was written.");
        kept.push_back(half);
        entries.push_back({view.name,
                           ElementType::f16,
                           view.shape,
                           {static_cast<const std::byte*>(half.const_data_ptr()), half.nbytes()}});
    }
    write_safetensors(path, entries);
}

void remove_older_weights(const fs::path& folder, const std::string& kept) {
    std::vector<fs::path> older;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name != kept && name.starts_with("segmenter") && entry.path().extension() == ".safetensors")
            older.push_back(entry.path());
    }
    for (const fs::path& path : older)
        fs::remove(path);
}

} // namespace

fs::path find_segmenter(const std::string& argument) {
    if (!argument.empty())
        return argument;
    const fs::path bundled = resource_folder() / "models" / bundled_segmenter;
    std::error_code ignored;
    if (!fs::exists(bundled / "manifest.json", ignored))
        throw Error("There is no bundled segmenter here; name one with --segmenter.");
    return bundled;
}

Segmenter load_segmenter(const fs::path& folder) {
    const ModelPlace place = segmenter_place(folder);
    const ModelStage& stage = place.manifest.stages.front();
    const fs::path& weights = place.weights.front();
    const std::string hash = sha256_of_file(weights);
    if (!stage.sha256.empty() && stage.sha256 != hash)
        throw Error(weights.string() +
                    ": the weights are not those that manifest.json describes (SHA-256 differs); fetch the "
                    "segmenter again.");
    const NetworkConfig config = network_config_from_json(stage.network);
    if (config.num_classes != place.manifest.labels.size() || config.in_channels != 3)
        throw Error(folder.string() + ": the manifest's classes or channels are not those of its network.");
    SegmentationUNet network(config);
    fill_segmenter(network, read_safetensors(weights));
    return {network, place.manifest.labels, stage.size, place.manifest.name, hash};
}

void publish_segmenter(const fs::path& run, const fs::path& folder, const std::string& license) {
    const ModelPlace place = segmenter_place(run);
    fs::create_directories(folder);
    const fs::path temporary = folder / "segmenter.new.safetensors";
    write_in_half(temporary, read_safetensors(place.weights.front()));

    ModelManifest manifest = place.manifest;
    manifest.name = folder.filename().empty() ? bundled_segmenter : folder.filename().string();
    manifest.license = license;
    const fs::path state = place.weights.front().parent_path() / "state.json";
    if (fs::exists(state))
        manifest.training["step"] = read_json_file(state).value("step", 0LL);
    manifest.training = published_training(manifest.training);
    ModelStage& stage = manifest.stages.front();
    stage.sha256 = sha256_of_file(temporary);
    stage.weights = std::string("segmenter-") + stage.sha256.substr(0, 8) + ".safetensors";
    fs::rename(temporary, folder / stage.weights);
    write_model_manifest(folder / "manifest.json", manifest);
    remove_older_weights(folder, stage.weights);
}

} // namespace sinopia
