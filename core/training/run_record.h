#pragma once

#include "formats/event_file.h"
#include "formats/model_manifest.h"
#include "training/checkpoint_folder.h"
#include "training/held_out.h"
#include "training/progress_log.h"
#include "training/run_folder.h"
#include "training/trainer.h"

#include <memory>

namespace sinopia {

/// All that a run leaves in its folder while it goes on: progress.jsonl, log.txt, TensorBoard events and
/// checkpoints. Of several processes that train together only the first has one.
///
/// A progress line or event that cannot be written costs the line, not the run: it is said once in the log.
class RunRecord {
  public:
    /// Takes the folder and its lock, as RunFolder does.
    RunRecord(const TrainingOptions& options, const TrainingHooks& hooks);
    ~RunRecord();

    RunFolder& folder() { return folder_; }
    CheckpointFolder& checkpoints() { return checkpoints_; }

    /// Writes the manifest, forgets what was logged after `step` and says that the run begins there.
    void start(const TrainingData& data, long long step);
    /// The same with this manifest.
    void start(const ModelManifest& manifest, long long step);

    /// A training step's line, and its numbers as events.
    void progress(const TrainingProgress& progress);
    /// A line with "event": `name` and "step", and on_event of the hooks.
    void event(const char* name, long long step, nlohmann::json line = nlohmann::json::object());
    void held_out(long long step, const HeldOutLoss& loss);
    /// A sheet of samples that was written to `file`.
    void sample(long long step, const std::filesystem::path& file);

  private:
    class Log;

    void scalars(long long step, const std::vector<std::pair<std::string, double>>& values);
    template <class Write>
    void try_event(const Write& write);

    const TrainingOptions& options_;
    const TrainingHooks& hooks_;
    RunFolder folder_;
    std::unique_ptr<Log> log_;
    CheckpointFolder checkpoints_;
    std::unique_ptr<ProgressLog> progress_;
    std::unique_ptr<EventFile> events_; ///< none once it could not be written
};

} // namespace sinopia
