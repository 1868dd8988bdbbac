#pragma once

#include "image/image_io.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// A layer of an OpenRaster file, all of one size.
struct RasterLayer {
    std::string name; ///< UTF-8
    RgbImage colors;
    Mask opacity; ///< 255 = opaque; empty: opaque everywhere
    double layer_opacity = 1.0;
    bool visible = true;
};

/// Writes an OpenRaster file (freedesktop.org, "OpenRaster" 0.0.5) that Krita and GIMP open: layers from top
/// to bottom, the merged picture and a thumbnail of at most 256 pixels a side. The same layers give the same
/// bytes. Read back and compared; throws Error, and the old file stays.
void write_openraster(const std::filesystem::path& path, const std::vector<RasterLayer>& layers);

/// The visible layers over one another, on white.
RgbImage merged_picture(const std::vector<RasterLayer>& layers);

/// The merged picture that any OpenRaster file carries. Throws Error.
RgbImage read_openraster(const std::filesystem::path& path);

} // namespace sinopia
