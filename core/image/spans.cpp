#include "image/raster.h"

#include <algorithm>

namespace sinopia {

Spans united(const Spans& a, const Spans& b) {
    Spans all;
    all.reserve(a.size() + b.size());
    all.insert(all.end(), a.begin(), a.end());
    all.insert(all.end(), b.begin(), b.end());
    std::sort(all.begin(), all.end(),
              [](const Span& p, const Span& q) { return p.y != q.y ? p.y < q.y : p.x0 < q.x0; });
    Spans out;
    for (const Span& s : all) {
        if (s.x1 <= s.x0)
            continue;
        if (!out.empty() && out.back().y == s.y && out.back().x1 >= s.x0)
            out.back().x1 = std::max(out.back().x1, s.x1);
        else
            out.push_back(s);
    }
    return out;
}

Rect bounds_of(const Spans& spans) {
    if (spans.empty())
        return {};
    int x0 = spans.front().x0, x1 = spans.front().x1;
    for (const Span& s : spans) {
        x0 = std::min(x0, s.x0);
        x1 = std::max(x1, s.x1);
    }
    return {x0, spans.front().y, x1 - x0, spans.back().y - spans.front().y + 1};
}

long long area_of(const Spans& spans) {
    long long area = 0;
    for (const Span& s : spans)
        area += s.x1 - s.x0;
    return area;
}

Mask mask_of(const Spans& spans, Size size) {
    Mask mask(size);
    for (const Span& s : spans)
        std::fill(mask.row(s.y) + s.x0, mask.row(s.y) + s.x1, std::uint8_t{255});
    return mask;
}

Spans spans_of(const Mask& region, int threshold, Point at) {
    Spans spans;
    for (int y = 0; y < region.height(); ++y)
        for (int x = 0; x < region.width();) {
            if (region.at(x, y) < threshold) {
                ++x;
                continue;
            }
            const int from = x;
            while (x < region.width() && region.at(x, y) >= threshold)
                ++x;
            spans.push_back({at.y + y, at.x + from, at.x + x});
        }
    return spans;
}

} // namespace sinopia
