#include "app/cli/evaluate_report.h"
#include "app/cli/exit_code.h"
#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "app/cli/sampling_options.h"
#include "app/cli/stop.h"
#include "base/error.h"
#include "evaluation/frechet_distance.h"
#include "evaluation/segmenter_folder.h"
#include "synthesis/generator.h"
#include "training/tensor_archive.h"

#include <ATen/ops/cat.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace sinopia::cli {

namespace {

constexpr const char* feature_tensor = "features";

Options evaluate_options() {
    Options options(
        "evaluate",
        "Measures how well a model's pictures follow their maps: it paints over the maps of landscapes that "
        "no training sees, and a segmenter, a network that tells the classes of pixels, looks at these "
        "pictures and at the renderings of the same maps.");
    options.section("Measurement")
        .option(
            "metric", "LIST",
            "miou (mean intersection over union of what is seen and the maps), frechet (a distance of the "
            "segmenter's features; not comparable with published FID), or both with a comma",
            "miou")
        .option("count", "N", "maps", "64")
        .option("segmenter", "DIR", "a folder or run of `train --segmenter` (default: the bundled one)")
        .option("against", "FILE",
                "frechet: to the pictures of --save-features FILE instead of the renderings")
        .option("save-features", "FILE", "write the features of the generated pictures, as safetensors")
        .option("progress", "MODE", "auto (bar or lines), json (lines on stdout) or none", "auto")
        .flag("json", "the result as a JSON line on stdout");
    declare_sampling_options(options);
    return options;
}

struct Metrics {
    bool miou = false, frechet = false;
};

Metrics read_metrics(const Options& options) {
    Metrics metrics;
    std::string text = options.text("metric");
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::string name = text.substr(from, comma - from);
        if (name != "miou" && name != "frechet")
            throw Error("--metric '" + name + "' is not known; use miou, frechet or miou,frechet");
        (name == "miou" ? metrics.miou : metrics.frechet) = true;
        from = comma + 1;
    }
    for (const char* name : {"against"})
        if (options.given(name) && !metrics.frechet)
            throw Error(std::string("--") + name + " goes with --metric frechet; add that");
    return metrics;
}

at::Tensor read_features(const std::filesystem::path& path) {
    auto tensors = read_tensors(path);
    const auto found = tensors.find(feature_tensor);
    if (found == tensors.end())
        throw Error(path.string() + ": holds no features; name a file that --save-features wrote");
    return found->second;
}

/// The distance of the generated pictures to the reference, and of as many other renderings.
void measure_distance(EvaluationReport& report, const Segmenter& segmenter,
                      const std::filesystem::path& against) {
    const Evaluation& e = report.evaluation;
    const at::Tensor reference = against.empty() ? at::cat(e.rendered.features) : read_features(against);
    report.frechet = frechet_distance(at::cat(e.generated.features), reference);
    const int count = static_cast<int>(e.generated.pictures.size());
    report.frechet_rendered =
        frechet_distance(features_of_other_renderings(segmenter, e.size, count, stop_token()), reference);
}

EvaluationOptions read_evaluation_options(const Options& options, Generator& generator) {
    EvaluationOptions evaluation;
    evaluation.checkpoint = options.text("checkpoint");
    evaluation.config = options.text("config");
    evaluation.count = options.integer("count", 2, 100000);
    evaluation.own_styles = !options.given("style");
    const ModelSummary model = generator.load(evaluation.checkpoint, evaluation.config);
    evaluation.sampling = read_sampling_options(options, model);
    return evaluation;
}

} // namespace

int evaluate_command(int argc, char** argv) {
    Options options = evaluate_options();
    if (!options.parse(argc, argv))
        return exit_done;
    const Metrics metrics = read_metrics(options);
    check_sampling_options(options);
    const auto start = std::chrono::steady_clock::now();
    Progress progress(progress_mode_from_string(options.text("progress")), "evaluating");
    const Segmenter segmenter = load_segmenter(find_segmenter(options.text("segmenter")));
    const std::unique_ptr<Generator> generator = make_generator();
    EvaluationOptions evaluation = read_evaluation_options(options, *generator);
    evaluation.features = metrics.frechet || options.given("save-features");

    EvaluationReport report;
    report.segmenter_name = segmenter.name();
    report.segmenter_hash = segmenter.hash();
    report.miou = metrics.miou;
    report.evaluation = evaluate(
        *generator, segmenter, evaluation,
        [&](long long done, long long total) { progress.update(done, total); }, stop_token());
    progress.finish();
    if (metrics.frechet)
        measure_distance(report, segmenter, options.path("against"));
    if (options.given("save-features"))
        write_tensors(options.path("save-features"),
                      {{feature_tensor, at::cat(report.evaluation.generated.features)}});
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (options.on("json"))
        std::printf("%s\n", to_json(report).dump().c_str());
    else
        print_report(report);
    std::fflush(stdout);
    return exit_done;
}

} // namespace sinopia::cli
