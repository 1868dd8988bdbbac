#pragma once

#include "data/batch.h"
#include "dataset/pair_source.h"
#include "jobs/training.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace sinopia {

/// The pairs of a run: those it learns from and those it is judged by.
struct TrainingData {
    std::shared_ptr<const PairSource> source;
    std::size_t count = 0;                      ///< the first `count` pairs are trained on
    std::shared_ptr<const PairSource> held_out; ///< may be the same source
    std::size_t held_out_first = 0;
    std::size_t held_out_count = 0;
    nlohmann::json styles = nlohmann::json::array(); ///< as ModelManifest::styles
};

/// Opens what `options.dataset` names. `folders`: one pair in ten, at most 64, is held out (from the end;
/// none of fewer than 10). `landscape`: rendered at the training size, held out by a stream of seeds of its
/// own.
TrainingData open_training_data(const TrainingOptions& options);

/// Makes the network's class count, and with `styles` its global styles, those of the data.
void fit_network(TrainingOptions& options, const TrainingData& data, bool styles);

/// The first `count` held-out pairs at the training size.
Batch held_out_batch(const TrainingOptions& options, const TrainingData& data, std::size_t count);

} // namespace sinopia
