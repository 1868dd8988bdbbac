#include "dataset/layouts/files.h"
#include "dataset/layouts/layout.h"

namespace sinopia {
namespace {

namespace fs = std::filesystem;

/// Cityscapes (cityscapes-dataset.com): leftImg8bit/{train,val}/CITY/X_leftImg8bit.png with
/// gtFine/{train,val}/CITY/X_gtFine_labelIds.png and X_gtFine_instanceIds.png (16 bits: id * 1000 + number).
class CityscapesLayout final : public DatasetLayout {
  public:
    std::string_view name() const override { return "cityscapes"; }
    std::string_view holds() const override {
        return "leftImg8bit/{train,val}/ and gtFine/{train,val}/ with *_labelIds.png and *_instanceIds.png";
    }

    DatasetListing list(const DatasetOptions& options) const override {
        require_folder(options.folder / "leftImg8bit", "pictures");
        require_folder(options.folder / "gtFine", "label maps (*_labelIds.png)");
        DatasetListing listing;
        for (const bool held_out : {false, true}) {
            const char* part = held_out ? "val" : "train";
            const fs::path images = options.folder / "leftImg8bit" / part,
                           maps = options.folder / "gtFine" / part;
            if (!held_out || fs::is_directory(images))
                add(images, maps, held_out, listing);
        }
        listing.own_splits = true;
        hold_out_some(listing);
        return listing;
    }

    ClassCoding classes(const DatasetOptions& options) const override {
        const BuiltInLabelSet set = published_label_set(options, "cityscapes-34");
        if (options.preprocess == Preprocess::original) // 35 label channels: the last is never drawn
            return original_coding(set, "license plate", nullptr);
        return ClassCoding(set.labels, set.file_values);
    }

  private:
    static void add(const fs::path& images, const fs::path& maps, bool held_out, DatasetListing& listing) {
        require_folder(images, "pictures");
        require_folder(maps, "label maps (*_labelIds.png)");
        const auto named = [](const char* suffix) {
            return FileNaming{.suffix = suffix, .recursive = true, .others_fine = true};
        };
        pair_up(files_by_stem(images, {.suffix = "_leftImg8bit", .recursive = true}, listing),
                files_by_stem(maps, named("_gtFine_labelIds"), listing),
                files_by_stem(maps, named("_gtFine_instanceIds"), listing), held_out, listing);
    }
};

} // namespace

const DatasetLayout& cityscapes_layout() {
    static const CityscapesLayout layout;
    return layout;
}

} // namespace sinopia
