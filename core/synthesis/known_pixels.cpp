#include "synthesis/known_pixels.h"

#include "dataset/resample.h"
#include "runtime/pixels.h"

#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/replication_pad2d.h>

#include <algorithm>
#include <cstring>

namespace sinopia {

namespace {

/// Pixel `i` of `out` covers pixels first..last - 1 of `in`, those it covers in part as well.
struct Covered {
    int first, last;

    Covered(int i, int in, int out) {
        first = static_cast<int>(static_cast<long long>(i) * in / out);
        last = static_cast<int>((static_cast<long long>(i + 1) * in + out - 1) / out);
    }
};

/// The mask as bool [1,1,H,W].
at::Tensor bool_tensor(const Mask& mask) {
    at::Tensor bytes = at::empty({1, 1, mask.height(), mask.width()}, at::kByte);
    std::memcpy(bytes.data_ptr(), mask.data(), mask.pixels().size_bytes());
    return bytes.to(at::kBool);
}

} // namespace

Mask touched(const Mask& area, Size size) {
    Mask rows({area.width(), size.height}); // first down the columns, then along the rows
    for (int y = 0; y < size.height; ++y) {
        const Covered covered(y, area.height(), size.height);
        for (int from = covered.first; from < covered.last; ++from)
            for (int x = 0; x < area.width(); ++x)
                rows.at(x, y) = std::max(rows.at(x, y), area.at(x, from));
    }
    Mask out(size);
    for (int x = 0; x < size.width; ++x) {
        const Covered covered(x, area.width(), size.width);
        for (int y = 0; y < size.height; ++y) {
            const std::uint8_t* row = rows.row(y);
            const bool any =
                std::any_of(row + covered.first, row + covered.last, [](int v) { return v > 0; });
            out.at(x, y) = any ? 255 : 0;
        }
    }
    return out;
}

KnownPixels known_pixels(const RgbImage& picture, const Mask& area, Size size, Size padded) {
    const bool reduced = size.width < picture.width() || size.height < picture.height();
    const RgbImage fitted =
        picture.size() == size ? picture : resize(picture, size, reduced ? Filter::box : Filter::bicubic);
    const int right = padded.width - size.width, below = padded.height - size.height;
    KnownPixels known{to_tensor(fitted), bool_tensor(touched(area, size))};
    if (right > 0 || below > 0) {
        known.picture = at::replication_pad2d(known.picture, {0, right, 0, below});
        known.unknown = at::constant_pad_nd(known.unknown, {0, right, 0, below}, 0);
    }
    return known;
}

} // namespace sinopia
