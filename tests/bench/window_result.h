#pragma once

#include "ui/canvas/bench_scene.h"

#include <string>
#include <vector>

namespace sinopia {

/// One row of the window benchmark.
struct WindowResult {
    std::string name;
    std::string view = "blend";
    double zoom = 0;
    double brush = 0;
    bool previews = false;
    Spread wall; ///< ms from when an event was due to the end of its painting
    Spread work; ///< ms of processor time of the window's thread for the same
    double paints_per_second = 0;
};

/// A table for people, or a JSON object a line.
void printResults(const std::vector<WindowResult>& results, bool json);

} // namespace sinopia
