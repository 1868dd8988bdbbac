#pragma once

#include "inference/kernels/vector.h"

namespace sinopia::kernels {

/// Winograd's filtering of three taps in one dimension: M results y = A^T ((G g) * (B^T x)) from M + 2 inputs
/// by M + 2 products. Elements stand `xs` and `ys` apart.
template <int M>
struct WinogradRule;

/// Points 0, 1, -1 and infinity.
template <>
struct WinogradRule<2> {
    template <class V>
    SINOPIA_INLINE static void input(const V* x, int xs, V* y, int ys) {
        y[0] = x[0] - x[2 * xs];
        y[ys] = x[xs] + x[2 * xs];
        y[2 * ys] = x[2 * xs] - x[xs];
        y[3 * ys] = x[xs] - x[3 * xs];
    }
    template <class V>
    SINOPIA_INLINE static void kernel(const V* g, int gs, V* u, int us) {
        const V even = 0.5 * (g[0] + g[2 * gs]), odd = 0.5 * g[gs];
        u[0] = g[0];
        u[us] = even + odd;
        u[2 * us] = even - odd;
        u[3 * us] = g[2 * gs];
    }
    template <class V>
    SINOPIA_INLINE static void output(const V* m, int ms, V* y, int ys) {
        y[0] = m[0] + (m[ms] + m[2 * ms]);
        y[ys] = m[ms] - m[2 * ms] - m[3 * ms];
    }
};

/// Points 0, a, -a, b, -b and infinity with a^2 = 1/2 and b^2 = 2: a third of the rounding error of the usual
/// 1 and 2.
template <>
struct WinogradRule<4> {
    static constexpr double a = 0.70710678118654752, b = 1.4142135623730950;

    template <class V>
    SINOPIA_INLINE static void input(const V* x, int xs, V* y, int ys) {
        constexpr float fa = a, fb = b;
        const V t = x[4 * xs] - 2.0F * x[2 * xs], u = x[4 * xs] - 0.5F * x[2 * xs];
        const V at = fa * (x[3 * xs] - 2.0F * x[xs]), bu = fb * (x[3 * xs] - 0.5F * x[xs]);
        y[0] = (x[0] + x[4 * xs]) - 2.5F * x[2 * xs];
        y[ys] = t + at;
        y[2 * ys] = t - at;
        y[3 * ys] = u + bu;
        y[4 * ys] = u - bu;
        y[5 * ys] = (x[xs] + x[5 * xs]) - 2.5F * x[3 * xs];
    }
    template <class V>
    SINOPIA_INLINE static void kernel(const V* g, int gs, V* u, int us) {
        const V small = g[0] + 0.5 * g[2 * gs], large = g[0] + 2.0 * g[2 * gs];
        const V as = a * g[gs], bs = b * g[gs];
        u[0] = g[0];
        u[us] = (small + as) * (-2.0 / 3);
        u[2 * us] = (small - as) * (-2.0 / 3);
        u[3 * us] = (large + bs) * (1.0 / 6);
        u[4 * us] = (large - bs) * (1.0 / 6);
        u[5 * us] = g[2 * gs];
    }
    template <class V>
    SINOPIA_INLINE static void output(const V* m, int ms, V* y, int ys) {
        constexpr float fa = a, fb = b, fa3 = a / 2, fb3 = 2 * b;
        const V s = m[ms] + m[2 * ms], d = m[ms] - m[2 * ms];
        const V t = m[3 * ms] + m[4 * ms], e = m[3 * ms] - m[4 * ms];
        y[0] = m[0] + s + t;
        y[ys] = fa * d + fb * e;
        y[2 * ys] = 0.5F * s + 2.0F * t;
        y[3 * ys] = fa3 * d + fb3 * e + m[5 * ms];
    }
    /// The transposed of `output`: z = A g.
    template <class V>
    SINOPIA_INLINE static void output_gradient(const V* g, int gs, V* z, int zs) {
        constexpr float fa = a, fb = b, fa3 = a / 2, fb3 = 2 * b;
        const V t = g[0] + 0.5F * g[2 * gs], u = g[0] + 2.0F * g[2 * gs];
        const V at = fa * g[gs] + fa3 * g[3 * gs], bu = fb * g[gs] + fb3 * g[3 * gs];
        z[0] = g[0];
        z[zs] = t + at;
        z[2 * zs] = t - at;
        z[3 * zs] = u + bu;
        z[4 * zs] = u - bu;
        z[5 * zs] = g[3 * gs];
    }
    /// The transposed of `kernel`: g = G^T u.
    template <class V>
    SINOPIA_INLINE static void kernel_gradient(const V* u, int us, V* g, int gs) {
        constexpr float third = 1.0 / 3, fa = a * 2 / 3, fb = b / 6;
        const V s = u[us] + u[2 * us], t = u[3 * us] + u[4 * us];
        g[0] = u[0] + (0.5F * third) * t - (2.0F * third) * s;
        g[gs] = fb * (u[3 * us] - u[4 * us]) - fa * (u[us] - u[2 * us]);
        g[2 * gs] = third * (t - s) + u[5 * us];
    }
};

} // namespace sinopia::kernels
