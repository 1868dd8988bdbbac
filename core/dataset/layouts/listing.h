#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// The files of one pair. `instance` is empty where there is none.
struct PairFiles {
    std::string stem;
    std::filesystem::path image;
    std::filesystem::path mask;
    std::filesystem::path instance;
    /// Where the label map comes in parts (CelebAMask-HQ): a file for each class but the background, in the
    /// order in which they are painted over each other, empty where the picture has no such part. `mask` is
    /// the first of them.
    std::vector<std::filesystem::path> parts;
    bool held_out = false; ///< not trained on
};

/// What lies in a dataset's folder.
struct DatasetListing {
    std::vector<PairFiles> pairs; ///< those to train on, sorted by stem, then the held-out ones, likewise
    std::vector<std::filesystem::path> images_without_mask;
    std::vector<std::filesystem::path> masks_without_image; ///< instance maps without a pair too
    std::vector<std::filesystem::path>
        same_stem;                            ///< a second file of one stem in one folder; not in any pair
    std::vector<std::filesystem::path> other; ///< files that no naming rule knows
    bool own_splits = false; ///< the layout says which pairs are held out; else the last ones are

    std::size_t held_out_first() const; ///< the number of pairs to train on
};

/// How many of `count` pairs to train on where nothing else says so: one in ten, at most 64, is held out
/// (none of fewer than 10).
std::size_t pairs_to_train_on(std::size_t count);

/// Holds out the others, at the end, unless the layout's own splits gave pairs of both kinds.
void hold_out_some(DatasetListing& listing);

} // namespace sinopia
