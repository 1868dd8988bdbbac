#pragma once

#include <cstdint>

/// Loops written in vectors must end up inside the one function that is compiled for their width.
#define SINOPIA_INLINE __attribute__((always_inline)) inline

namespace sinopia::kernels {

/// `L` floats that the processor works on at once.
template <int L>
struct VectorOf {
    typedef float type __attribute__((vector_size(4 * L)));  // NOLINT: an attribute that "using" cannot carry
    typedef double wide __attribute__((vector_size(8 * L))); // NOLINT
};
template <int L>
using Vector = typename VectorOf<L>::type;

template <int L>
SINOPIA_INLINE Vector<L> load(const float* from) {
    Vector<L> value;
    __builtin_memcpy(&value, from, sizeof value);
    return value;
}

template <class V>
SINOPIA_INLINE void store(float* to, const V& value) {
    __builtin_memcpy(to, &value, sizeof value);
}

} // namespace sinopia::kernels
