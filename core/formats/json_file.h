#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// Parses a JSON file of at most 4 MB and half a million values, nested at most 64 deep, without duplicate
/// keys. Throws Error naming the file and the byte.
nlohmann::json read_json_file(const std::filesystem::path& path);

/// What one parse may cost.
struct JsonLimits {
    std::size_t bytes = 4 << 20;
    std::size_t values = 500'000;
};

/// The same over text already in memory; `where` names it in messages.
nlohmann::json parse_json(std::string_view text, const std::string& where, const JsonLimits& limits = {});

/// Writes indented JSON whole or not at all.
void write_json_file(const std::filesystem::path& path, const nlohmann::json& json);

/// Checked access to the keys of one JSON object; every complaint names the place and the key. Keeps a
/// reference.
class JsonObject {
  public:
    /// Throws Error if `json` is no object.
    JsonObject(const nlohmann::json& json, std::string where);

    const std::string& where() const { return where_; }
    [[noreturn]] void fail(const char* key, const std::string& cause) const;

    /// A required text of at most 1 MB.
    std::string text(const char* key) const;
    std::string text(const char* key, const std::string& otherwise) const;
    /// A required text of at most `limit` bytes.
    const std::string& long_text(const char* key, std::size_t limit) const;
    std::int64_t integer(const char* key, std::int64_t otherwise, std::int64_t low, std::int64_t high) const;
    /// A required list of exactly `count` whole numbers.
    std::vector<std::int64_t> integers(const char* key, std::size_t count, std::int64_t low,
                                       std::int64_t high) const;
    /// An object; an empty one if the key is missing or null.
    nlohmann::json object(const char* key) const;
    /// A required list of at most `limit` entries.
    const nlohmann::json& array(const char* key, std::size_t limit) const;

  private:
    const nlohmann::json* find(const char* key) const;
    std::int64_t checked(const char* key, const nlohmann::json& value, std::int64_t low,
                         std::int64_t high) const;

    const nlohmann::json& json_;
    std::string where_;
};

} // namespace sinopia
