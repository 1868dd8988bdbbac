#include "app/cli/dataset_command.h"
#include "app/cli/dataset_options.h"
#include "app/cli/progress.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "dataset/check.h"

#include <chrono>
#include <cstdio>

namespace sinopia::cli {

int dataset_check(int argc, char** argv) {
    Options options("dataset check",
                    "Looks at every pair of a dataset and names all that is wrong. Exit code 2 for "
                    "a dataset with faults.");
    options.required("data", "DIR",
                     "the dataset's folder; of folders: images/, masks/, optionally instances/, and "
                     "classes.json");
    declare_dataset_options(options);
    options.flag("json", "the report as JSON on stdout");
    options.option("threads", "N", "files read at the same time", "1");
    options.option("progress", "MODE", "auto, json or none", "auto");
    if (!options.parse(argc, argv))
        return 0;
    if (!std::filesystem::is_directory(options.path("data")))
        throw Error(options.text("data") + ": is not a folder; name the dataset's folder with --data DIR.");
    Progress shown(progress_mode_from_string(options.text("progress")), "checking");
    CheckOptions how;
    how.threads = options.integer("threads", 1, 256);
    how.stop = stop_token();
    how.progress = [&](std::size_t done, std::size_t total) {
        shown.update(static_cast<long long>(done), static_cast<long long>(total));
    };
    const auto start = std::chrono::steady_clock::now();
    const DatasetReport report = check_dataset(read_dataset_options(options), how);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double speed = static_cast<double>(report.pairs) / std::max(seconds, 1e-9);
    shown.finish();
    if (options.on("json")) {
        nlohmann::json json = to_json(report);
        json["seconds"] = seconds;
        json["pairs_per_second"] = speed;
        std::printf("%s\n", json.dump(2).c_str());
    } else {
        for (const std::string& line : to_lines(report))
            std::printf("%s\n", line.c_str());
        std::printf("%.0f pairs a second\n", speed);
    }
    return report.ok() ? 0 : 2;
}

} // namespace sinopia::cli
