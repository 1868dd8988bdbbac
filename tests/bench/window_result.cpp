#include "bench/window_result.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace sinopia {

static std::string lineOf(const WindowResult& r) {
    const nlohmann::json line{{"what", r.name},
                              {"view", r.view},
                              {"zoom", r.zoom},
                              {"brush", r.brush},
                              {"previews", r.previews},
                              {"events", r.wall.count},
                              {"wall_p50_ms", r.wall.p50},
                              {"wall_p99_ms", r.wall.p99},
                              {"wall_max_ms", r.wall.max},
                              {"work_p50_ms", r.work.p50},
                              {"work_p99_ms", r.work.p99},
                              {"work_max_ms", r.work.max},
                              {"paints_per_second", r.paints_per_second}};
    return line.dump();
}

void printResults(const std::vector<WindowResult>& results, bool json) {
    if (!json)
        std::printf("%-7s %-8s %5s %5s %-8s | wall ms: p50 %6s %6s | work ms: p50 %6s %6s | %s\n", "what",
                    "view", "zoom", "brush", "previews", "p99", "max", "p99", "max", "paints/s");
    for (const WindowResult& r : results)
        if (json)
            std::printf("%s\n", lineOf(r).c_str());
        else
            std::printf("%-7s %-8s %5.2f %5.0f %-8s | %12.2f %6.2f %6.2f | %12.2f %6.2f %6.2f | %.0f\n",
                        r.name.c_str(), r.view.c_str(), r.zoom, r.brush, r.previews ? "20/s" : "none",
                        r.wall.p50, r.wall.p99, r.wall.max, r.work.p50, r.work.p99, r.work.max,
                        r.paints_per_second);
}

} // namespace sinopia
