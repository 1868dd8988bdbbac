#include "dataset/resample.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace sinopia {
namespace {

constexpr int precision_bits = 32 - 8 - 2;

double box_kernel(double x) {
    return x > -0.5 && x <= 0.5 ? 1.0 : 0.0;
}

double bilinear_kernel(double x) {
    x = std::abs(x);
    return x < 1.0 ? 1.0 - x : 0.0;
}

/// Keys 1981, eq. 15, with a = -0.5.
double bicubic_kernel(double x) {
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1.0)
        return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
    if (x < 2.0)
        return (((x - 5) * x + 8) * x - 4) * a;
    return 0.0;
}

struct Kernel {
    double (*value)(double);
    double support;
};

Kernel kernel_of(Filter filter) {
    switch (filter) {
    case Filter::box:
        return {box_kernel, 0.5};
    case Filter::bilinear:
        return {bilinear_kernel, 1.0};
    default:
        return {bicubic_kernel, 2.0};
    }
}

/// For each output position the first input position and the fixed-point weights from there on.
struct Weights {
    struct Window {
        int first = 0;
        int count = 0;
    };
    std::vector<Window> windows;
    std::vector<int> weights;
    int stride = 0;
};

Weights make_weights(int in, int out, Kernel kernel) {
    const double scale = static_cast<double>(in) / out;
    const double filter_scale = std::max(scale, 1.0);
    const double support = kernel.support * filter_scale;
    Weights result;
    result.stride = static_cast<int>(std::ceil(support)) * 2 + 1;
    result.windows.resize(static_cast<std::size_t>(out));
    result.weights.assign(static_cast<std::size_t>(out) * static_cast<std::size_t>(result.stride), 0);
    std::vector<double> exact(static_cast<std::size_t>(result.stride));
    const double inverse = 1.0 / filter_scale;
    for (int i = 0; i < out; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(centre - support + 0.5));
        const int last = std::min(in, static_cast<int>(centre + support + 0.5));
        double sum = 0;
        for (int k = 0; k < last - first; ++k) {
            exact[static_cast<std::size_t>(k)] = kernel.value((k + first - centre + 0.5) * inverse);
            sum += exact[static_cast<std::size_t>(k)];
        }
        int* fixed = &result.weights[static_cast<std::size_t>(i) * static_cast<std::size_t>(result.stride)];
        for (int k = 0; k < last - first; ++k) {
            const double w = sum != 0.0 ? exact[static_cast<std::size_t>(k)] / sum : 0.0;
            fixed[k] = static_cast<int>(w * (1 << precision_bits) + (w < 0 ? -0.5 : 0.5));
        }
        result.windows[static_cast<std::size_t>(i)] = {first, last - first};
    }
    return result;
}

std::uint8_t to_byte(int fixed) {
    return static_cast<std::uint8_t>(std::clamp(fixed >> precision_bits, 0, 255));
}

/// The weighted sum of pixels `step` apart.
Rgb weigh(const Rgb* from, std::ptrdiff_t step, const int* weights, int count) {
    constexpr int half = 1 << (precision_bits - 1);
    int r = half, g = half, b = half;
    for (int k = 0; k < count; ++k, from += step) {
        r += from->r * weights[k];
        g += from->g * weights[k];
        b += from->b * weights[k];
    }
    return {to_byte(r), to_byte(g), to_byte(b)};
}

RgbImage resize_width(const RgbImage& image, int width, Kernel kernel) {
    const Weights weights = make_weights(image.width(), width, kernel);
    RgbImage out(Size{width, image.height()});
    for (int y = 0; y < out.height(); ++y)
        for (int x = 0; x < width; ++x) {
            const auto [first, count] = weights.windows[static_cast<std::size_t>(x)];
            out.at(x, y) = weigh(image.row(y) + first, 1,
                                 &weights.weights[static_cast<std::size_t>(x) * weights.stride], count);
        }
    return out;
}

RgbImage resize_height(const RgbImage& image, int height, Kernel kernel) {
    const Weights weights = make_weights(image.height(), height, kernel);
    RgbImage out(Size{image.width(), height});
    for (int y = 0; y < height; ++y) {
        const auto [first, count] = weights.windows[static_cast<std::size_t>(y)];
        const int* w = &weights.weights[static_cast<std::size_t>(y) * weights.stride];
        for (int x = 0; x < out.width(); ++x)
            out.at(x, y) = weigh(image.row(first) + x, image.width(), w, count);
    }
    return out;
}

/// The input position of each output position. The place is summed up step by step as the imaging library
/// does: where it falls on a pixel's edge, the rounding of the sum decides.
std::vector<int> nearest_positions(int in, int out) {
    const double step = static_cast<double>(in) / out;
    double place = 0.5 * step;
    std::vector<int> positions;
    for (int i = 0; i < out; ++i, place += step)
        positions.push_back(std::min(in - 1, static_cast<int>(place)));
    return positions;
}

template <class T>
Plane<T> nearest(const Plane<T>& plane, Size size) {
    const std::vector<int> columns = nearest_positions(plane.width(), size.width);
    const std::vector<int> rows = nearest_positions(plane.height(), size.height);
    Plane<T> out(size);
    for (int y = 0; y < size.height; ++y) {
        const T* from = plane.row(rows[static_cast<std::size_t>(y)]);
        std::transform(columns.begin(), columns.end(), out.row(y), [&](int x) { return from[x]; });
    }
    return out;
}

} // namespace

RgbImage resize(const RgbImage& image, Size size, Filter filter) {
    const Kernel kernel = kernel_of(filter);
    auto across = [&](const RgbImage& from) {
        return from.width() == size.width ? from : resize_width(from, size.width, kernel);
    };
    auto down = [&](const RgbImage& from) {
        return from.height() == size.height ? from : resize_height(from, size.height, kernel);
    };
    const int fewer_rows = image.height() - size.height, fewer_columns = image.width() - size.width;
    const bool rows_first = fewer_rows > 0 && fewer_rows > 2 * fewer_columns;
    return rows_first ? across(down(image)) : down(across(image));
}

LabelMap resize_nearest(const LabelMap& map, Size size) {
    return nearest(map, size);
}

RgbImage resize_nearest(const RgbImage& image, Size size) {
    return nearest(image, size);
}

} // namespace sinopia
