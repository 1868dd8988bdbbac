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
#include <span>

namespace sinopia {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::int64_t mib = 1 << 20;
/// Left free beside a checkpoint, for logs and whatever else lives on the disk.
constexpr std::int64_t spare_bytes = 16 * mib;
constexpr const char* tensor_files[] = {"model.safetensors", "ema.safetensors", "optimizer.safetensors"};

/// ema.safetensors for the first average, ema_0.999.safetensors for a further one of that rate.
std::string average_file(const Learner& learner, const WeightAverage& average) {
    if (&average == &learner.averages().front())
        return "ema.safetensors";
    char name[48];
    std::snprintf(name, sizeof name, "ema_%.10g.safetensors", average.rate);
    return name;
}

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
    for (const auto& entry : fs::directory_iterator(folder))
        files[entry.path().filename().string()] = sha256_of_file(entry.path());
    json json = {
        {"format", 1}, {"step", state.step}, {"skipped_in_a_row", state.skipped_in_a_row}, {"sha256", files}};
    if (state.held_out_loss)
        json["held_out_loss"] = *state.held_out_loss;
    if (state.roll_backs > 0) {
        json["rolled_back_to"] = state.rolled_back_to;
        json["roll_backs"] = state.roll_backs;
        json["unproven"] = state.unproven;
    }
    return json;
}

void check_free_space(const fs::path& folder, std::int64_t needed) {
    std::error_code unknown;
    const auto free = static_cast<std::int64_t>(fs::space(folder, unknown).available);
    if (!unknown && free < needed + spare_bytes)
        throw Failure(folder.string() + ": a checkpoint needs " + std::to_string(needed / mib + 1) +
                      " MiB and " + std::to_string(free / mib) +
                      " MiB are free on this disk; make room there. Older checkpoints were kept.");
}

} // namespace

std::string checkpoint_damage(const fs::path& checkpoint) {
    const json state = read_state(checkpoint);
    if (!state.is_object() || !state.contains("sha256") || !state["sha256"].is_object() ||
        !state.contains("step") || !state["step"].is_number_integer())
        return checkpoint.string() + ": state.json is missing or damaged.";
    for (const char* name : tensor_files)
        if (!state["sha256"].contains(name))
            return (checkpoint / name).string() + ": has no checksum in state.json.";
    for (const auto& [name, expected] : state["sha256"].items()) {
        const fs::path file = checkpoint / fs::path(name).filename();
        if (!fs::is_regular_file(file))
            return file.string() + ": the file is missing.";
        if (!expected.is_string() || expected.get<std::string>() != sha256_of_file(file))
            return file.string() + ": the content does not match its checksum.";
    }
    return {};
}

CheckpointFolder::CheckpointFolder(fs::path path, long long save_every)
    : path_(std::move(path)), save_every_(save_every) {
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

std::int64_t checkpoint_bytes(Learner& learner) {
    std::int64_t elements = 0;
    for (const at::Tensor& parameter : learner.network()->parameters())
        elements += parameter.numel() * static_cast<std::int64_t>(1 + learner.averages().size());
    for (const auto& [name, tensor] : learner.state())
        elements += tensor.numel();
    return elements * static_cast<std::int64_t>(sizeof(float)) + mib; // a mebibyte for the headers
}

void CheckpointFolder::write(Learner& learner, const TrainingState& state, const fs::path& folder) const {
    fs::remove_all(folder);
    fs::create_directory(folder);
    save_weights(learner.network(), folder / "model.safetensors");
    for (const WeightAverage& average : learner.averages())
        save_weights(average.network, folder / average_file(learner, average));
    write_tensors(folder / "optimizer.safetensors", learner.state());
    write_file_atomically(folder / "state.json", std::string_view(state_json(folder, state).dump(2) + "\n"));
    sync_folder(folder);
    if (const std::string damage = checkpoint_damage(folder); !damage.empty())
        throw Failure(damage + " It was just written; the older checkpoints were kept.");
}

fs::path CheckpointFolder::save(Learner& learner, const TrainingState& state) {
    const fs::path target = path_ / folder_name(state.step);
    const fs::path temporary = path_ / (".tmp-" + folder_name(state.step));
    const fs::path replaced = path_ / (".tmp-" + folder_name(state.step) + "-replaced");
    check_free_space(path_, checkpoint_bytes(learner));
    try {
        write(learner, state, temporary);
        if (fs::exists(target)) // a damaged one that a resumed run passed over
            fs::rename(target, replaced);
        fs::rename(temporary, target);
        sync_folder(path_);
    } catch (const std::exception& error) {
        std::error_code ignored;
        if (!fs::exists(target, ignored) && fs::exists(replaced, ignored))
            fs::rename(replaced, target, ignored);
        fs::remove_all(temporary, ignored); // half a checkpoint only takes room
        if (dynamic_cast<const fs::filesystem_error*>(&error))
            throw Failure(target.string() + ": cannot be saved (" + error.what() +
                          "). Older checkpoints were kept.");
        throw;
    }
    std::error_code ignored;
    fs::remove_all(replaced, ignored);
    prune();
    return target;
}

bool CheckpointFolder::is_good(const fs::path& checkpoint) const {
    const json state = read_state(checkpoint);
    return step_of(checkpoint) % save_every_ == 0 && state.is_object() &&
           state.value("skipped_in_a_row", 0) == 0 && !state.value("unproven", false);
}

std::optional<fs::path> CheckpointFolder::newest_good() const {
    std::vector<fs::path> checkpoints = all();
    for (auto it = checkpoints.rbegin(); it != checkpoints.rend(); ++it)
        if (is_good(*it) && checkpoint_damage(*it).empty())
            return *it;
    return std::nullopt;
}

void CheckpointFolder::prune() const {
    const std::vector<fs::path> checkpoints = all();
    if (checkpoints.size() <= kept)
        return;
    fs::path best, good;
    double lowest = 0;
    for (const fs::path& checkpoint : checkpoints) {
        const std::optional<double> loss = held_out_loss(read_state(checkpoint));
        if (loss && (best.empty() || *loss < lowest)) {
            best = checkpoint;
            lowest = *loss;
        }
        if (is_good(checkpoint))
            good = checkpoint; // the newest: they come in order
    }
    std::error_code failed;
    for (const fs::path& checkpoint : std::span(checkpoints).first(checkpoints.size() - kept))
        if (checkpoint != best && checkpoint != good)
            fs::remove_all(checkpoint, failed);
    if (failed)
        spdlog::warn("{}: an old checkpoint could not be removed ({}).", path_.string(), failed.message());
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
    for (WeightAverage& average : learner.averages())
        load_weights(average.network, read_safetensors(checkpoint / average_file(learner, average)));
    learner.load_state(read_tensors(checkpoint / "optimizer.safetensors"));
    const json json = read_state(checkpoint);
    TrainingState state;
    state.step = json.value("step", 0LL);
    state.skipped_in_a_row = json.value("skipped_in_a_row", 0);
    state.held_out_loss = held_out_loss(json);
    state.rolled_back_to = json.value("rolled_back_to", -1LL);
    state.roll_backs = json.value("roll_backs", 0);
    state.unproven = json.value("unproven", false);
    return state;
}

} // namespace sinopia
