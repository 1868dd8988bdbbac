#include "base/error.h"
#include "diffusion/sampling.h"
#include "jobs/generation.h"

namespace sinopia {

std::unique_ptr<StepSampler> make_sampler(const SamplingOptions& options) {
    switch (options.sampler) {
    case Sampler::ddpm:
        return make_ddpm_sampler();
    case Sampler::ddim:
        return make_ddim_sampler(options.eta);
    case Sampler::dpmpp_2m:
        return make_dpm_solver(false);
    case Sampler::dpmpp_2m_sde:
        return make_dpm_solver(true);
    case Sampler::unipc:
        return make_unipc_sampler();
    }
    throw Error("unknown sampler");
}

} // namespace sinopia
