#include "app/cli/evaluate_report.h"

#include "app/cli/progress.h"
#include "synthesis/picture_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sinopia::cli {

namespace {

using nlohmann::json;

double rounded(double value) {
    return std::round(value * 1e6) / 1e6;
}

json pair_of(const Interval& interval) {
    return {rounded(interval.low), rounded(interval.high)};
}

bool is_counted(const Evaluation& evaluation, int c) {
    return std::find(evaluation.counted.begin(), evaluation.counted.end(), c) != evaluation.counted.end();
}

double ratio_of(const Evaluation& e) {
    const double rendered = mean_iou(e.rendered, e.counted);
    return rendered > 0 ? mean_iou(e.generated, e.counted) / rendered : 0;
}

json classes_json(const Evaluation& e) {
    json classes = json::array();
    for (int c = 0; c < e.rendered.matrix.classes(); ++c)
        classes.push_back({{"name", e.model.class_names[static_cast<std::size_t>(c)]},
                           {"share", rounded(e.rendered.matrix.share(c))},
                           {"generated_iou", rounded(e.generated.matrix.iou(c))},
                           {"rendered_iou", rounded(e.rendered.matrix.iou(c))},
                           {"counted", is_counted(e, c)}});
    return classes;
}

void print_classes(const Evaluation& e) {
    std::printf("%-12s %8s %10s %10s\n", "class", "share", "generated", "rendered");
    for (int c = 0; c < e.rendered.matrix.classes(); ++c)
        std::printf("%-12s %7.2f%% %10.3f %10.3f%s\n",
                    e.model.class_names[static_cast<std::size_t>(c)].c_str(),
                    100 * e.rendered.matrix.share(c), e.generated.matrix.iou(c), e.rendered.matrix.iou(c),
                    is_counted(e, c) ? "" : "  (too rare to count)");
    const Interval generated = mean_iou_interval(e.generated, e.counted);
    const Interval rendered = mean_iou_interval(e.rendered, e.counted), ratio = ratio_interval(e);
    std::printf(
        "mean IoU of %zu classes: generated %.3f (95 %%: %.3f-%.3f), rendered %.3f (%.3f-%.3f), ratio "
        "%.3f (%.3f-%.3f)\n",
        e.counted.size(), mean_iou(e.generated, e.counted), generated.low, generated.high,
        mean_iou(e.rendered, e.counted), rendered.low, rendered.high, ratio_of(e), ratio.low, ratio.high);
}

} // namespace

json to_json(const EvaluationReport& report) {
    const Evaluation& e = report.evaluation;
    json out{{"event", "result"},
             {"count", e.generated.pictures.size()},
             {"width", e.size.width},
             {"height", e.size.height},
             {"model", e.model.name},
             {"model_hash", e.model.hash},
             {"segmenter", report.segmenter_name},
             {"segmenter_hash", report.segmenter_hash},
             {"sampler", to_string(e.sampling.sampler)},
             {"steps", e.sampling.steps},
             {"guidance", e.sampling.guidance},
             {"eta", e.sampling.eta},
             {"seed", e.sampling.seed},
             {"device", e.sampling.device},
             {"dtype", to_string(e.sampling.precision)},
             {"threads", e.sampling.threads},
             {"seconds", std::round(report.seconds * 1000) / 1000}};
    add_rare_settings(out, e.sampling);
    if (report.miou) {
        out["generated_miou"] = rounded(mean_iou(e.generated, e.counted));
        out["generated_miou_interval"] = pair_of(mean_iou_interval(e.generated, e.counted));
        out["rendered_miou"] = rounded(mean_iou(e.rendered, e.counted));
        out["rendered_miou_interval"] = pair_of(mean_iou_interval(e.rendered, e.counted));
        out["ratio"] = rounded(ratio_of(e));
        out["ratio_interval"] = pair_of(ratio_interval(e));
        out["counted_classes"] = e.counted.size();
        out["least_counted_share"] = least_counted_share;
        out["classes"] = classes_json(e);
    }
    if (report.frechet)
        out["frechet"] = rounded(*report.frechet);
    if (report.frechet_rendered)
        out["frechet_rendered"] = rounded(*report.frechet_rendered);
    return out;
}

void print_report(const EvaluationReport& report) {
    const Evaluation& e = report.evaluation;
    std::printf("%s, %zu maps of %dx%d, %d steps of %s, guidance %g, %s\n", e.model.name.c_str(),
                e.generated.pictures.size(), e.size.width, e.size.height, e.sampling.steps,
                std::string(to_string(e.sampling.sampler)).c_str(), e.sampling.guidance,
                duration_text(report.seconds).c_str());
    if (report.miou)
        print_classes(e);
    if (report.frechet)
        std::printf("Frechet distance of the segmenter's features: %.4f", *report.frechet);
    if (report.frechet_rendered)
        std::printf(" (of as many other renderings: %.4f)", *report.frechet_rendered);
    if (report.frechet)
        std::printf("\n");
}

} // namespace sinopia::cli
