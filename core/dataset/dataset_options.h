#pragma once

#include <filesystem>
#include <string>

namespace sinopia {

/// How the files of a dataset become pairs.
enum class Preprocess {
    /// Palette indices and 16-bit values are taken as they are; nothing is squashed.
    sound,
    /// As the original SDM code: label files through Pillow's luminance of 8 bits (original_labels.h), its numbers of
    /// classes with "other" as one of them, validation pairs squashed to the training size. Pictures are read alike in
    /// both ways: turned as their EXIF says and over white where they are clear, which the original leaves out.
    original
};

/// "sound" or "original". Throws Error for anything else.
Preprocess preprocess_from_string(const std::string& name);

/// Which of its pairs.
enum class Split { all, training, held_out };

/// "all", "train" or "held-out". Throws Error for anything else.
Split split_from_string(const std::string& name);

/// Which dataset is meant and how it is read.
struct DatasetOptions {
    std::string layout = "folders"; ///< a name of dataset_layouts()
    std::filesystem::path folder;
    std::string label_template; ///< of folders: the label map's name with ${im_id} for the picture's; empty:
                                ///< the same stem
    Preprocess preprocess = Preprocess::sound;
    std::string remap;                ///< JSON, see ClassCoding::remap; empty: none
    std::filesystem::path label_sets; ///< the published label sets, <resources>/label_sets
    Split split = Split::all;
};

} // namespace sinopia
