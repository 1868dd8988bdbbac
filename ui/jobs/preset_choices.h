#pragma once

#include "jobs/training.h"

#include <cstddef>
#include <span>
#include <string>

namespace sinopia {

/// A set of training options that go well together, for a person who does not want to choose each.
struct PresetChoice {
    const char* id;
    const char* title;    ///< to be translated, context "TrainingPresets"
    const char* sentence; ///< for what data and machine; likewise
    const char* options;  ///< JSON: what differs from TrainingOptions' defaults
};

/// From small to large; the original's own after them.
std::span<const PresetChoice> preset_choices();

/// The preset over fresh options. What is the person's own stays: data and how they are read, run folder,
/// initial weights, seed, device and threads.
TrainingOptions with_choice(const PresetChoice& preset, const TrainingOptions& own);

/// The preset that suits so many pairs of at least `side` pixels on a machine with or without a graphics
/// card.
const PresetChoice& suitable_choice(std::size_t pairs, int side, bool graphics_card);

} // namespace sinopia
