#pragma once

#include "formats/tensor_file.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia::cli {

/// How a model folder is made out of checkpoints.
struct ModelFolderPlan {
    std::filesystem::path base;                          ///< weights, model folder or run folder
    std::filesystem::path config;                        ///< sidecar of `base`, or empty
    std::vector<std::filesystem::path> super_resolution; ///< further stages, in order
    int super_resolution_steps = 0;                      ///< their sampling steps; 0: as the person asks
    std::filesystem::path output;                        ///< the folder to make
    std::string name, description, license;              ///< empty: as the base's manifest says
    std::filesystem::path classes;                       ///< classes.json, or empty: the base's classes
    ElementType type = ElementType::f16;
    nlohmann::json defaults;   ///< sampler, steps, guidance, style; members override
    long long max_pixels = -1; ///< -1: sixteen times the trained size
    bool replace = false;      ///< a model that is there already may be replaced
};

/// Writes weights under names that carry their content's hash, then manifest.json, in one atomic step each:
/// the folder holds the old model or the new one at any time; weights that no manifest names are removed
/// last. A card, README.md, is written beside them where there is none. Throws Error if there is a model and
/// `replace` is not set.
void write_model_folder(const ModelFolderPlan& plan);

} // namespace sinopia::cli
