// Compiled for any processor with vectors of four floats.
#include "inference/kernels/kernels.h"
#include "inference/kernels/pointwise.h"
#include "inference/kernels/row_loops.h"
#include "inference/kernels/winograd.h"
#include "inference/kernels/winograd_gradient.h"

namespace sinopia::kernels {

const Kernels& kernels_plain();

const Kernels& kernels_plain() {
    static const Kernels kernels{Pointwise<4>::kernel(), Winograd<4, 2>::kernel(), Winograd<4, 4>::kernel(),
                                 &Rows<4>::sums, &Rows<4>::products, &Rows<4>::additions,
                                 WinogradGradient<4>::kernel()};
    return kernels;
}

} // namespace sinopia::kernels
