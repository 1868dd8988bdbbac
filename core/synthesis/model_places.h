#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// The folder of bundled models and examples: $SINOPIA_RESOURCES, ../share/sinopia beside the program
/// (installed), or `resources` in a folder above the program (a build tree). Empty if there is none.
std::filesystem::path resource_folder();

/// The person's own models: sinopia/models in the XDG data folder. It need not exist.
std::filesystem::path user_model_folder();

/// What a checkpoint argument means: an existing file or folder; else the name of a user's or bundled model;
/// "" is the bundled default model. Throws Error if there is nothing of the kind.
std::filesystem::path find_model(const std::string& checkpoint);

} // namespace sinopia
