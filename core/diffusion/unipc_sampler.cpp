#include "diffusion/predicted_x0.h"
#include "diffusion/sampling.h"
#include "diffusion/solver_point.h"

#include <ATen/ATen.h>

#include <cmath>

namespace sinopia {

namespace {

/// UniPC of second order with B(h) = e^h - 1 and data prediction (arXiv 2302.04867, algorithms 5 and 6): the
/// network's output at a new point first corrects that point, then predicts the next one. No extra network
/// calls.
class UniPcSampler : public StepSampler {
  public:
    explicit UniPcSampler(const Threshold& threshold) : threshold_(threshold) {}

    void reset() override { *this = UniPcSampler(threshold_); }

    std::pair<at::Tensor, at::Tensor> step(const GaussianDiffusion& diffusion, const at::Tensor& output,
                                           const at::Tensor& x, int position, const NoiseSource&) override {
        const at::Tensor t = at::full({x.size(0)}, position, x.options().dtype(at::kLong));
        const at::Tensor x0 = predicted_x0(diffusion, output, x, t, threshold_);
        if (position == 0)
            return {x0, x0};
        const SolverPoint now = solver_point(diffusion.tables(), position);
        const SolverPoint next = solver_point(diffusion.tables(), position - 1);
        const at::Tensor corrected = last_x_.defined() ? correct(x0, now) : x;
        const double h = next.lambda - now.lambda;
        const at::Tensor ahead = last_x0_.defined() ? x0 + h / (2 * last_h_) * (x0 - last_x0_) : x0;
        older_x0_ = last_x0_;
        older_h_ = last_h_;
        last_x_ = corrected;
        last_x0_ = x0;
        last_h_ = h;
        last_point_ = now;
        return {next.noise / now.noise * corrected - next.signal * std::expm1(-h) * ahead, x0};
    }

  private:
    /// The step that led to `now` once more, with the picture predicted there.
    at::Tensor correct(const at::Tensor& x0, const SolverPoint& now) const {
        const double h = last_h_, shrink = std::expm1(-h);
        const at::Tensor change = x0 - last_x0_;
        at::Tensor slope = 0.5 * change;
        if (older_x0_.defined()) {
            // Two equations for the weights of the older and the new difference (eq. 11 of the paper).
            const double ratio = -older_h_ / h;
            const double phi2 = -shrink / h - 1, phi3 = -phi2 / h - 0.5;
            const double b1 = phi2 / shrink, b2 = 2 * phi3 / shrink;
            const double older = (b1 - b2) / (1 - ratio), newer = b1 - older;
            slope = older / ratio * (older_x0_ - last_x0_) + newer * change;
        }
        return now.noise / last_point_.noise * last_x_ - now.signal * shrink * (last_x0_ + slope);
    }

    Threshold threshold_;
    at::Tensor last_x_, last_x0_, older_x0_;
    double last_h_ = 0, older_h_ = 0;
    SolverPoint last_point_;
};

} // namespace

std::unique_ptr<StepSampler> make_unipc_sampler(const Threshold& threshold) {
    return std::make_unique<UniPcSampler>(threshold);
}

} // namespace sinopia
