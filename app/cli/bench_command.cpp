#include "app/cli/bench_command.h"

#include "app/cli/bench_edit.h"
#include "app/cli/bench_engine.h"
#include "app/cli/bench_memory.h"
#include "app/cli/bench_train.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "base/error.h"
#if SINOPIA_HAS_CANVAS
#include "app/cli/bench_canvas.h"
#endif

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia::cli {
namespace {

/// Everything that can be measured, in the order of the help.
const std::vector<Command>& measurements() {
    static const std::vector<Command> table {
#if SINOPIA_HAS_CANVAS
        {"canvas", "painting, filling, undoing: time and memory", bench_canvas},
#endif
            {"edit", "painting a region anew, in crops against the whole frame", bench_edit},
            {"engine", "a guided step through the engine against the original's way", bench_engine},
            {"memory", "the memory that a picture by a network in 16 bit takes", bench_memory},
            {"train", "a training step against the plain formulation of the original", bench_train},
    };
    return table;
}

int print_overview(std::FILE* to) {
    std::fputs("Usage: sinopia-cli bench WHAT [options]\n\nMeasures how fast Sinopia is on this machine.\n\n",
               to);
    for (const Command& each : measurements())
        std::fprintf(to, "  %-8s  %s\n", each.verb, each.summary);
    std::fputs("\n  sinopia-cli bench WHAT --help    the options of one\n", to);
    return to == stdout ? exit_done : exit_input;
}

} // namespace

int bench_command(int argc, char** argv) {
    if (argc < 2)
        return print_overview(stderr);
    const std::string_view what = argv[1];
    if (what == "--help" || what == "-h")
        return print_overview(stdout);
    for (const Command& each : measurements())
        if (what == each.verb)
            return each.run(argc - 1, argv + 1);
    throw Error("'" + std::string(what) + "' is nothing that bench measures; see sinopia-cli bench --help");
}

} // namespace sinopia::cli
