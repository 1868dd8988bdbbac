// Compiled for AVX-512. Includes nothing that other files share: what is compiled here must run nowhere else.
#include "inference/kernels/kernels.h"
#include "inference/kernels/pointwise.h"
#include "inference/kernels/row_loops.h"
#include "inference/kernels/winograd.h"
#include "inference/kernels/winograd_gradient.h"

namespace sinopia::kernels {

const Kernels& kernels_avx512();

const Kernels& kernels_avx512() {
    static const Kernels kernels{Pointwise<16>::kernel(), Winograd<16, 2>::kernel(), Winograd<16, 4>::kernel(),
                                 &Rows<16>::sums, &Rows<16>::products, &Rows<16>::additions,
                                 WinogradGradient<16>::kernel()};
    return kernels;
}

} // namespace sinopia::kernels
