#include "app/cli/bench_edit.h"

#include "app/cli/bench_measure.h"
#include "app/cli/bench_scene.h"
#include "app/cli/options.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "synthesis/model_places.h"
#include "synthesis/session.h"

#include <nlohmann/json.hpp>
#include <torch/nn/module.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sinopia::cli {

namespace {

constexpr double shares[] = {0.01, 0.05, 0.15};

/// What is measured, as asked for.
struct Bench {
    Size size;
    int rounds = 1;
    BenchShape shape = BenchShape::box;
    std::uint64_t seed = 0;
    EditOptions edit;
    SamplingOptions sampling;
};

/// One region, painted anew with crops and on the whole frame.
struct Row {
    double region_share = 0;
    double crop_ms = 0, frame_ms = 0; ///< process CPU time, medians
    double difference = 0;            ///< of the two results inside the region, 8-bit levels
    double spread = 0;                ///< of two whole-frame results of unlike seeds there: what chance does
    EditReport crop, frame;
};

double difference_inside(const Mask& region, const RgbImage& a, const RgbImage& b) {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < region.pixels().size(); ++i) {
        if (region.pixels()[i] == 0)
            continue;
        const Rgb p = a.pixels()[i], q = b.pixels()[i];
        sum += std::abs(p.r - q.r) + std::abs(p.g - q.g) + std::abs(p.b - q.b);
        count += 3;
    }
    return count > 0 ? sum / static_cast<double>(count) : 0;
}

/// The original's network at this width, every weight drawn.
LoadedModel random_model(Size size, int channels, int classes) {
    LoadedStage stage;
    stage.network = SdmUNet(original_network(size, channels, classes));
    draw_weights(*stage.network, 1);
    stage.size = size;
    LoadedModel model;
    model.manifest.name = "random weights";
    model.manifest.labels = LabelSet::generated(classes);
    model.stages.push_back(std::move(stage));
    return model;
}

/// Runs one edit and adds its cost.
GenerationResult timed(Session& session, const GenerationRequest& request, std::vector<double>& costs) {
    const double start = cpu_ms();
    GenerationResult result = session.run(request, {}, stop_token());
    costs.push_back(cpu_ms() - start);
    return result;
}

Row measure(Session& session, const Bench& bench, GenerationRequest request, double share) {
    const Mask region = bench_region(bench.size, share, bench.shape, bench.seed);
    request.edit->region = std::make_shared<const Mask>(region);
    GenerationRequest whole = request;
    whole.edit->options.crop = false;
    std::vector<double> crop_costs, frame_costs;
    GenerationResult crop, frame;
    for (int round = 0; round < bench.rounds; ++round) {
        crop = timed(session, request, crop_costs);
        frame = timed(session, whole, frame_costs);
    }
    whole.options.seed += 1;
    Row row;
    row.region_share = static_cast<double>(std::count(region.pixels().begin(), region.pixels().end(), 255)) /
                       static_cast<double>(bench.size.area());
    row.crop_ms = median(crop_costs);
    row.frame_ms = median(frame_costs);
    row.difference = difference_inside(region, crop.picture, frame.picture);
    row.spread = difference_inside(region, session.run(whole, {}, stop_token()).picture, frame.picture);
    row.crop = crop.edit.value();
    row.frame = frame.edit.value();
    return row;
}

nlohmann::json json_of(const Row& row, const Bench& bench, int channels, int classes) {
    return {{"channels", channels},
            {"size", text_of(bench.size)},
            {"classes", classes},
            {"steps", bench.sampling.steps},
            {"region_share", rounded(row.region_share, 1e-4)},
            {"ratio", rounded(row.frame_ms / row.crop_ms, 1e-2)},
            {"work_share", rounded(row.crop.work_share, 1e-4)},
            {"crops", row.crop.crops},
            {"cpu_ms", rounded(row.crop_ms, 0.1)},
            {"frame_cpu_ms", rounded(row.frame_ms, 0.1)},
            {"seam", rounded(row.crop.seam, 1e-3)},
            {"frame_seam", rounded(row.frame.seam, 1e-3)},
            {"seam_before", rounded(row.crop.seam_before, 1e-3)},
            {"difference", rounded(row.difference, 1e-2)},
            {"difference_of_seeds", rounded(row.spread, 1e-2)}};
}

void print_row(const Row& row) {
    std::printf("%6.2f%% %8.2f %10.3f %5d %9.0f %9.0f %7.2f %7.2f %7.2f %8.2f %8.2f\n",
                100 * row.region_share, row.frame_ms / row.crop_ms, row.crop.work_share, row.crop.crops,
                row.crop_ms, row.frame_ms, row.crop.seam, row.frame.seam, row.crop.seam_before,
                row.difference, row.spread);
}

Options edit_options() {
    const EditOptions defaults;
    Options options("bench edit",
                    "Measures what painting regions of 1, 5 and 15 percent of a picture anew costs, in crops "
                    "and on the whole frame in the same steps, one after the other in one run: process CPU "
                    "time, medians. ratio: how many times cheaper the crops are. difference: mean of the two "
                    "results inside the region, 8-bit levels; beside it that of two seeds.");
    options.option("size", "WxH", "of picture and network", "256x256")
        .option("channels", "N", "base width of a network of random weights, in the original's form", "16")
        .option("classes", "N", "classes of the map", "12")
        .option("checkpoint", "FILE|FOLDER", "a model to measure instead; it brings channels and classes")
        .option("sampler", "NAME", "ddpm, ddim, dpmpp-2m, dpmpp-2m-sde or unipc", "ddim")
        .option("steps", "N", "denoising steps", "10")
        .option("guidance", "S", "1 and below is off: half of the work", "1")
        .option("context", "N", "pixels around the region that a crop sees", std::to_string(defaults.context))
        .option("repaint-jumps", "N", "repeats of each stretch", std::to_string(defaults.repaint_jumps))
        .option("feather", "N", "pixels", std::to_string(defaults.feather))
        .option("shape", "NAME", "of the regions: box or disc", "box")
        .option("rounds", "N", "runs of each", "1")
        .option("dtype", "T", "auto, fp32, bf16, or fp16 on a GPU", "fp32")
        .option("device", "D", "auto, cpu or cuda:N", "cpu")
        .option("threads", "N", "processor threads", "1")
        .option("seed", "K", "of map, picture, region and noise", "1")
        .flag("json", "a JSON object a line");
    return options;
}

Bench read_bench(const Options& options) {
    Bench bench;
    bench.size = options.size("size");
    bench.rounds = options.integer("rounds", 1, 1000);
    bench.shape = options.choice("shape", {"box", "disc"}) == "box" ? BenchShape::box : BenchShape::disc;
    bench.seed = options.unsigned64("seed");
    bench.edit.context = options.integer("context", 0, 4096);
    bench.edit.repaint_jumps = options.integer("repaint-jumps", 0, 100);
    bench.edit.feather = options.integer("feather", 0, 1000);
    bench.sampling.sampler = sampler_from_string(options.text("sampler"));
    bench.sampling.steps = options.integer("steps", 1, 100000);
    bench.sampling.guidance = options.number("guidance", 0, 1000);
    bench.sampling.seed = bench.seed;
    bench.sampling.device = options.text("device");
    bench.sampling.precision = precision_from_string(options.text("dtype"));
    bench.sampling.threads = options.integer("threads", 1, 1024);
    return bench;
}

LoadedModel model_for(const Options& options, Size size) {
    if (options.given("checkpoint"))
        return load_model(find_model(options.text("checkpoint")));
    const int channels = options.integer("channels", 8, 4096);
    if (channels % 8 != 0)
        throw Error("--channels must be a multiple of 8, not " + std::to_string(channels));
    return random_model(size, channels, options.integer("classes", 1, 65535));
}

} // namespace

int bench_edit(int argc, char** argv) {
    Options options = edit_options();
    if (!options.parse(argc, argv))
        return 0;
    const Bench bench = read_bench(options);
    LoadedModel model = model_for(options, bench.size);
    const NetworkConfig config = model.stages.front().network->config();
    Session session(std::move(model));

    GenerationRequest request;
    const LabelMap map = bench_map(bench.size, config.num_classes, bench.seed);
    request.map = std::make_shared<const LabelMap>(map);
    request.options = bench.sampling;
    request.edit =
        EditSource{std::make_shared<const RgbImage>(bench_picture(map, bench.seed)), {}, bench.edit};
    if (!options.on("json")) {
        std::printf("%d channels, %dx%d, %d classes, %d steps of %s, guidance %g, %d threads\n\n",
                    config.num_channels, bench.size.width, bench.size.height, config.num_classes,
                    bench.sampling.steps, std::string(to_string(bench.sampling.sampler)).c_str(),
                    bench.sampling.guidance, bench.sampling.threads);
        std::printf("region     ratio work share crops  crops ms frame ms    seam   frame  before     diff"
                    "    seeds\n");
    }
    for (const double share : shares) {
        const Row row = measure(session, bench, request, share);
        if (options.on("json"))
            std::printf("%s\n", json_of(row, bench, config.num_channels, config.num_classes).dump().c_str());
        else
            print_row(row);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace sinopia::cli
