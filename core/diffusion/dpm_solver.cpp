#include "diffusion/predicted_x0.h"
#include "diffusion/sampling.h"
#include "diffusion/solver_point.h"

#include <ATen/ATen.h>

#include <cmath>

namespace sinopia {

namespace {

/// DPM-Solver++(2M), arXiv 2211.01095 algorithm 2, and its SDE variant (section 5): in lambda, half the log
/// signal-to-noise ratio, the predicted picture is continued along a straight line through the last two.
class DpmSolver : public StepSampler {
  public:
    DpmSolver(bool stochastic, const Threshold& threshold) : stochastic_(stochastic), threshold_(threshold) {}

    void reset() override { previous_ = at::Tensor(); }

    std::pair<at::Tensor, at::Tensor> step(const GaussianDiffusion& diffusion, const at::Tensor& output,
                                           const at::Tensor& x, int position,
                                           const NoiseSource& noise) override {
        const at::Tensor t = at::full({x.size(0)}, position, x.options().dtype(at::kLong));
        const at::Tensor x0 = predicted_x0(diffusion, output, x, t, threshold_);
        const at::Tensor drawn = stochastic_ ? noise(x) : at::Tensor();
        if (position == 0)
            return {x0, x0};
        const SolverPoint now = solver_point(diffusion.tables(), position);
        const SolverPoint next = solver_point(diffusion.tables(), position - 1);
        const double h = next.lambda - now.lambda;
        const at::Tensor ahead = previous_.defined() ? x0 + h / (2 * last_h_) * (x0 - previous_) : x0;
        previous_ = x0;
        last_h_ = h;
        if (!stochastic_)
            return {next.noise / now.noise * x - next.signal * std::expm1(-h) * ahead, x0};
        const double fresh = -std::expm1(-2 * h); // share of the noise variance that is drawn anew
        return {next.noise / now.noise * std::exp(-h) * x + next.signal * fresh * ahead +
                    next.noise * std::sqrt(fresh) * drawn,
                x0};
    }

  private:
    bool stochastic_;
    Threshold threshold_;
    at::Tensor previous_;
    double last_h_ = 0;
};

} // namespace

std::unique_ptr<StepSampler> make_dpm_solver(bool stochastic, const Threshold& threshold) {
    return std::make_unique<DpmSolver>(stochastic, threshold);
}

} // namespace sinopia
