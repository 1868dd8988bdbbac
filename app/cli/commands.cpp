#include "app/cli/commands.h"

namespace sinopia::cli {

int generate_command(int argc, char** argv);
int info_command(int argc, char** argv);
int convert_command(int argc, char** argv);

namespace {

constexpr Command table[] = {
    {"generate", "paint a picture from a label map", generate_command},
    {"info", "list what a checkpoint holds", info_command},
    {"convert", "rewrite a checkpoint as safetensors, or make a model folder", convert_command},
};

} // namespace

std::span<const Command> commands() {
    return table;
}

} // namespace sinopia::cli
