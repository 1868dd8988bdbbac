#pragma once

#include "jobs/training.h"

#include <cstddef>
#include <string>
#include <vector>

namespace sinopia {

/// A set of training options that go well together, for a person who does not want to choose each.
struct PresetChoice {
    std::string id;
    std::string title;      ///< to be translated, context "TrainingPresets"
    std::string sentence;   ///< for what data and machine; likewise
    nlohmann::json options; ///< what differs from TrainingOptions' defaults
};

/// First those for a person's own pairs, from small to large; then the command line's, by their names: the
/// original's networks and published recipes.
const std::vector<PresetChoice>& preset_choices();

/// The preset over fresh options. What is the person's own stays: data, their classes and styles and how
/// they are read, run folder, initial weights, seed, device and threads.
TrainingOptions with_choice(const PresetChoice& preset, const TrainingOptions& own);

/// The preset that suits so many pairs of at least `side` pixels on a machine with or without a graphics
/// card.
const PresetChoice& suitable_choice(std::size_t pairs, int side, bool graphics_card);

} // namespace sinopia
