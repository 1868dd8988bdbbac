#pragma once

#include "training/learner.h"
#include "training/training_data.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace sinopia {

/// The loss over the timesteps [from, to).
struct LossBand {
    int from = 0;
    int to = 0;
    double loss = 0;
};

struct HeldOutLoss {
    double loss = 0; ///< over all timesteps
    std::vector<LossBand> bands;
};

nlohmann::json to_json(const HeldOutLoss& loss);

/// Judges the averaged weights by pairs that they never learn from, with the same noise and timesteps at each
/// time: the loss of the steps themselves jumps with the timesteps that happen to be drawn, this one does
/// not.
class HeldOutJudge {
  public:
    static constexpr int bands = 4;

    /// Reads the pairs. `data` holds at least one held-out pair.
    HeldOutJudge(const TrainingOptions& options, const TrainingData& data);

    HeldOutLoss judge(Learner& learner) const;

  private:
    int steps_;   ///< T
    Batch batch_; ///< as many pictures for each band, band by band
    StepDraws draws_;
};

} // namespace sinopia
