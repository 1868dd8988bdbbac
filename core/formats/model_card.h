#pragma once

#include "formats/model_manifest.h"

#include <nlohmann/json.hpp>

#include <string>

namespace sinopia {

/// README.md of a model folder, Markdown: what the model paints, its classes, how it was trained and judged,
/// how it is used and what it cannot do; with the header of keys that model collections on the web read.
std::string model_card(const ModelManifest& manifest);

/// ModelManifest::training as it may be published: of folders and files on this machine only the last name.
nlohmann::json published_training(nlohmann::json training);

} // namespace sinopia
