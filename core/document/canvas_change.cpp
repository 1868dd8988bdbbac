#include "document/canvas_change.h"

#include "base/error.h"
#include "image/resample.h"

#include <cstddef>
#include <string>

namespace sinopia {
namespace {

using Kind = CanvasEdit::Kind;

bool turned(Kind kind) {
    return kind == Kind::rotate_left || kind == Kind::rotate_right;
}

Size new_size(Size size, const CanvasEdit& edit) {
    if (edit.kind == Kind::crop)
        return edit.rect.size();
    if (edit.kind == Kind::scale)
        return edit.size;
    return turned(edit.kind) ? Size{size.height, size.width} : size;
}

void check(Size size, const CanvasEdit& edit) {
    const std::string text = std::to_string(size.width) + "x" + std::to_string(size.height);
    if (size.empty())
        throw Error("a canvas of " + text + " pixels has no pixels; choose at least 1x1");
    if (size.width > max_image_side || size.height > max_image_side || size.area() > max_image_pixels)
        throw Error("a canvas of " + text + " pixels is too large; choose at most " +
                    std::to_string(max_image_side) + " pixels a side and " +
                    std::to_string(max_image_pixels / (1024 * 1024)) + " megapixels");
    const auto far = [](int place) { return place < -max_image_side || place > max_image_side; };
    if (edit.kind == Kind::crop && (far(edit.rect.x) || far(edit.rect.y)))
        throw Error("the new canvas lies too far from the old one; choose a place that touches it");
}

template <class T>
TileGrid<T> cropped(const TileGrid<T>& grid, Rect rect, T fill) {
    TileGrid<T> out(rect.size(), fill);
    const Rect kept = rect.intersected(whole(grid.size()));
    out.write_runs(
        {kept.x - rect.x, kept.y - rect.y, kept.width, kept.height}, [&](int x, int y, int count, T* to) {
            grid.read_runs({x + rect.x, y + rect.y, count, 1}, [&](int from_x, int, int part, const T* from) {
                std::copy_n(from, part, to + (from_x - rect.x - x));
            });
        });
    return out;
}

template <class T>
TileGrid<T> scaled_nearest(const TileGrid<T>& grid, Size size) {
    const Size old = grid.size();
    const auto source = [](int at, int from, int to) { // the old pixel under the new pixel's centre
        return static_cast<int>((2LL * at + 1) * from / (2LL * to));
    };
    const Plane<T> plane = grid.read();
    TileGrid<T> out(size);
    out.write_runs(whole(size), [&](int x, int y, int count, T* to) {
        const T* row = plane.row(source(y, old.height, size.height));
        for (int i = 0; i < count; ++i)
            to[i] = row[source(x + i, old.width, size.width)];
    });
    return out;
}

/// Where the first pixel of a row of the new image lies in the old one, and the way to the next.
struct Walk {
    Point start;
    Point step;
};

Walk walk_of(Kind kind, Size old, int x, int y) {
    const int right = old.width - 1, bottom = old.height - 1;
    switch (kind) {
    case Kind::rotate_right:
        return {{y, bottom - x}, {0, -1}};
    case Kind::rotate_left:
        return {{right - y, x}, {0, 1}};
    case Kind::rotate_half:
        return {{right - x, bottom - y}, {-1, 0}};
    case Kind::flip_horizontal:
        return {{right - x, y}, {-1, 0}};
    default:
        return {{x, bottom - y}, {1, 0}};
    }
}

template <class T>
TileGrid<T> reoriented(const TileGrid<T>& grid, Kind kind) {
    const Plane<T> plane = grid.read();
    TileGrid<T> out(turned(kind) ? Size{plane.height(), plane.width()} : plane.size());
    out.write_runs(whole(out.size()), [&](int x, int y, int count, T* to) {
        const Walk walk = walk_of(kind, plane.size(), x, y);
        const T* from = &plane.at(walk.start.x, walk.start.y);
        const std::ptrdiff_t step = walk.step.x + std::ptrdiff_t{walk.step.y} * plane.width();
        for (int i = 0; i < count; ++i)
            to[i] = from[i * step];
    });
    return out;
}

template <class T>
TileGrid<T> changed_grid(const TileGrid<T>& grid, const CanvasEdit& edit, T fill) {
    if (grid.empty())
        return {};
    if (edit.kind == Kind::crop)
        return cropped(grid, edit.rect, fill);
    if (edit.kind != Kind::scale)
        return reoriented(grid, edit.kind);
    if constexpr (std::is_same_v<T, Rgb>)
        return TileGrid<Rgb>(resampled(grid.read(), edit.size));
    else
        return scaled_nearest(grid, edit.size);
}

} // namespace

std::optional<CanvasEdit> inverse_of(const CanvasEdit& edit) {
    CanvasEdit inverse = edit;
    switch (edit.kind) {
    case Kind::crop:
    case Kind::scale:
        return std::nullopt;
    case Kind::rotate_right:
        inverse.kind = Kind::rotate_left;
        break;
    case Kind::rotate_left:
        inverse.kind = Kind::rotate_right;
        break;
    default: // these undo themselves
        break;
    }
    return inverse;
}

Layers changed_canvas(const Layers& layers, const CanvasEdit& edit) {
    check(new_size(layers.labels.size(), edit), edit);
    Layers out;
    out.versions = layers.versions;
    out.picture_text = layers.picture_text;
    out.labels = changed_grid(layers.labels, edit, edit.fill);
    out.picture = changed_grid(layers.picture, edit, Rgb{});
    out.original = same_tiles(layers.original, layers.picture) ? out.picture
                                                               : changed_grid(layers.original, edit, Rgb{});
    out.region = changed_grid(layers.region, edit, std::uint8_t{0});
    out.instances = changed_grid(layers.instances, edit, std::uint16_t{0});
    out.selection = changed_grid(layers.selection, edit, std::uint8_t{0});
    return out;
}

} // namespace sinopia
