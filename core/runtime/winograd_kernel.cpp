#include "runtime/winograd_kernel.h"

#include <cstddef>
#include <vector>

// Compiled twice, for processors with AVX2 and for any: the loops over channels are what the compiler
// vectorises.
#if defined(__x86_64__)
#define SINOPIA_WIDE __attribute__((target("avx2,fma")))
#else
#define SINOPIA_WIDE
#endif
#define SINOPIA_BODY __attribute__((always_inline)) inline

namespace sinopia {

namespace {

/// Where a tile's first pixel stands.
struct Place {
    std::int64_t picture, y, x;

    Place(const WinogradShape& s, std::int64_t tile)
        : picture(tile / ((s.height / 2) * (s.width / 2))), y(2 * (tile / (s.width / 2) % (s.height / 2))),
          x(2 * (tile % (s.width / 2))) {}
};

std::size_t offset_of(const WinogradShape& s, std::int64_t picture, std::int64_t y, std::int64_t x) {
    return static_cast<std::size_t>(((picture * s.height + y) * s.width + x) * s.channels);
}

SINOPIA_BODY void input_body(const WinogradShape& s, const float* x, float* v, std::int64_t from,
                             std::int64_t to) {
    const std::vector<float> zeros(static_cast<std::size_t>(s.channels), 0.0F);
    const std::int64_t matrix = (to - from) * s.channels;
    for (std::int64_t tile = from; tile < to; ++tile) {
        const Place place(s, tile);
        const float* d[16];
        for (std::int64_t i = 0; i < 16; ++i) {
            const std::int64_t row = place.y - 1 + i / 4, column = place.x - 1 + i % 4;
            const bool inside = row >= 0 && row < s.height && column >= 0 && column < s.width;
            d[i] = inside ? x + offset_of(s, place.picture, row, column) : zeros.data();
        }
        float* __restrict to_tile = v + (tile - from) * s.channels;
        for (std::int64_t c = 0; c < s.channels; ++c) {
            float t[16]; // B^T d
            for (int j = 0; j < 4; ++j) {
                const float d0 = d[j][c], d1 = d[4 + j][c], d2 = d[8 + j][c], d3 = d[12 + j][c];
                t[j] = d0 - d2;
                t[4 + j] = d1 + d2;
                t[8 + j] = d2 - d1;
                t[12 + j] = d1 - d3;
            }
            for (int i = 0; i < 4; ++i) { // times B
                const float t0 = t[4 * i], t1 = t[4 * i + 1], t2 = t[4 * i + 2], t3 = t[4 * i + 3];
                to_tile[(4 * i) * matrix + c] = t0 - t2;
                to_tile[(4 * i + 1) * matrix + c] = t1 + t2;
                to_tile[(4 * i + 2) * matrix + c] = t2 - t1;
                to_tile[(4 * i + 3) * matrix + c] = t1 - t3;
            }
        }
    }
}

SINOPIA_BODY void output_body(const WinogradShape& s, const float* m, const float* bias, float* y,
                              std::int64_t from, std::int64_t to) {
    const std::vector<float> zeros(static_cast<std::size_t>(s.channels), 0.0F);
    const float* __restrict b = bias ? bias : zeros.data();
    const std::int64_t matrix = (to - from) * s.channels, row = s.width * s.channels;
    for (std::int64_t tile = from; tile < to; ++tile) {
        const Place place(s, tile);
        const float* __restrict of_tile = m + (tile - from) * s.channels;
        float* __restrict out = y + offset_of(s, place.picture, place.y, place.x);
        for (std::int64_t c = 0; c < s.channels; ++c) {
            float u[8]; // A^T m
            for (int j = 0; j < 4; ++j) {
                const float m0 = of_tile[j * matrix + c], m1 = of_tile[(4 + j) * matrix + c],
                            m2 = of_tile[(8 + j) * matrix + c], m3 = of_tile[(12 + j) * matrix + c];
                u[j] = m0 + m1 + m2;
                u[4 + j] = m1 - m2 - m3;
            }
            out[c] = u[0] + u[1] + u[2] + b[c];
            out[s.channels + c] = u[1] - u[2] - u[3] + b[c];
            out[row + c] = u[4] + u[5] + u[6] + b[c];
            out[row + s.channels + c] = u[5] - u[6] - u[7] + b[c];
        }
    }
}

SINOPIA_BODY void output_gradient_body(const WinogradShape& s, const float* dy, float* dm, std::int64_t from,
                                       std::int64_t to) {
    const std::int64_t matrix = (to - from) * s.channels, row = s.width * s.channels;
    for (std::int64_t tile = from; tile < to; ++tile) {
        const Place place(s, tile);
        const float* __restrict g = dy + offset_of(s, place.picture, place.y, place.x);
        float* __restrict out = dm + (tile - from) * s.channels;
        for (std::int64_t c = 0; c < s.channels; ++c) {
            float u[8]; // A dy: four rows of two
            for (int j = 0; j < 2; ++j) {
                const float g0 = g[j * s.channels + c], g1 = g[row + j * s.channels + c];
                u[j] = g0;
                u[2 + j] = g0 + g1;
                u[4 + j] = g0 - g1;
                u[6 + j] = -g1;
            }
            for (int i = 0; i < 4; ++i) { // times A^T
                const float u0 = u[2 * i], u1 = u[2 * i + 1];
                out[(4 * i) * matrix + c] = u0;
                out[(4 * i + 1) * matrix + c] = u0 + u1;
                out[(4 * i + 2) * matrix + c] = u0 - u1;
                out[(4 * i + 3) * matrix + c] = -u1;
            }
        }
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

SINOPIA_WIDE void input_wide(const WinogradShape& s, const float* x, float* v, std::int64_t from,
                             std::int64_t to) {
    input_body(s, x, v, from, to);
}
SINOPIA_WIDE void output_wide(const WinogradShape& s, const float* m, const float* bias, float* y,
                              std::int64_t from, std::int64_t to) {
    output_body(s, m, bias, y, from, to);
}
SINOPIA_WIDE void output_gradient_wide(const WinogradShape& s, const float* dy, float* dm, std::int64_t from,
                                       std::int64_t to) {
    output_gradient_body(s, dy, dm, from, to);
}

} // namespace

void winograd_input(const WinogradShape& shape, const float* x, float* v, std::int64_t from,
                    std::int64_t to) {
    has_avx2() ? input_wide(shape, x, v, from, to) : input_body(shape, x, v, from, to);
}

void winograd_output(const WinogradShape& shape, const float* m, const float* bias, float* y,
                     std::int64_t from, std::int64_t to) {
    has_avx2() ? output_wide(shape, m, bias, y, from, to) : output_body(shape, m, bias, y, from, to);
}

void winograd_output_gradient(const WinogradShape& shape, const float* dy, float* dm, std::int64_t from,
                              std::int64_t to) {
    has_avx2() ? output_gradient_wide(shape, dy, dm, from, to)
               : output_gradient_body(shape, dy, dm, from, to);
}

} // namespace sinopia
