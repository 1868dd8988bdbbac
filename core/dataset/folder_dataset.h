#pragma once

#include "dataset/pair_source.h"

#include <filesystem>

namespace sinopia {

/// The files of one pair. `instance` is empty where there is none.
struct PairFiles {
    std::string stem;
    std::filesystem::path image;
    std::filesystem::path mask;
    std::filesystem::path instance;
};

/// What lies in a folder of the layout `folders`: DIR/images (PNG, JPEG), DIR/masks (PNG) and, optionally,
/// DIR/instances (PNG), paired by the file name without its extension and sorted by it. Hidden files are
/// skipped.
struct FolderListing {
    std::vector<PairFiles> pairs;
    std::vector<std::filesystem::path> images_without_mask;
    std::vector<std::filesystem::path> masks_without_image; ///< instance maps without a pair too
    std::vector<std::filesystem::path>
        same_stem;                            ///< a second file of one stem in one folder; not in any pair
    std::vector<std::filesystem::path> other; ///< files that are no pictures by their extension
};

/// Lists without opening any picture. Throws Error if images/ or masks/ is missing.
FolderListing list_folders(const std::filesystem::path& folder);

/// Reads one pair. Throws Error if a file is unreadable, the sizes differ or a class is outside `labels`
/// (its ignore index is inside).
Pair read_pair(const PairFiles& files, const LabelSet& labels);

/// The first pixel whose class is neither in `labels` nor its ignore index.
std::optional<Point> first_foreign_class(const LabelMap& map, const LabelSet& labels);

/// The layout `folders` as a source: classes in DIR/classes.json. Unpaired files are left out;
/// `check_dataset` names them. Throws Error if there is no pair at all.
class FolderDataset : public PairSource {
  public:
    explicit FolderDataset(const std::filesystem::path& folder);

    std::size_t size() const override { return listing_.pairs.size(); }
    Pair load(std::size_t index, std::uint64_t seed) const override;
    const LabelSet& labels() const override { return labels_; }
    std::string name(std::size_t index) const override { return listing_.pairs.at(index).stem; }

    const FolderListing& listing() const { return listing_; }

  private:
    LabelSet labels_;
    FolderListing listing_;
};

} // namespace sinopia
