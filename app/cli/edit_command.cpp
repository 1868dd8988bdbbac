#include "app/cli/generate_run.h"
#include "app/cli/sampling_options.h"
#include "base/error.h"
#include "image/image_io.h"
#include "synthesis/working_size.h"

namespace sinopia::cli {

namespace {

Options edit_options() {
    const EditOptions defaults;
    Options options("edit",
                    "Repaints a region of a picture from its label map. Every pixel outside the region "
                    "and its feather band keeps its bytes.");
    options.section("Input and output")
        .required("image", "FILE", "the picture to edit, a PNG or JPEG")
        .required("map", "FILE", "its label map as it shall be, of the picture's size; values are classes")
        .required("region", "FILE",
                  "where to repaint: a grey PNG of 8 bits, 0 keeps, 255 repaints, between blends")
        .option("instances", "FILE", "instance ids, a grey PNG of the map's size, where the model wants them")
        .required("output", "FILE", "the PNG to write");
    declare_run_options(options);
    options.section("Edit")
        .option("feather", "PIXELS",
                "a band outside the region in which the new fades into the old; 0: an exact cut",
                std::to_string(defaults.feather))
        .option("strength", "S", "from nearly 0 (stay close to the old) to 1 (forget it)", "1")
        .option("repaint-jumps", "N",
                "how often each stretch of the later steps is repeated, for harmony with the rest",
                std::to_string(defaults.repaint_jumps))
        .option("jump-length", "N", "sampling steps in such a stretch", std::to_string(defaults.jump_length))
        .option("context", "PIXELS", "what a crop around the region sees of the rest, in the model's pixels",
                std::to_string(defaults.context))
        .flag("no-crop", "work on the whole picture, also where a crop is cheaper");
    declare_sampling_options(options);
    return options;
}

EditOptions read_edit_options(const Options& options) {
    EditOptions edit;
    edit.feather = options.integer("feather", 0, 1000);
    edit.strength = options.number("strength", 0, 1);
    edit.repaint_jumps = options.integer("repaint-jumps", 0, 100);
    edit.jump_length = options.integer("jump-length", 1, 1000);
    edit.context = options.integer("context", 0, 4096);
    edit.crop = !options.on("no-crop");
    if (const auto problems = edit.problems(); !problems.empty())
        throw Error(problems.front());
    return edit;
}

/// Picture and region. Throws Error if one of them has not the map's size, or the region is empty.
EditSource read_source(const Options& options, const LabelMap& map) {
    EditSource source;
    source.options = read_edit_options(options);
    const auto check_size = [&](const char* name, Size size) {
        if (size != map.size())
            throw Error(options.text(name) + " is " + size_text(size) + " but the map is " +
                        size_text(map.size()) + "; picture, map and region must have one size");
    };
    source.picture = std::make_shared<const RgbImage>(read_picture(options.path("image")));
    check_size("image", source.picture->size());
    source.region = std::make_shared<const Mask>(read_mask(options.path("region")));
    check_size("region", source.region->size());
    const auto pixels = source.region->pixels();
    if (std::none_of(pixels.begin(), pixels.end(), [](std::uint8_t v) { return v > 0; }))
        throw Error(options.text("region") +
                    " marks no pixel: all are 0; what is to be repainted must be 255 (or between)");
    return source;
}

} // namespace

int edit_command(int argc, char** argv) {
    Options options = edit_options();
    if (!options.parse(argc, argv))
        return 0;
    progress_mode_from_string(options.text("progress"));
    GenerationRequest request;
    request.checkpoint = options.text("checkpoint");
    request.config = options.text("config");
    check_sampling_options(options);
    read_edit_options(options);
    read_maps(options, request);
    request.edit = read_source(options, *request.map);
    check_outputs(options,
                  {options.path("image"), options.path("map"), options.path("region"),
                   options.path("instances"), options.path("checkpoint")},
                  request.map->size());
    run_seeds(options, std::move(request), "repainting");
    return 0;
}

} // namespace sinopia::cli
