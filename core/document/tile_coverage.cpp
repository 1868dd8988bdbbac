#include "document/tile_coverage.h"

#include <algorithm>

namespace sinopia {

std::vector<int> tile_coverage(std::span<const Span> spans, int tile_row, Size image, int side) {
    const int rows = std::min(side, image.height - tile_row * side);
    if (spans.size() < static_cast<std::size_t>(rows))
        return {}; // not even one span a row: the usual stroke
    std::vector<int> covered(static_cast<std::size_t>((image.width + side - 1) / side));
    const Span* last = nullptr;
    for (const Span& span : spans) {
        if (last && (span.y < last->y || (span.y == last->y && span.x0 < last->x1)))
            return {};
        last = &span;
        if (span.y < 0 || span.y >= image.height)
            continue;
        const int end = std::min(span.x1, image.width);
        for (int x = std::max(span.x0, 0); x < end;) {
            const int next = std::min(end, (x / side + 1) * side);
            covered[static_cast<std::size_t>(x / side)] += next - x;
            x = next;
        }
    }
    return covered;
}

} // namespace sinopia
