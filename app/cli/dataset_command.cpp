#include "app/cli/dataset_command.h"

#include "app/cli/exit_code.h"

#include <cstdio>
#include <string_view>

namespace sinopia::cli {

namespace {

struct Action {
    std::string_view name;
    int (*run)(int argc, char** argv);
    const char* usage;
};

constexpr Action actions[] = {
    {"check", dataset_check,
     "check --data DIR [--dataset NAME] [--json]        names all that is wrong with a dataset"},
    {"pack", dataset_pack,
     "pack --data DIR [--dataset NAME] [--size WxH]     decodes it into one file for training"},
    {"render", dataset_render,
     "render --output DIR [--count N] [--size WxH]      renders landscapes with their maps"},
    {"from-project", dataset_from_project,
     "from-project --data FILE|DIR --output DIR         takes the pairs of .sinopia projects"},
};

} // namespace

int dataset_command(int argc, char** argv) {
    const std::string_view asked = argc > 1 ? argv[1] : "";
    for (const Action& action : actions)
        if (action.name == asked)
            return action.run(argc - 1, argv + 1);
    std::FILE* to = asked == "--help" || asked == "-h" ? stdout : stderr;
    for (const Action& action : actions)
        std::fprintf(to, "%s sinopia-cli dataset %s\n", &action == actions ? "Usage:" : "      ",
                     action.usage);
    std::fprintf(to, "\n--help after each says more.\n");
    return to == stdout ? exit_done : exit_input;
}

} // namespace sinopia::cli
