#include "training/training_data.h"

#include "base/error.h"
#include "data/loader.h"
#include "dataset/folder_dataset.h"
#include "dataset/landscape/landscape_source.h"

#include <algorithm>

namespace sinopia {

namespace {

constexpr std::size_t most_held_out = 64;
/// Every one is drawn anew from its place in the order, so the number only names the epochs.
constexpr std::size_t landscapes_an_epoch = std::size_t{1} << 20;

TrainingData open_folders(const TrainingOptions& options) {
    if (options.data.empty())
        throw Error("The folder of the training pairs is not set; name it with --data DIR.");
    TrainingData data;
    data.source = std::make_shared<FolderDataset>(options.data);
    data.held_out = data.source;
    data.held_out_count = std::min(most_held_out, data.source->size() / 10);
    data.count = data.source->size() - data.held_out_count;
    data.held_out_first = data.count;
    return data;
}

TrainingData open_landscapes(const TrainingOptions& options) {
    TrainingData data;
    data.count = landscapes_an_epoch;
    data.source = std::make_shared<LandscapeSource>(options.size, data.count);
    data.held_out_count = most_held_out;
    data.held_out =
        std::make_shared<LandscapeSource>(options.size, most_held_out, LandscapeSource::Part::held_out);
    const LandscapeStyleNames& names = landscape_styles();
    data.styles = {{{"name", "light"}, {"choices", names.lights}},
                   {{"name", "season"}, {"choices", names.seasons}},
                   {{"name", "weather"}, {"choices", names.weathers}}};
    return data;
}

} // namespace

TrainingData open_training_data(const TrainingOptions& options) {
    if (options.dataset == "folders")
        return open_folders(options);
    if (options.dataset == "landscape")
        return open_landscapes(options);
    throw Error("The dataset \"" + options.dataset + "\" is not known; choose folders or landscape.");
}

void fit_network(TrainingOptions& options, const TrainingData& data, bool styles) {
    options.network.num_classes = data.source->labels().size();
    options.network.style_sizes.clear();
    if (!styles)
        return;
    for (const nlohmann::json& style : data.styles)
        options.network.style_sizes.push_back(static_cast<int>(style.at("choices").size()));
    if (options.network.style_sizes.empty())
        throw Error("The data have no global styles; train without --style.");
}

Batch held_out_batch(const TrainingOptions& options, const TrainingData& data, std::size_t count) {
    LoaderOptions loader;
    loader.size = options.size;
    loader.random_crop = options.random_crop;
    loader.first = data.held_out_first;
    loader.count = count;
    return fixed_batch(*data.held_out, loader);
}

} // namespace sinopia
