#pragma once

#include "app/parity/reference_file.h"
#include "jobs/diffusion_config.h"
#include "model/sdm_unet.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sinopia::parity {

/// One reference model: <name>.config.json, .pt, .params.json and three files of quantities.
struct ReferenceModel {
    std::filesystem::path folder;
    std::string name;
    nlohmann::json settings; ///< config.json; "_derived" says how the quantities were made

    std::filesystem::path file(const std::string& ending) const { return folder / (name + ending); }
    const nlohmann::json& derived() const;
    /// Numbers of a list in "_derived"; empty without one.
    std::vector<double> derived_numbers(const char* key) const;
    std::string derived_text(const char* key) const;

    NetworkConfig network_config() const;
    DiffusionConfig diffusion_config() const;
    /// The network with the checkpoint's weights, in evaluation mode. Throws Error.
    SdmUNet load_network() const;
};

/// Names of all models whose config.json lies in the folder, sorted.
std::vector<std::string> model_names(const std::filesystem::path& folder);
ReferenceModel read_model(const std::filesystem::path& folder, const std::string& name);

/// Files of quantities or weights in the folder that belong to none of `models` nor to the shared sets,
/// sorted.
std::vector<std::string> stray_files(const std::filesystem::path& folder,
                                     const std::vector<std::string>& models);

/// The quantities that the folder's MANIFEST.md lists under each file's heading; empty without one.
std::map<std::string, std::vector<std::string>> listed_quantities(const std::filesystem::path& folder);

} // namespace sinopia::parity
