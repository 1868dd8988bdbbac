#include "evaluation/segmenter_checkpoint.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/sha256.h"
#include "formats/json_file.h"
#include "training/tensor_archive.h"

#include <cstdio>
#include <span>

namespace sinopia {

namespace fs = std::filesystem;

namespace {

void write_segmenter_checkpoint(const fs::path& folder, const SegmenterLearner& learner, long long step) {
    fs::remove_all(folder);
    fs::create_directory(folder);
    write_tensors(folder / "model.safetensors", learner.parameters());
    write_tensors(folder / "ema.safetensors", learner.averages());
    write_tensors(folder / "optimizer.safetensors", learner.optimizer_state());
    nlohmann::json sums = nlohmann::json::object();
    for (const char* name : {"model.safetensors", "ema.safetensors", "optimizer.safetensors"})
        sums[name] = sha256_of_file(folder / name);
    write_json_file(folder / "state.json", {{"format", 1}, {"step", step}, {"sha256", sums}});
    sync_folder(folder);
    if (const std::string damage = checkpoint_damage(folder); !damage.empty())
        throw Failure(damage + " It was just written; the older checkpoints were kept.");
}

} // namespace

fs::path save_segmenter_checkpoint(const fs::path& checkpoints, const SegmenterLearner& learner,
                                   long long step) {
    char name[32];
    std::snprintf(name, sizeof name, "step-%06lld", step);
    const fs::path target = checkpoints / name, temporary = checkpoints / (std::string(".tmp-") + name);
    try {
        write_segmenter_checkpoint(temporary, learner, step);
        fs::remove_all(target); // a damaged one that a resumed run passed over
        fs::rename(temporary, target);
        sync_folder(checkpoints);
    } catch (const fs::filesystem_error& error) {
        std::error_code ignored;
        fs::remove_all(temporary, ignored);
        throw Failure(target.string() + ": cannot be saved (" + error.what() +
                      "). Older checkpoints were kept.");
    }
    const std::vector<fs::path> all = CheckpointFolder(checkpoints).all();
    std::error_code ignored;
    for (std::size_t i = 0; i + CheckpointFolder::kept < all.size(); ++i)
        fs::remove_all(all[i], ignored);
    return target;
}

long long load_segmenter_checkpoint(const fs::path& checkpoint, SegmenterLearner& learner) {
    learner.restore(read_tensors(checkpoint / "model.safetensors"),
                    read_tensors(checkpoint / "ema.safetensors"),
                    read_tensors(checkpoint / "optimizer.safetensors"));
    return read_json_file(checkpoint / "state.json").value("step", 0LL);
}

} // namespace sinopia
