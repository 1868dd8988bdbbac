#pragma once

#include <algorithm>
#include <string>

namespace sinopia {

/// Integer pixel coordinates, x to the right, y down, (0, 0) the top-left pixel.
struct Point {
    int x = 0;
    int y = 0;
    bool operator==(const Point&) const = default;
};

struct PointF {
    double x = 0;
    double y = 0;
    bool operator==(const PointF&) const = default;
};

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
    bool empty() const { return width <= 0 || height <= 0; }
    long long area() const { return static_cast<long long>(width) * height; }
};

/// "640x480", the way sizes are written on the command line.
inline std::string text_of(Size size) {
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

/// A half-open rectangle: pixels x <= px < x + width, y <= py < y + height.
struct Rect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Rect&) const = default;

    bool empty() const { return width <= 0 || height <= 0; }
    int right() const { return x + width; }
    int bottom() const { return y + height; }
    Size size() const { return {width, height}; }
    bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }

    Rect intersected(const Rect& o) const {
        const int x0 = std::max(x, o.x), y0 = std::max(y, o.y);
        const int x1 = std::min(right(), o.right()), y1 = std::min(bottom(), o.bottom());
        return x1 > x0 && y1 > y0 ? Rect{x0, y0, x1 - x0, y1 - y0} : Rect{};
    }
    Rect united(const Rect& o) const {
        if (empty())
            return o;
        if (o.empty())
            return *this;
        const int x0 = std::min(x, o.x), y0 = std::min(y, o.y);
        return {x0, y0, std::max(right(), o.right()) - x0, std::max(bottom(), o.bottom()) - y0};
    }
    Rect grown(int by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
};

inline Rect whole(Size s) { return {0, 0, s.width, s.height}; }

/// Limits on any picture or map the program accepts, checked from the file's header before a pixel is decoded.
inline constexpr int max_image_side = 16384;
inline constexpr long long max_image_pixels = 64LL * 1024 * 1024;

} // namespace sinopia
