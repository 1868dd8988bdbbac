#pragma once

#include "dataset/layouts/layout.h"
#include "dataset/pair_source.h"

namespace sinopia {

/// Pictures and label maps in the files of a layout, as a source: pairs to train on first, then those held
/// out. Unpaired files are left out; `check_dataset` names them.
class FolderDataset : public PairSource {
  public:
    /// Throws Error if the layout, its classes or the remap are wrong, or if there is no pair at all.
    explicit FolderDataset(const DatasetOptions& options);
    /// The layout `folders`.
    explicit FolderDataset(const std::filesystem::path& folder);

    std::size_t size() const override { return listing_.pairs.size(); }
    /// Throws Error if a file is unreadable, the sizes differ or a value stands for no class.
    Pair load(std::size_t index, std::uint64_t seed) const override;
    const LabelSet& labels() const override { return coding_.labels(); }
    std::string name(std::size_t index) const override { return listing_.pairs.at(index).stem; }

    const DatasetListing& listing() const { return listing_; }
    const DatasetOptions& options() const { return options_; }

  private:
    DatasetOptions options_;
    const DatasetLayout& layout_;
    ClassCoding coding_;
    DatasetListing listing_;
};

/// The classes of a dataset with its remap applied. Throws Error.
ClassCoding dataset_coding(const DatasetLayout& layout, const DatasetOptions& options);

/// The instance map of a pair, none where there is none; `labels` is its label map of class indices. Throws
/// Error.
std::optional<InstanceMap> read_instances(const DatasetLayout& layout, const PairFiles& files,
                                          const LabelMap& labels, const DatasetOptions& options);

/// Whether a map of that size belongs to a picture of `picture` pixels in that layout.
bool map_fits(const DatasetLayout& layout, Size map, Size picture);

/// What is wrong with the size of `file`, a sentence.
std::string size_complaint(const std::filesystem::path& file, Size size, Size picture);

} // namespace sinopia
