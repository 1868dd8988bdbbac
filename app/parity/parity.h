#pragma once

#include "app/parity/tested_network.h"

#include <filesystem>
#include <iosfwd>

namespace sinopia::parity {

/// Compares every quantity of the reference set in `folder` and prints a line for each and the total. Returns
/// 0 if all are within tolerance, else 1. Throws Error if the folder is no reference set.
int compare_all(const std::filesystem::path& folder, std::ostream& out,
                EngineKind engine = EngineKind::plain);

} // namespace sinopia::parity
