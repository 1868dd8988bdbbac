#pragma once

namespace sinopia {

/// The person's own limit on pictures and maps that are read from files, in pixels: at least 1, at most (and
/// at first) max_image_pixels of geometry.h. For the whole program; any thread.
void set_largest_image(long long pixels);
long long largest_image();

} // namespace sinopia
