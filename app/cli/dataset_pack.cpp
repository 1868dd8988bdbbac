#include "app/cli/dataset_command.h"
#include "app/cli/dataset_options.h"
#include "app/cli/progress.h"
#include "app/cli/stop.h"
#include "dataset/pack/pack_writer.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace sinopia::cli {

int dataset_pack(int argc, char** argv) {
    Options options("dataset pack",
                    "Decodes all pairs of a dataset into one file that training maps into memory: the "
                    "same batches without any decoding. After a stop the same command goes on.");
    options.required("data", "DIR", "the dataset's folder");
    declare_dataset_options(options);
    options.option("output", "FILE",
                   "the pack (default: DIR/pairs.sinopack, which training finds by itself)");
    options.option("size", "WxH",
                   "for training at this size or smaller: large pictures are halved as far as they "
                   "would be; without it pictures stay whole");
    options.option("threads", "N", "pairs decoded at the same time", "1");
    options.flag("json", "the result as one JSON line on stdout");
    options.option("progress", "MODE", "auto, json or none", "auto");
    if (!options.parse(argc, argv))
        return 0;
    Progress shown(progress_mode_from_string(options.text("progress")), "packing");
    PackOptions how;
    how.size = options.size("size");
    how.threads = options.integer("threads", 1, 256);
    how.stop = stop_token();
    how.progress = [&](std::size_t done, std::size_t total) {
        shown.update(static_cast<long long>(done), static_cast<long long>(total));
    };
    const DatasetOptions dataset = read_dataset_options(options);
    const std::filesystem::path file =
        options.given("output") ? options.path("output") : default_pack(dataset.folder);
    const PackResult result = pack_dataset(dataset, file, how);
    shown.finish();
    if (options.on("json"))
        std::printf("%s\n", nlohmann::json{{"event", "result"},
                                           {"output", file.string()},
                                           {"pairs", result.pairs},
                                           {"resumed", result.resumed},
                                           {"bytes", result.bytes}}
                                .dump()
                                .c_str());
    else
        std::printf("%s: %zu pairs, %.1f MiB\n", file.c_str(), result.pairs,
                    static_cast<double>(result.bytes) / (1 << 20));
    return 0;
}

} // namespace sinopia::cli
