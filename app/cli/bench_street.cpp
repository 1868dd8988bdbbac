#include "app/cli/bench_street.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <random>

namespace sinopia::cli {

namespace {

enum StreetClass { sky, building, vegetation, road, pavement, car, person, pole, sign, terrain, bonnet };

/// Draws in shares of the map's height and width.
class Street {
  public:
    Street(Size size, int classes, std::uint64_t seed) : map_(size), classes_(classes), random_(seed) {}

    LabelMap take() {
        fill(0, 0, 1, 1, sky);
        houses();
        for (int i = 0; i < 5; ++i)
            tree(between(0, 1), between(0.25, 0.4), between(0.06, 0.16));
        ground();
        for (int i = 0; i < 9; ++i)
            parked_car(between(0, 1), between(0.5, 0.75));
        for (int i = 0; i < 6; ++i)
            someone(between(0, 1), between(0.52, 0.65));
        for (int i = 0; i < 7; ++i)
            post(between(0, 1));
        blob(0.5, 1.02, 0.4, 0.12, 0, bonnet);
        return std::move(map_);
    }

  private:
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(random_() >> 11) * 0x1p-53;
    }

    /// Where `inside` says so of a pixel's place in shares, within a box.
    void paint(double left, double top, double right, double bottom, StreetClass value,
               const std::function<bool(double x, double y)>& inside) {
        const auto pixel = [](double share, int length) {
            return std::clamp(static_cast<int>(std::lround(share * length)), 0, length);
        };
        for (int y = pixel(top, map_.height()); y < pixel(bottom, map_.height()); ++y)
            for (int x = pixel(left, map_.width()); x < pixel(right, map_.width()); ++x)
                if (inside((x + 0.5) / map_.width(), (y + 0.5) / map_.height()))
                    map_.at(x, y) = static_cast<ClassIndex>(static_cast<int>(value) % classes_);
    }
    void fill(double left, double top, double right, double bottom, StreetClass value) {
        paint(left, top, right, bottom, value, [](double, double) { return true; });
    }

    /// An ellipse whose outline swings in and out by `ragged` of its radius.
    void blob(double x0, double y0, double rx, double ry, double ragged, StreetClass value) {
        double swing[12], phase[12];
        for (int i = 0; i < 12; ++i) {
            swing[i] = between(0, ragged) / std::sqrt(i + 1.0);
            phase[i] = between(0, 2 * std::numbers::pi);
        }
        paint(x0 - 2 * rx, y0 - 2 * ry, x0 + 2 * rx, y0 + 2 * ry, value, [&](double x, double y) {
            const double u = (x - x0) / rx, v = (y - y0) / ry, angle = std::atan2(v, u);
            double radius = 1;
            for (int i = 0; i < 12; ++i)
                radius += swing[i] * std::sin((3 * i + 2) * angle + phase[i]);
            return std::hypot(u, v) <= radius;
        });
    }

    void houses() {
        for (double x = 0; x < 1;) {
            const double width = between(0.05, 0.18), top = between(0.02, 0.3), slope = between(-0.15, 0.15);
            if (between(0, 1) < 0.85)
                paint(x, 0, x + width, 0.55, building,
                      [&](double px, double py) { return py >= top + slope * (px - x); });
            x += width;
        }
    }

    void tree(double x, double y, double radius) {
        fill(x - 0.004, y, x + 0.004, 0.55, vegetation);
        blob(x, y, radius / 2, radius, 0.25, vegetation);
    }

    void ground() {
        const double middle = between(0.4, 0.6), far = between(0.03, 0.08), near = between(0.5, 0.8);
        const double wobble = between(20, 60);
        const auto half = [=](double y, double wider) {
            return (far + (near - far) * (y - 0.48) / 0.52) * wider + 0.002 * std::sin(wobble * y);
        };
        fill(0, 0.5, 1, 1, terrain);
        paint(0, 0.5, 1, 1, pavement,
              [&](double x, double y) { return std::abs(x - middle) <= half(y, 1.5); });
        paint(0, 0.48, 1, 1, road, [&](double x, double y) { return std::abs(x - middle) <= half(y, 1); });
    }

    void parked_car(double x, double bottom) {
        const double height = (bottom - 0.42) * between(0.5, 0.8), width = height * between(0.5, 1.0);
        blob(x, bottom - 0.35 * height, width / 2, 0.3 * height, 0.04, car);
        blob(x, bottom - 0.65 * height, width / 3, 0.3 * height, 0.04, car);
        for (const double side : {-0.3, 0.3})
            blob(x + side * width, bottom - 0.1 * height, 0.1 * width, 0.13 * height, 0, car);
    }

    void someone(double x, double bottom) {
        const double height = (bottom - 0.4) * between(0.7, 0.9);
        blob(x, bottom - 0.9 * height, 0.04 * height, 0.08 * height, 0, person);
        blob(x, bottom - 0.6 * height, 0.09 * height, 0.25 * height, 0.08, person);
        for (const double side : {-0.04, 0.04})
            blob(x + side * height, bottom - 0.2 * height, 0.03 * height, 0.22 * height, 0.05, person);
    }

    void post(double x) {
        const double bottom = between(0.52, 0.7), top = between(0.15, 0.35), half = 0.004 * (bottom - 0.3);
        fill(x - half - 0.001, top, x + half + 0.001, bottom, pole);
        if (between(0, 1) < 0.6)
            fill(x - 0.01, top, x + 0.01, top + 0.04, sign);
    }

    LabelMap map_;
    int classes_;
    std::mt19937_64 random_;
};

} // namespace

LabelMap bench_street(Size size, int classes, std::uint64_t seed) {
    return Street(size, classes, seed).take();
}

} // namespace sinopia::cli
