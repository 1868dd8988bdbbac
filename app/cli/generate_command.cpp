#include "app/cli/dataset_options.h"
#include "app/cli/generate_dataset.h"
#include "app/cli/generate_run.h"
#include "app/cli/options.h"
#include "app/cli/sampling_options.h"
#include "app/cli/together.h"
#include "base/error.h"

namespace sinopia::cli {

namespace {

Options generate_options() {
    Options options("generate",
                    "Paints a picture over a label map. The picture has the map's size unless --size is "
                    "given. With --data instead of --map, a whole dataset.");
    options.section("Input and output")
        .option("map", "FILE",
                "the label map: an indexed PNG, or a grey one of 8 or 16 bits; values are classes")
        .option("instances", "FILE", "instance ids, a grey PNG of the map's size, where the model wants them")
        .option("size", "WxH", "size of the picture (default: the map's)")
        .option("output", "FILE", "the PNG to write; with --data a folder")
        .option("data", "DIR", "a dataset's folder, instead of --map")
        .option("num-samples", "N", "with --data: how many pairs (default: all)")
        .option("split", "NAME", "with --data: of all pairs, train or held-out ones", "all");
    declare_dataset_options(options);
    declare_run_options(options);
    declare_sampling_options(options);
    return options;
}

void generate_pictures(const Options& options) {
    GenerationRequest request;
    request.size = options.size("size");
    request.checkpoint = options.text("checkpoint");
    request.config = options.text("config");
    check_sampling_options(options);
    read_maps(options, request);
    check_outputs(options, {options.path("map"), options.path("instances"), options.path("checkpoint")},
                  request.size.empty() ? request.map->size() : request.size);
    run_seeds(options, std::move(request), "sampling");
}

} // namespace

int generate_command(int argc, char** argv) {
    Options options = generate_options();
    if (!options.parse(argc, argv))
        return 0;
    if (options.given("map") == options.given("data"))
        throw Error(options.given("map") ? "--map and --data exclude each other; give one of them"
                                         : "--map FILE is missing (or --data DIR for a whole dataset)");
    if (!options.given("output"))
        throw Error("--output is missing; name the file to write");
    progress_mode_from_string(options.text("progress"));
    if (options.given("data"))
        return run_together("generate",
                            [&](Processes& processes) { return generate_dataset(options, processes); });
    generate_pictures(options);
    return 0;
}

} // namespace sinopia::cli
