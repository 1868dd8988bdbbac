#pragma once

#include "evaluation/segmenter.h"

#include <filesystem>

namespace sinopia {

/// Where a segmenter argument points to: "" is the bundled one. Throws Error if there is none.
std::filesystem::path find_segmenter(const std::string& argument);

/// Loads a segmenter: a folder with manifest.json (one stage of the role "segmenter") and the weights it
/// names, or a run folder of train_segmenter, of which the newest averaged weights count. A checksum in the
/// manifest is checked. Throws Error.
Segmenter load_segmenter(const std::filesystem::path& folder);

/// Makes a segmenter folder of a run's newest averaged weights, in 16-bit floats: manifest.json and
/// segmenter-<hash>.safetensors, whose older forms are removed once the manifest stands. A README.md there is
/// left alone. Throws Error if a weight does not fit 16 bits or the folder cannot be written.
void publish_segmenter(const std::filesystem::path& run, const std::filesystem::path& folder,
                       const std::string& license);

} // namespace sinopia
