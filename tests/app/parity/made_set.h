#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace sinopia::parity {

/// Settings of a small network in the original's terms, before `changes`.
nlohmann::json small_settings(const nlohmann::json& changes);

/// Writes <name>.{pt,config.json,params.json,io,diffusion,sampling}.safetensors for pictures of height x
/// width, laid out as a reference set, with this build's own results: for trying other configurations, not
/// for proving them.
void make_model_set(const std::filesystem::path& folder, const std::string& name,
                    const nlohmann::json& settings, int height, int width);

} // namespace sinopia::parity
