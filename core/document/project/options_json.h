#pragma once

#include "jobs/generation.h"

#include <string>

namespace sinopia {

/// The sampling options as one JSON object, and back: missing keys leave defaults. Throws Error naming
/// `where` on values of the wrong kind.
std::string options_to_json(const SamplingOptions& options);
SamplingOptions options_from_json(const std::string& text, const std::string& where);

} // namespace sinopia
