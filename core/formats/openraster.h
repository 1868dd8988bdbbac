#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// A layer of an OpenRaster file, all of one size.
struct RasterLayer {
    std::string name;
    RgbImage colours;
    Mask opacity; ///< 255 = opaque; empty: opaque everywhere
    double layer_opacity = 1.0;
    bool visible = true;
};

/// Writes an OpenRaster file (freedesktop.org, "OpenRaster" 0.0.5) that Krita and GIMP open: layers from top
/// to bottom, the merged picture and a thumbnail of at most 256 pixels a side. Read back and compared; throws
/// Error, and the old file stays.
void write_openraster(const std::filesystem::path& path, const std::vector<RasterLayer>& layers);

/// Reads what write_openraster and other programs write: the layers of stack.xml from top to bottom with
/// their offsets, 8-bit PNG. Throws Error.
std::vector<RasterLayer> read_openraster(const std::filesystem::path& path);

} // namespace sinopia
