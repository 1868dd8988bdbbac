#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"
#include "image/tile_grid.h"

#include <vector>

namespace sinopia {

/// A run of pixels of one row: x0 <= x < x1.
struct Span {
    int y = 0;
    int x0 = 0;
    int x1 = 0;
    bool operator==(const Span&) const = default;
};

/// Covered pixels as runs: sorted by y, then x, without overlap and without touching neighbours in a row. All
/// functions below return them so, clipped to the image; they write nothing, so that every pixel write can go
/// through one gate.
using Spans = std::vector<Span>;

/// The shape that a brush presses on the map.
enum class BrushShape { round, square };

// Places are in image coordinates: pixel (x, y) covers [x, x + 1) x [y, y + 1), its centre is (x + 0.5, y +
// 0.5). A pixel is covered if its centre is. Places that are not finite and radii that are not >= 0 cover
// nothing.

/// Pixels within `radius` of `centre`; at least the pixel that holds the centre, however small the radius.
Spans disk_spans(PointF centre, double radius, Size clip);

/// An axis-aligned square of side 2 * radius about `centre`; at least the pixel that holds the centre.
Spans square_spans(PointF centre, double radius, Size clip);

/// One step of a stroke: all pixels a brush of `radius` covers while it moves from `a` to `b` in a straight
/// line. Thin strokes have no gaps: at least the 8-connected line of pixels from `a` to `b` is covered.
Spans segment_spans(PointF a, PointF b, double radius, Size clip, BrushShape shape = BrushShape::round);

/// The same with a brush that changes its radius evenly from `radius_a` to `radius_b` on the way.
Spans tapered_spans(PointF a, double radius_a, PointF b, double radius_b, Size clip,
                    BrushShape shape = BrushShape::round);

/// What counts as inside where a polygon's edge crosses itself.
enum class FillRule {
    even_odd, ///< as annotation files mean it: inside a second round is outside
    nonzero   ///< as a hand means it: what was gone around is inside
};

/// The inside of a closed polygon; the last corner is joined to the first.
Spans polygon_spans(const std::vector<PointF>& corners, Size clip, FillRule rule = FillRule::even_odd);

Spans rect_spans(Rect rect, Size clip);

/// The ellipse inscribed in `box`.
Spans ellipse_spans(Rect box, Size clip);

/// The pixels of the seed's class: those connected to the seed over edges (4-connected) or, if not
/// `contiguous`, all of the map. Empty if the seed lies outside.
Spans flood_spans(const TileGrid<ClassIndex>& map, Point seed, bool contiguous);

/// The same on a picture: pixels that differ from the seed's colour by at most `tolerance` in every channel.
Spans wand_spans(const TileGrid<Rgb>& picture, Point seed, int tolerance, bool contiguous);

/// Both together, for instance the steps of a stroke.
Spans united(const Spans& a, const Spans& b);

/// The smallest rectangle that holds all spans, empty for none.
Rect bounds_of(const Spans& spans);

long long area_of(const Spans& spans);

/// The spans as a region: 255 where covered.
Mask mask_of(const Spans& spans, Size size);

/// The pixels of `region`'s rows with a value of at least `threshold` as spans, its top-left at `at`.
Spans spans_of(const Mask& region, int threshold = 128, Point at = {});

/// Sets all covered pixels of a grid; shared tiles are copied first. The spans must lie inside.
template <class T>
void fill_spans(TileGrid<T>& grid, const Spans& spans, T value) {
    for (const Span& s : spans)
        grid.fill({s.x0, s.y, s.x1 - s.x0, 1}, value);
}

} // namespace sinopia
