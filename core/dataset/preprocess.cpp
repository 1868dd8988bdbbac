#include "dataset/preprocess.h"

#include "base/error.h"
#include "dataset/resample.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

/// The size that covers `target`, reckoned from the halved picture as the original does.
Size covering_size(Size halved, Size target) {
    const double scale = std::max(static_cast<double>(target.width) / halved.width,
                                  static_cast<double>(target.height) / halved.height);
    const double width = halved.width * scale, height = halved.height * scale;
    if (width > max_image_side || height > max_image_side || width * height > double(max_image_pixels))
        throw Error("a picture of " + std::to_string(halved.width) + "x" + std::to_string(halved.height) +
                    " pixels is too narrow to cover " + std::to_string(target.width) + "x" +
                    std::to_string(target.height) + "; crop it first");
    return {round_half_even(width), round_half_even(height)};
}

Size halved_size(Size size, Size target) {
    while (size.width >= 2 * target.width && size.height >= 2 * target.height)
        size = {size.width / 2, size.height / 2};
    return size;
}

Pair with_size(const Pair& pair, const RgbImage& halved, Size size) {
    Pair out;
    out.image = resize(halved, size, Filter::bicubic);
    out.label = resize_nearest(pair.label, size);
    if (pair.instance)
        out.instance = resize_nearest(*pair.instance, size);
    out.style = pair.style;
    return out;
}

template <class T>
Plane<T> cut(const Plane<T>& plane, Rect rect) {
    Plane<T> out(rect.size());
    for (int y = 0; y < rect.height; ++y)
        std::copy_n(plane.row(rect.y + y) + rect.x, rect.width, out.row(y));
    return out;
}

Pair cut(const Pair& pair, Rect rect) {
    if (rect.intersected(whole(pair.image.size())) != rect)
        throw Failure("a crop reaches beyond its picture");
    Pair out;
    out.image = cut(pair.image, rect);
    out.label = cut(pair.label, rect);
    if (pair.instance)
        out.instance = cut(*pair.instance, rect);
    out.style = pair.style;
    return out;
}

/// `target` enlarged in proportion until its short side is `short_side`.
Size enlarged(Size target, int short_side) {
    const int from = std::min(target.width, target.height);
    auto side = [&](int s) {
        return std::max(s, round_half_even(static_cast<double>(s) * short_side / from));
    };
    return {side(target.width), side(target.height)};
}

int largest_short_side(Size target) {
    constexpr double smallest_share = 0.8; // of the scaled picture's short side that the crop keeps
    return static_cast<int>(std::ceil(std::min(target.width, target.height) / smallest_share));
}

template <class T>
void flip_rows(Plane<T>& plane) {
    for (int y = 0; y < plane.height(); ++y)
        std::reverse(plane.row(y), plane.row(y) + plane.width());
}

} // namespace

int round_half_even(double value) {
    return static_cast<int>(std::nearbyint(value));
}

RgbImage halved_for(const RgbImage& image, Size target) {
    RgbImage out = image;
    while (out.width() >= 2 * target.width && out.height() >= 2 * target.height)
        out = resize(out, {out.width() / 2, out.height() / 2}, Filter::box);
    return out;
}

Pair scale_to_cover(const Pair& pair, Size target) {
    const Size size = covering_size(halved_size(pair.image.size(), target), target);
    return with_size(pair, halved_for(pair.image, target), size);
}

Pair resize_plain(const Pair& pair, Size target) {
    return with_size(pair, halved_for(pair.image, target), target);
}

Pair center_crop(const Pair& pair, Size target) {
    const Pair scaled = scale_to_cover(pair, target);
    const Size size = scaled.image.size();
    return cut(scaled, {(size.width - target.width) / 2, (size.height - target.height) / 2, target.width,
                        target.height});
}

Pair random_crop(const Pair& pair, Size target, const CropDraw& draw) {
    return cut(scale_to_cover(pair, enlarged(target, draw.short_side)),
               {draw.crop_x, draw.crop_y, target.width, target.height});
}

Size largest_random_cover(Size target) {
    return enlarged(target, largest_short_side(target));
}

CropDraw draw_crop(Size picture, Size target, std::mt19937_64& random) {
    const int least = std::min(target.width, target.height);
    const int most = largest_short_side(target);
    CropDraw draw;
    draw.short_side = least + draw_below(most - least + 1, random);
    const Size cover = enlarged(target, draw.short_side);
    const Size size = covering_size(halved_size(picture, cover), cover);
    draw.crop_y = draw_below(size.height - target.height + 1, random);
    draw.crop_x = draw_below(size.width - target.width + 1, random);
    return draw;
}

Pair flip(const Pair& pair) {
    Pair out = pair;
    flip_rows(out.image);
    flip_rows(out.label);
    if (out.instance)
        flip_rows(*out.instance);
    return out;
}

LabelMap remap_ade20k(const LabelMap& raw) {
    LabelMap out = raw;
    for (ClassIndex& c : out.pixels()) {
        const auto moved = static_cast<std::uint8_t>(c - 1);
        c = moved == 255 ? ClassIndex{150} : ClassIndex{moved};
    }
    return out;
}

LabelMap remap_coco(const LabelMap& raw) {
    LabelMap out = raw;
    std::replace(out.pixels().begin(), out.pixels().end(), ClassIndex{255}, ClassIndex{182});
    return out;
}

int draw_below(int count, std::mt19937_64& random) {
    if (count <= 1)
        return 0;
    // Numbers above the last whole multiple of `count` would favour small results: draw again.
    const auto n = static_cast<std::uint64_t>(count);
    const std::uint64_t limit = random.max() - random.max() % n;
    std::uint64_t value = random();
    while (value >= limit)
        value = random();
    return static_cast<int>(value % n);
}

} // namespace sinopia
