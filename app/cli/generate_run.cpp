#include "app/cli/generate_run.h"

#include "app/cli/grid_output.h"
#include "app/cli/output_file.h"
#include "app/cli/sampling_options.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "image/image_io.h"
#include "synthesis/class_check.h"
#include "synthesis/composite.h"
#include "synthesis/generator.h"
#include "synthesis/picture_text.h"
#include "synthesis/working_size.h"

#include <cmath>
#include <cstdio>

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

constexpr int most_pictures = 100000;

/// Is it the name of a saved step, "step-" digits ".png"?
bool is_step_name(const std::string& name) {
    constexpr std::string_view head = "step-", tail = ".png";
    if (!name.starts_with(head) || !name.ends_with(tail) || name.size() <= head.size() + tail.size())
        return false;
    const std::string digits = name.substr(head.size(), name.size() - head.size() - tail.size());
    return digits.find_first_not_of("0123456789") == std::string::npos;
}

} // namespace

StepSaver::StepSaver(fs::path folder, std::shared_ptr<const RgbImage> edited)
    : folder_(std::move(folder)), edited_(std::move(edited)) {
    if (!folder_.empty())
        make_output_folder(folder_);
}

void StepSaver::save(const StepEvent& event) {
    if (folder_.empty())
        return;
    if (event.step == 1)
        for (const fs::directory_entry& entry : fs::directory_iterator(folder_))
            if (is_step_name(entry.path().filename().string()))
                fs::remove(entry.path());
    char name[32];
    std::snprintf(name, sizeof name, "step-%03d.png", event.step);
    if (!edited_) {
        write_picture_png(folder_ / name, *event.preview);
        return;
    }
    if (event.step == 1)
        picture_ = *edited_;
    paste(picture_, *event.preview, {event.place.x, event.place.y}, event.place);
    write_picture_png(folder_ / name, picture_);
}

void declare_run_options(Options& options) {
    options.option("count", "N", "pictures with the seeds K, K+1, ..., written to FILE-K.png, ...", "1")
        .option("grid", "FILE", "also write all of them side by side into one PNG")
        .option("save-steps", "DIR", "also write the picture of each step, step-001.png, ...")
        .option("progress", "MODE", "auto (bar or lines), json (lines on stdout) or none", "auto")
        .flag("json", "the result as a JSON line on stdout");
}

void read_maps(const Options& options, GenerationRequest& request) {
    request.map = std::make_shared<const LabelMap>(read_label_map(options.path("map")));
    if (!options.given("instances"))
        return;
    request.instances = std::make_shared<const InstanceMap>(read_label_map(options.path("instances")));
    if (request.instances->size() != request.map->size())
        throw Error(options.text("instances") + " is " + size_text(request.instances->size()) +
                    " but the map is " + size_text(request.map->size()) + "; the two must have one size");
}

void check_outputs(const Options& options, std::vector<fs::path> inputs, Size size) {
    const int count = options.integer("count", 1, most_pictures);
    std::vector<fs::path> outputs;
    for (int i = 0; i < count; ++i) {
        outputs.push_back(numbered_output(options.path("output"),
                                          options.unsigned64("seed") + static_cast<unsigned>(i), count));
        check_picture_output(outputs.back(), inputs);
    }
    inputs.insert(inputs.end(), outputs.begin(), outputs.end());
    GridOutput(options.path("grid")).check(size, count, inputs);
}

void run_seeds(const Options& options, GenerationRequest request, const char* what) {
    const std::unique_ptr<Generator> generator = make_generator();
    const ModelSummary model = generator->load(request.checkpoint, request.config);
    request.options = read_sampling_options(options, model);
    check_classes(*request.map, static_cast<int>(model.class_names.size()), model.ignore,
                  options.text("map"));
    const std::uint64_t first_seed = request.options.seed;
    const int count = options.integer("count", 1, most_pictures);
    GridOutput grid(options.path("grid"));
    for (int i = 0; i < count; ++i) {
        request.id = static_cast<std::uint64_t>(i) + 1;
        request.options.seed = first_seed + static_cast<unsigned>(i);
        fs::path steps_folder = options.path("save-steps");
        if (count > 1 && !steps_folder.empty())
            steps_folder /= "seed-" + std::to_string(request.options.seed);
        StepSaver saver(steps_folder, request.edit ? request.edit->picture : nullptr);
        Progress progress(progress_mode_from_string(options.text("progress")), what);
        const GenerationResult result = run_with_progress(*generator, request, progress, saver);
        if (i == 0 && !result.note.empty())
            std::fprintf(stderr, "Note: %s.\n", result.note.c_str());
        deliver_picture(result, numbered_output(options.path("output"), request.options.seed, count),
                        options.on("json"));
        grid.add(result);
    }
    grid.write();
}

GenerationResult run_with_progress(Generator& generator, const GenerationRequest& request, Progress& progress,
                                   StepSaver& saver) {
    const auto on_step = [&](const StepEvent& event) {
        saver.save(event);
        progress.update(event.step, event.steps, event.seconds_left);
    };
    GenerationResult result = generator.generate(request, on_step, stop_token());
    progress.finish();
    if (stop_token().stop_requested())
        throw Stopped();
    return result;
}

void deliver_picture(const GenerationResult& result, const fs::path& path, bool json) {
    write_picture_png(path, result.picture, picture_text(result));
    if (json) {
        nlohmann::json line = settings_json(result);
        line["event"] = "result";
        line["output"] = path.string();
        line["seconds"] = std::round(result.seconds * 1000) / 1000;
        std::printf("%s\n", line.dump().c_str());
    } else {
        std::printf("%s: %dx%d, seed %llu, %d steps of %s, %s\n", path.c_str(), result.picture.width(),
                    result.picture.height(), static_cast<unsigned long long>(result.options.seed),
                    result.options.steps, std::string(to_string(result.options.sampler)).c_str(),
                    duration_text(result.seconds).c_str());
    }
    std::fflush(stdout);
}

} // namespace sinopia::cli
