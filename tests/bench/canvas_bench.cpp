// The same measurement as `sinopia-cli bench canvas`, for builds without torch.
//
//     canvas_bench [--json]

#include "ui/canvas/canvas_bench_text.h"

#include <cstdio>
#include <string_view>

int main(int argc, char** argv) {
    const sinopia::CanvasBenchReport report = sinopia::benchCanvas({});
    const bool json = argc > 1 && std::string_view(argv[1]) == "--json";
    std::fputs((json ? sinopia::benchLines(report) : sinopia::benchTable(report)).c_str(), stdout);
    return 0;
}
