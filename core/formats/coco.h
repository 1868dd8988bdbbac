#pragma once

#include "formats/imported_map.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace sinopia {

/// An image that a COCO file describes.
struct CocoImage {
    std::int64_t id = 0;
    std::string file_name;
    Size size;
};

/// The images of a COCO annotation file (JSON), in file order. Costs no more memory than the list, however
/// long the file. Throws Error.
std::vector<CocoImage> list_coco_images(const std::filesystem::path& path);

/// Draws the annotations of one image in file order: the later one wins. Segmentations may be polygons (one
/// or more rings, united, by the rule of shape_fill.h) or run lengths, plain or compressed. Each annotation
/// that is no crowd becomes an instance. Throws Error.
ImportedMap read_coco(const std::filesystem::path& path, std::int64_t image);

enum class CocoShapes {
    polygons, ///< polygons where areas have no holes, else run lengths
    runs,     ///< run lengths as lists of numbers
    packed    ///< run lengths in their compressed text form
};

/// One map of a COCO file.
struct CocoMap {
    std::string file_name; ///< of the picture
    const LabelMap* map = nullptr;
    const InstanceMap* instances = nullptr; ///< null: none
};

struct CocoWriting {
    CocoShapes shapes = CocoShapes::polygons;
    /// The id of class 0 in "categories"; COCO itself begins with 1.
    int first_category = 1;
};

/// Writes maps as one COCO file: a category for every class of the set, an annotation for each class and
/// instance with its area and box. Classes without instance ids are stuff: run lengths with "iscrowd": 1
/// unless polygons are asked for and possible. Ignored pixels have no annotation. Every map is read back and
/// compared; throws Error, and the old file stays.
void write_coco(const std::filesystem::path& path, const std::vector<CocoMap>& maps, const LabelSet& labels,
                const CocoWriting& options = {});

} // namespace sinopia
