#include "app/cli/dataset_command.h"
#include "app/cli/options.h"
#include "app/cli/pair_folder.h"
#include "app/cli/progress.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "data/sample_order.h"
#include "dataset/landscape/landscape_source.h"

#include <cstdio>

namespace sinopia::cli {

int dataset_render(int argc, char** argv) {
    Options options("dataset render", "Renders landscapes with their label maps as a dataset of folders.");
    options.required("output", "DIR", "a new or empty folder for images/, masks/ and classes.json");
    options.option("count", "N", "pairs", "100");
    options.option("size", "WxH", "of every pair", "128x128");
    options.option("seed", "K", "same seed, same pairs", "0");
    options.flag("held-out", "pairs that no training ever sees; the seed does not matter");
    options.option("progress", "MODE", "auto, json or none", "auto");
    if (!options.parse(argc, argv))
        return 0;
    const int count = options.integer("count", 1, 1000000);
    const LandscapeSource source(options.size("size"), static_cast<std::size_t>(count),
                                 options.on("held-out") ? LandscapeSource::Part::held_out
                                                        : LandscapeSource::Part::training);
    const PairFolder folder(options.path("output"), source.labels());
    const SampleOrder order(static_cast<std::size_t>(count), options.unsigned64("seed"));
    Progress shown(progress_mode_from_string(options.text("progress")), "rendering");
    for (int i = 0; i < count; ++i) {
        if (stop_token().stop_requested())
            throw Stopped();
        const SampleOrder::Sample sample = order.at(static_cast<std::uint64_t>(i));
        char name[16];
        std::snprintf(name, sizeof name, "%06d", i);
        folder.write(name, source.load(sample.index, sample.seed));
        shown.update(i + 1, count);
    }
    return 0;
}

} // namespace sinopia::cli
