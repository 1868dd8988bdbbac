#include "evaluation/frechet_distance.h"

#include "base/error.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace sinopia {

namespace {

struct Moments {
    at::Tensor mean;       ///< [F]
    at::Tensor covariance; ///< [F,F]
};

Moments moments_of(const at::Tensor& set) {
    const at::Tensor values = set.to(at::kCPU, at::kDouble);
    const at::Tensor mean = values.mean(0);
    const at::Tensor centred = values - mean;
    return {mean, centred.t().mm(centred) / static_cast<double>(values.size(0) - 1)};
}

/// The symmetric root of a covariance; rounding below zero is taken as zero.
at::Tensor square_root(const at::Tensor& covariance) {
    const auto [values, vectors] = at::linalg_eigh(covariance);
    return (vectors * values.clamp_min(0).sqrt()).mm(vectors.t());
}

} // namespace

double frechet_distance(const at::Tensor& a, const at::Tensor& b) {
    if (a.dim() != 2 || b.dim() != 2 || a.size(0) < 2 || b.size(0) < 2 || a.size(1) != b.size(1))
        throw Error(
            "A Fréchet distance needs two sets of at least two pictures each, with features of one width.");
    const at::NoGradGuard no_grad;
    if (!a.isfinite().all().item<bool>() || !b.isfinite().all().item<bool>())
        throw Error("A Fréchet distance needs finite features.");
    const Moments p = moments_of(a), q = moments_of(b);
    const at::Tensor root = square_root(p.covariance);
    const at::Tensor product = root.mm(q.covariance).mm(root);
    const at::Tensor values = at::linalg_eigvalsh((product + product.t()) / 2);
    const double common = values.clamp_min(0).sqrt().sum().item<double>();
    const double apart = (p.mean - q.mean).square().sum().item<double>();
    const double spread = (p.covariance.trace() + q.covariance.trace()).item<double>() - 2 * common;
    return std::max(0.0, apart + spread);
}

} // namespace sinopia
