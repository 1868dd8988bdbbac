#include "app/cli/generate_run.h"

#include "app/cli/output_file.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "image/image_io.h"
#include "synthesis/picture_text.h"

#include <cmath>
#include <cstdio>

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

/// Is it the name of a saved step, "step-" digits ".png"?
bool is_step_name(const std::string& name) {
    constexpr std::string_view head = "step-", tail = ".png";
    if (!name.starts_with(head) || !name.ends_with(tail) || name.size() <= head.size() + tail.size())
        return false;
    const std::string digits = name.substr(head.size(), name.size() - head.size() - tail.size());
    return digits.find_first_not_of("0123456789") == std::string::npos;
}

} // namespace

StepSaver::StepSaver(fs::path folder) : folder_(std::move(folder)) {
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
    write_picture_png(folder_ / name, *event.preview);
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
