#include "synthesis/composite.h"

#include "image/region.h"

namespace sinopia {

namespace {

std::uint8_t blended(std::uint8_t old, std::uint8_t fresh, int alpha) {
    return static_cast<std::uint8_t>((fresh * alpha + old * (255 - alpha) + 127) / 255);
}

} // namespace

Mask edit_alpha(const Mask& region, int feather) {
    return sinopia::feather(region, feather);
}

void blend_into(RgbImage& picture, const RgbImage& fresh, const Mask& alpha, Rect within) {
    for (int y = within.y; y < within.bottom(); ++y)
        for (int x = within.x; x < within.right(); ++x) {
            const int a = alpha.at(x, y);
            if (a == 0)
                continue;
            Rgb& to = picture.at(x, y);
            const Rgb from = fresh.at(x, y);
            to = a == 255 ? from
                          : Rgb{blended(to.r, from.r, a), blended(to.g, from.g, a), blended(to.b, from.b, a)};
        }
}

void paste(RgbImage& picture, const RgbImage& part, Point at, Rect within) {
    for (int y = within.y; y < within.bottom(); ++y)
        std::copy_n(part.row(y - at.y) + (within.x - at.x), within.width, picture.row(y) + within.x);
}

} // namespace sinopia
