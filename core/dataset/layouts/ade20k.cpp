#include "dataset/layouts/files.h"
#include "dataset/layouts/layout.h"
#include "dataset/preprocess.h"

namespace sinopia {
namespace {

namespace fs = std::filesystem;

/// ADE20K as the scene parsing challenge packs it (sceneparsing.csail.mit.edu):
/// images/{training,validation}/X.jpg with annotations/{training,validation}/X.png: 0 is "other", 1 to 150
/// the classes.
class Ade20kLayout final : public DatasetLayout {
  public:
    std::string_view name() const override { return "ade20k"; }
    std::string_view holds() const override {
        return "images/{training,validation}/ and annotations/{training,validation}/";
    }

    DatasetListing list(const DatasetOptions& options) const override {
        DatasetListing listing;
        for (const bool held_out : {false, true}) {
            const char* part = held_out ? "validation" : "training";
            const fs::path images = options.folder / "images" / part,
                           maps = options.folder / "annotations" / part;
            if (held_out && !fs::is_directory(images))
                continue;
            require_folder(images, "pictures");
            require_folder(maps, "label maps (PNG, named as the pictures)");
            pair_up(files_by_stem(images, {.jpeg = true, .recursive = true}, listing),
                    files_by_stem(maps, {.recursive = true}, listing), {}, held_out, listing);
        }
        listing.own_splits = true;
        hold_out_some(listing);
        return listing;
    }

    ClassCoding classes(const DatasetOptions& options) const override {
        const BuiltInLabelSet set = published_label_set(options, "ade20k-150");
        if (options.preprocess == Preprocess::original)
            return original_coding(set, set.ignore_name, remap_ade20k);
        return ClassCoding(set.labels, set.file_values);
    }
};

} // namespace

const DatasetLayout& ade20k_layout() {
    static const Ade20kLayout layout;
    return layout;
}

} // namespace sinopia
