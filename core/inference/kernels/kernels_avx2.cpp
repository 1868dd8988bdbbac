// Compiled for AVX2. Includes nothing that other files share: what is compiled here must run nowhere else.
#include "inference/kernels/kernels.h"
#include "inference/kernels/pointwise.h"
#include "inference/kernels/row_loops.h"
#include "inference/kernels/winograd.h"
#include "inference/kernels/winograd_gradient.h"

namespace sinopia::kernels {

const Kernels& kernels_avx2();

const Kernels& kernels_avx2() {
    static const Kernels kernels{Pointwise<8>::kernel(), Winograd<8, 2>::kernel(), Winograd<8, 4>::kernel(),
                                 &Rows<8>::sums, &Rows<8>::products, &Rows<8>::additions,
                                 WinogradGradient<8>::kernel()};
    return kernels;
}

} // namespace sinopia::kernels
