#include "app/cli/convert_model.h"

#include "app/cli/output_file.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/sha256.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/model_folder.h"
#include "formats/json_file.h"
#include "formats/model_card.h"

#include <algorithm>

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

/// Saves a stage's weights in the folder and describes them.
ModelStage write_stage(const LoadedStage& stage, bool is_base, std::size_t index,
                       const ModelFolderPlan& plan) {
    const std::string role = is_base ? "base" : "super-resolution";
    const std::string stem = is_base ? "base" : index == 1 ? role : role + std::to_string(index);
    const fs::path temporary = plan.output / (stem + ".new.safetensors");
    save_weights(stage.network, temporary, plan.type);
    ModelStage out;
    out.role = role;
    out.sha256 = sha256_of_file(temporary);
    out.weights = stem + "-" + out.sha256.substr(0, 8) + ".safetensors";
    fs::rename(temporary, plan.output / out.weights);
    out.size = stage.size;
    out.network = to_json(stage.network->config());
    out.diffusion = to_json(stage.diffusion);
    out.steps = is_base                       ? stage.steps
                : plan.super_resolution_steps ? plan.super_resolution_steps
                                              : stage.steps;
    return out;
}

void remove_unnamed_weights(const fs::path& folder, const ModelManifest& manifest) {
    std::vector<fs::path> unnamed;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool named = std::any_of(manifest.stages.begin(), manifest.stages.end(),
                                       [&](const ModelStage& s) { return s.weights == name; });
        // Only files that this command writes: base-*, super-resolution*-*.
        if (!named && entry.path().extension() == ".safetensors" &&
            (name.starts_with("base-") || name.starts_with("super-resolution")))
            unnamed.push_back(entry.path());
    }
    for (const fs::path& path : unnamed)
        fs::remove(path);
}

/// What a run's checkpoint knows beside its weights, for the card.
void add_checkpoint_facts(ModelManifest& manifest, const fs::path& base) {
    if (!fs::is_directory(base))
        return;
    const fs::path state = find_model_parts(base).weights.front().parent_path() / "state.json";
    if (!fs::exists(state))
        return;
    const nlohmann::json facts = read_json_file(state);
    for (const char* key : {"step", "held_out_loss"})
        if (facts.contains(key))
            manifest.training[key] = facts[key];
}

void apply_names(ModelManifest& manifest, const ModelFolderPlan& plan) {
    if (!plan.name.empty())
        manifest.name = plan.name;
    if (!plan.description.empty())
        manifest.description = plan.description;
    if (!plan.license.empty())
        manifest.license = plan.license;
    if (!plan.classes.empty())
        manifest.labels = read_label_set(plan.classes);
    if (!manifest.defaults.is_object())
        manifest.defaults = nlohmann::json::object();
    manifest.defaults.update(plan.defaults);
}

} // namespace

void write_model_folder(const ModelFolderPlan& plan) {
    if (fs::exists(plan.output / "manifest.json") && !plan.replace)
        throw Error(plan.output.string() +
                    " holds a model already; choose another --output, or add --replace");
    std::vector<LoadedModel> models{load_model(plan.base, plan.config)};
    for (const fs::path& path : plan.super_resolution)
        models.push_back(load_model(path));

    ModelManifest manifest = models[0].manifest;
    apply_names(manifest, plan);
    add_checkpoint_facts(manifest, plan.base);
    manifest.training = published_training(manifest.training);
    const int classes = models[0].stages.at(0).network->config().num_classes;
    if (manifest.labels.size() != classes)
        throw Error("the network has " + std::to_string(classes) + " classes, but " +
                    std::to_string(manifest.labels.size()) +
                    " are named; give their names with --classes FILE");
    make_output_folder(plan.output);
    manifest.stages.clear();
    Size finished;
    for (const LoadedModel& model : models)
        for (const LoadedStage& stage : model.stages) {
            manifest.stages.push_back(
                write_stage(stage, manifest.stages.empty(), manifest.stages.size(), plan));
            finished = stage.size;
        }
    manifest.max_pixels = plan.max_pixels >= 0 ? plan.max_pixels : 16 * finished.area();
    if (!fs::exists(plan.output / "README.md")) // one of the person's own says more
        write_file_atomically(plan.output / "README.md", std::string_view(model_card(manifest)));
    write_model_manifest(plan.output / "manifest.json", manifest);
    remove_unnamed_weights(plan.output, manifest);
}

} // namespace sinopia::cli
