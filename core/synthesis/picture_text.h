#pragma once

#include "image/image_io.h"
#include "jobs/generation.h"

#include <nlohmann/json.hpp>

namespace sinopia {

/// Everything that made a picture, for its PNG's text chunks: single keys for people ("Seed", "Model", ...)
/// and all of it as JSON under "Sinopia". No times, paths or host names: the same picture has the same bytes.
PngText picture_text(const GenerationResult& result);

/// The same as JSON: model, model_hash, width, height, seed, sampler, steps, guidance, eta, device, dtype,
/// threads, style, note, and what add_rare_settings adds; of an edit also feather, strength, repaint_jumps, jump_length, context, crop, and
/// what came of it: changed [x, y, width, height], crops, work_share, seam, seam_before.
nlohmann::json settings_json(const GenerationResult& result);

/// guidance_interval [from, to], spacing and dynamic_threshold, each only where it is not as usual.
void add_rare_settings(nlohmann::json& json, const SamplingOptions& options);

} // namespace sinopia
