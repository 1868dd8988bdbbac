#include "image/image_limit.h"

#include "image/geometry.h"

#include <algorithm>
#include <atomic>

namespace sinopia {
namespace {

std::atomic<long long> limit = max_image_pixels;

} // namespace

void set_largest_image(long long pixels) {
    limit = std::clamp(pixels, 1LL, max_image_pixels);
}

long long largest_image() {
    return limit;
}

} // namespace sinopia
