#pragma once

#include "ui/jobs/training_curve.h"
#include "ui/jobs/training_line.h"

#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// What a run has reported so far, line by line.
class TrainingRecord {
  public:
    void add(const TrainingLine& line);
    void clear() { *this = TrainingRecord(); }

    /// A file in RUN/samples.
    struct Sheet {
        long long step = 0;
        std::string file;
        bool operator==(const Sheet&) const = default;
    };
    /// The held-out loss over the timesteps from `from` up to `to`.
    struct Band {
        int from = 0, to = 0;
        Curve loss;
    };

    long long step() const { return step_; }
    const StepNumbers& numbers() const { return numbers_; } ///< of the newest step
    const Curve& loss() const { return loss_; }
    const Curve& held_out() const { return held_out_; }
    const std::vector<Band>& bands() const { return bands_; }
    const std::vector<Sheet>& samples() const { return samples_; } ///< in the order of their steps
    /// The newest trouble that the run has got over by itself: skipped, rolled_back, micro_batch,
    /// save_failed.
    const std::optional<TrainingLine>& trouble() const { return trouble_; }
    long long saved_step() const { return saved_step_; } ///< of the newest checkpoint; -1: none
    long long process() const { return process_; } ///< that began or went on with the run last; 0: unknown
    /// How the last process ended; nothing while it runs, or if it died.
    std::optional<TrainingLine::Kind> closing() const { return closing_; }
    const std::string& reason() const { return reason_; } ///< why it failed

  private:
    void add_held_out(const TrainingLine& line);

    long long step_ = 0;
    StepNumbers numbers_;
    Curve loss_;
    Curve held_out_;
    std::vector<Band> bands_;
    std::vector<Sheet> samples_;
    std::optional<TrainingLine> trouble_;
    long long saved_step_ = -1;
    long long process_ = 0;
    std::optional<TrainingLine::Kind> closing_;
    std::string reason_;
};

} // namespace sinopia
