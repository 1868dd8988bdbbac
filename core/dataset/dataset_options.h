#pragma once

#include <filesystem>
#include <string>

namespace sinopia {

/// How the files of a dataset become pairs.
enum class Preprocess {
    sound,   ///< palette indices and 16-bit values are taken as they are; nothing is squashed
    original ///< as the original SDM code: label files through Pillow's luminance of 8 bits (see
             ///< original_labels.h), its numbers of classes, validation pairs squashed to the training size
};

/// "sound" or "original". Throws Error for anything else.
Preprocess preprocess_from_string(const std::string& name);

/// Which dataset is meant and how it is read.
struct DatasetOptions {
    std::string layout = "folders"; ///< a name of dataset_layouts()
    std::filesystem::path folder;
    std::string label_template; ///< of folders: the label map's name with ${im_id} for the picture's; empty:
                                ///< the same stem
    Preprocess preprocess = Preprocess::sound;
    std::string remap;                ///< JSON, see ClassCoding::remap; empty: none
    std::filesystem::path label_sets; ///< the published label sets, <resources>/label_sets
};

} // namespace sinopia
