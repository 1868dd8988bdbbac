#include "base/error.h"
#include "diffusion/sampling.h"
#include "jobs/generation.h"

namespace sinopia {

std::unique_ptr<StepSampler> make_sampler(const SamplingOptions& options) {
    const Threshold threshold(true, options.dynamic_threshold);
    switch (options.sampler) {
    case Sampler::ddpm:
        return make_ddpm_sampler(threshold);
    case Sampler::ddim:
        return make_ddim_sampler(options.eta, threshold);
    case Sampler::dpmpp_2m:
        return make_dpm_solver(false, threshold);
    case Sampler::dpmpp_2m_sde:
        return make_dpm_solver(true, threshold);
    case Sampler::unipc:
        return make_unipc_sampler(threshold);
    }
    throw Error("unknown sampler");
}

std::string respacing_of(const SamplingOptions& options, int steps) {
    switch (options.spacing) {
    case Spacing::even:
        return std::to_string(steps);
    case Spacing::constant_stride:
        return "ddim" + std::to_string(steps);
    case Spacing::log_snr:
        return "snr" + std::to_string(steps);
    }
    throw Error("unknown spacing");
}

} // namespace sinopia
