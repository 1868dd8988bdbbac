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
    Size size;     ///< trained at
    int steps = 0; ///< sampling steps that suit it; 0: as asked
};

struct LoadedModel {
    ModelManifest manifest; ///< generated where the checkpoint has none
    std::filesystem::path path;
    std::string hash;                ///< SHA-256 of the weights file; of several files' digests in order
    std::vector<LoadedStage> stages; ///< the base first
};

/// Loads a model: a folder with manifest.json (or a run folder: its newest checkpoint's EMA), or one weights
/// file, .safetensors or .pt as the original SDM writes them. A file's configuration is `config`, else the
/// sidecar `<stem>.config.json`, else the manifest of the model or run folder it lies in, else derived from
/// the weights. Weights are taken as stored, those of files of 256 MiB and more stay in the file; a checksum in the
/// manifest is checked.
/// Networks are in eval mode.
///
/// Throws Error: missing, extra and mis-shaped keys are listed in one table.
LoadedModel load_model(const std::filesystem::path& checkpoint, const std::filesystem::path& config = {});

/// The configuration that the tensors' names and shapes imply: num_channels, multipliers, label channels,
/// learn_sigma, res blocks, updown, attention places, SPADE width. Heads cannot be seen; the original's
/// published setting (64 channels a head, or the whole width where it is smaller) is assumed.
NetworkConfig derive_network_config(const TensorFile& file);

/// In which type weights stand in memory.
enum class WeightTypes {
    float32,
    as_stored, ///< large ones in the file's 16 bit, where it has 16; model/layers.h computes with both
    in_file    ///< these are not even copied: the file must stay as it is while the network lives
};

/// Copies the file's tensors into the network's parameters, all or none; other floats are converted. `prefix` is a
/// wrapper level such as "model."; empty: found by itself (find_prefix). Throws Error with one table of the missing,
/// extra and mis-shaped keys.
void load_weights(SdmUNet& network, const TensorFile& file, const std::string& prefix = "",
                  WeightTypes types = WeightTypes::float32);

/// The wrapper level under which a checkpoint keeps the network, such as "ema." or "state_dict.model."; EMA
/// weights are preferred. Empty where the names stand bare, and where there is no SDM network at all.
std::string find_prefix(const TensorFile& file);

/// Writes all parameters as safetensors, in the network's order, as f32, bf16 or f16. Throws Error if a
/// weight is too large for f16 or not finite.
void save_weights(const SdmUNet& network, const std::filesystem::path& path,
                  ElementType type = ElementType::f32);

} // namespace sinopia
