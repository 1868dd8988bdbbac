#pragma once

#include "dataset/class_coding.h"
#include "dataset/dataset_options.h"
#include "dataset/layouts/listing.h"
#include "image/rgb_image.h"

#include <span>
#include <string_view>

namespace sinopia {

/// How a published dataset, or a folder of one's own, lays out its files. Stateless.
class DatasetLayout {
  public:
    virtual ~DatasetLayout() = default;

    /// As --dataset has it.
    virtual std::string_view name() const = 0;
    /// What the folder must hold, for the help and for messages.
    virtual std::string_view holds() const = 0;

    /// Lists without opening any picture: those to train on first. Throws Error if the folders are missing.
    virtual DatasetListing list(const DatasetOptions& options) const = 0;

    /// Its classes and what the values in its label files stand for, without any remap. Throws Error if they
    /// cannot be read.
    virtual ClassCoding classes(const DatasetOptions& options) const = 0;

    /// The label map as its file holds it, values untouched. Throws Error.
    virtual LabelMap read_values(const PairFiles& files, const DatasetOptions& options) const;

    /// Label maps serve as instance maps as well, as the original does for CelebAMask-HQ.
    virtual bool labels_are_instances() const { return false; }
    /// Label maps may be smaller than their pictures by a whole factor.
    virtual bool maps_may_be_smaller() const { return false; }
};

/// All layouts, `folders` first.
std::span<const DatasetLayout* const> dataset_layouts();

/// Throws Error that lists the known names.
const DatasetLayout& dataset_layout(std::string_view name);

/// The published set `id` of options.label_sets. Throws Error if it is not there.
BuiltInLabelSet published_label_set(const DatasetOptions& options, const std::string& id);

/// Its classes as the original numbers them: pixels of no class are one more class, `extra`, and `remap` (or
/// nothing, for values that are indices) is what the original does to 8-bit values.
ClassCoding original_coding(const BuiltInLabelSet& set, const std::string& extra,
                            LabelMap (*remap)(const LabelMap&));

/// One label file: by value, or in the original's way by luminance.
LabelMap read_label_values(const std::filesystem::path& path, Preprocess preprocess);

const DatasetLayout& folders_layout();
const DatasetLayout& cityscapes_layout();
const DatasetLayout& ade20k_layout();
const DatasetLayout& celeba_layout();
const DatasetLayout& coco_layout();
const DatasetLayout& voc_layout();

} // namespace sinopia
