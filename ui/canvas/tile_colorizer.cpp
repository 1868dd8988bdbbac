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

/// Where there is nothing under the map: squares of two greys, as picture editors show "nothing". Like the
/// other grounds it is read for a row of the image, from a column on that begins a tile.
struct EmptyGround {
    EmptyGround(const DisplaySource&, int x, int y) : x_(x), odd_((y >> 4) & 1) {}
    Lanes operator[](int x) const {
        return (((x_ + x) >> 4) & 1) == odd_ ? toLanes(Rgb{112, 112, 112}) : toLanes(Rgb{128, 128, 128});
    }
    int x_, odd_;
};

struct PreviewGround {
    PreviewGround(const DisplaySource& source, int x, int y) : row_(source.preview->row(y) + x) {}
    Lanes operator[](int x) const { return toLanes(row_[x]); }
    const Rgb* row_;
};

struct PictureGround {
    PictureGround(const DisplaySource& source, int x, int y) : row_(tileRow(*source.picture, x, y)) {}
    Lanes operator[](int x) const { return toLanes(row_[x]); }
    const Rgb* row_;
};

/// The picture, and in a part of it the preview.
struct PatchedGround {
    PatchedGround(const DisplaySource& source, int x, int y) : empty_(source, x, y) {
        const Rect place = source.preview_place;
        if (source.picture && !source.picture->empty())
            picture_ = tileRow(*source.picture, x, y);
        if (y < place.y || y >= place.bottom())
            return;
        first_ = place.x - x;
        last_ = place.right() - x;
        preview_ = source.preview->row(y - place.y);
    }
    Lanes operator[](int x) const {
        if (x >= first_ && x < last_)
            return toLanes(preview_[x - first_]);
        return picture_ ? toLanes(picture_[x]) : empty_[x];
    }
    EmptyGround empty_;
    const Rgb* picture_ = nullptr;
    const Rgb* preview_ = nullptr;
    int first_ = 0, last_ = 0; ///< the columns that the preview covers
};

/// Part of a target row that lies in one tile of the document.
struct Run {
    int y0 = 0, y1 = 0;       ///< image rows that are looked at
    int tile_x = 0;           ///< image column where the tile begins
    int first = 0, count = 0; ///< target columns
    int step = 1;             ///< image columns from one to the next
    int x = 0;                ///< image column of the first, from the tile's on
    int last_x = 0;           ///< of the image, from the tile's on
    int hatch_y = 0;
};

Lanes mean(Lanes a, Lanes b, Lanes c, Lanes d) {
    return ((a + b + c + d + 0x000200020002ull) >> 2) & low_bytes;
}

/// One pixel: the map over the ground.
class Mixer {
  public:
    explicit Mixer(const DisplaySource& source) : source_(source), hatches_(source.hatches) {}

    Lanes over(const ClassPaint& paint, ClassIndex index, int hatch_x, int hatch_y) const {
        return hatches_ && ((hatchRow(index, hatch_y) >> (hatch_x & (hatch_side - 1))) & 1) ? paint.hatched
                                                                                            : paint.over;
    }
    template <class Ground>
    Lanes operator()(ClassIndex index, const Ground& ground, int x, int hatch_x, int hatch_y) const {
        const ClassPaint& paint = source_.paint(index);
        const Lanes color = over(paint, index, hatch_x, hatch_y);
        return ((paint.rest == 0 ? color : color + ground[x] * paint.rest) >> 8) & low_bytes;
    }

  private:
    const DisplaySource& source_;
    bool hatches_;
};

template <class Ground>
void fillSingle(const DisplaySource& source, const Run& run, DisplayPixel* out) {
    const ClassIndex* labels = tileRow(*source.labels, run.tile_x, run.y0);
    const Ground ground(source, run.tile_x, run.y0);
    const Mixer mix(source);
    for (int i = 0; i < run.count; ++i)
        out[run.first + i] = fromLanes(mix(labels[run.x + i], ground, run.x + i, run.first + i, run.hatch_y));
}

/// Four image pixels a display pixel. Most often they are of one class, and then they are mixed as one.
template <class Ground>
void fillReduced(const DisplaySource& source, const Run& run, DisplayPixel* out) {
    const ClassIndex* upper = tileRow(*source.labels, run.tile_x, run.y0);
    const ClassIndex* lower = tileRow(*source.labels, run.tile_x, run.y1);
    const Ground above(source, run.tile_x, run.y0), below(source, run.tile_x, run.y1);
    const Mixer mix(source);
    const int near = run.step / 4, far = run.step * 3 / 4;
    for (int i = 0; i < run.count; ++i) {
        const int at = run.x + i * run.step, tx = run.first + i;
        const int x0 = std::min(at + near, run.last_x), x1 = std::min(at + far, run.last_x);
        const ClassIndex index = upper[x0];
        Lanes color;
        if (upper[x1] == index && lower[x0] == index && lower[x1] == index) {
            const ClassPaint& paint = source.paint(index);
            color = mix.over(paint, index, tx, run.hatch_y);
            if (paint.rest != 0)
                color += mean(above[x0], above[x1], below[x0], below[x1]) * paint.rest;
            color = (color >> 8) & low_bytes;
        } else {
            color =
                mean(mix(index, above, x0, tx, run.hatch_y), mix(upper[x1], above, x1, tx, run.hatch_y),
                     mix(lower[x0], below, x0, tx, run.hatch_y), mix(lower[x1], below, x1, tx, run.hatch_y));
        }
        out[tx] = fromLanes(color);
    }
}

Lanes tinted(Lanes color, unsigned region) {
    const unsigned strength = (region * region_strength + 127) / 255;
    return ((color * (256 - strength) + region_tint * strength) >> 8) & low_bytes;
}

/// The region lies over everything else, with its soft values.
void tintRun(const DisplaySource& source, const Run& run, DisplayPixel* out) {
    const std::uint8_t* above = tileRow(*source.region, run.tile_x, run.y0);
    const std::uint8_t* below = tileRow(*source.region, run.tile_x, run.y1);
    const int near = run.step / 4, far = run.step * 3 / 4;
    for (int i = 0; i < run.count; ++i) {
        const int at = run.x + i * run.step;
        const int x0 = std::min(at + near, run.last_x), x1 = std::min(at + far, run.last_x);
        const unsigned value = (above[x0] + above[x1] + below[x0] + below[x1] + 2u) / 4;
        if (value != 0)
            out[run.first + i] = fromLanes(tinted(toLanes(out[run.first + i]), value));
    }
}

template <class Ground>
void fillRow(const DisplaySource& source, int level, Point origin, int ty, int left, int right, bool region,
             DisplayPixel* out) {
    constexpr int side = TileGrid<ClassIndex>::tile_side;
    const int step = 1 << level, last_y = source.size().height - 1;
    const int y = (origin.y + ty) << level;
    Run run;
    run.y0 = std::min(y + step / 4, last_y);
    run.y1 = std::min(y + step * 3 / 4, last_y);
    // Both rows lie in one row of tiles, for no step is larger than a tile.
    run.step = step;
    run.hatch_y = ty;
    for (int tx = left; tx < right; tx += run.count) {
        const int x = (origin.x + tx) << level;
        run.tile_x = x / side * side;
        run.first = tx;
        run.x = x - run.tile_x;
        run.count = std::min(right - tx, (side - run.x + step - 1) >> level);
        run.last_x = std::min(source.size().width - run.tile_x, side) - 1;
        if (level == 0)
            fillSingle<Ground>(source, run, out);
        else
            fillReduced<Ground>(source, run, out);
        if (region)
            tintRun(source, run, out);
    }
}

using FillRow = void (*)(const DisplaySource&, int, Point, int, int, int, bool, DisplayPixel*);

/// For a part of the image.
FillRow fillRowFor(const DisplaySource& source, Rect image) {
    if (source.hasPatch()) {
        if (!source.preview_place.intersected(image).empty())
            return fillRow<PatchedGround>;
    } else if (source.preview) {
        return fillRow<PreviewGround>;
    }
    return source.picture && !source.picture->empty() ? fillRow<PictureGround> : fillRow<EmptyGround>;
}

} // namespace

void colorize(const DisplaySource& source, int level, Point origin, Rect part, Plane<DisplayPixel>& target) {
    // A display pixel more on each side, for the lines between pixels.
    const Rect image{(origin.x + part.x - 1) << level, (origin.y + part.y - 1) << level,
                     (part.width + 2) << level, (part.height + 2) << level};
    const FillRow fill = fillRowFor(source, image);
    const bool region = source.region && holdsAny(*source.region, image);
    const bool tinted = region && source.region_tinted;
    const bool instances = source.instances && holdsAny(*source.instances, image);
    for (int ty = part.y; ty < part.bottom(); ++ty)
        fill(source, level, origin, ty, part.x, part.right(), tinted, target.row(ty));
    if (!(source.fine_edges && level == 0))
        bakeEdges(source, {source.class_edges, instances, region}, level, origin, part, target);
}

void colorizeRoughly(const DisplaySource& source, int level, Point origin, Plane<DisplayPixel>& target) {
    constexpr int block = 4;
    const FillRow fill = fillRowFor(source, whole(source.size()));
    const Size small{(target.width() + block - 1) / block, 1};
    Plane<DisplayPixel> row(small);
    const Point coarse{origin.x / block, origin.y / block};
    for (int y = 0; y < target.height(); ++y) {
        if (y % block == 0)
            fill(source, level + 2, coarse, y / block, 0, small.width, source.region && source.region_tinted,
                 row.row(0));
        for (int x = 0; x < target.width(); ++x)
            target.at(x, y) = row.at(x / block, 0);
    }
}

} // namespace sinopia
