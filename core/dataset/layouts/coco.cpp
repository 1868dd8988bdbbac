#include "dataset/layouts/files.h"
#include "dataset/layouts/layout.h"
#include "dataset/preprocess.h"

namespace sinopia {
namespace {

namespace fs = std::filesystem;

/// COCO-Stuff in either of its usual forms: {train,val}_img/, _label/ and, optionally, _inst/, or images/ (or
/// the root) and stuffthingmaps/ (or annotations/) with train2017/ and val2017/. Label maps hold id - 1, and
/// 255 where nothing is labelled.
class CocoLayout final : public DatasetLayout {
  public:
    std::string_view name() const override { return "coco"; }
    std::string_view holds() const override {
        return "{train,val}_img/ and {train,val}_label/, or images/{train,val}2017/ and "
               "stuffthingmaps/{train,val}2017/";
    }

    DatasetListing list(const DatasetOptions& options) const override {
        DatasetListing listing;
        for (const bool held_out : {false, true}) {
            const Part part = part_of(options.folder, held_out ? "val" : "train");
            if (held_out && part.images.empty())
                continue;
            require_folder(part.images.empty() ? options.folder / "train_img" : part.images, "pictures");
            require_folder(part.maps.empty() ? options.folder / "train_label" : part.maps,
                           "label maps (PNG)");
            FilesByStem instances;
            if (!part.instances.empty())
                instances = files_by_stem(part.instances, {}, listing);
            pair_up(files_by_stem(part.images, {.jpeg = true}, listing),
                    files_by_stem(part.maps, {}, listing), std::move(instances), held_out, listing);
        }
        listing.own_splits = true;
        hold_out_some(listing);
        return listing;
    }

    ClassCoding classes(const DatasetOptions& options) const override {
        const BuiltInLabelSet set = published_label_set(options, "coco-stuff-182");
        if (options.preprocess == Preprocess::original)
            return original_coding(set, set.ignore_name, remap_coco);
        return ClassCoding(set.labels, set.file_values);
    }

  private:
    /// Empty where there is no such folder.
    struct Part {
        fs::path images, maps, instances;
    };

    static Part part_of(const fs::path& root, const std::string& name) {
        if (fs::is_directory(root / (name + "_img")))
            return {root / (name + "_img"), root / (name + "_label"),
                    first_folder(root, {(name + "_inst").c_str()})};
        const std::string year = name + "2017";
        return {first_folder(root, {("images/" + year).c_str(), year.c_str()}),
                first_folder(root, {("stuffthingmaps/" + year).c_str(), ("annotations/" + year).c_str()}),
                {}};
    }
};

} // namespace

const DatasetLayout& coco_layout() {
    static const CocoLayout layout;
    return layout;
}

} // namespace sinopia
