#include "training/training_setup.h"

#include "base/error.h"

#include <algorithm>
#include <string>

namespace sinopia {

LoaderOptions training_loader(const TrainingOptions& options, const TrainingData& data, const Share& share) {
    LoaderOptions loader;
    loader.size = options.size;
    loader.batch = options.batch;
    loader.part_first = share.from;
    loader.part = share.count;
    loader.resize = training_resize(options);
    loader.random_flip = options.random_flip;
    loader.seed = options.seed;
    loader.threads = options.loader_threads;
    loader.count = data.count;
    return loader;
}

void check_training(const TrainingOptions& options, const TrainingData& data) {
    TrainingOptions asked = options;
    if (asked.resume) // the recorded initial weights still serve a run that was stopped before its first save
        asked.init.clear();
    const std::vector<std::string> problems = asked.problems();
    if (!problems.empty()) {
        std::string sentence = "The training options do not fit together: ";
        for (const std::string& problem : problems)
            sentence += (&problem == &problems.front() ? "" : "; ") + problem;
        throw Error(sentence + ".");
    }
    if (data.source->labels().size() != options.network.num_classes)
        throw Error("The data have " + std::to_string(data.source->labels().size()) +
                    " classes and the network " + std::to_string(options.network.num_classes) +
                    "; they must be equal.");
}

TrainingOptions options_of_share(TrainingOptions options, const Processes& processes) {
    const Share share = share_of(options.batch, processes);
    if (options.batch < processes.size())
        throw Error("A batch of " + std::to_string(options.batch) + " cannot be shared by " +
                    std::to_string(processes.size()) + " processes; each needs at least one pair.");
    if (options.timestep_sampling != "uniform" && options.batch % processes.size() != 0)
        throw Error("Timesteps that follow the loss need equal shares: a batch of " +
                    std::to_string(options.batch) + " cannot be divided by " +
                    std::to_string(processes.size()) + " processes.");
    options.batch = share.count;
    options.micro_batch = std::min(options.micro_batch, share.count);
    return options;
}

} // namespace sinopia
