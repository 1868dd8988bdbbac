#include "app/cli/generate_dataset.h"
#include "app/cli/generate_run.h"
#include "app/cli/options.h"
#include "app/cli/output_file.h"
#include "app/cli/sampling_options.h"
#include "base/error.h"
#include "image/image_io.h"
#include "synthesis/class_check.h"
#include "synthesis/generator.h"

#include <cstdio>

namespace sinopia::cli {

namespace fs = std::filesystem;

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
        .option("count", "N", "pictures with the seeds K, K+1, ..., written to FILE-K.png, ...", "1")
        .option("save-steps", "DIR", "also write the picture of each step, step-001.png, ...")
        .option("data", "DIR", "a dataset's folder with images/, masks/ and classes.json, instead of --map")
        .option("num-samples", "N", "with --data: how many pairs (default: all)")
        .option("progress", "MODE", "auto (bar or lines), json (lines on stdout) or none", "auto")
        .flag("json", "the result as a JSON line on stdout");
    declare_sampling_options(options);
    return options;
}

/// FILE, or FILE-SEED.png where several pictures are asked for.
fs::path numbered(const fs::path& path, std::uint64_t seed, int count) {
    if (count == 1)
        return path;
    fs::path name = path.stem();
    name += "-" + std::to_string(seed);
    name += path.has_extension() ? path.extension() : fs::path(".png");
    return path.parent_path() / name;
}

void read_maps(const Options& options, GenerationRequest& request) {
    request.map = std::make_shared<const LabelMap>(read_label_map(options.path("map")));
    if (!options.given("instances"))
        return;
    request.instances = std::make_shared<const InstanceMap>(read_label_map(options.path("instances")));
    if (request.instances->size() != request.map->size())
        throw Error(options.text("instances") + " is " + std::to_string(request.instances->width()) + "x" +
                    std::to_string(request.instances->height()) + " but the map is " +
                    std::to_string(request.map->width()) + "x" + std::to_string(request.map->height()) +
                    "; the two must have one size");
}

int generate_pictures(const Options& options) {
    const int count = options.integer("count", 1, 100000);
    const fs::path output = options.path("output");
    GenerationRequest request;
    request.size = options.size("size");
    request.checkpoint = options.text("checkpoint");
    request.config = options.text("config");
    check_sampling_options(options);
    read_maps(options, request);
    for (int i = 0; i < count; ++i)
        check_picture_output(numbered(output, options.unsigned64("seed") + static_cast<unsigned>(i), count),
                             {options.path("map"), options.path("instances"), options.path("checkpoint")});

    const std::unique_ptr<Generator> generator = make_generator();
    const ModelSummary model = generator->load(request.checkpoint, request.config);
    request.options = read_sampling_options(options, model);
    check_classes(*request.map, static_cast<int>(model.class_names.size()), model.ignore,
                  options.text("map"));
    const std::uint64_t first_seed = request.options.seed;
    for (int i = 0; i < count; ++i) {
        request.id = static_cast<std::uint64_t>(i) + 1;
        request.options.seed = first_seed + static_cast<unsigned>(i);
        fs::path steps_folder = options.path("save-steps");
        if (count > 1 && !steps_folder.empty())
            steps_folder /= "seed-" + std::to_string(request.options.seed);
        StepSaver saver(steps_folder);
        Progress progress(progress_mode_from_string(options.text("progress")), "sampling");
        const GenerationResult result = run_with_progress(*generator, request, progress, saver);
        if (i == 0 && !result.note.empty())
            std::fprintf(stderr, "Note: %s.\n", result.note.c_str());
        deliver_picture(result, numbered(output, request.options.seed, count), options.on("json"));
    }
    return 0;
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
        return generate_dataset(options);
    return generate_pictures(options);
}

} // namespace sinopia::cli
