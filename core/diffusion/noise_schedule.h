#pragma once

#include "jobs/diffusion_config.h"

#include <string>
#include <vector>

namespace sinopia {

/// The named schedule's betas, float64, length `steps`. linear: 1e-4..2e-2 scaled by 1000/steps; cosine:
/// arXiv 2102.09672 eq. 17, beta capped at 0.999; quadratic and sigmoid as in the guided-diffusion lineage.
/// `shift` divides the signal-to-noise ratio by shift^2 (arXiv 2301.11093 section 3.1); 1 changes nothing.
std::vector<double> make_betas(NoiseSchedule schedule, int steps, double shift = 1.0);

/// The kept timesteps, ascending. "50" or "10,15,20": equal sections, each with fractional stride and the
/// last step kept; "ddim25": the smallest integer stride that gives exactly 25; "": all. Throws Error if
/// impossible.
std::vector<int> space_timesteps(int steps, const std::string& respacing);
/// "snr20": so many of the timesteps of a process, the first and the last among them, as evenly as whole timesteps
/// allow in the logarithm of the signal-to-noise ratio (arXiv 2206.00927 section 3.4). Throws Error if impossible.
std::vector<int> space_by_log_snr(const std::vector<double>& betas, const std::string& respacing);

/// Every array of a (respaced) Gaussian process in float64; index = position in the kept timesteps.
struct ProcessTables {
    std::vector<int> timestep_map; ///< position -> timestep of the full process
    std::vector<double> betas, alphas_cumprod, alphas_cumprod_prev, alphas_cumprod_next;
    std::vector<double> sqrt_alphas_cumprod, sqrt_one_minus_alphas_cumprod, log_one_minus_alphas_cumprod;
    std::vector<double> sqrt_recip_alphas_cumprod, sqrt_recipm1_alphas_cumprod;
    std::vector<double> posterior_variance, posterior_log_variance_clipped;
    std::vector<double> posterior_mean_coef1, posterior_mean_coef2;

    int size() const { return static_cast<int>(betas.size()); }
};

/// Re-derives betas from the kept alphas_cumprod, as the original does also when every step is kept.
ProcessTables make_tables(const std::vector<double>& full_betas, const std::vector<int>& kept_timesteps);

} // namespace sinopia
