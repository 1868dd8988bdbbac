#include "training/checkpoint_folder.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/log.h"
#include "base/sha256.h"
#include "checkpoint/checkpoint.h"
#include "formats/safetensors.h"
#include "training/tensor_archive.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace sinopia {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::size_t kept_checkpoints = 3;
constexpr const char* tensor_files[] = {"model.safetensors", "ema.safetensors", "optimizer.safetensors"};

std::string folder_name(long long step) {
    char name[32];
    std::snprintf(name, sizeof name, "step-%06lld", step);
    return name;
}

/// The step in a name as folder_name writes it, or -1.
long long step_of(const fs::path& folder) {
    const std::string name = folder.filename().string();
    if (name.size() < 11 || name.size() > 23 || !name.starts_with("step-") ||
        name.find_first_not_of("0123456789", 5) != std::string::npos)
        return -1;
    return std::stoll(name.substr(5));
}

json read_state(const fs::path& checkpoint) {
    std::ifstream in(checkpoint / "state.json", std::ios::binary);
    return json::parse(in, nullptr, false);
}

std::optional<double> held_out_loss(const json& state) {
    const auto found = state.find("held_out_loss");
    if (found == state.end() || !found->is_number())
        return std::nullopt;
    return found->get<double>();
}

json state_json(const fs::path& folder, const TrainingState& state) {
    json files = json::object();
    for (const char* name : tensor_files)
        files[name] = sha256_of_file(folder / name);
    json json = {
        {"format", 1}, {"step", state.step}, {"skipped_in_a_row", state.skipped_in_a_row}, {"sha256", files}};
    if (state.held_out_loss)
        json["held_out_loss"] = *state.held_out_loss;
    return json;
}

} // namespace

std::string checkpoint_damage(const fs::path& checkpoint) {
    const json state = read_state(checkpoint);
    if (!state.is_object() || !state.contains("sha256") || !state["sha256"].is_object() ||
        !state.contains("step") || !state["step"].is_number_integer())
        return checkpoint.string() + ": state.json is missing or damaged.";
    for (const char* name : tensor_files) {
        const fs::path file = checkpoint / name;
        if (!fs::is_regular_file(file))
            return file.string() + ": the file is missing.";
        const json& expected = state["sha256"].value(name, json());
        if (!expected.is_string() || expected.get<std::string>() != sha256_of_file(file))
            return file.string() + ": the content does not match its checksum.";
    }
    return {};
}

CheckpointFolder::CheckpointFolder(fs::path path) : path_(std::move(path)) {
    for (const auto& entry : fs::directory_iterator(path_))
        if (entry.path().filename().string().starts_with(".tmp-step-")) // a save that a kill cut short
            fs::remove_all(entry.path());
}

std::vector<fs::path> CheckpointFolder::all() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(path_))
        if (entry.is_directory() && step_of(entry.path()) >= 0)
            found.push_back(entry.path());
    std::sort(found.begin(), found.end(),
              [](const fs::path& a, const fs::path& b) { return step_of(a) < step_of(b); });
    return found;
}

fs::path CheckpointFolder::save(Learner& learner, const TrainingState& state) {
    const fs::path target = path_ / folder_name(state.step);
    const fs::path temporary = path_ / (".tmp-" + folder_name(state.step));
    fs::remove_all(temporary);
    fs::create_directory(temporary);
    save_weights(learner.network(), temporary / "model.safetensors");
    save_weights(learner.ema_network(), temporary / "ema.safetensors");
    write_tensors(temporary / "optimizer.safetensors", learner.state());
    write_file_atomically(temporary / "state.json",
                          std::string_view(state_json(temporary, state).dump(2) + "\n"));
    sync_folder(temporary);
    if (fs::exists(target)) // the same step again, after a resume: equal bytes
        fs::remove_all(target);
    fs::rename(temporary, target);
    sync_folder(path_);
    if (const std::string damage = checkpoint_damage(target); !damage.empty())
        throw Failure(damage + " It was just written; the older checkpoints were kept.");
    prune();
    return target;
}

void CheckpointFolder::prune() const {
    std::vector<fs::path> old = all();
    if (old.size() <= kept_checkpoints)
        return;
    fs::path best;
    double lowest = 0;
    for (const fs::path& checkpoint : old) {
        const std::optional<double> loss = held_out_loss(read_state(checkpoint));
        if (loss && (best.empty() || *loss < lowest)) {
            best = checkpoint;
            lowest = *loss;
        }
    }
    old.resize(old.size() - kept_checkpoints);
    for (const fs::path& checkpoint : old)
        if (checkpoint != best)
            fs::remove_all(checkpoint);
}

std::optional<fs::path> CheckpointFolder::newest() const {
    std::vector<fs::path> checkpoints = all();
    std::string damage;
    for (auto it = checkpoints.rbegin(); it != checkpoints.rend(); ++it) {
        damage = checkpoint_damage(*it);
        if (damage.empty())
            return *it;
        spdlog::warn("{} Going back to the checkpoint before it.", damage);
    }
    if (!damage.empty())
        throw Error(damage + " No whole checkpoint is left in " + path_.string() + ".");
    return std::nullopt;
}

TrainingState CheckpointFolder::load(const fs::path& checkpoint, Learner& learner) const {
    load_weights(learner.network(), read_safetensors(checkpoint / "model.safetensors"));
    load_weights(learner.ema_network(), read_safetensors(checkpoint / "ema.safetensors"));
    learner.load_state(read_tensors(checkpoint / "optimizer.safetensors"));
    const json json = read_state(checkpoint);
    TrainingState state;
    state.step = json.value("step", 0LL);
    state.skipped_in_a_row = json.value("skipped_in_a_row", 0);
    state.held_out_loss = held_out_loss(json);
    return state;
}

} // namespace sinopia
