#pragma once

#include "formats/imported_map.h"

#include <filesystem>

namespace sinopia {

struct LabelmeReading {
    /// Decode the picture that the file carries, if any ("imageData"). One that is damaged or of another size
    /// is left out with a remark.
    bool picture = false;
};

/// Reads a labelme annotation (JSON; "shapes" of type polygon, rectangle, circle, mask, and those without
/// area, which are counted in the remarks). Shapes are drawn in list order: the later one wins. Pixels are
/// covered by the rule of shape_fill.h. Shapes with a group_id become instances: one a name and id; the id
/// itself where it fits and no other name has it. Throws Error.
ImportedMap read_labelme(const std::filesystem::path& path, const LabelmeReading& options = {});

struct LabelmeWriting {
    std::string picture_name;          ///< "imagePath": relative to the file
    const RgbImage* picture = nullptr; ///< embedded as PNG if given
    /// Areas of this class that no other area encloses are left out: labelme's uncovered pixels.
    std::optional<ClassIndex> background;
    /// A class with more areas than this becomes `mask` shapes, which are drawn last.
    int most_polygons = 200;
};

/// Writes a map as labelme shapes that give exactly the same map in labelme and here: the outline of each
/// area, those that enclose others first, so that drawing in list order fills the holes again. Right and
/// bottom borders lie a quarter pixel inside the pixel edge: labelme draws the pixels that a border runs
/// through, we take pixel centres, and so both cover the same. Instance ids become group_id. `instances` is
/// empty or of the map's size. Read back and compared; throws Error, and the old file stays.
void write_labelme(const std::filesystem::path& path, const LabelMap& map, const InstanceMap& instances,
                   const LabelSet& labels, const LabelmeWriting& options = {});

} // namespace sinopia
