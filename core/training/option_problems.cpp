#include "training/option_problems.h"

#include "base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sinopia {

namespace {

using nlohmann::json;

bool has_problem(const json& options, const std::string& message) {
    try {
        const std::vector<std::string> problems = training_options_from_json(options).problems();
        return std::find(problems.begin(), problems.end(), message) != problems.end();
    } catch (const Error&) {
        return true;
    }
}

/// Whether another value of this one option takes the problem away.
bool is_at_fault(const json& options, const json& defaults, const json::json_pointer& field,
                 const std::string& message) {
    json changed = options;
    changed[field] = defaults.value(field, json());
    if (!has_problem(changed, message))
        return true;
    if (!changed[field].is_string())
        return false;
    changed[field] = "any"; // of places there is no default
    return !has_problem(changed, message);
}

std::string field_of(const json& options, const json& defaults, const std::string& message) {
    std::vector<std::string> fields;
    for (const auto& [key, value] : options.items())
        if (!value.is_object())
            fields.push_back("/" + key);
    for (const char* part : {"network", "diffusion"})
        for (const auto& [key, value] : options.at(part).items())
            fields.push_back("/" + std::string(part) + "/" + key);
    for (const std::string& field : fields) {
        if (!is_at_fault(options, defaults, json::json_pointer(field), message))
            continue;
        std::string name = field.substr(1);
        std::replace(name.begin(), name.end(), '/', '.');
        return name;
    }
    return {};
}

} // namespace

std::vector<OptionProblem> problems_by_field(const TrainingOptions& options) {
    const json given = to_json(options), defaults = to_json(TrainingOptions{});
    std::vector<OptionProblem> found;
    for (const std::string& message : options.problems())
        found.push_back({field_of(given, defaults, message), message});
    return found;
}

} // namespace sinopia
