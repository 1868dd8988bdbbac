#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia {

/// The numbers of one training step; NaN where the run did not say, or the number was not finite.
struct StepNumbers {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    double loss = unknown;
    double gradient_norm = unknown;
    double learning_rate = unknown;
    double samples_per_second = unknown;
    double seconds_left = unknown;
    double memory_mib = unknown;
};

/// The loss on held-out pairs over the timesteps from `from` up to `to`.
struct BandLoss {
    int from = 0, to = 0;
    double loss = StepNumbers::unknown;
};

/// What one line of RUN/progress.jsonl says.
struct TrainingLine {
    enum class Kind {
        step, ///< a training step: `numbers`
        started,
        held_out,
        sample,
        saved,
        skipped,
        micro_batch,
        rolled_back,
        save_failed,
        stopped,
        done,
        failed,
        other ///< an event of a newer version
    };

    Kind kind = Kind::other;
    long long step = 0;
    StepNumbers numbers;         ///< step; of held_out and skipped only the loss
    std::vector<BandLoss> bands; ///< held_out
    std::string text;            ///< sample: its file; saved: the checkpoint; of a trouble: the reason
    long long number = 0; ///< started: the process; micro_batch: its size; rolled_back: whose step's weights
};

/// Reads one line. Nothing for a line that is no such object, has no step, or names a file outside its
/// folder: the file is read while it is written, and anybody may have put it there.
std::optional<TrainingLine> parse_training_line(std::string_view text);

/// Whether the line ends a run's process: stopped, done or failed.
bool closes(TrainingLine::Kind kind);

} // namespace sinopia
