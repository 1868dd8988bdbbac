#include "base/error.h"
#include "dataset/layouts/files.h"
#include "dataset/layouts/layout.h"
#include "image/image_io.h"

#include <algorithm>
#include <cstdio>

namespace sinopia {
namespace {

namespace fs = std::filesystem;

/// The parts of a face in the order in which g_mask.py of the dataset's repository
/// (github.com/switchablenorms/ CelebAMask-HQ) paints them over each other; part i becomes class i + 1. The
/// label set's part_files says the same.
constexpr const char* part_names[] = {"skin",   "nose",  "eye_g", "l_eye",  "r_eye", "l_brow",
                                      "r_brow", "l_ear", "r_ear", "mouth",  "u_lip", "l_lip",
                                      "hair",   "hat",   "ear_r", "neck_l", "neck",  "cloth"};

/// CelebAMask-HQ: merged, {train,test}/images/ and {train,test}/labels/, or as it is published,
/// CelebA-HQ-img/N.jpg (1024 pixels) and CelebAMask-HQ-mask-anno/{0..14}/NNNNN_PART.png (512 pixels).
class CelebaLayout final : public DatasetLayout {
  public:
    std::string_view name() const override { return "celeba"; }
    std::string_view holds() const override {
        return "{train,test}/{images,labels}/, or CelebA-HQ-img/ and "
               "CelebAMask-HQ-mask-anno/N/00000_skin.png and so on";
    }
    bool labels_are_instances() const override { return true; }
    bool maps_may_be_smaller() const override { return true; }

    DatasetListing list(const DatasetOptions& options) const override {
        DatasetListing listing;
        const fs::path parts = options.folder / "CelebAMask-HQ-mask-anno";
        if (fs::is_directory(parts))
            list_parts(options.folder / "CelebA-HQ-img", parts, listing);
        else
            list_merged(options.folder, listing);
        hold_out_some(listing);
        return listing;
    }

    ClassCoding classes(const DatasetOptions& options) const override {
        const BuiltInLabelSet set = published_label_set(options, "celebamask-hq-19");
        return ClassCoding(set.labels, set.file_values);
    }

    LabelMap read_values(const PairFiles& files, const DatasetOptions& options) const override {
        if (files.parts.empty())
            return read_label_values(files.mask, options.preprocess);
        LabelMap merged;
        for (std::size_t part = 0; part < files.parts.size(); ++part)
            if (!files.parts[part].empty())
                paint(files.parts[part], static_cast<ClassIndex>(part + 1), merged);
        return merged;
    }

  private:
    static void paint(const fs::path& file, ClassIndex index, LabelMap& merged) {
        const RgbImage mask = read_picture(file); // g_mask.py looks at the first of cv2's channels: blue
        if (merged.empty())
            merged = LabelMap(mask.size());
        if (mask.size() != merged.size())
            throw Error(file.string() + ": differs in size from the other parts of its picture");
        std::transform(mask.pixels().begin(), mask.pixels().end(), merged.pixels().begin(),
                       merged.pixels().begin(),
                       [&](Rgb c, ClassIndex before) { return c.b != 0 ? index : before; });
    }

    static void list_merged(const fs::path& root, DatasetListing& listing) {
        for (const bool held_out : {false, true}) {
            const fs::path part = root / (held_out ? "test" : "train");
            if (held_out && !fs::is_directory(part))
                continue;
            require_folder(part / "images", "pictures");
            require_folder(part / "labels", "label maps (PNG, named as the pictures)");
            pair_up(files_by_stem(part / "images", {.jpeg = true}, listing),
                    files_by_stem(part / "labels", {}, listing), {}, held_out, listing);
        }
        listing.own_splits = true;
    }

    /// Pictures are called 0.jpg, 1.jpg, ...; their parts start with the number in five digits.
    static void list_parts(const fs::path& images, const fs::path& parts, DatasetListing& listing) {
        require_folder(images, "pictures");
        std::map<std::string, PairFiles> found;
        for (const auto& [stem, image] : files_by_stem(images, {.jpeg = true}, listing))
            found[five_digits(stem)].image = image;
        for (const fs::path& mask : sorted_files(parts, true))
            add_part(mask, found, listing);
        for (auto& [stem, pair] : found) {
            pair.stem = stem;
            if (pair.image.empty())
                listing.masks_without_image.push_back(pair.mask);
            else if (pair.mask.empty())
                listing.images_without_mask.push_back(pair.image);
            else
                listing.pairs.push_back(pair);
        }
    }

    /// NNNNN_PART.png; files of other names are listed as such.
    static void add_part(const fs::path& mask, std::map<std::string, PairFiles>& found,
                         DatasetListing& listing) {
        const std::string name = mask.stem().string();
        const std::size_t at = std::min(name.find('_'), name.size());
        const auto part = std::find(std::begin(part_names), std::end(part_names),
                                    name.substr(std::min(at + 1, name.size())));
        if (part == std::end(part_names) || mask.extension() != ".png") {
            listing.other.push_back(mask);
            return;
        }
        PairFiles& pair = found[name.substr(0, at)];
        pair.parts.resize(std::size(part_names));
        fs::path& place = pair.parts[static_cast<std::size_t>(part - std::begin(part_names))];
        if (!place.empty())
            listing.same_stem.push_back(mask);
        else
            place = mask;
        if (pair.mask.empty())
            pair.mask = mask;
    }

    static std::string five_digits(const std::string& number) {
        return number.size() < 5 ? std::string(5 - number.size(), '0') + number : number;
    }
};

} // namespace

const DatasetLayout& celeba_layout() {
    static const CelebaLayout layout;
    return layout;
}

} // namespace sinopia
