#pragma once

#include "ui/canvas/bench_scene.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sinopia {

/// What the canvas is measured with. The window is left out: the document, the tools, the colouring and the
/// drawing of the frame's pixels remain, which is all but the copy to the screen.
struct CanvasBenchOptions {
    Size map{4096, 4096};
    int classes = 182;
    Size view{1400, 900};
    int events = 600; ///< of each kind of stroke
    std::uint32_t seed = 1;
};

struct CanvasBenchRow {
    std::string what; ///< press, move, release, fill, undo or redo of a stroke or a fill
    double zoom = 0;
    double brush = 0; ///< image pixels; 0: does not matter
    Spread wall;      ///< ms until the pixels are in the frame
    Spread work;      ///< ms of this thread's processor time for the same
};

struct CanvasBenchReport {
    std::vector<CanvasBenchRow> rows;
    std::size_t raw_bytes = 0;  ///< of map, picture and erase region
    std::size_t held_bytes = 0; ///< by document, history and display after all strokes; 0: not known here
    std::size_t undo_steps = 0, undo_bytes = 0;
    double memory_ratio() const {
        return raw_bytes == 0 ? 0 : static_cast<double>(held_bytes) / static_cast<double>(raw_bytes);
    }
};

CanvasBenchReport benchCanvas(const CanvasBenchOptions& options);

} // namespace sinopia
