#pragma once

#include "jobs/generation.h"

#include <memory>

namespace sinopia {

/// The machine-learning side that app hands to the window and the command line. It keeps one model in memory,
/// as long as the asked checkpoint is the same and its files have not changed.
std::unique_ptr<Generator> make_generator();

} // namespace sinopia
