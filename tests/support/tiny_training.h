#pragma once

#include "support/blob_pairs.h"
#include "support/small_network.h"
#include "training/trainer.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

namespace sinopia::test {

/// A training that takes milliseconds a step: two classes at 16x16.
inline TrainingOptions tiny_training(const std::filesystem::path& output) {
    TrainingOptions options;
    options.dataset = "landscape"; // needs no folder; the pairs are handed over
    options.output = output;
    options.size = {16, 16};
    options.network = small_config();
    options.network.num_classes = 2;
    options.network.learn_sigma = false;
    options.diffusion.variance = VarianceType::fixed_large;
    options.diffusion.noise_schedule = NoiseSchedule::cosine;
    options.diffusion.prediction = Prediction::v;
    options.batch = 4;
    options.steps = 6;
    options.save_every = 100;
    options.seed = 3;
    options.learning_rate = 1e-3;
    options.random_crop = false;
    options.precision = "fp32";
    options.loader_threads = 0;
    return options;
}

inline TrainingData tiny_data() {
    TrainingData data;
    data.source = std::make_shared<BlobPairs>(10, Size{16, 16});
    data.held_out = data.source;
    data.count = 8;
    data.held_out_first = 8;
    data.held_out_count = 2;
    return data;
}

/// The lines of a progress file; those of training steps only, or of one event only.
inline std::vector<nlohmann::json> progress_lines(const std::filesystem::path& run,
                                                  const std::string& event = "") {
    std::vector<nlohmann::json> lines;
    std::ifstream in(run / "progress.jsonl");
    for (std::string line; std::getline(in, line);)
        if (nlohmann::json json = nlohmann::json::parse(line); json.value("event", "") == event)
            lines.push_back(json);
    return lines;
}

} // namespace sinopia::test
