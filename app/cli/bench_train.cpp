#include "app/cli/bench_train.h"

#include "app/cli/bench_measure.h"
#include "app/cli/bench_scene.h"
#include "app/cli/options.h"
#include "base/error.h"
#include "runtime/device.h"
#include "runtime/freed_memory.h"
#include "runtime/pixels.h"
#include "training/learner.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace sinopia::cli {

namespace {

/// What is measured, as asked for.
struct Bench {
    TrainingOptions training;
    std::vector<int> classes;
    int rounds = 1;
    std::uint64_t seed = 0;
};

/// One class count.
struct Row {
    int classes = 0;
    double plain_ms = 0, fast_ms = 0; ///< process CPU time of a step, medians
    double gradient_error = 0;        ///< largest difference beside the largest gradient
    double loss_error = 0;            ///< relative
    std::vector<double> distinct;     ///< distinct 5x5 patches beside pixels, per level
};

/// Pairs of made-up maps and pictures that follow them.
Batch bench_batch(const TrainingOptions& training, std::uint64_t seed) {
    const Size size = training.size;
    std::vector<at::Tensor> pictures, labels;
    for (int i = 0; i < training.batch; ++i) {
        const LabelMap map =
            bench_map(size, training.network.num_classes, seed + static_cast<std::uint64_t>(i));
        labels.push_back(to_index_tensor(map));
        pictures.push_back(to_tensor(bench_picture(map, seed + static_cast<std::uint64_t>(i))));
    }
    Batch batch;
    batch.pictures = at::cat(pictures);
    batch.labels = at::cat(labels);
    return batch;
}

/// One step and its cost.
StepResult timed(Learner& learner, const Batch& batch, const StepDraws& draws, std::vector<double>& costs) {
    const double start = cpu_ms();
    const StepResult result = learner.step(batch, draws, 0);
    costs.push_back(cpu_ms() - start);
    return result;
}

double gradient_difference(Learner& fast, Learner& plain) {
    const auto a = fast.network()->parameters(), b = plain.network()->parameters();
    double worst = 0, largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        worst = std::max(worst, (a[i].grad() - b[i].grad()).abs().max().item<double>());
        largest = std::max(largest, b[i].grad().abs().max().item<double>());
    }
    return worst / largest;
}

std::vector<double> distinct_shares(const TrainingOptions& training, const Batch& batch,
                                    const StepDraws& draws) {
    const StepCondition shown =
        make_step_condition(training, {}, batch, draws, {0, training.batch}, at::kCPU);
    std::vector<double> shares;
    for (std::size_t level = 0; shown.patches && level < shown.patches->levels(); ++level)
        shares.push_back(static_cast<double>(shown.patches->distinct(level)) /
                         static_cast<double>(batch.labels.numel() >> (2 * level)));
    return shares;
}

Row measure(const Bench& bench, int classes) {
    TrainingOptions training = bench.training;
    training.network.num_classes = classes;
    Learner fast(training, {});
    training.plain_label_path = true;
    Learner plain(training, {});
    draw_weights(*fast.network(), bench.seed);
    draw_weights(*plain.network(), bench.seed);

    const Batch batch = bench_batch(training, bench.seed);
    const StepDraws draws = draw_step(training, 0);
    std::vector<double> fast_costs, plain_costs;
    Row row;
    row.classes = classes;
    for (int round = -1; round < bench.rounds; ++round) { // the first one warms up
        const StepResult a = timed(fast, batch, draws, fast_costs);
        const StepResult b = timed(plain, batch, draws, plain_costs);
        if (round >= 0)
            continue;
        row.gradient_error = gradient_difference(fast, plain);
        row.loss_error = std::abs(a.loss - b.loss) / std::abs(b.loss);
        fast_costs.clear();
        plain_costs.clear();
    }
    row.fast_ms = median(fast_costs);
    row.plain_ms = median(plain_costs);
    training.plain_label_path = false;
    row.distinct = distinct_shares(training, batch, draws);
    return row;
}

nlohmann::json json_of(const Row& row, const Bench& bench) {
    const TrainingOptions& t = bench.training;
    nlohmann::json distinct = nlohmann::json::array();
    for (const double share : row.distinct)
        distinct.push_back(rounded(share, 1e-3));
    return {{"channels", t.network.num_channels},
            {"size", text_of(t.size)},
            {"classes", row.classes},
            {"batch", t.batch},
            {"dtype", t.precision},
            {"threads", t.threads},
            {"ratio", rounded(row.plain_ms / row.fast_ms, 1e-2)},
            {"gradient_error", row.gradient_error},
            {"loss_error", row.loss_error},
            {"fast_cpu_ms", rounded(row.fast_ms, 1)},
            {"plain_cpu_ms", rounded(row.plain_ms, 1)},
            {"distinct_patches", distinct}};
}

void print_row(const Row& row) {
    std::printf("%7d %7.2f %9.0f %9.0f %9.1e %9.1e ", row.classes, row.plain_ms / row.fast_ms, row.fast_ms,
                row.plain_ms, row.gradient_error, row.loss_error);
    for (const double share : row.distinct)
        std::printf(" %3.0f%%", 100 * share);
    std::printf("\n");
}

Options train_options() {
    Options options(
        "bench train",
        "Measures an optimiser step (forward, backward, AdamW, averages) against the same step with "
        "the label path as the original computes it: one-hot maps, convolutions in each layer. Same "
        "network, weights, batch and draws, one after the other in one run: process CPU time, "
        "medians. gradient error: the largest difference beside the largest gradient.");
    options.option("channels", "N", "base width of a network of random weights, in the original's form", "64")
        .option("size", "WxH", "of the pictures", "64x64")
        .option("classes", "N", "classes of the maps; without it two rows, of 151 and 35")
        .option("batch", "N", "pairs a step", "8")
        .option("rounds", "N", "steps of each", "3")
        .option("dtype", "T", "auto, fp32, bf16, or fp16 on a GPU", "fp32")
        .option("device", "D", "auto, cpu or cuda:N", "cpu")
        .option("threads", "N", "processor threads", "1")
        .option("seed", "K", "of weights, maps, pictures and noise", "1")
        .flag("checkpoint-activations", "both sides compute the insides of blocks again")
        .flag("json", "a JSON object a line");
    return options;
}

Bench read_bench(const Options& options) {
    Bench bench;
    bench.rounds = options.integer("rounds", 1, 1000);
    bench.seed = options.unsigned64("seed");
    bench.classes = {151, 35};
    if (options.given("classes"))
        bench.classes = {options.integer("classes", 1, 65535)};
    TrainingOptions& training = bench.training;
    training.dataset = "landscape"; // the pairs are made here
    training.output = "bench";
    training.size = options.size("size");
    training.batch = options.integer("batch", 1, 4096);
    training.precision = options.text("dtype");
    training.device = options.text("device");
    training.threads = options.integer("threads", 1, 1024);
    training.checkpoint_activations = options.on("checkpoint-activations");
    training.seed = bench.seed;
    training.clip_norm = 0;         // gradients are compared as they are
    training.learning_rate = 1e-12; // and weights stay what they are
    training.network =
        original_network(training.size, options.integer("channels", 8, 4096), bench.classes.front());
    if (const auto problems = training.problems(); !problems.empty())
        throw Error(problems.front());
    return bench;
}

} // namespace

int bench_train(int argc, char** argv) {
    Options options = train_options();
    if (!options.parse(argc, argv))
        return 0;
    const Bench bench = read_bench(options);
    use_threads(bench.training.threads);
    keep_freed_memory();
    if (!options.on("json"))
        std::printf(
            "%d channels, %dx%d, batch %d, %s, %d threads\n\nclasses   ratio   fast ms  plain ms gradients "
            "     loss  distinct patches by level\n",
            bench.training.network.num_channels, bench.training.size.width, bench.training.size.height,
            bench.training.batch, bench.training.precision.c_str(), bench.training.threads);
    for (const int classes : bench.classes) {
        const Row row = measure(bench, classes);
        if (options.on("json"))
            std::printf("%s\n", json_of(row, bench).dump().c_str());
        else
            print_row(row);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace sinopia::cli
