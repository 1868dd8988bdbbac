#include "ui/jobs/training_prediction.h"

#include "ui/jobs/json_values.h"

namespace sinopia {

namespace {

constexpr std::size_t most_problems = 1000;

const nlohmann::json& part(const nlohmann::json& json, const char* key) {
    static const nlohmann::json none = nlohmann::json::object();
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_object() ? *found : none;
}

} // namespace

TrainingPrediction prediction_of(const nlohmann::json& json) {
    TrainingPrediction out;
    for (const nlohmann::json& problem : list_or_none(json, "problems", most_problems))
        out.problems.push_back(
            {value_or(problem, "field", std::string()), value_or(problem, "message", std::string())});
    const nlohmann::json& dataset = part(json, "dataset");
    out.pairs = value_or(dataset, "pairs", 0LL);
    out.held_out = value_or(dataset, "held_out", 0LL);
    out.parameters = value_or(json, "parameters", 0LL);
    const nlohmann::json& memory = part(json, "memory");
    out.memory_mib = value_or(memory, "predicted_mib", out.memory_mib);
    out.available_mib = value_or(memory, "available_mib", out.available_mib);
    out.seconds_per_step = value_or(json, "seconds_per_step", out.seconds_per_step);
    out.seconds_total = value_or(json, "seconds_total", out.seconds_total);
    out.samples_per_second = value_or(json, "samples_per_second", out.samples_per_second);
    out.disk_mib = value_or(json, "disk_mib", out.disk_mib);
    out.micro_batch = value_or(json, "micro_batch", 0);
    out.device = value_or(json, "device", std::string());
    out.precision = value_or(json, "precision", std::string());
    return out;
}

} // namespace sinopia
