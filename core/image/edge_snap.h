#pragma once

#include "image/raster.h"

namespace sinopia {

/// How a rough area is fitted to a picture's edges.
enum class SnapMethod {
    watershed, ///< along the strongest edge between inside and outside: quick, needs an edge
    grabcut    ///< by the colours inside and outside: slower, finds areas whose edge is broken or textured
};

/// An area drawn by hand over a picture.
struct SnapRequest {
    TileGrid<Rgb> picture; ///< shares tiles, copies no pixel
    Spans rough;           ///< what was drawn
    double reach = 12;     ///< image pixels that the outline may move, either way; clamped to 1..512
    SnapMethod method = SnapMethod::watershed;
};

/// The area with its outline moved to edges of the picture within `reach`; what is farther inside stays.
/// Works on the area's surroundings only, reduced to at most `snap_working_pixels`; the same for the same
/// request, on any machine. Pieces that came loose and holes smaller than the reach are dropped. An area that
/// would vanish, or without a picture, stays as it is. Pure, for any thread.
Spans snap_to_edges(const SnapRequest& request);

inline constexpr long long snap_working_pixels = 768LL * 768;

} // namespace sinopia
