#include "app/cli/bench_canvas.h"

#include "app/cli/options.h"
#include "ui/canvas/canvas_bench_text.h"

#include <cstdio>

namespace sinopia::cli {

int bench_canvas(int argc, char** argv) {
    Options options(
        "bench canvas",
        "Measures painting without a window: from a pointer's report to the coloured pixels of the "
        "frame, for brushes of 4 to 400 pixels at three zooms, bucket fill, undo and memory.");
    options.option("size", "WxH", "of the map", "4096x4096")
        .option("classes", "N", "classes of the map", "182")
        .option("view", "WxH", "of the canvas, device pixels", "1400x900")
        .option("events", "N", "pointer reports for each brush and zoom", "600")
        .option("seed", "K", "of map and strokes", "1")
        .flag("json", "a JSON object a line");
    if (!options.parse(argc, argv))
        return 0;
    CanvasBenchOptions bench;
    bench.map = options.size("size");
    bench.classes = options.integer("classes", 1, 65535);
    bench.view = options.size("view");
    bench.events = options.integer("events", 20, 1000000);
    bench.seed = static_cast<std::uint32_t>(options.integer64("seed", 0, 0xffffffffLL));
    const CanvasBenchReport report = benchCanvas(bench);
    std::fputs((options.on("json") ? benchLines(report) : benchTable(report)).c_str(), stdout);
    return 0;
}

} // namespace sinopia::cli
