#include "jobs/diffusion_config.h"

#include "base/error.h"

#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace sinopia {

namespace {

template <class Value, std::size_t N>
using Names = std::array<std::pair<std::string_view, Value>, N>;

constexpr Names<NoiseSchedule, 4> schedule_names{{{"linear", NoiseSchedule::linear},
                                                  {"cosine", NoiseSchedule::cosine},
                                                  {"quadratic", NoiseSchedule::quadratic},
                                                  {"sigmoid", NoiseSchedule::sigmoid}}};
constexpr Names<Prediction, 3> prediction_names{
    {{"epsilon", Prediction::epsilon}, {"x0", Prediction::x0}, {"v", Prediction::v}}};
constexpr Names<VarianceType, 4> variance_names{{{"fixed_small", VarianceType::fixed_small},
                                                 {"fixed_large", VarianceType::fixed_large},
                                                 {"learned", VarianceType::learned},
                                                 {"learned_range", VarianceType::learned_range}}};
constexpr Names<LossType, 4> loss_names{{{"mse", LossType::mse},
                                         {"rescaled_mse", LossType::rescaled_mse},
                                         {"kl", LossType::kl},
                                         {"rescaled_kl", LossType::rescaled_kl}}};

template <class Value, std::size_t N>
std::string name_of(const Names<Value, N>& names, Value value) {
    for (const auto& [name, candidate] : names)
        if (candidate == value)
            return std::string(name);
    throw Error("a diffusion setting has a value outside its choices");
}

[[noreturn]] void refuse_setting(std::string_view key, const std::string& wanted) {
    throw Error("diffusion settings: \"" + std::string(key) + "\" must be " + wanted);
}

bool read_flag(const nlohmann::json& json, const char* key, bool fallback) {
    const auto found = json.find(key);
    if (found == json.end())
        return fallback;
    if (!found->is_boolean())
        refuse_setting(key, "true or false");
    return found->get<bool>();
}

/// Reads one of the names into `value`; says whether the key was there.
template <class Value, std::size_t N>
bool read_choice(const nlohmann::json& json, const char* key, const Names<Value, N>& names, Value& value) {
    const auto found = json.find(key);
    if (found == json.end())
        return false;
    std::string choices;
    for (const auto& [name, candidate] : names) {
        if (found->is_string() && found->get_ref<const std::string&>() == name) {
            value = candidate;
            return true;
        }
        choices += (choices.empty() ? "" : ", ") + std::string(name);
    }
    refuse_setting(key, "one of " + choices);
}

int read_steps(const nlohmann::json& json, int fallback) {
    const auto found = json.find("diffusion_steps");
    if (found == json.end())
        return fallback;
    if (!found->is_number_integer() || found->get<double>() < 1 || found->get<double>() > 100000)
        refuse_setting("diffusion_steps", "a whole number from 1 to 100000");
    return found->get<int>();
}

} // namespace

std::vector<std::string> DiffusionConfig::problems() const {
    std::vector<std::string> found;
    if (diffusion_steps < 1 || diffusion_steps > 100000)
        found.push_back("the number of diffusion steps must be from 1 to 100000");
    else if (noise_schedule != NoiseSchedule::cosine && diffusion_steps <= 20)
        found.push_back(
            "this noise schedule needs more than 20 diffusion steps; use more, or the cosine schedule");
    if (!std::isfinite(schedule_shift) || schedule_shift < 0.01 || schedule_shift > 100)
        found.push_back("the schedule shift must be from 0.01 to 100");
    return found;
}

DiffusionConfig diffusion_config_from_json(const nlohmann::json& json) {
    if (!json.is_object())
        throw Error("diffusion settings: an object of keys and values is wanted");
    DiffusionConfig config;
    config.diffusion_steps = read_steps(json, config.diffusion_steps);
    read_choice(json, "noise_schedule", schedule_names, config.noise_schedule);
    if (!read_choice(json, "prediction", prediction_names, config.prediction))
        config.prediction = read_flag(json, "predict_xstart", false) ? Prediction::x0 : Prediction::epsilon;
    if (!read_choice(json, "variance", variance_names, config.variance))
        config.variance =
            read_flag(json, "learn_sigma", true) ? VarianceType::learned_range : VarianceType::fixed_large;
    if (!read_choice(json, "loss", loss_names, config.loss)) {
        const bool rescaled = read_flag(json, "rescale_learned_sigmas", false);
        config.loss = read_flag(json, "use_kl", false) ? LossType::rescaled_kl
                      : rescaled                       ? LossType::rescaled_mse
                                                       : LossType::mse;
    }
    config.rescale_timesteps = read_flag(json, "rescale_timesteps", config.rescale_timesteps);
    config.vlb_at_zero = read_flag(json, "vlb_at_zero", config.vlb_at_zero);
    if (const auto shift = json.find("schedule_shift"); shift != json.end()) {
        if (!shift->is_number())
            refuse_setting("schedule_shift", "a number");
        config.schedule_shift = shift->get<double>();
    }
    return config;
}

nlohmann::json to_json(const DiffusionConfig& config) {
    const bool learned =
        config.variance == VarianceType::learned || config.variance == VarianceType::learned_range;
    return {{"diffusion_steps", config.diffusion_steps},
            {"noise_schedule", name_of(schedule_names, config.noise_schedule)},
            {"prediction", name_of(prediction_names, config.prediction)},
            {"predict_xstart", config.prediction == Prediction::x0},
            {"variance", name_of(variance_names, config.variance)},
            {"learn_sigma", learned},
            {"loss", name_of(loss_names, config.loss)},
            {"use_kl", config.loss == LossType::kl || config.loss == LossType::rescaled_kl},
            {"rescale_learned_sigmas", config.loss == LossType::rescaled_mse},
            {"rescale_timesteps", config.rescale_timesteps},
            {"vlb_at_zero", config.vlb_at_zero},
            {"schedule_shift", config.schedule_shift}};
}

} // namespace sinopia
