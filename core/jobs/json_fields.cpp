#include "jobs/json_fields.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace sinopia {
namespace {
constexpr long long int_low = std::numeric_limits<int>::min(), int_high = std::numeric_limits<int>::max();
}

JsonFieldReader::JsonFieldReader(const nlohmann::json& json, std::string where)
    : json_(json), where_(std::move(where)) {
    if (!json.is_object())
        throw Error(where_ + ": a JSON object is expected");
}

const nlohmann::json* JsonFieldReader::find(const char* key) const {
    const auto it = json_.find(key);
    return it == json_.end() ? nullptr : &*it;
}

void JsonFieldReader::refuse(const char* key, const std::string& wanted) const {
    throw Error(where_ + ": \"" + key + "\" must be " + wanted);
}

long long JsonFieldReader::whole_number(const char* key, const nlohmann::json& json, long long low,
                                        long long high) const {
    const std::string wanted =
        "a whole number between " + std::to_string(low) + " and " + std::to_string(high);
    if (!json.is_number_integer() ||
        (json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(high)))
        refuse(key, wanted);
    const auto value = json.get<long long>();
    if (value < low || value > high)
        refuse(key, wanted);
    return value;
}

void JsonFieldReader::operator()(const char* key, std::string& value) const {
    const auto* found = find(key);
    if (!found)
        return;
    if (!found->is_string())
        refuse(key, "a text");
    value = found->get<std::string>();
}

void JsonFieldReader::operator()(const char* key, std::filesystem::path& value) const {
    std::string text = value.string();
    (*this)(key, text);
    if (text.find('\0') != std::string::npos)
        refuse(key, "a path");
    value = text;
}

void JsonFieldReader::operator()(const char* key, bool& value) const {
    const auto* found = find(key);
    if (!found)
        return;
    if (!found->is_boolean())
        refuse(key, "true or false");
    value = found->get<bool>();
}

void JsonFieldReader::operator()(const char* key, int& value) const {
    if (const auto* found = find(key))
        value = static_cast<int>(whole_number(key, *found, int_low, int_high));
}

void JsonFieldReader::operator()(const char* key, long long& value) const {
    if (const auto* found = find(key))
        value = whole_number(key, *found, std::numeric_limits<long long>::min(),
                             std::numeric_limits<long long>::max());
}

void JsonFieldReader::operator()(const char* key, std::uint64_t& value) const {
    const auto* found = find(key);
    if (!found)
        return;
    const bool signed_but_not_negative =
        found->is_number_integer() && !found->is_number_unsigned() && found->get<std::int64_t>() >= 0;
    if (!found->is_number_unsigned() && !signed_but_not_negative)
        refuse(key, "a whole number that is not negative");
    value = found->get<std::uint64_t>();
}

void JsonFieldReader::operator()(const char* key, double& value) const {
    const auto* found = find(key);
    if (!found)
        return;
    if (!found->is_number() || !std::isfinite(found->get<double>()))
        refuse(key, "a finite number");
    value = found->get<double>();
}

void JsonFieldReader::operator()(const char* key, Size& value) const {
    const auto* found = find(key);
    if (!found)
        return;
    if (!found->is_array() || found->size() != 2)
        refuse(key, "[width, height]");
    value = {static_cast<int>(whole_number(key, (*found)[0], 0, int_high)),
             static_cast<int>(whole_number(key, (*found)[1], 0, int_high))};
}

void JsonFieldReader::operator()(const char* key, std::vector<double>& value) const {
    const auto* found = find(key);
    if (!found)
        return;
    const auto is_finite = [](const nlohmann::json& each) {
        return each.is_number() && std::isfinite(each.get<double>());
    };
    if (!found->is_array() || !std::all_of(found->begin(), found->end(), is_finite))
        refuse(key, "a list of finite numbers");
    value = found->get<std::vector<double>>();
}

} // namespace sinopia
