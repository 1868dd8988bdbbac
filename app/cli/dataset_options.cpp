#include "app/cli/dataset_options.h"

#include "dataset/layouts/layout.h"
#include "synthesis/model_places.h"

namespace sinopia::cli {

void declare_dataset_options(Options& options) {
    std::string layouts;
    for (const DatasetLayout* layout : dataset_layouts())
        layouts += (layouts.empty() ? "" : ", ") + std::string(layout->name());
    options.option("dataset", "NAME", "layout of the files: " + layouts, "folders");
    options.option("label-template", "NAME",
                   "of folders: the label map of a picture, such as '${im_id}_gt.png'");
    options.option("preprocess", "MODE", "sound, or original: bit for bit as the original SDM code", "sound");
    options.option("remap", "JSON", "values of label files to classes, as JSON or a file of it");
}

DatasetOptions read_dataset_options(const Options& options) {
    DatasetOptions dataset;
    dataset.layout = dataset_layout(options.text("dataset")).name();
    dataset.folder = options.path("data");
    dataset.label_template = options.text("label-template");
    dataset.preprocess = preprocess_from_string(options.text("preprocess"));
    dataset.remap = remap_text(options.text("remap"));
    dataset.label_sets = resource_folder() / "label_sets";
    return dataset;
}

} // namespace sinopia::cli
