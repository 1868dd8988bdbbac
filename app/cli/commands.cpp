#include "app/cli/commands.h"

namespace sinopia::cli {

int generate_command(int argc, char** argv);
int edit_command(int argc, char** argv);
int info_command(int argc, char** argv);
int convert_command(int argc, char** argv);
int train_command(int argc, char** argv);
int evaluate_command(int argc, char** argv);
int dataset_command(int argc, char** argv);
int bench_command(int argc, char** argv);
int selftest_command(int argc, char** argv);

namespace {

constexpr Command table[] = {
    {"generate", "paint a picture from a label map", generate_command},
    {"edit", "repaint a region of a picture from its label map", edit_command},
    {"info", "list what a checkpoint holds", info_command},
    {"convert", "rewrite a checkpoint as safetensors, or make a model folder", convert_command},
    {"train", "train a network on pairs, or go on with a run", train_command},
    {"evaluate", "measure how well a model's pictures follow their maps", evaluate_command},
    {"dataset", "check a dataset, or render one", dataset_command},
    {"bench", "measure how fast Sinopia is on this machine", bench_command},
    {"selftest", "show that this machine computes what it should", selftest_command},
};

} // namespace

std::span<const Command> commands() {
    return table;
}

} // namespace sinopia::cli
