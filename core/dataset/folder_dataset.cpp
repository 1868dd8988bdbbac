#include "dataset/folder_dataset.h"

#include "base/error.h"
#include "dataset/resample.h"
#include "formats/json_file.h"
#include "image/image_io.h"

namespace sinopia {
namespace fs = std::filesystem;
namespace {

std::string size_text(Size size) {
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

/// At the picture's size.
LabelMap fitted(const DatasetLayout& layout, LabelMap map, Size picture, const fs::path& file) {
    if (map.size() == picture)
        return map;
    if (!map_fits(layout, map.size(), picture))
        throw Error(size_complaint(file, map.size(), picture));
    return resize_nearest(map, picture);
}

} // namespace

bool map_fits(const DatasetLayout& layout, Size map, Size picture) {
    if (map == picture)
        return true;
    return layout.maps_may_be_smaller() && !map.empty() && picture.width % map.width == 0 &&
           picture.height % map.height == 0 && picture.width / map.width == picture.height / map.height;
}

std::string size_complaint(const fs::path& file, Size size, Size picture) {
    return file.string() + ": is " + size_text(size) + " pixels but its picture " + size_text(picture) +
           "; both must have one size";
}

ClassCoding dataset_coding(const DatasetLayout& layout, const DatasetOptions& options) {
    ClassCoding coding = layout.classes(options);
    if (!options.remap.empty())
        coding.remap(parse_json(options.remap, "the remap"), "the remap");
    return coding;
}

std::optional<InstanceMap> read_instances(const DatasetLayout& layout, const PairFiles& files,
                                          const LabelMap& labels, const DatasetOptions& options) {
    if (layout.labels_are_instances())
        return labels;
    if (files.instance.empty())
        return {};
    return read_label_values(files.instance, options.preprocess);
}

FolderDataset::FolderDataset(const DatasetOptions& options)
    : options_(options), layout_(dataset_layout(options.layout)), coding_(dataset_coding(layout_, options)),
      listing_(layout_.list(options)) {
    if (options.split != Split::all)
        std::erase_if(listing_.pairs, [held_out = options.split == Split::held_out](const PairFiles& pair) {
            return pair.held_out != held_out;
        });
    if (listing_.pairs.empty())
        throw Error(options.folder.string() +
                    ": no picture has a label map of its name; nothing can be learned (" + options.layout +
                    " is " + std::string(layout_.holds()) + ")");
}

FolderDataset::FolderDataset(const fs::path& folder)
    : FolderDataset(DatasetOptions{"folders", folder, {}, Preprocess::sound, {}, {}, Split::all}) {}

Pair FolderDataset::load(std::size_t index, std::uint64_t) const {
    if (index >= size())
        throw Failure("pair " + std::to_string(index) + " is asked for; there are " + std::to_string(size()));
    const PairFiles& files = listing_.pairs[index];
    Pair pair;
    pair.image = read_picture(files.image);
    const Size size = pair.image.size();
    const LabelMap values = fitted(layout_, layout_.read_values(files, options_), size, files.mask);
    pair.label = coding_.to_indices(values, files.mask.string());
    pair.instance = read_instances(layout_, files, pair.label, options_);
    if (pair.instance)
        pair.instance = fitted(layout_, std::move(*pair.instance), size, files.instance);
    return pair;
}

} // namespace sinopia
