#pragma once

#include "image/geometry.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// Writes named fields of an options struct into a JSON object. Paths are written as text, a Size as [width,
/// height].
struct JsonFieldWriter {
    nlohmann::json json = nlohmann::json::object();

    template <class T>
    void operator()(const char* key, const T& value) {
        json[key] = value;
    }
    void operator()(const char* key, const std::filesystem::path& value) { json[key] = value.string(); }
    void operator()(const char* key, const Size& value) { json[key] = {value.width, value.height}; }
};

/// Reads named fields of a JSON object into an options struct; a missing key leaves the default. A value of
/// the wrong kind or outside the field's range throws Error naming `where` and the key. Nothing is converted
/// silently: 3.5 is not a whole number and 1 is not a yes.
class JsonFieldReader {
  public:
    /// Throws Error if `json` is no object. Keeps a reference.
    JsonFieldReader(const nlohmann::json& json, std::string where);

    void operator()(const char* key, std::string& value) const;
    void operator()(const char* key, std::filesystem::path& value) const;
    void operator()(const char* key, bool& value) const;
    void operator()(const char* key, int& value) const;
    void operator()(const char* key, long long& value) const;
    void operator()(const char* key, std::uint64_t& value) const;
    void operator()(const char* key, double& value) const;
    void operator()(const char* key, Size& value) const;
    void operator()(const char* key, std::vector<double>& value) const;

  private:
    const nlohmann::json* find(const char* key) const;
    [[noreturn]] void refuse(const char* key, const std::string& wanted) const;
    long long whole_number(const char* key, const nlohmann::json& json, long long low, long long high) const;

    const nlohmann::json& json_;
    std::string where_;
};

} // namespace sinopia
