#include "checkpoint/model_folder.h"

#include "base/error.h"

#include <charconv>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

/// N of "step-N"; -1 for other names.
long long step_number(const fs::path& folder) {
    const std::string name = folder.filename().string();
    constexpr std::string_view start = "step-";
    long long step = -1;
    if (name.starts_with(start)) {
        const auto result = std::from_chars(name.data() + start.size(), name.data() + name.size(), step);
        if (result.ec != std::errc{} || result.ptr != name.data() + name.size())
            return -1;
    }
    return step;
}

/// The EMA weights of the newest checkpoint of a run; empty if there is none.
fs::path newest_checkpoint(const fs::path& run) {
    long long best = -1;
    fs::path found;
    std::error_code error;
    for (const auto& item : fs::directory_iterator(run / "checkpoints", error)) {
        const long long step = step_number(item.path());
        if (step > best && fs::is_regular_file(item.path() / "ema.safetensors", error)) {
            best = step;
            found = item.path() / "ema.safetensors";
        }
    }
    return found;
}

/// Run folders name no place for their weights, so a manifest with other stages or checksums is none of a
/// run.
ModelPlace run_place(const fs::path& run, const fs::path& weights) {
    ModelPlace place{read_model_manifest(run / "manifest.json"), {weights}};
    place.manifest.stages.resize(1);
    place.manifest.stages.front().sha256.clear();
    place.manifest.stages.front().weights = weights.filename().string();
    return place;
}

bool is_file(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

/// RUN for RUN/checkpoints/step-N; empty otherwise.
fs::path run_of(const fs::path& step_folder) {
    const fs::path absolute = fs::absolute(step_folder).lexically_normal();
    const fs::path step = absolute.filename().empty() ? absolute.parent_path() : absolute;
    const fs::path run = step.parent_path().parent_path();
    if (step_number(step) < 0 || step.parent_path().filename() != "checkpoints" ||
        !is_file(run / "manifest.json"))
        return {};
    return run;
}

} // namespace

ModelPlace find_model_parts(const fs::path& folder) {
    if (const fs::path run = run_of(folder); !run.empty() && is_file(folder / "ema.safetensors"))
        return run_place(run, folder / "ema.safetensors");
    if (!is_file(folder / "manifest.json"))
        throw Error(folder.string() +
                    ": holds no manifest.json; choose a model folder, a run folder or a weights file");
    ModelPlace place{read_model_manifest(folder / "manifest.json"), {}};
    for (const ModelStage& stage : place.manifest.stages)
        place.weights.push_back(folder / stage.weights);
    if (is_file(place.weights.front()))
        return place;
    if (const fs::path newest = newest_checkpoint(folder); !newest.empty())
        return run_place(folder, newest);
    if (std::error_code error; fs::is_directory(folder / "checkpoints", error))
        throw Error(folder.string() + ": this run has saved no checkpoint yet; wait for the first one");
    throw Error(place.weights.front().string() + ": the weights that manifest.json names are missing");
}

std::optional<ModelPlace> find_manifest_of(const fs::path& weights) {
    const fs::path folder = fs::absolute(weights).lexically_normal().parent_path();
    if (is_file(folder / "manifest.json")) {
        ModelPlace place{read_model_manifest(folder / "manifest.json"), {weights}};
        if (place.manifest.stages.size() == 1 && place.manifest.stages.front().weights == weights.filename())
            return place;
    }
    if (const fs::path run = run_of(folder); !run.empty())
        return run_place(run, weights);
    return {};
}

} // namespace sinopia
