#include "formats/run_model.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/sha256.h"
#include "formats/json_file.h"
#include "formats/model_card.h"
#include "formats/model_manifest.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <unistd.h>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

constexpr const char* weights_name = "ema.safetensors";
constexpr std::size_t piece_bytes = std::size_t{1} << 20;
constexpr int most_same_names = 10000;

/// N of "step-N", or -1.
long long step_of(const std::string& name) {
    constexpr std::string_view start = "step-";
    long long step = -1;
    if (!name.starts_with(start))
        return -1;
    const auto end = name.data() + name.size();
    const auto result = std::from_chars(name.data() + start.size(), end, step);
    return result.ec == std::errc{} && result.ptr == end ? step : -1;
}

std::optional<RunCheckpoint> read_checkpoint(const fs::path& folder) {
    RunCheckpoint checkpoint{folder, step_of(folder.filename().string()), {}, {}};
    std::error_code error;
    if (checkpoint.step < 0 || !fs::is_regular_file(folder / weights_name, error))
        return {};
    try {
        const nlohmann::json state = read_json_file(folder / "state.json");
        const JsonObject object(state, (folder / "state.json").string());
        const auto loss = state.find("held_out_loss");
        if (loss != state.end() && loss->is_number() && std::isfinite(loss->get<double>()))
            checkpoint.held_out_loss = loss->get<double>();
        const nlohmann::json sums = object.object("sha256");
        checkpoint.sha256 = JsonObject(sums, object.where()).text(weights_name, "");
    } catch (const Error&) {
        return {};
    }
    return checkpoint;
}

/// Copies a file durably; returns its SHA-256.
std::string copy_durably(const fs::path& from, const fs::path& to) {
    std::ifstream in(from, std::ios::binary);
    AtomicFile out(to);
    Sha256 sum;
    std::vector<std::byte> piece(piece_bytes);
    while (in) {
        in.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        const std::span<const std::byte> read(piece.data(), static_cast<std::size_t>(in.gcount()));
        out.write(read);
        sum.update(read);
    }
    if (in.bad() || !in.eof())
        throw Error(from.string() + ": cannot be read.");
    out.commit();
    return sum.finish();
}

/// Removes a folder that has not got its final name.
struct Unfinished {
    fs::path folder;
    ~Unfinished() {
        std::error_code ignored;
        if (!folder.empty())
            fs::remove_all(folder, ignored);
    }
};

/// Gives the folder `name`, or the first of "name 2", "name 3" ... that is free.
fs::path rename_to_free(const fs::path& folder, const fs::path& models, const std::string& name) {
    for (int i = 1; i < most_same_names; ++i) {
        const fs::path target = models / (i == 1 ? name : name + " " + std::to_string(i));
        std::error_code error;
        if (fs::exists(target, error))
            continue;
        fs::rename(folder, target, error);
        if (error && error != std::errc::directory_not_empty && error != std::errc::file_exists)
            throw Failure(target.string() + ": cannot be made (" + error.message() + ").");
        if (!error)
            return target;
    }
    throw Error(models.string() + ": holds too many models named \"" + name + "\"; remove some.");
}

std::string folder_name(const std::string& name) {
    std::string plain = name.substr(0, 200);
    for (char& c : plain)
        if (c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20)
            c = '-';
    plain.erase(0, std::min(plain.find_first_not_of(". "), plain.size()));
    return plain.empty() ? "model" : plain;
}

} // namespace

std::vector<RunCheckpoint> run_checkpoints(const fs::path& run) {
    std::vector<RunCheckpoint> found;
    std::error_code error;
    for (fs::directory_iterator it(run / "checkpoints", error), end; !error && it != end; it.increment(error))
        if (auto checkpoint = read_checkpoint(it->path()))
            found.push_back(std::move(*checkpoint));
    std::sort(found.begin(), found.end(),
              [](const RunCheckpoint& a, const RunCheckpoint& b) { return a.step < b.step; });
    return found;
}

const RunCheckpoint& best_checkpoint(const std::vector<RunCheckpoint>& checkpoints) {
    const RunCheckpoint* best = &checkpoints.back();
    for (const RunCheckpoint& each : checkpoints)
        if (each.held_out_loss && (!best->held_out_loss || *each.held_out_loss < *best->held_out_loss))
            best = &each;
    return *best;
}

fs::path install_run_model(const fs::path& run, const RunCheckpoint& checkpoint, const fs::path& models,
                           const std::string& name) {
    ModelManifest manifest = read_model_manifest(run / "manifest.json");
    manifest.name = name;
    manifest.stages.resize(1);
    manifest.stages.front().weights = weights_name;
    manifest.training["step"] = checkpoint.step;
    if (checkpoint.held_out_loss)
        manifest.training["held_out_loss"] = *checkpoint.held_out_loss;

    std::error_code error;
    fs::create_directories(models, error);
    const Unfinished work{models / (".tmp-" + folder_name(name) + "-" + std::to_string(::getpid()))};
    fs::remove_all(work.folder, error);
    if (!fs::create_directory(work.folder, error))
        throw Failure(models.string() + ": a folder for the model cannot be made there (" + error.message() +
                      ").");
    const std::string sum = copy_durably(checkpoint.folder / weights_name, work.folder / weights_name);
    if (!checkpoint.sha256.empty() && sum != checkpoint.sha256)
        throw Error((checkpoint.folder / weights_name).string() +
                    ": the content does not match its checksum; use another save of this run.");
    manifest.stages.front().sha256 = sum;
    manifest.training = published_training(std::move(manifest.training));
    write_model_manifest(work.folder / "manifest.json", manifest);
    write_file_atomically(work.folder / "README.md", std::string_view(model_card(manifest)));
    sync_folder(work.folder);
    const fs::path installed = rename_to_free(work.folder, models, folder_name(name));
    sync_folder(models);
    return installed;
}

} // namespace sinopia
