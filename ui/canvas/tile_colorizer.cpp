#include "ui/canvas/tile_colorizer.h"

#include "ui/canvas/edge_baker.h"
#include "ui/canvas/grid_row.h"
#include "ui/canvas/hatches.h"

#include <algorithm>

namespace sinopia {
namespace {

constexpr Lanes low_bytes = 0x00ff00ff00ffull;
constexpr Lanes region_tint = toLanes(Rgb{232, 28, 48});
/// 256ths that the tint covers where the region is full.
constexpr unsigned region_strength = 112;

DisplayPixel fromLanes(Lanes v) {
    return 0xff000000u |
           static_cast<DisplayPixel>(((v >> 16) & 0xff0000u) | ((v >> 8) & 0xff00u) | (v & 0xffu));
}

/// Where there is nothing under the map: squares of two greys, as picture editors show "nothing".
struct EmptyGround {
    explicit EmptyGround(const DisplaySource&, int y) : odd_((y >> 4) & 1) {}
    Lanes operator[](int x) const {
        return ((x >> 4) & 1) == odd_ ? toLanes(Rgb{112, 112, 112}) : toLanes(Rgb{128, 128, 128});
    }
    int odd_;
};

struct PreviewGround {
    PreviewGround(const DisplaySource& source, int y) : row_(source.preview->row(y)) {}
    Lanes operator[](int x) const { return toLanes(row_[x]); }
    const Rgb* row_;
};

struct PictureGround {
    PictureGround(const DisplaySource& source, int y) : row_(*source.picture, y) {}
    Lanes operator[](int x) { return toLanes(row_[x]); }
    GridRow<Rgb> row_;
};

/// The colour of every image pixel in a row, the map over the ground.
template <class Ground>
class RowColors {
  public:
    RowColors(const DisplaySource& source, int y)
        : source_(source), labels_(*source.labels, y), ground_(source, y) {}

    Lanes operator()(int x, int hatch_x, int hatch_y) {
        const ClassIndex index = labels_[x];
        const ClassPaint& paint = source_.paint(index);
        const bool line = source_.hatches && ((hatchRow(index, hatch_y) >> (hatch_x & (hatch_side - 1))) & 1);
        const Lanes over = line ? paint.hatched : paint.over;
        if (paint.rest == 0)
            return (over >> 8) & low_bytes;
        return ((over + ground_[x] * paint.rest) >> 8) & low_bytes;
    }

  private:
    const DisplaySource& source_;
    GridRow<ClassIndex> labels_;
    Ground ground_;
};

Lanes tinted(Lanes color, unsigned region) {
    const unsigned strength = (region * region_strength + 127) / 255;
    return ((color * (256 - strength) + region_tint * strength) >> 8) & low_bytes;
}

/// One target row. The region lies over everything else, with its soft values.
template <class Ground>
void fillRow(const DisplaySource& source, int level, Point origin, int ty, int left, int right, bool region,
             DisplayPixel* out) {
    const int step = 1 << level, near = step / 4, far = step * 3 / 4;
    const int last_x = source.size().width - 1, last_y = source.size().height - 1;
    const int y = (origin.y + ty) << level;
    const int y0 = std::min(y + near, last_y), y1 = std::min(y + far, last_y);
    RowColors<Ground> upper(source, y0), lower(source, y1);
    for (int tx = left; tx < right; ++tx) {
        const int x = (origin.x + tx) << level;
        if (level == 0) {
            out[tx] = fromLanes(upper(x, tx, ty));
            continue;
        }
        const int x0 = std::min(x + near, last_x), x1 = std::min(x + far, last_x);
        const Lanes sum = upper(x0, tx, ty) + upper(x1, tx, ty) + lower(x0, tx, ty) + lower(x1, tx, ty);
        out[tx] = fromLanes(((sum + 0x000200020002ull) >> 2) & low_bytes);
    }
    if (!region)
        return;
    GridRow<std::uint8_t> above(*source.region, y0), below(*source.region, y1);
    for (int tx = left; tx < right; ++tx) {
        const int x = (origin.x + tx) << level;
        const int x0 = std::min(x + near, last_x), x1 = std::min(x + far, last_x);
        const unsigned value =
            level == 0 ? above[x] : (above[x0] + above[x1] + below[x0] + below[x1] + 2u) / 4;
        if (value != 0)
            out[tx] = fromLanes(tinted(toLanes(out[tx]), value));
    }
}

using FillRow = void (*)(const DisplaySource&, int, Point, int, int, int, bool, DisplayPixel*);

FillRow fillRowFor(const DisplaySource& source) {
    if (source.preview)
        return fillRow<PreviewGround>;
    return source.hasGround() ? fillRow<PictureGround> : fillRow<EmptyGround>;
}

} // namespace

void colorize(const DisplaySource& source, int level, Point origin, Rect part, Plane<DisplayPixel>& target) {
    const FillRow fill = fillRowFor(source);
    // A display pixel more on each side, for the lines between pixels.
    const Rect image{(origin.x + part.x - 1) << level, (origin.y + part.y - 1) << level,
                     (part.width + 2) << level, (part.height + 2) << level};
    const bool region = source.region && holdsAny(*source.region, image);
    const bool instances = source.instances && holdsAny(*source.instances, image);
    for (int ty = part.y; ty < part.bottom(); ++ty)
        fill(source, level, origin, ty, part.x, part.right(), region, target.row(ty));
    if (!(source.fine_edges && level == 0))
        bakeEdges(source, {source.class_edges, instances, region}, level, origin, part, target);
}

void colorizeRoughly(const DisplaySource& source, int level, Point origin, Plane<DisplayPixel>& target) {
    constexpr int block = 4;
    const FillRow fill = fillRowFor(source);
    const Size small{(target.width() + block - 1) / block, 1};
    Plane<DisplayPixel> row(small);
    const Point coarse{origin.x / block, origin.y / block};
    for (int y = 0; y < target.height(); ++y) {
        if (y % block == 0)
            fill(source, level + 2, coarse, y / block, 0, small.width, source.region != nullptr, row.row(0));
        for (int x = 0; x < target.width(); ++x)
            target.at(x, y) = row.at(x / block, 0);
    }
}

} // namespace sinopia
