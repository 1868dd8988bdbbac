#include "dataset/layouts/layout.h"

#include "base/error.h"
#include "dataset/original_labels.h"
#include "image/image_io.h"

#include <numeric>

namespace sinopia {

Preprocess preprocess_from_string(const std::string& name) {
    if (name == "sound")
        return Preprocess::sound;
    if (name == "original")
        return Preprocess::original;
    throw Error("the preprocessing \"" + name + "\" is not known; choose sound or original");
}

LabelMap read_label_values(const std::filesystem::path& path, Preprocess preprocess) {
    return preprocess == Preprocess::original ? read_luminance(path) : read_label_map(path);
}

LabelMap DatasetLayout::read_values(const PairFiles& files, const DatasetOptions& options) const {
    return read_label_values(files.mask, options.preprocess);
}

std::span<const DatasetLayout* const> dataset_layouts() {
    static const DatasetLayout* const all[] = {&folders_layout(), &cityscapes_layout(), &ade20k_layout(),
                                               &celeba_layout(),  &coco_layout(),       &voc_layout()};
    return all;
}

const DatasetLayout& dataset_layout(std::string_view name) {
    std::string known;
    for (const DatasetLayout* layout : dataset_layouts()) {
        if (layout->name() == name)
            return *layout;
        known += (known.empty() ? "" : ", ") + std::string(layout->name());
    }
    throw Error("the dataset layout \"" + std::string(name) + "\" is not known; choose one of " + known);
}

BuiltInLabelSet published_label_set(const DatasetOptions& options, const std::string& id) {
    return read_built_in_label_set(options.label_sets / (id + ".json"));
}

ClassCoding original_coding(const BuiltInLabelSet& set, const std::string& extra,
                            LabelMap (*remap)(const LabelMap&)) {
    std::vector<LabelClass> classes = set.labels.classes();
    if (!extra.empty())
        classes.push_back({extra, generated_color(set.labels.size()), {}});
    LabelMap values(Size{256, 1});
    std::iota(values.data(), values.data() + 256, ClassIndex{0});
    if (remap)
        values = remap(values);
    ClassCoding coding(LabelSet(classes), FileValues{65536, {}}); // no value stands for a class yet
    for (int value = 0; value < 256; ++value)
        if (const ClassIndex index = values.at(value, 0); index < classes.size())
            coding.set(static_cast<std::uint16_t>(value), index);
    return coding;
}

} // namespace sinopia
