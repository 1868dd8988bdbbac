#pragma once

#include "image/label_set.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// One network of a model: a plain model has one, a cascade a base and super-resolution stages after it.
struct ModelStage {
    std::string role = "base"; ///< "base", "super-resolution", or alone "segmenter": it judges pictures
    std::string weights;       ///< file name beside the manifest
    std::string sha256;        ///< of that file
    Size size;                 ///< the picture size it was trained at
    nlohmann::json network;    ///< NetworkConfig
    nlohmann::json diffusion;  ///< DiffusionConfig
    int steps = 0;             ///< sampling steps that suit this stage; 0: as the person asks
};

/// `manifest.json` of a model folder: a model is one thing to the person, whatever its stages.
struct ModelManifest {
    std::string name;
    std::string description;
    std::string license;
    LabelSet labels;
    std::vector<ModelStage> stages;
    nlohmann::json styles;    ///< [{"name": "light", "choices": ["noon", ...]}], one per global style
    nlohmann::json defaults;  ///< {"sampler": "ddim", "steps": 15, "guidance": 1.5, "style": {"light": "noon"}}
    nlohmann::json training;  ///< data, steps, held-out loss: for people
    long long max_pixels = 0; ///< above this the work is done at a reduced size; 0: no limit
};

/// Reads and checks a manifest. Throws Error with the file and the key.
ModelManifest read_model_manifest(const std::filesystem::path& path);
void write_model_manifest(const std::filesystem::path& path, const ModelManifest& manifest);

/// classes.json of a dataset: {"names": [], "colors": [[r,g,b]], "ignore": int?, "groups": []?}.
LabelSet read_label_set(const std::filesystem::path& path);
LabelSet label_set_from_json(const nlohmann::json& json, const std::string& where);
nlohmann::json to_json(const LabelSet& labels);

} // namespace sinopia
