#include "app/cli/dataset_command.h"
#include "app/cli/options.h"
#include "app/cli/pair_folder.h"
#include "app/cli/progress.h"
#include "app/cli/project_pairs.h"
#include "app/cli/stop.h"
#include "base/error.h"

#include <cstdio>

namespace sinopia::cli {

int dataset_from_project(int argc, char** argv) {
    Options options("dataset from-project",
                    "Writes the pairs of projects as a dataset of folders: each project's "
                    "picture with its map, and every kept result with the map it was painted "
                    "from.");
    options.required("data", "FILE|DIR", "a .sinopia project, or a folder of them with one label set");
    options.required("output", "DIR", "a new or empty folder");
    options.option("progress", "MODE", "auto, json or none", "auto");
    if (!options.parse(argc, argv))
        return 0;
    const ProjectPairs pairs(options.path("data"));
    const PairFolder folder(options.path("output"), pairs.labels());
    Progress shown(progress_mode_from_string(options.text("progress")), "writing");
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (stop_token().stop_requested())
            throw Stopped();
        folder.write(pairs.name(i), pairs.load(i, 0));
        shown.update(static_cast<long long>(i + 1), static_cast<long long>(pairs.size()));
    }
    shown.finish();
    std::printf("%s: %zu pairs\n", options.text("output").c_str(), pairs.size());
    return 0;
}

} // namespace sinopia::cli
