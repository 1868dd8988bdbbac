#include "base/error.h"
#include "dataset/layouts/files.h"
#include "dataset/layouts/layout.h"

#include <fstream>
#include <set>

namespace sinopia {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 255;

/// Pascal VOC (host.robots.ox.ac.uk/pascal/VOC): JPEGImages/X.jpg, SegmentationClass/X.png (indexed; 255
/// marks boundaries), optionally SegmentationObject/X.png (instances), and the splits in
/// ImageSets/Segmentation/{train,val}.txt. Most pictures have no label map, which is no fault.
class VocLayout final : public DatasetLayout {
  public:
    std::string_view name() const override { return "voc"; }
    std::string_view holds() const override {
        return "JPEGImages/, SegmentationClass/, optionally SegmentationObject/ and "
               "ImageSets/Segmentation/{train,val}.txt";
    }

    DatasetListing list(const DatasetOptions& options) const override {
        const fs::path& root = options.folder;
        require_folder(root / "JPEGImages", "pictures");
        require_folder(root / "SegmentationClass", "label maps (PNG, named as the pictures)");
        DatasetListing listing;
        Files files{files_by_stem(root / "JPEGImages", {.jpeg = true}, listing),
                    files_by_stem(root / "SegmentationClass", {}, listing),
                    {}};
        if (fs::is_directory(root / "SegmentationObject"))
            files.instances = files_by_stem(root / "SegmentationObject", {}, listing);
        const fs::path sets = root / "ImageSets" / "Segmentation";
        if (fs::exists(sets / "train.txt")) {
            add(files, names_in(sets / "train.txt"), false, listing);
            if (fs::exists(sets / "val.txt"))
                add(files, names_in(sets / "val.txt"), true, listing);
            listing.own_splits = true;
        } else {
            std::set<std::string> all;
            for (const auto& [stem, mask] : files.masks)
                all.insert(stem);
            add(files, all, false, listing);
        }
        hold_out_some(listing);
        return listing;
    }

    ClassCoding classes(const DatasetOptions& options) const override {
        const BuiltInLabelSet set = published_label_set(options, "pascal-voc-21");
        return ClassCoding(set.labels, set.file_values);
    }

    /// The original knows no VOC: its luminance would mix up the classes of these palettes.
    LabelMap read_values(const PairFiles& files, const DatasetOptions&) const override {
        return read_label_values(files.mask, Preprocess::sound);
    }

  private:
    struct Files {
        FilesByStem images, masks, instances;
    };

    /// The first word of each line.
    static std::set<std::string> names_in(const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        std::set<std::string> names;
        for (std::string line; std::getline(file, line);) {
            const std::string name = line.substr(0, line.find_first_of(" \t\r"));
            if (name.size() > longest_name || name.find('/') != std::string::npos)
                throw Error(path.string() + ": line " + std::to_string(names.size() + 1) +
                            " is no name of a picture; a list has one name a line");
            if (!name.empty())
                names.insert(name);
        }
        if (names.empty())
            throw Error(path.string() + ": names no picture, or cannot be read");
        return names;
    }

    /// A listed name whose file is missing stays alone in the listing, by the name its file would have.
    static void add(const Files& files, const std::set<std::string>& names, bool held_out,
                    DatasetListing& listing) {
        for (const std::string& name : names) {
            const auto image = files.images.find(name), mask = files.masks.find(name);
            const auto instance = files.instances.find(name);
            if (image != files.images.end() && mask != files.masks.end())
                listing.pairs.push_back({name,
                                         image->second,
                                         mask->second,
                                         instance == files.instances.end() ? fs::path() : instance->second,
                                         {},
                                         held_out});
            else if (mask == files.masks.end())
                listing.images_without_mask.push_back(image == files.images.end() ? fs::path(name)
                                                                                  : image->second);
            else
                listing.masks_without_image.push_back(mask->second);
        }
    }
};

} // namespace

const DatasetLayout& voc_layout() {
    static const VocLayout layout;
    return layout;
}

} // namespace sinopia
