#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace sinopia {

enum class NoiseSchedule { linear, cosine, quadratic, sigmoid };
enum class Prediction { epsilon, x0, v };
enum class VarianceType { fixed_small, fixed_large, learned, learned_range };
/// The original's loss types; `mse` with learned variance is L_simple + lambda * L_vlb.
enum class LossType { mse, rescaled_mse, kl, rescaled_kl };

/// The forward process and what the network predicts. Keys in JSON follow the original command line.
struct DiffusionConfig {
    int diffusion_steps = 1000;           ///< T
    NoiseSchedule noise_schedule = NoiseSchedule::linear;
    Prediction prediction = Prediction::epsilon; ///< original key: predict_xstart
    VarianceType variance = VarianceType::learned_range; ///< from learn_sigma unless the key "variance" is given
    LossType loss = LossType::mse;        ///< from use_kl and rescale_learned_sigmas unless "loss" is given
    bool rescale_timesteps = false;       ///< the network sees t * 1000 / T as a float
    bool vlb_at_zero = true;              ///< false: no L_vlb term at t = 0, as the diffusers page writes
    double schedule_shift = 1.0;          ///< SNR divided by this squared: more noise for larger pictures

    std::vector<std::string> problems() const;
    bool operator==(const DiffusionConfig&) const = default;
};

DiffusionConfig diffusion_config_from_json(const nlohmann::json& json);
nlohmann::json to_json(const DiffusionConfig& config);

} // namespace sinopia
