#include "app/cli/dataset_command.h"

#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/stop.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "data/sample_order.h"
#include "dataset/check.h"
#include "dataset/landscape/landscape_source.h"
#include "formats/model_manifest.h"
#include "image/image_io.h"

#include <cstdio>
#include <fstream>

namespace sinopia::cli {

namespace {

namespace fs = std::filesystem;

constexpr int exit_done = 0;
constexpr int exit_input = 2;

int check(int argc, char** argv) {
    Options options("dataset check", "Looks at every pair of a dataset and names all that is wrong.");
    options.required("data", "DIR", "images/, masks/, optionally instances/, and classes.json");
    options.flag("json", "the report as JSON on stdout");
    options.option("threads", "N", "files read at the same time", "1");
    options.option("progress", "MODE", "auto, json or none", "auto");
    if (!options.parse(argc, argv))
        return exit_done;
    if (!fs::is_directory(options.path("data")))
        throw Error(options.text("data") + ": is not a folder; name the dataset's folder with --data DIR.");
    Progress shown(progress_mode_from_string(options.text("progress")), "checking");
    CheckOptions how;
    how.threads = options.integer("threads", 1, 256);
    how.stop = stop_token();
    how.progress = [&](std::size_t done, std::size_t total) {
        shown.update(static_cast<long long>(done), static_cast<long long>(total));
    };
    const DatasetReport report = check_dataset(options.path("data"), how);
    shown.finish();
    if (options.on("json"))
        std::printf("%s\n", to_json(report).dump(2).c_str());
    else
        for (const std::string& line : to_lines(report))
            std::printf("%s\n", line.c_str());
    return report.ok() ? exit_done : exit_input;
}

void write_pair(const fs::path& folder, int number, const Pair& pair, const std::vector<Rgb>& palette) {
    char name[16];
    std::snprintf(name, sizeof name, "%06d.png", number);
    write_picture_png(folder / "images" / name, pair.image);
    write_label_map_png(folder / "masks" / name, pair.label, palette);
}

int render(int argc, char** argv) {
    Options options("dataset render", "Renders landscapes with their label maps as a dataset of folders.");
    options.required("output", "DIR", "a new or empty folder for images/, masks/ and classes.json");
    options.option("count", "N", "pairs", "100");
    options.option("size", "WxH", "of every pair", "128x128");
    options.option("seed", "K", "same seed, same pairs", "0");
    options.flag("held-out", "pairs that no training ever sees; the seed does not matter");
    options.option("progress", "MODE", "auto, json or none", "auto");
    if (!options.parse(argc, argv))
        return exit_done;
    const fs::path folder = options.path("output");
    const int count = options.integer("count", 1, 1000000);
    const LandscapeSource source(options.size("size"), static_cast<std::size_t>(count),
                                 options.on("held-out") ? LandscapeSource::Part::held_out
                                                        : LandscapeSource::Part::training);
    std::error_code failed;
    if (fs::exists(folder) && !fs::is_empty(folder, failed))
        throw Error(folder.string() + ": the folder is not empty; choose another.");
    fs::create_directories(folder / "images", failed);
    if (!failed)
        fs::create_directories(folder / "masks", failed);
    if (failed)
        throw Error(folder.string() + ": cannot be made (" + failed.message() + ").");
    write_file_atomically(folder / "classes.json", std::string_view(to_json(source.labels()).dump(2) + "\n"));

    std::vector<Rgb> palette;
    for (const LabelClass& label : source.labels().classes())
        palette.push_back(label.color);
    const SampleOrder order(static_cast<std::size_t>(count), options.unsigned64("seed"));
    Progress shown(progress_mode_from_string(options.text("progress")), "rendering");
    for (int i = 0; i < count; ++i) {
        if (stop_token().stop_requested())
            throw Stopped();
        const SampleOrder::Sample sample = order.at(static_cast<std::uint64_t>(i));
        write_pair(folder, i, source.load(sample.index, sample.seed), palette);
        shown.update(i + 1, count);
    }
    return exit_done;
}

} // namespace

int dataset_command(int argc, char** argv) {
    const std::string action = argc > 1 ? argv[1] : "";
    if (action == "check")
        return check(argc - 1, argv + 1);
    if (action == "render")
        return render(argc - 1, argv + 1);
    std::FILE* to = action == "--help" || action == "-h" ? stdout : stderr;
    std::fprintf(to, "Usage: sinopia-cli dataset check --data DIR [--json]\n"
                     "       sinopia-cli dataset render --output DIR [--count N] [--size WxH] [--seed K]\n\n"
                     "Checks a dataset of picture and label map pairs, or renders one of landscapes.\n");
    return to == stdout ? exit_done : exit_input;
}

} // namespace sinopia::cli
