#include "diffusion/predicted_x0.h"
#include "diffusion/sampling.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace sinopia {

namespace {

/// arXiv 2010.02502 eq. 12 and 16; the network's variance is not used.
class DdimSampler : public StepSampler {
  public:
    DdimSampler(double eta, const Threshold& threshold) : eta_(eta), threshold_(threshold) {}

    std::pair<at::Tensor, at::Tensor> step(const GaussianDiffusion& diffusion, const at::Tensor& output,
                                           const at::Tensor& x, int position,
                                           const NoiseSource& noise) override {
        const at::Tensor t = at::full({x.size(0)}, position, x.options().dtype(at::kLong));
        const at::Tensor x0 = predicted_x0(diffusion, output, x, t, threshold_);
        const at::Tensor epsilon = diffusion.epsilon_from_x0(x, x0, t);
        const double signal = diffusion.tables().alphas_cumprod[position];
        const double next_signal = diffusion.tables().alphas_cumprod_prev[position];
        const double sigma =
            eta_ * std::sqrt((1 - next_signal) / (1 - signal)) * std::sqrt(1 - signal / next_signal);
        const double direction = std::sqrt(std::max(0.0, 1 - next_signal - sigma * sigma));
        const at::Tensor drawn = noise(x);
        at::Tensor next = std::sqrt(next_signal) * x0 + direction * epsilon;
        if (position > 0 && sigma > 0)
            next = next + sigma * drawn;
        return {next, x0};
    }

  private:
    double eta_;
    Threshold threshold_;
};

} // namespace

std::unique_ptr<StepSampler> make_ddim_sampler(double eta, const Threshold& threshold) {
    return std::make_unique<DdimSampler>(eta, threshold);
}

} // namespace sinopia
