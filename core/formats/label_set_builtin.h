#pragma once

#include "image/label_set.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// How the annotation files of a dataset number the classes. The index is ours, the value is what a pixel of
/// the file holds: ADE20K's class 0 is stored as 1 and its 0 means "other"; COCO-Stuff stores id - 1.
struct FileValues {
    int first = 0;                     ///< the value of class 0; the others follow in order
    std::map<int, ClassIndex> special; ///< values outside that order, such as 255 -> ignore

    /// The index of a value of a file; none if the dataset does not define that value.
    std::optional<ClassIndex> index_of(int value, int classes) const;
    /// The value that a file of the dataset holds for an index.
    std::optional<int> value_of(ClassIndex index, int classes) const;
    bool operator==(const FileValues&) const = default;
};

/// The classes of a published dataset, as resources/label_sets/<id>.json holds them.
struct BuiltInLabelSet {
    std::string id;    ///< the file's name without its ending, such as "ade20k-150"
    std::string title; ///< for menus
    LabelSet labels;
    std::string ignore_name; ///< what the dataset calls the pixels of no class; may be empty
    std::vector<std::vector<std::string>> aliases; ///< further official names of each class
    FileValues file_values;
    std::vector<std::string>
        part_files;     ///< CelebAMask-HQ: the part masks in the order in which they are merged
    std::string source; ///< where names, order and colours were taken from
    std::string licence;
    std::string note; ///< what to know before using files of this dataset
};

/// Reads one file. Throws Error with the file and the key.
BuiltInLabelSet read_built_in_label_set(const std::filesystem::path& path);

/// All sets of a folder, sorted by title. `folder` is <resources>/label_sets. Throws Error if one of them
/// cannot be read; a folder that does not exist holds none.
std::vector<BuiltInLabelSet> built_in_label_sets(const std::filesystem::path& folder);

} // namespace sinopia
