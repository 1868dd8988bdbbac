#include "conditioning/modulated_norm_kernel.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <vector>

// Compiled twice, for processors with AVX2 and for any: the loops over channels are what the compiler
// vectorises. Sums over pixels run in float32 within a chunk and in double over the chunks.
#if defined(__x86_64__)
#define SINOPIA_WIDE __attribute__((target("avx2,fma")))
#else
#define SINOPIA_WIDE
#endif
#define SINOPIA_BODY __attribute__((always_inline)) inline

namespace sinopia {

namespace {

constexpr double epsilon = 1e-5;
constexpr std::int64_t chunk = 64;

/// exp(x) within 2 units in the last place: 2^n by the exponent's bits, the rest by Cephes' polynomial.
SINOPIA_BODY float exponential(float x) {
    constexpr float magic = 12582912.0F; // 1.5 * 2^23: adding it rounds to a whole number
    x = x < -87.0F ? -87.0F : x;
    x = x > 88.0F ? 88.0F : x;
    const float shifted = x * 1.44269504088896341F + magic;
    const float n = shifted - magic;
    const float r = (x - n * 0.693359375F) + n * 2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    const auto power = static_cast<std::uint32_t>(std::bit_cast<std::int32_t>(shifted) + 127) << 23;
    return p * std::bit_cast<float>(power);
}

SINOPIA_BODY std::size_t row_of(const ModulatedNormShape& s, std::int64_t pixel) {
    if (s.ids)
        return static_cast<std::size_t>(s.ids[pixel]);
    return s.one_row ? 0 : static_cast<std::size_t>(pixel);
}

/// Means over each group of `sums`, which hold a sum for each channel, repeated for its channels.
void spread_over_groups(std::vector<double>& sums, std::int64_t per_group, std::int64_t pixels) {
    for (std::size_t first = 0; first < sums.size(); first += static_cast<std::size_t>(per_group)) {
        double sum = 0;
        for (std::int64_t i = 0; i < per_group; ++i)
            sum += sums[first + static_cast<std::size_t>(i)];
        for (std::int64_t i = 0; i < per_group; ++i)
            sums[first + static_cast<std::size_t>(i)] = sum / static_cast<double>(pixels * per_group);
    }
}

SINOPIA_BODY void flush(std::vector<float>& from, std::vector<double>& to) {
    for (std::size_t i = 0; i < from.size(); ++i) {
        to[i] += from[i];
        from[i] = 0;
    }
}

/// Statistics of picture n for channels [from, to).
SINOPIA_BODY void measure(const ModulatedNormShape& s, const float* features, std::int64_t n,
                          std::int64_t from, std::int64_t to, const ModulatedNormStatistics& out) {
    const auto width = static_cast<std::size_t>(to - from);
    std::vector<float> part(width, 0), part_square(width, 0);
    std::vector<double> sum(width, 0), square(width, 0);
    for (std::int64_t first = 0; first < s.pixels; first += chunk) {
        for (std::int64_t p = first; p < std::min(first + chunk, s.pixels); ++p) {
            const float* __restrict x = features + (n * s.pixels + p) * s.channels + from;
            float* __restrict a = part.data();
            float* __restrict b = part_square.data();
            for (std::size_t c = 0; c < width; ++c) {
                a[c] += x[c];
                b[c] += x[c] * x[c];
            }
        }
        flush(part, sum);
        flush(part_square, square);
    }
    spread_over_groups(sum, s.channels / s.groups, s.pixels);
    spread_over_groups(square, s.channels / s.groups, s.pixels);
    for (std::size_t c = 0; c < width; ++c) {
        const auto at = static_cast<std::size_t>(n * s.channels + from) + c;
        const double variance = std::max(0.0, square[c] - sum[c] * sum[c]);
        out.mean[at] = static_cast<float>(sum[c]);
        out.rstd[at] = static_cast<float>(1 / std::sqrt(variance + epsilon));
    }
}

/// The rows of scale and shift of picture n from channel `from` on; all zero where there are none.
struct TimeRows {
    std::vector<float> zeros;
    const float *scale, *shift;

    TimeRows(const ModulatedNormShape& s, const float* scale_shift, std::int64_t n, std::int64_t from)
        : zeros(scale_shift ? 0 : static_cast<std::size_t>(s.channels), 0.0F),
          scale(scale_shift ? scale_shift + 2 * n * s.channels + from : zeros.data()),
          shift(scale_shift ? scale + s.channels : zeros.data()) {}
};

SINOPIA_BODY void forward_body(const ModulatedNormShape& s, const ModulatedNormInput& in,
                               const ModulatedNormStatistics& statistics, float* result, std::int64_t from,
                               std::int64_t to) {
    const std::int64_t width = to - from;
    for (std::int64_t n = 0; n < s.pictures; ++n) {
        measure(s, in.x, n, from, to, statistics);
        const TimeRows time(s, in.scale_shift, n, from);
        const float* __restrict scale = time.scale;
        const float* __restrict shift = time.shift;
        const float* __restrict mean = statistics.mean + n * s.channels + from;
        const float* __restrict rstd = statistics.rstd + n * s.channels + from;
        for (std::int64_t p = n * s.pixels; p < (n + 1) * s.pixels; ++p) {
            const float* __restrict x = in.x + p * s.channels + from;
            const float* __restrict gamma =
                in.rows + row_of(s, p) * static_cast<std::size_t>(2 * s.channels) + from;
            const float* __restrict beta = gamma + s.channels;
            float* __restrict y = result + p * s.channels + from;
            for (std::int64_t c = 0; c < width; ++c) {
                const float normed = (x[c] - mean[c]) * rstd[c];
                const float u = (normed * (1 + gamma[c]) + beta[c]) * (1 + scale[c]) + shift[c];
                y[c] = u / (1 + exponential(-u));
            }
        }
    }
}

/// Sums over the pixels of a picture, per channel of the range: of the gradient of the normed features, of
/// that times the normed features, and of the gradients of scale and shift.
struct BackwardSums {
    static constexpr int count = 6; ///< the last two: of gamma and beta where one row serves all pixels
    std::vector<float> part[count];
    std::vector<double> sum[count];

    explicit BackwardSums(std::int64_t width) {
        for (int i = 0; i < count; ++i) {
            part[i].assign(static_cast<std::size_t>(width), 0.0F);
            sum[i].assign(static_cast<std::size_t>(width), 0.0);
        }
    }
};

/// One pixel of the first backward pass: leaves the gradient of the normed features in dx.
SINOPIA_BODY void backward_pixel(const float* __restrict x, const float* __restrict dy,
                                 const float* __restrict mean, const float* __restrict rstd,
                                 const float* __restrict gamma, const float* __restrict beta,
                                 const float* __restrict scale, const float* __restrict shift,
                                 float* __restrict dx, float* __restrict dgamma, float* __restrict dbeta,
                                 BackwardSums& sums, std::int64_t width) {
    float* __restrict s0 = sums.part[0].data();
    float* __restrict s1 = sums.part[1].data();
    float* __restrict s2 = sums.part[2].data();
    float* __restrict s3 = sums.part[3].data();
    for (std::int64_t c = 0; c < width; ++c) {
        const float normed = (x[c] - mean[c]) * rstd[c];
        const float spade = normed * (1 + gamma[c]) + beta[c];
        const float u = spade * (1 + scale[c]) + shift[c];
        const float sigmoid = 1 / (1 + exponential(-u));
        const float du = dy[c] * sigmoid * (1 + u * (1 - sigmoid));
        const float dspade = du * (1 + scale[c]);
        const float dnormed = dspade * (1 + gamma[c]);
        dgamma[c] += dspade * normed;
        dbeta[c] += dspade;
        dx[c] = dnormed;
        s0[c] += dnormed;
        s1[c] += dnormed * normed;
        s2[c] += du * spade;
        s3[c] += du;
    }
}

/// The second pass: dx = rstd (dnormed - mean(dnormed) - normed mean(dnormed normed)), means over the group.
SINOPIA_BODY void finish_picture(const ModulatedNormShape& s, const float* features, float* gradient,
                                 const float* mean, const float* rstd, BackwardSums& sums, std::int64_t n,
                                 std::int64_t from, std::int64_t width) {
    spread_over_groups(sums.sum[0], s.channels / s.groups, s.pixels);
    spread_over_groups(sums.sum[1], s.channels / s.groups, s.pixels);
    const std::vector<float> plain(sums.sum[0].begin(), sums.sum[0].end());
    const std::vector<float> along(sums.sum[1].begin(), sums.sum[1].end());
    const float* __restrict m0 = plain.data();
    const float* __restrict m1 = along.data();
    for (std::int64_t p = n * s.pixels; p < (n + 1) * s.pixels; ++p) {
        const float* __restrict x = features + p * s.channels + from;
        float* __restrict dx = gradient + p * s.channels + from;
        for (std::int64_t c = 0; c < width; ++c)
            dx[c] = rstd[c] * (dx[c] - m0[c] - (x[c] - mean[c]) * rstd[c] * m1[c]);
    }
}

SINOPIA_BODY void backward_body(const ModulatedNormShape& s, const ModulatedNormInput& in,
                                const ModulatedNormStatistics& statistics, const ModulatedNormGradients& out,
                                std::int64_t from, std::int64_t to) {
    const std::int64_t width = to - from;
    for (std::int64_t n = 0; n < s.pictures; ++n) {
        const TimeRows time(s, in.scale_shift, n, from);
        const float* mean = statistics.mean + n * s.channels + from;
        const float* rstd = statistics.rstd + n * s.channels + from;
        BackwardSums sums(width);
        for (std::int64_t p = n * s.pixels; p < (n + 1) * s.pixels; ++p) {
            const std::int64_t feature = p * s.channels + from;
            const std::size_t row =
                row_of(s, p) * static_cast<std::size_t>(2 * s.channels) + static_cast<std::size_t>(from);
            backward_pixel(in.x + feature, out.y + feature, mean, rstd, in.rows + row,
                           in.rows + row + s.channels, time.scale, time.shift, out.x + feature,
                           s.one_row ? sums.part[4].data() : out.rows + row,
                           s.one_row ? sums.part[5].data() : out.rows + row + s.channels, sums, width);
            if ((p + 1) % chunk == 0 || p + 1 == (n + 1) * s.pixels)
                for (int i = 0; i < BackwardSums::count; ++i)
                    flush(sums.part[i], sums.sum[i]);
        }
        if (s.one_row)
            for (std::int64_t c = 0; c < width; ++c) {
                out.rows[from + c] += static_cast<float>(sums.sum[4][static_cast<std::size_t>(c)]);
                out.rows[s.channels + from + c] +=
                    static_cast<float>(sums.sum[5][static_cast<std::size_t>(c)]);
            }
        if (out.scale_shift)
            for (std::int64_t c = 0; c < width; ++c) {
                float* to_scale = out.scale_shift + 2 * n * s.channels + from + c;
                to_scale[0] = static_cast<float>(sums.sum[2][static_cast<std::size_t>(c)]);
                to_scale[s.channels] = static_cast<float>(sums.sum[3][static_cast<std::size_t>(c)]);
            }
        finish_picture(s, in.x, out.x, mean, rstd, sums, n, from, width);
    }
}

bool has_avx2() {
#if defined(__x86_64__)
    static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return has;
#else
    return false;
#endif
}

SINOPIA_WIDE void forward_wide(const ModulatedNormShape& s, const ModulatedNormInput& in,
                               const ModulatedNormStatistics& statistics, float* y, std::int64_t from,
                               std::int64_t to) {
    forward_body(s, in, statistics, y, from, to);
}

SINOPIA_WIDE void backward_wide(const ModulatedNormShape& s, const ModulatedNormInput& in,
                                const ModulatedNormStatistics& statistics, const ModulatedNormGradients& out,
                                std::int64_t from, std::int64_t to) {
    backward_body(s, in, statistics, out, from, to);
}

} // namespace

void modulated_norm_forward(const ModulatedNormShape& shape, const ModulatedNormInput& input,
                            const ModulatedNormStatistics& statistics, float* y, std::int64_t from,
                            std::int64_t to) {
    if (has_avx2())
        forward_wide(shape, input, statistics, y, from, to);
    else
        forward_body(shape, input, statistics, y, from, to);
}

void modulated_norm_backward(const ModulatedNormShape& shape, const ModulatedNormInput& input,
                             const ModulatedNormStatistics& statistics,
                             const ModulatedNormGradients& gradients, std::int64_t from, std::int64_t to) {
    if (has_avx2())
        backward_wide(shape, input, statistics, gradients, from, to);
    else
        backward_body(shape, input, statistics, gradients, from, to);
}

} // namespace sinopia
