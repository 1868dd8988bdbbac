#include "app/cli/dataset_command.h"
#include "app/cli/dataset_options.h"
#include "app/cli/progress.h"
#include "app/cli/project_pairs.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "base/parallel.h"
#include "dataset/check.h"
#include "dataset/pack/packed_dataset.h"

#include <chrono>
#include <cstdio>

namespace sinopia::cli {

namespace {

DatasetReport checked(const Options& options, const CheckOptions& how) {
    const std::filesystem::path place = options.path("data");
    if (options.text("dataset") == "project") {
        const ProjectPairs pairs(place);
        return check_source(pairs, pairs_to_train_on(pairs.size()), place, "project", how);
    }
    const DatasetOptions dataset = read_dataset_options(options);
    if (std::filesystem::is_regular_file(place)) {
        const PackedDataset pack(place);
        return check_source(pack, pack.head().held_out_first, place, pack.head().options.layout, how);
    }
    if (!std::filesystem::is_directory(place))
        throw Error(place.string() + ": is not a folder; name the dataset's folder with --data DIR.");
    return check_dataset(dataset, how);
}

} // namespace

int dataset_check(int argc, char** argv) {
    Options options("dataset check",
                    "Looks at every pair of a dataset and names all that is wrong. Exit code 2 for "
                    "a dataset with faults.");
    options.required("data", "DIR",
                     "the dataset's folder, a pack, or with --dataset project a .sinopia file or a folder of "
                     "them; of folders: images/, masks/, optionally instances/, and classes.json");
    declare_dataset_options(options);
    options.flag("json", "the report as JSON on stdout");
    options.option("threads", "N", "files read at the same time; 0: one for each core, at most four", "0");
    options.option("progress", "MODE", "auto, json or none", "auto");
    if (!options.parse(argc, argv))
        return 0;
    Progress shown(progress_mode_from_string(options.text("progress")), "checking");
    CheckOptions how;
    how.threads = options.integer("threads", 0, 256);
    if (how.threads == 0)
        how.threads = static_cast<int>(usual_threads());
    how.stop = stop_token();
    how.progress = [&](std::size_t done, std::size_t total) {
        shown.update(static_cast<long long>(done), static_cast<long long>(total));
    };
    const auto start = std::chrono::steady_clock::now();
    const DatasetReport report = checked(options, how);
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
