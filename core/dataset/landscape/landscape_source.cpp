#include "dataset/landscape/landscape_source.h"

#include "base/error.h"
#include "dataset/landscape/random.h"

namespace sinopia {

namespace {

constexpr std::uint64_t held_out_bit = 1ULL << 63;

} // namespace

LandscapeSource::LandscapeSource(Size size, std::size_t count, Part part)
    : size_(size), count_(count), part_(part) {
    if (size.empty() || size.width > max_image_side || size.height > max_image_side ||
        size.area() > max_image_pixels)
        throw Error("Landscapes of " + std::to_string(size.width) + " x " + std::to_string(size.height) +
                    " pixels can't be rendered; choose another size.");
}

Pair LandscapeSource::load(std::size_t index, std::uint64_t seed) const {
    if (index >= count_)
        throw Error("Landscape " + std::to_string(index) + " was asked for, but there are only " +
                    std::to_string(count_) + ".");
    const std::uint64_t drawn =
        part_ == Part::held_out ? (landscape::scramble(index) | held_out_bit)
                                : (landscape::scramble(seed * 0x9E3779B97F4A7C15ULL + index) & ~held_out_bit);
    LandscapePair pair = render_landscape(size_, drawn);
    return {std::move(pair.picture),
            std::move(pair.map),
            {},
            {pair.style.light, pair.style.season, pair.style.weather}};
}

} // namespace sinopia
