#pragma once

#include "data/batch.h"
#include "data/collate.h"
#include "dataset/dataset_options.h"
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

/// Opens what `options.dataset` names. A layout of core/dataset: its own held-out pairs, or one in ten from the end
/// (none of fewer than 10), at most 64; from a file made by `dataset pack`, or from the folder, by way of the pack in it
/// if that is up to date. `landscape`: rendered at the training size, held out by a stream of seeds of its own.
/// `project`: `given`, the pairs of project files, which this room cannot read. Throws Error.
TrainingData open_training_data(const TrainingOptions& options, std::shared_ptr<const PairSource> given = {});

/// What core/dataset is asked for.
DatasetOptions dataset_options(const TrainingOptions& options);

/// How pairs get to the training size: as the original does it for its dataset, or as the options say.
Resize training_resize(const TrainingOptions& options);
/// The same of held-out pairs, whose random crops become their middle.
Resize held_out_resize(const TrainingOptions& options);

/// Makes the network's class count, and with `styles` its global styles, those of the data.
void fit_network(TrainingOptions& options, const TrainingData& data, bool styles);

/// The first `count` held-out pairs at the training size.
Batch held_out_batch(const TrainingOptions& options, const TrainingData& data, std::size_t count);

} // namespace sinopia
