#include "training/run_manifest.h"

#include "base/error.h"

#include <array>

namespace sinopia {

namespace {

using nlohmann::json;

/// Options that say how to work, not what comes out.
constexpr std::array changeable = {"output",      "data",           "steps",      "save_every", "log_every",
                                   "judge_every", "sample_every",   "resume",     "init",       "threads",
                                   "device",      "loader_threads", "micro_batch"};

bool may_change(const std::string& key) {
    return std::find(changeable.begin(), changeable.end(), key) != changeable.end();
}

/// The first key under which the two differ, or empty.
std::string first_difference(const json& a, const json& b, bool top) {
    for (const auto& [key, value] : a.items()) {
        if (top && may_change(key))
            continue;
        const json other = b.value(key, json());
        if (value.is_object() && other.is_object()) {
            const std::string inner = first_difference(value, other, false);
            if (!inner.empty())
                return key + "." + inner;
        } else if (value != other) {
            return key + " (" + value.dump() + " to " + other.dump() + ")";
        }
    }
    return {};
}

} // namespace

ModelManifest run_manifest(const TrainingOptions& options, const LabelSet& labels, const json& styles) {
    ModelManifest manifest;
    manifest.name = options.output.filename().string();
    if (manifest.name.empty())
        manifest.name = "training run";
    manifest.description = "Trained by sinopia-cli train.";
    manifest.license = "not stated";
    manifest.labels = labels;
    ModelStage stage;
    stage.role = options.super_resolution ? "super-resolution" : "base";
    stage.weights = "ema.safetensors";
    stage.size = options.size;
    stage.network = to_json(options.network);
    stage.diffusion = to_json(options.diffusion);
    manifest.stages = {stage};
    if (!options.network.style_sizes.empty())
        manifest.styles = styles;
    manifest.defaults = {{"sampler", "ddim"}, {"steps", 30}, {"guidance", 1.5}};
    json recorded = to_json(options);
    recorded.erase("output");
    recorded.erase("resume");
    manifest.training = {{"options", recorded}};
    return manifest;
}

TrainingOptions recorded_options(const std::filesystem::path& run) {
    const ModelManifest manifest = read_model_manifest(run / "manifest.json");
    if (!manifest.training.is_object() || !manifest.training.contains("options"))
        throw Error((run / "manifest.json").string() + ": holds no training options; this is no run folder.");
    TrainingOptions options = training_options_from_json(manifest.training["options"]);
    options.output = run;
    return options;
}

TrainingOptions resumed_options(const TrainingOptions& recorded, const TrainingOptions& wished) {
    const std::string difference = first_difference(to_json(recorded), to_json(wished), true);
    if (!difference.empty())
        throw Error("A resumed run keeps its options, but " + difference +
                    " would change; leave that option out or start a new run.");
    TrainingOptions options = wished;
    options.resume = true;
    return options;
}

} // namespace sinopia
