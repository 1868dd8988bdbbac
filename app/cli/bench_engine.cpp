#include "app/cli/bench_engine.h"

#include "app/cli/bench_measure.h"
#include "app/cli/bench_scene.h"
#include "app/cli/bench_street.h"
#include "app/cli/options.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "base/log.h"
#include "checkpoint/checkpoint.h"
#include "inference/engine.h"
#include "runtime/autocast.h"
#include "runtime/device.h"
#include "synthesis/condition.h"
#include "synthesis/model_places.h"
#include "synthesis/step_event.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <random>

namespace sinopia::cli {

namespace {

/// What is measured, as asked for.
struct Bench {
    Size size;
    int rounds = 3;
    std::uint64_t seed = 1;
    c10::Device device = c10::kCPU;
};

/// One label map in one precision.
struct Row {
    const char* what;
    std::string dtype;
    double plain_ms = 0, engine_ms = 0; ///< process CPU time of a guided step, medians
    double max_error = 0;               ///< largest difference of the guided result, in its own unit
    double relative_error = 0;          ///< the same beside the largest value
    double peak_mib = 0;                ///< resident memory at its highest while the engine runs
    std::int64_t distinct = 0;
    double cache_ms = 0; ///< process CPU time of what is done once for a map
    double cache_mib = 0;
    double label_path_ms = 0; ///< of one map, by convolutions as in the network
    double preview_ms = 0;    ///< of what a step's picture costs before it is handed on
    double update_ms = 0;     ///< of what is kept, after a stroke over a hundredth of the map
};

constexpr double guidance = 1.5;

at::Tensor guide(const at::Tensor& cond, const at::Tensor& null) {
    return null + guidance * (cond - null);
}

/// Every pixel's class is drawn: no patch occurs twice.
LabelMap noise_map(Size size, int classes, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    LabelMap map(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            map.at(x, y) = static_cast<ClassIndex>(random() % static_cast<unsigned>(classes));
    return map;
}

/// One guided step each way, over and over.
class Sides {
  public:
    Sides(SdmUNet network, const at::Tensor& y, const Bench& bench, c10::ScalarType dtype)
        : network_(std::move(network)), y_(y), null_(at::zeros_like(y)), bench_(bench), dtype_(dtype) {
        at::Generator generator = at::detail::createCPUGenerator(bench.seed);
        x_ = at::randn({1, network_->config().input_channels(), y.size(2), y.size(3)}, generator)
                 .to(bench.device)
                 .contiguous(at::MemoryFormat::ChannelsLast);
        t_ = at::full({1}, 500, at::kLong).to(bench.device);
        y_ = y_.contiguous(at::MemoryFormat::ChannelsLast);
        null_ = null_.contiguous(at::MemoryFormat::ChannelsLast);
    }

    /// As the original: two calls, each with its whole label path.
    at::Tensor plain(double& ms) {
        const double start = cpu_ms();
        const Autocast autocast(bench_.device, dtype_);
        const at::Tensor cond = network_->forward(x_, t_, y_), null = network_->forward(x_, t_, null_);
        const at::Tensor out = guide(cond, null).cpu();
        ms = cpu_ms() - start;
        return out;
    }

    at::Tensor fast(Engine& engine, double& ms) {
        const double start = cpu_ms();
        const Autocast autocast(bench_.device, dtype_);
        const at::Tensor both = engine.forward(x_, t_);
        const at::Tensor out = guide(both.narrow(0, 0, 1), both.narrow(0, 1, 1)).cpu();
        ms = cpu_ms() - start;
        return out;
    }

    Engine engine() const { return Engine(network_, {y_, null_}); }

  private:
    SdmUNet network_;
    at::Tensor x_, t_, y_, null_;
    const Bench& bench_;
    c10::ScalarType dtype_;
};

/// A step's pictures as a run streams them.
double measure_preview(const at::Tensor& result, const Bench& bench) {
    const SampleStep step{1, 1, result.narrow(1, 0, 3), result.narrow(1, 0, 3)};
    std::vector<double> ms;
    for (int round = 0; round < 15; ++round) {
        const double start = cpu_ms();
        step_event(StepPictures(step, bench.size), bench.size, whole(bench.size), false);
        ms.push_back(cpu_ms() - start);
    }
    return median(ms);
}

/// The map with a disc of another class on a hundredth of it.
LabelMap after_stroke(LabelMap map, int classes, std::uint64_t seed) {
    const Mask disc = bench_region(map.size(), 0.01, BenchShape::disc, seed);
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x)
            if (disc.at(x, y) != 0)
                map.at(x, y) = static_cast<ClassIndex>((map.at(x, y) + 1) % classes);
    return map;
}

/// What a stroke costs where the map before it is known, and the whole label path for comparison.
void measure_update(SdmUNet network, const LabelMap& map, const Engine& engine, const Bench& bench, Row& row) {
    const at::NoGradGuard no_grad;
    const auto condition = [&](const LabelMap& given) {
        return make_condition(given, given, bench.size, bench.size, network->config(), {})
            .to(bench.device)
            .contiguous(at::MemoryFormat::ChannelsLast);
    };
    const at::Tensor y = condition(map);
    std::vector<double> update_ms, path_ms;
    for (int round = 0; round < bench.rounds; ++round) {
        const at::Tensor edited =
            condition(after_stroke(map, network->config().num_classes, bench.seed + 1 + round));
        double start = cpu_ms();
        LabelCache cache(network, {edited, at::zeros_like(edited)}, *engine.memory());
        cache.compute_as(engine.labels());
        update_ms.push_back(cpu_ms() - start);
        start = cpu_ms();
        engine.labels().convolve_as_network(network, y);
        path_ms.push_back(cpu_ms() - start);
    }
    row.update_ms = median(update_ms);
    row.label_path_ms = median(path_ms);
}

Row measure(SdmUNet network, const LabelMap& map, const char* what, const Bench& bench,
            const std::string& dtype) {
    const at::NoGradGuard no_grad;
    const at::Tensor y =
        make_condition(map, map, bench.size, bench.size, network->config(), {}).to(bench.device);
    Sides sides(network, y, bench, choose_dtype(dtype, bench.device));
    Row row;
    row.what = what;
    row.dtype = dtype;
    std::vector<double> plain_ms, engine_ms;
    double ms = 0;
    const at::Tensor expected = sides.plain(ms); // warms up
    reset_peak_memory();
    double start = cpu_ms();
    Engine engine = sides.engine();
    const at::Tensor got = sides.fast(engine, ms);
    const double first_ms = cpu_ms() - start;
    row.peak_mib = peak_memory_mib();
    for (int round = 0; round < bench.rounds; ++round) {
        sides.fast(engine, ms);
        engine_ms.push_back(ms);
        sides.plain(ms);
        plain_ms.push_back(ms);
        if (stop_token().stop_requested())
            throw Stopped();
    }
    row.engine_ms = median(engine_ms);
    row.plain_ms = median(plain_ms);
    row.cache_ms = std::max(0.0, first_ms - row.engine_ms);
    row.max_error = (got - expected).abs().max().item<double>();
    row.relative_error = row.max_error / expected.abs().max().item<double>();
    row.distinct = engine.labels().distinct_patches();
    row.cache_mib = static_cast<double>(engine.labels().bytes()) / (1 << 20);
    row.preview_ms = measure_preview(got, bench);
    measure_update(network, map, engine, bench, row);
    return row;
}

/// gamma and beta in 16 bit of a street and of the null label.
struct CacheRow {
    Size size;
    int classes = 0;
    std::int64_t distinct = 0; ///< patches at full resolution
    double ms = 0;             ///< process CPU time
    double mib = 0, dense_mib = 0; ///< with a row for each distinct patch; for each pixel
};

/// Only the label path of the layers is computed: no step.
CacheRow measure_cache(SdmUNet network, Size size, const Bench& bench) {
    const at::NoGradGuard no_grad;
    const NetworkConfig& config = network->config();
    const LabelMap map = bench_street(size, config.num_classes, bench.seed);
    const at::Tensor y = make_condition(map, map, size, size, config, {}).to(bench.device);
    CacheRow row{size, config.num_classes};
    const double start = cpu_ms();
    EngineMemory memory;
    LabelCache cache(network, {y, at::zeros_like(y)}, memory, at::kBFloat16);
    cache.compute_all(network);
    row.ms = cpu_ms() - start;
    row.distinct = cache.distinct_patches();
    row.mib = static_cast<double>(cache.bytes()) / (1 << 20);
    row.dense_mib = static_cast<double>(cache.dense_values()) * 2 / (1 << 20);
    return row;
}

void print_cache_row(const CacheRow& row, const NetworkConfig& config, bool json) {
    const char* what = "label cache, 16 bit";
    if (json)
        std::printf("%s\n", nlohmann::json{{"what", what},
                                           {"channels", config.num_channels},
                                           {"size", text_of(row.size)},
                                           {"classes", row.classes},
                                           {"distinct_patches", row.distinct},
                                           {"cache_build_ms", rounded(row.ms, 0.1)},
                                           {"cache_mib", rounded(row.mib, 0.1)},
                                           {"dense_mib", rounded(row.dense_mib, 0.1)}}
                                .dump()
                                .c_str());
    else
        std::printf("%s of a street, %dx%d, %d classes: %.1f MiB (a row for each pixel: %.1f), %lld patches, "
                    "%.0f ms\n",
                    what, row.size.width, row.size.height, row.classes, row.mib, row.dense_mib,
                    static_cast<long long>(row.distinct), row.ms);
    std::fflush(stdout);
}

nlohmann::json json_of(const Row& row, const Bench& bench, const NetworkConfig& config) {
    return {{"what", row.what},
            {"channels", config.num_channels},
            {"size", text_of(bench.size)},
            {"classes", config.num_classes},
            {"dtype", row.dtype},
            {"ratio", rounded(row.plain_ms / row.engine_ms, 1e-2)},
            {"max_error", row.max_error},
            {"relative_error", row.relative_error},
            {"peak_mib", rounded(row.peak_mib, 0.1)},
            {"distinct_patches", row.distinct},
            {"cache_build_ms", rounded(row.cache_ms, 0.1)},
            {"cache_mib", rounded(row.cache_mib, 0.1)},
            {"preview_ms", rounded(row.preview_ms, 1e-3)},
            {"preview_ratio", rounded(row.preview_ms / row.engine_ms, 1e-5)},
            {"cache_update_ms", rounded(row.update_ms, 0.1)},
            {"label_path_ms", rounded(row.label_path_ms, 0.1)},
            {"cache_update_ratio", rounded(row.update_ms / row.label_path_ms, 1e-4)},
            {"engine_cpu_ms", rounded(row.engine_ms, 0.1)},
            {"plain_cpu_ms", rounded(row.plain_ms, 0.1)}};
}

void print_row(const Row& row) {
    std::printf("%-22s %-5s %6.2f %9.1e %9.1e %9.0f %9.0f %9.0f %7.0f %9lld %9.1f %9.1f %9.3f\n", row.what,
                row.dtype.c_str(), row.plain_ms / row.engine_ms, row.max_error, row.relative_error,
                row.engine_ms, row.plain_ms, row.cache_ms, row.peak_mib, static_cast<long long>(row.distinct),
                row.cache_mib, 100 * row.update_ms / row.label_path_ms, 100 * row.preview_ms / row.engine_ms);
}

Options engine_options() {
    Options options(
        "bench engine",
        "Measures a guided step through the engine against the network called as the original does "
        "it: two calls, nothing kept. Same weights, map and noise, one after the other in one run: "
        "process CPU time, medians. First a painted map, then one where every pixel's class is "
        "drawn, the worst case. errors: the largest difference, and beside the largest value. update: what is kept for a map, brought "
        "up to date after a stroke over a hundredth of it, beside the map's whole label path by "
        "convolutions. preview: a step's picture for the canvas, beside the step. Last, what is kept in 16 bit for a map of a street with 35 classes, 512x256.");
    options.option("channels", "N", "base width of a network of random weights, in the original's form", "64")
        .option("size", "WxH", "of picture and map", "128x128")
        .option("classes", "N", "classes of the maps", "151")
        .option("checkpoint", "FILE|FOLDER", "a model's base network to measure instead, with its classes")
        .option("dtype", "T", "fp32, bf16, or fp16 on a GPU; without it fp32 and, where it is fast, bf16")
        .option("device", "D", "auto, cpu or cuda:N", "cpu")
        .option("rounds", "N", "guided steps of each; 0: only what is kept for the street", "3")
        .option("threads", "N", "processor threads", "1")
        .option("seed", "K", "of weights, maps and noise", "1")
        .flag("json", "a JSON object a line");
    return options;
}

SdmUNet network_for(const Options& options, Bench& bench) {
    if (!options.given("checkpoint")) {
        SdmUNet network(original_network(bench.size, options.integer("channels", 8, 4096),
                                         options.integer("classes", 1, 65535)));
        draw_weights(*network, bench.seed);
        return network;
    }
    LoadedStage stage = load_model(find_model(options.text("checkpoint"))).stages.front();
    if (!options.given("size"))
        bench.size = stage.size;
    const int stride = stage.network->config().stride();
    if (bench.size.width % stride != 0 || bench.size.height % stride != 0)
        throw Error("--size must be multiples of " + std::to_string(stride) + " for this model");
    stage.network->to(at::kFloat); // a checkpoint's 16 bit would cost the plain side a conversion at each call
    return stage.network;
}

std::vector<std::string> dtypes(const Options& options, c10::Device device) {
    if (options.given("dtype"))
        return {options.text("dtype")};
    if (choose_dtype("auto", device) == c10::kFloat) {
        spdlog::info("This processor is not faster in bf16; only fp32 is measured.");
        return {"fp32"};
    }
    return {"fp32", "bf16"};
}

void measure_steps(const Options& options, Bench bench) {
    SdmUNet network = network_for(options, bench);
    network->to(bench.device);
    for (at::Tensor& parameter : network->parameters())
        if (parameter.dim() == 4)
            parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
    const NetworkConfig& config = network->config();
    const bool json = options.on("json");
    if (!json)
        std::printf("%d channels, %dx%d, %d classes\n\n%-22s %-5s %6s %9s %9s %9s %9s %9s %7s %9s %9s %9s %9s\n",
                    config.num_channels, bench.size.width, bench.size.height, config.num_classes, "", "dtype",
                    "ratio", "max err", "rel err", "engine ms", "plain ms", "cache ms", "peak", "patches",
                    "cache MiB", "update %", "preview %");
    for (const std::string& dtype : dtypes(options, bench.device))
        for (const bool noise : {false, true}) {
            const LabelMap map = noise ? noise_map(bench.size, config.num_classes, bench.seed)
                                       : bench_map(bench.size, config.num_classes, bench.seed);
            const Row row =
                measure(network, map, noise ? "guided step, noise map" : "guided step", bench, dtype);
            if (json)
                std::printf("%s\n", json_of(row, bench, config).dump().c_str());
            else
                print_row(row);
            std::fflush(stdout);
        }
}

void measure_street(const Options& options, Bench bench) {
    constexpr Size street{512, 256};
    SdmUNet network = options.given("checkpoint")
                          ? network_for(options, bench)
                          : SdmUNet(original_network(street, options.integer("channels", 8, 4096), 35));
    network->to(bench.device);
    const bool fits = street.width % network->config().stride() == 0 && street.height % network->config().stride() == 0;
    print_cache_row(measure_cache(network, fits ? street : bench.size, bench), network->config(),
                    options.on("json"));
}

} // namespace

int bench_engine(int argc, char** argv) {
    Options options = engine_options();
    if (!options.parse(argc, argv))
        return 0;
    Bench bench{options.size("size"), options.integer("rounds", 0, 1000), options.unsigned64("seed"),
                choose_device(options.text("device"))};
    use_threads(options.integer("threads", 1, 1024));
    if (bench.rounds > 0)
        measure_steps(options, bench);
    measure_street(options, bench);
    return 0;
}

} // namespace sinopia::cli
