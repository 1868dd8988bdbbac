#include "app/parity/rounding_units.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace sinopia::parity {

at::Tensor embedding_unit(const at::Tensor& timesteps, int dim) {
    const int half = dim / 2;
    const at::Tensor exponents = at::arange(half, at::kDouble) * (-std::log(10000.0) / std::max(half, 1));
    const at::Tensor angles = timesteps.to(at::kDouble).unsqueeze(1) * at::exp(exponents).unsqueeze(0);
    const double last_bit = std::ldexp(1.0, -23);
    const at::Tensor unit = (angles.abs() * (last_bit / tolerance::timestep_embedding.absolute)).clamp_min(1);
    return at::cat({unit, unit, at::ones({unit.size(0), dim - 2 * half}, at::kDouble)}, 1);
}

at::Tensor prediction_unit(const GaussianDiffusion& diffusion, const at::Tensor& t, double scale,
                           const Tolerance& tolerance) {
    if (diffusion.config().prediction != Prediction::epsilon)
        return at::ones({t.size(0), 1, 1, 1}, at::kDouble);
    const double guidance = scale > 1 ? 2 * scale - 1 : 1;
    const at::Tensor magnified = at::tensor(diffusion.tables().sqrt_recipm1_alphas_cumprod, at::kDouble)
                                     .index_select(0, t)
                                     .view({-1, 1, 1, 1});
    return (magnified * (guidance * tolerance::network.absolute / tolerance.absolute)).clamp_min(1);
}

} // namespace sinopia::parity
