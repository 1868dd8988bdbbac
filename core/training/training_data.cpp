#include "training/training_data.h"

#include "base/error.h"
#include "data/loader.h"
#include "dataset/landscape/landscape_source.h"
#include "dataset/layouts/layout.h"
#include "dataset/layouts/listing.h"
#include "dataset/open_dataset.h"
#include "synthesis/model_places.h"

#include <algorithm>

namespace sinopia {

namespace {

constexpr std::size_t most_held_out = 64;
/// Every one is drawn anew from its place in the order, so the number only names the epochs.
constexpr std::size_t landscapes_an_epoch = std::size_t{1} << 20;

TrainingData data_of(std::shared_ptr<const PairSource> source, std::size_t held_out_first) {
    TrainingData data;
    data.source = std::move(source);
    data.held_out = data.source;
    data.count = held_out_first;
    data.held_out_first = held_out_first;
    data.held_out_count = std::min(most_held_out, data.source->size() - held_out_first);
    if (data.count == 0)
        throw Error("All pairs of the dataset are held out; there are none to train on.");
    return data;
}

TrainingData open_layout(const TrainingOptions& options) {
    dataset_layout(options.dataset); // a wrong name is said before a missing folder
    if (options.data.empty())
        throw Error("The folder of the training pairs is not set; name it with --data DIR.");
    OpenDataset dataset =
        open_dataset(dataset_options(options), largest_cover(options.size, training_resize(options)));
    return data_of(std::move(dataset.source), dataset.held_out_first);
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

TrainingData open_training_data(const TrainingOptions& options, std::shared_ptr<const PairSource> given) {
    if (options.dataset == "landscape")
        return open_landscapes(options);
    if (options.dataset != "project")
        return open_layout(options);
    if (!given || given->size() == 0)
        throw Error("The projects hold no result with its label map; generate some first.");
    const std::size_t count = given->size();
    return data_of(std::move(given), pairs_to_train_on(count));
}

DatasetOptions dataset_options(const TrainingOptions& options) {
    DatasetOptions dataset;
    dataset.layout = options.dataset;
    dataset.folder = options.data;
    dataset.label_template = options.label_template;
    dataset.preprocess = preprocess_from_string(options.preprocess);
    dataset.remap = options.remap;
    dataset.label_sets = resource_folder() / "label_sets";
    return dataset;
}

Resize training_resize(const TrainingOptions& options) {
    if (options.preprocess == "original" && options.dataset == "cityscapes")
        return Resize::cover;
    return options.random_crop ? Resize::random_crop : Resize::plain;
}

Resize held_out_resize(const TrainingOptions& options) {
    const Resize training = training_resize(options);
    if (training != Resize::random_crop)
        return training;
    return options.preprocess == "original" ? Resize::plain : Resize::center_crop;
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
    loader.resize = held_out_resize(options);
    loader.first = data.held_out_first;
    loader.count = count;
    return fixed_batch(*data.held_out, loader);
}

} // namespace sinopia
