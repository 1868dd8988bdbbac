#pragma once

#include "formats/model_manifest.h"
#include "formats/tensor_file.h"
#include "jobs/diffusion_config.h"
#include "jobs/network_config.h"
#include "model/sdm_unet.h"

#include <filesystem>
#include <optional>
#include <string>

namespace sinopia {

/// A network ready to run and what is known about it.
struct LoadedStage {
    SdmUNet network{nullptr};
    DiffusionConfig diffusion;
    Size size;      ///< trained at
    int steps = 0;  ///< sampling steps that suit it; 0: as asked
};

struct LoadedModel {
    ModelManifest manifest;          ///< generated where the checkpoint has none
    std::filesystem::path path;
    std::string hash;                ///< SHA-256 of the weights, of all stages in order
    std::vector<LoadedStage> stages; ///< the base first
};

/// Loads a model: a folder with manifest.json (or a run folder: its newest checkpoint's EMA), or one weights file
/// (.safetensors or .pt as the original SDM writes them) with the sidecar `<stem>.config.json`, `config`, or
/// the configuration derived from the weights where neither exists. Weights are copied out of the mapping once.
///
/// Throws Error: missing, extra and mis-shaped keys are listed in one table.
LoadedModel load_model(const std::filesystem::path& checkpoint, const std::filesystem::path& config = {});

/// The configuration that the tensors' names and shapes imply: num_channels, multipliers, label channels,
/// learn_sigma, res blocks, updown, attention places, SPADE width. Heads cannot be seen; the original's published
/// setting (64 channels a head, or the whole width where it is smaller) is assumed.
NetworkConfig derive_network_config(const TensorFile& file);

/// Copies the file's tensors into the network's parameters. `prefix` is a wrapper level such as "model.".
void load_weights(SdmUNet& network, const TensorFile& file, const std::string& prefix = "");

/// Writes all parameters as safetensors, in the network's order, as f32 or 16-bit.
void save_weights(const SdmUNet& network, const std::filesystem::path& path, ElementType type = ElementType::f32);

} // namespace sinopia
