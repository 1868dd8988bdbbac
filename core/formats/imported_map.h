#pragma once

#include "image/label_map.h"
#include "image/label_set.h"
#include "image/rgb_image.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// A map read from a file that names its classes (labelme, COCO). Its pixels are positions in `names`, so
/// that nothing is decided about the program's own classes before the person is asked.
struct ImportedMap {
    LabelMap map;                     ///< positions in `names`, or no_class where nothing lies
    std::vector<std::string> names;   ///< in order of first appearance, without doubles
    InstanceMap instances;            ///< 0 = none; empty if the file tells no instances apart
    std::string picture_name;         ///< the picture it belongs to, as the file says; may be empty
    std::optional<RgbImage> picture;  ///< embedded in the file, if it was and was asked for
    std::vector<std::string> remarks; ///< plain sentences: what was left out, and why
};

/// Which class each name stands for: an exact match, else one that differs only in case, spaces, hyphens and
/// underscores; nothing where there is none or more than one. "__ignore__" is the ignored index.
std::vector<std::optional<ClassIndex>> classes_by_name(const std::vector<std::string>& names,
                                                       const LabelSet& labels);

/// The map with `classes[position]` for each position and `uncovered` for no_class. Throws Error if a pixel's
/// position has no class.
LabelMap with_classes(const LabelMap& map, const std::vector<std::optional<ClassIndex>>& classes,
                      ClassIndex uncovered);

/// The names of a label set for export: one for each index that occurs in `map`. The ignored index is
/// "__ignore__", one beyond the list "class N".
std::map<ClassIndex, std::string> names_of_classes(const LabelMap& map, const LabelSet& labels);

} // namespace sinopia
