#pragma once

#include <nlohmann/json.hpp>

#include <type_traits>

namespace sinopia {

/// The value under a key of what another program wrote; `otherwise` if it is missing or of another kind.
template <class T>
T value_or(const nlohmann::json& json, const char* key, T otherwise) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    if (!json.is_object() || found == json.end())
        return otherwise;
    if constexpr (std::is_same_v<T, bool>)
        return found->is_boolean() ? found->get<bool>() : otherwise;
    else if constexpr (std::is_integral_v<T>)
        return found->is_number_integer() ? found->get<T>() : otherwise;
    else if constexpr (std::is_floating_point_v<T>)
        return found->is_number() ? found->get<T>() : otherwise;
    else
        return found->is_string() ? found->get<T>() : otherwise;
}

/// A list under a key, empty if it is none or longer than `most`.
inline const nlohmann::json& list_or_none(const nlohmann::json& json, const char* key, std::size_t most) {
    static const nlohmann::json none = nlohmann::json::array();
    if (!json.is_object())
        return none;
    const auto found = json.find(key);
    return found != json.end() && found->is_array() && found->size() <= most ? *found : none;
}

} // namespace sinopia
