#pragma once

#include "dataset/dataset_options.h"
#include "dataset/pair_source.h"

#include <memory>

namespace sinopia {

/// A dataset ready for use: pairs to train on first.
struct OpenDataset {
    std::shared_ptr<const PairSource> source;
    std::size_t held_out_first = 0; ///< pairs from here on are held out
    bool packed = false;
};

/// Opens the files of a layout, or a pack of them: `options.folder` is the folder, or the pack itself. A pack
/// inside the folder (default_pack) is used if it was made of the files as they are now with the same
/// options; the pairs are the same ones. `cover` is the largest size pictures are resized to
/// (data/collate.h): a pack must serve it; empty: only a pack of whole pictures will do. Throws Error in one
/// sentence.
OpenDataset open_dataset(const DatasetOptions& options, Size cover);

} // namespace sinopia
