#include "ui/jobs/training_line.h"

#include "base/error.h"
#include "formats/json_file.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sinopia {
namespace {

using Json = nlohmann::json;
using Kind = TrainingLine::Kind;

constexpr JsonLimits line_limits{std::size_t{64} << 10, 4096};
constexpr std::size_t most_bands = 64;
constexpr std::size_t longest_text = 2000;
constexpr long long largest_step = 1'000'000'000'000'000; ///< exact as a double

double number_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? found->get<double>() : StepNumbers::unknown;
}

std::optional<long long> whole_of(const Json& json, const char* key) {
    const double value = number_of(json, key);
    if (!std::isfinite(value) || std::abs(value) > static_cast<double>(largest_step))
        return {};
    return static_cast<long long>(value);
}

std::string text_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>().substr(0, longest_text)
                                                     : std::string();
}

Kind kind_of(const std::string& event) {
    static constexpr std::pair<const char*, Kind> names[] = {{"started", Kind::started},
                                                             {"held_out", Kind::held_out},
                                                             {"sample", Kind::sample},
                                                             {"saved", Kind::saved},
                                                             {"skipped", Kind::skipped},
                                                             {"micro_batch", Kind::micro_batch},
                                                             {"rolled_back", Kind::rolled_back},
                                                             {"stopped", Kind::stopped},
                                                             {"done", Kind::done},
                                                             {"save_failed", Kind::save_failed},
                                                             {"failed", Kind::failed}};
    for (const auto& [name, kind] : names)
        if (event == name)
            return kind;
    return Kind::other;
}

bool is_plain_name(const std::string& name) {
    return !name.empty() && name.front() != '.' && name.find('/') == std::string::npos;
}

std::vector<BandLoss> bands_of(const Json& json) {
    std::vector<BandLoss> bands;
    const auto list = json.find("bands");
    if (list == json.end() || !list->is_array())
        return bands;
    for (const Json& each : *list) {
        if (!each.is_object() || bands.size() == most_bands)
            continue;
        const auto from = whole_of(each, "from"), to = whole_of(each, "to");
        if (from && to && *from >= 0 && *from < *to && *to <= 1'000'000)
            bands.push_back({static_cast<int>(*from), static_cast<int>(*to), number_of(each, "loss")});
    }
    return bands;
}

StepNumbers numbers_of(const Json& json) {
    return {number_of(json, "loss"),         number_of(json, "grad_norm"),
            number_of(json, "lr"),           number_of(json, "samples_per_second"),
            number_of(json, "seconds_left"), number_of(json, "memory_mib")};
}

/// What an event says beside its step; false if the line cannot be trusted.
bool read_event(TrainingLine& line, const Json& json) {
    switch (line.kind) {
    case Kind::started:
        line.number = whole_of(json, "pid").value_or(0);
        return true;
    case Kind::sample:
        line.text = text_of(json, "file");
        return is_plain_name(line.text);
    case Kind::saved:
        line.text = text_of(json, "checkpoint");
        return is_plain_name(line.text);
    case Kind::micro_batch:
        line.number = whole_of(json, "micro_batch").value_or(0);
        return line.number > 0;
    case Kind::rolled_back: {
        const auto to = whole_of(json, "to");
        line.number = to.value_or(0);
        return to && *to >= 0;
    }
    default:
        line.text = text_of(json, "reason");
        return true;
    }
}

} // namespace

std::optional<TrainingLine> parse_training_line(std::string_view text) {
    try {
        const Json json = parse_json(text, "progress.jsonl", line_limits);
        if (!json.is_object())
            return {};
        const auto step = whole_of(json, "step");
        if (!step || *step < 0)
            return {};
        TrainingLine line;
        line.step = *step;
        line.numbers = numbers_of(json);
        if (!json.contains("event")) {
            line.kind = Kind::step;
            return line;
        }
        line.kind = kind_of(text_of(json, "event"));
        line.bands = bands_of(json);
        return read_event(line, json) ? std::optional(std::move(line)) : std::nullopt;
    } catch (const Error&) {
        return {};
    }
}

bool closes(Kind kind) {
    return kind == Kind::stopped || kind == Kind::done || kind == Kind::failed;
}

} // namespace sinopia
