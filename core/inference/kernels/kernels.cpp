#include "inference/kernels/kernels.h"

namespace sinopia::kernels {

const Kernels& kernels_plain();
#if defined(SINOPIA_WIDE_KERNELS)
const Kernels& kernels_avx2();
const Kernels& kernels_avx512();
#endif

const Kernels& kernels_here() {
#if defined(SINOPIA_WIDE_KERNELS)
    if (__builtin_cpu_supports("avx512f"))
        return kernels_avx512();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return kernels_avx2();
#endif
    return kernels_plain();
}

} // namespace sinopia::kernels
