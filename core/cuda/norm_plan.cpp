#include "cuda/norm_plan.h"

#include "cuda/norm_arguments.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace sinopia::cuda {

namespace {

/// Threads side by side that read a whole line of memory where each reads 16 bytes.
constexpr int lanes_of_a_line = 8;
/// Pixels that a thread of the first kernel sums up, at least where the picture has as many.
constexpr std::int64_t pixels_to_sum = 16;
/// Every block of the second kernel reads the sums of all chunks.
constexpr std::int64_t most_chunks = 64;
/// Blocks that keep a large GPU busy.
constexpr std::int64_t enough_blocks = 512;

std::int64_t divided_up(std::int64_t a, std::int64_t b) {
    return (a + b - 1) / b;
}

/// Groups of a block: the fewest that a whole number of threads covers and that fill lines.
std::int64_t groups_of_slab(std::int64_t groups, std::int64_t per_group, int together) {
    for (std::int64_t count = 1; count < groups; ++count)
        if (count * per_group % together == 0 && count * per_group >= lanes_of_a_line * together)
            return count;
    return groups;
}

} // namespace

std::optional<NormPlan> plan_norm(const NormShape& shape, int most_together, int threads) {
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max(), most_slabs = 65535;
    if (shape.pictures < 1 || shape.pixels < 1 || shape.channels < 1 || shape.groups < 1 ||
        shape.channels % shape.groups != 0 || shape.pixels > most || shape.channels > most / 2 ||
        shape.pictures > most_slabs)
        return std::nullopt;
    int together = most_together;
    while (shape.channels % together != 0)
        together /= 2;
    const std::int64_t per_group = shape.channels / shape.groups;
    const std::int64_t slab_groups = groups_of_slab(shape.groups, per_group, together);
    const std::int64_t slab = slab_groups * per_group, lanes = divided_up(slab, together);
    const std::int64_t slabs = divided_up(shape.channels, slab);
    if (lanes > threads || slab_groups > norm_most_groups || slabs > most_slabs)
        return std::nullopt;
    const std::int64_t at_once = std::bit_floor(static_cast<std::uint64_t>(threads / lanes));
    const std::int64_t wanted =
        std::clamp<std::int64_t>(shape.pixels / (at_once * pixels_to_sum), 1, most_chunks);
    const std::int64_t chunk_pixels = divided_up(shape.pixels, wanted);
    std::int64_t tile_pixels = 8 * at_once;
    while (tile_pixels > at_once &&
           divided_up(shape.pixels, tile_pixels) * slabs * shape.pictures < enough_blocks)
        tile_pixels /= 2;
    const auto narrow = [](std::int64_t value) { return static_cast<int>(value); };
    return NormPlan{together,
                    narrow(slab),
                    narrow(lanes),
                    narrow(at_once),
                    narrow(slabs),
                    narrow(divided_up(shape.pixels, chunk_pixels)),
                    narrow(chunk_pixels),
                    narrow(divided_up(shape.pixels, tile_pixels)),
                    narrow(tile_pixels)};
}

NormArguments norm_arguments(const NormShape& shape, const NormPlan& plan, std::int64_t rows, bool by_id) {
    NormArguments arguments{};
    arguments.pixels = static_cast<int>(shape.pixels);
    arguments.channels = static_cast<int>(shape.channels);
    arguments.groups = static_cast<int>(shape.groups);
    arguments.row_kind = by_id ? norm_row_by_id : rows == 1 ? norm_one_row : norm_row_each;
    arguments.slab = plan.slab;
    arguments.lanes = plan.lanes;
    arguments.rows_at_once = plan.rows_at_once;
    arguments.chunks = plan.chunks;
    arguments.chunk_pixels = plan.chunk_pixels;
    arguments.tile_pixels = plan.tile_pixels;
    return arguments;
}

} // namespace sinopia::cuda
