#include "ui/canvas/canvas_bench_text.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace sinopia {
namespace {

template <class... Args>
std::string text(const char* format, Args... args) {
    char line[256];
    std::snprintf(line, sizeof line, format, args...);
    return line;
}

constexpr double mib = 1 << 20;

} // namespace

std::string benchTable(const CanvasBenchReport& report) {
    std::string out = text("%-11s %6s %6s | %8s %8s %8s | %8s %8s %8s ms\n", "what", "zoom", "brush",
                           "wall p50", "p99", "max", "work p50", "p99", "max");
    for (const CanvasBenchRow& r : report.rows)
        out += text("%-11s %6.2f %6.0f | %8.2f %8.2f %8.2f | %8.2f %8.2f %8.2f\n", r.what.c_str(), r.zoom,
                    r.brush, r.wall.p50, r.wall.p99, r.wall.max, r.work.p50, r.work.p99, r.work.max);
    out += text("memory: %.0f MiB for %.0f MiB of pixels, ratio %.2f; %zu undo steps in %.1f MiB\n",
                static_cast<double>(report.held_bytes) / mib, static_cast<double>(report.raw_bytes) / mib,
                report.memory_ratio(), report.undo_steps, static_cast<double>(report.undo_bytes) / mib);
    return out;
}

std::string benchLines(const CanvasBenchReport& report) {
    std::string out;
    const auto spread = [](nlohmann::json& row, const char* name, const Spread& s) {
        row[std::string(name) + "_p50_ms"] = s.p50;
        row[std::string(name) + "_p99_ms"] = s.p99;
        row[std::string(name) + "_max_ms"] = s.max;
    };
    for (const CanvasBenchRow& r : report.rows) {
        nlohmann::json row{{"what", r.what}, {"zoom", r.zoom}, {"brush", r.brush}, {"events", r.wall.count}};
        spread(row, "wall", r.wall);
        spread(row, "work", r.work);
        out += row.dump() + "\n";
    }
    out += nlohmann::json{{"what", "memory"},
                          {"raw_bytes", report.raw_bytes},
                          {"held_bytes", report.held_bytes},
                          {"memory_ratio", report.memory_ratio()},
                          {"undo_steps", report.undo_steps},
                          {"undo_bytes", report.undo_bytes}}
               .dump() +
           "\n";
    return out;
}

} // namespace sinopia
