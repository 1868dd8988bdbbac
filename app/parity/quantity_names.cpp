#include "app/parity/quantity_names.h"

#include <charconv>
#include <cstdio>

namespace sinopia::parity {

namespace {

/// Takes `word` off the front of `text`.
bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

/// Takes a number off the front of `text`. The digits' own rule ends it: "1.5.x" is 1.5 and ".x".
template <class Number>
std::optional<Number> take_number(std::string_view& text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc())
        return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
}

} // namespace

std::optional<ScheduleName> parse_schedule_name(std::string_view name) {
    ScheduleName result;
    std::string_view rest = name;
    std::size_t letters = 0;
    while (letters < rest.size() && is_letter(rest[letters]))
        ++letters;
    result.schedule = rest.substr(0, letters);
    rest.remove_prefix(letters);
    const auto steps = take_number<int>(rest);
    if (result.schedule.empty() || !steps || !take(rest, "."))
        return {};
    result.steps = *steps;
    if (take(rest, "respace[")) {
        const auto end = rest.find("].");
        if (end == std::string_view::npos)
            return {};
        result.respacing = rest.substr(0, end);
        rest.remove_prefix(end + 2);
    }
    result.array = rest;
    result.prefix = name.substr(0, name.size() - rest.size());
    return result;
}

std::optional<StepCaseName> parse_step_case_name(std::string_view name) {
    StepCaseName result;
    if (!take(name, "p."))
        return {};
    if (!take(name, "noguid")) {
        if (!take(name, "s") || !(result.scale = take_number<double>(name)))
            return {};
        result.clip = !take(name, "_noclip");
    }
    if (!take(name, "."))
        return {};
    result.field = name;
    return result;
}

std::optional<TrajectoryName> parse_trajectory_name(std::string_view name) {
    TrajectoryName result;
    std::string_view rest = name;
    const auto dot = rest.find('.');
    if (dot == std::string_view::npos)
        return {};
    result.sampler = rest.substr(0, dot);
    rest.remove_prefix(dot);
    if (!take(rest, ".s"))
        return {};
    const auto scale = take_number<double>(rest);
    if (!scale)
        return {};
    result.scale = *scale;
    if (take(rest, ".eta") && !(result.eta = take_number<double>(rest)))
        return {};
    if (!take(rest, "."))
        return {};
    result.field = rest;
    result.prefix = name.substr(0, name.size() - rest.size());
    return result;
}

std::string python_number(double value) {
    char text[40];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    std::string result(text, end);
    if (result.find_first_of(".en") == std::string::npos)
        result += ".0";
    return result;
}

} // namespace sinopia::parity
