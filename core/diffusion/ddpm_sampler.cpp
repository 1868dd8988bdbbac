#include "diffusion/sampling.h"

#include <ATen/ATen.h>

namespace sinopia {

namespace {

/// x_{t-1} = mean + exp(0.5 log_variance) noise, arXiv 2006.11239 algorithm 2; no noise at t = 0.
class DdpmSampler : public StepSampler {
  public:
    explicit DdpmSampler(const Threshold& threshold) : threshold_(threshold) {}

    std::pair<at::Tensor, at::Tensor> step(const GaussianDiffusion& diffusion, const at::Tensor& output,
                                           const at::Tensor& x, int position,
                                           const NoiseSource& noise) override {
        const at::Tensor t = at::full({x.size(0)}, position, x.options().dtype(at::kLong));
        const ReverseStep reverse = diffusion.p_mean_variance(output, x, t, threshold_);
        const at::Tensor drawn = noise(x);
        if (position == 0)
            return {reverse.mean, reverse.pred_x0};
        return {reverse.mean + at::exp(0.5 * reverse.log_variance) * drawn, reverse.pred_x0};
    }

  private:
    Threshold threshold_;
};

} // namespace

std::unique_ptr<StepSampler> make_ddpm_sampler(const Threshold& threshold) {
    return std::make_unique<DdpmSampler>(threshold);
}

} // namespace sinopia
