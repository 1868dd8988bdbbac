#include "evaluation/evaluation.h"

#include "base/error.h"
#include "dataset/landscape/landscape_source.h"
#include "dataset/resample.h"
#include "image/resample.h"

#include <ATen/ATen.h>

namespace sinopia {

namespace {

/// The first held-out landscapes judge a training while it goes on, and so help to choose its checkpoint;
/// these do not.
constexpr std::size_t first_judged = 4096;
constexpr std::size_t first_other = std::size_t{1} << 20;
constexpr std::size_t held_out_landscapes = std::size_t{1} << 21;

LandscapeSource held_out_source(Size size) {
    return {size, held_out_landscapes, LandscapeSource::Part::held_out};
}

std::vector<std::string> names_of(const LabelSet& labels) {
    std::vector<std::string> names;
    for (const LabelClass& c : labels.classes())
        names.push_back(c.name);
    return names;
}

bool knows_landscape_styles(const ModelSummary& model) {
    const LandscapeStyleNames& styles = landscape_styles();
    return model.style_choices ==
           std::vector<std::vector<std::string>>{styles.lights, styles.seasons, styles.weathers};
}

void check_known_classes(const ModelSummary& model, const Segmenter& segmenter) {
    const std::vector<std::string> classes = names_of(landscape_labels());
    if (names_of(segmenter.labels()) != classes)
        throw Error(
            "The segmenter does not tell the classes of rendered landscapes; choose another --segmenter.");
    if (model.class_names != classes)
        throw Error("The model " + model.name +
                    " does not paint the classes of rendered landscapes, which it would be judged by; choose "
                    "another --checkpoint.");
}

/// Adds one picture, looked at at the segmenter's size, and its map.
void judge_picture(Agreement& agreement, const Segmenter& segmenter, const RgbImage& picture,
                   const LabelMap& map, bool features) {
    ConfusionMatrix one(segmenter.labels().size());
    const Size size = segmenter.trained_size();
    const RgbImage seen = picture.size() == size ? picture : resampled(picture, size);
    one.add(map.size() == size ? map : resize_nearest(map, size), segmenter.classes_of(seen));
    agreement.matrix.add(one);
    agreement.pictures.push_back(std::move(one));
    if (features)
        agreement.features.push_back(segmenter.features_of(seen));
}

ConfusionMatrix sum_of(const Agreement& agreement, const std::vector<std::size_t>& drawn) {
    ConfusionMatrix sum(agreement.matrix.classes());
    for (const std::size_t item : drawn)
        sum.add(agreement.pictures[item]);
    return sum;
}

} // namespace

Evaluation evaluate(Generator& generator, const Segmenter& segmenter, const EvaluationOptions& options,
                    const std::function<void(long long done, long long total)>& on_step,
                    std::stop_token stop) {
    Evaluation out;
    out.model = generator.load(options.checkpoint, options.config);
    check_known_classes(out.model, segmenter);
    out.size = out.model.preferred_size.empty() ? segmenter.trained_size() : out.model.preferred_size;
    out.generated.matrix = out.rendered.matrix = ConfusionMatrix(segmenter.labels().size());
    const LandscapeSource source = held_out_source(out.size);
    const bool own_styles = options.own_styles && knows_landscape_styles(out.model);

    GenerationRequest request;
    request.checkpoint = options.checkpoint;
    request.config = options.config;
    request.options = options.sampling;
    for (int i = 0; i < options.count; ++i) {
        Pair pair = source.load(first_judged + static_cast<std::size_t>(i), 0);
        request.id = static_cast<std::uint64_t>(i) + 1;
        request.options.seed = options.sampling.seed + static_cast<std::uint64_t>(i);
        if (own_styles)
            request.options.style = pair.style;
        request.map = std::make_shared<const LabelMap>(pair.label);
        const auto forward = [&](const StepEvent& event) {
            if (on_step)
                on_step(static_cast<long long>(i) * event.steps + event.step,
                        static_cast<long long>(options.count) * event.steps);
        };
        const GenerationResult result = generator.generate(request, forward, stop);
        if (stop.stop_requested())
            throw Stopped();
        out.sampling = result.options;
        judge_picture(out.generated, segmenter, result.picture, pair.label, options.features);
        judge_picture(out.rendered, segmenter, pair.image, pair.label, options.features);
    }
    out.sampling.seed = options.sampling.seed;
    out.counted = counted_classes(out.rendered.matrix);
    return out;
}

at::Tensor features_of_other_renderings(const Segmenter& segmenter, Size size, int count,
                                        std::stop_token stop) {
    const LandscapeSource source = held_out_source(size);
    std::vector<at::Tensor> features;
    for (int i = 0; i < count; ++i) {
        if (stop.stop_requested())
            throw Stopped();
        const RgbImage picture = source.load(first_other + static_cast<std::size_t>(i), 0).image;
        features.push_back(segmenter.features_of(
            size == segmenter.trained_size() ? picture : resampled(picture, segmenter.trained_size())));
    }
    return at::cat(features);
}

double mean_iou(const Agreement& agreement, const std::vector<int>& counted) {
    return mean_iou(agreement.matrix, counted);
}

Interval mean_iou_interval(const Agreement& agreement, const std::vector<int>& counted) {
    return bootstrap_interval(agreement.pictures.size(), [&](const std::vector<std::size_t>& drawn) {
        return mean_iou(sum_of(agreement, drawn), counted);
    });
}

Interval ratio_interval(const Evaluation& evaluation) {
    return bootstrap_interval(
        evaluation.generated.pictures.size(), [&](const std::vector<std::size_t>& drawn) {
            const double rendered = mean_iou(sum_of(evaluation.rendered, drawn), evaluation.counted);
            const double generated = mean_iou(sum_of(evaluation.generated, drawn), evaluation.counted);
            return rendered > 0 ? generated / rendered : 0;
        });
}

} // namespace sinopia
