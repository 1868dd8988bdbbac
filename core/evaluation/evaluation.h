#pragma once

#include "evaluation/bootstrap.h"
#include "evaluation/confusion_matrix.h"
#include "evaluation/segmenter.h"
#include "jobs/generation.h"

#include <functional>
#include <stop_token>

namespace sinopia {

/// What a generator is asked to paint for a judgement: rendered landscapes' maps that no training sees.
struct EvaluationOptions {
    std::string checkpoint, config; ///< as in a GenerationRequest; empty: the bundled model
    SamplingOptions sampling;       ///< the first picture's; picture i has the seed + i
    bool own_styles = true; ///< each map in the style of its rendering, where the model knows those styles
    int count = 64;         ///< maps; map i is the same whatever the count
    bool features = false;  ///< keep the features of all pictures
};

/// How well the segmenter finds the maps in a set of pictures.
struct Agreement {
    ConfusionMatrix matrix;                ///< over all pictures
    std::vector<ConfusionMatrix> pictures; ///< one a picture
    std::vector<at::Tensor> features;      ///< [1,F] a picture; empty if not asked for
};

/// Generated pictures and the renderings of the same maps, judged alike.
struct Evaluation {
    Agreement generated, rendered;
    std::vector<int>
        counted; ///< the classes of the mean: of at least least_counted_share of the maps' pixels
    ModelSummary model;
    Size size;                ///< of maps and pictures
    SamplingOptions sampling; ///< as used: device, precision and threads resolved
};

/// Renders each map and its picture at the model's own size, paints over the map, and lets the segmenter look
/// at both pictures. `on_step(done, total)` counts denoising steps over all pictures. Throws Stopped within a
/// step of a stop request, Error if the model or the segmenter does not know the landscapes' classes.
Evaluation evaluate(Generator& generator, const Segmenter& segmenter, const EvaluationOptions& options,
                    const std::function<void(long long done, long long total)>& on_step,
                    std::stop_token stop);

/// Features [count, F] of further held-out renderings of this size, none of which evaluate() paints over: how
/// far apart two sets of true pictures are.
at::Tensor features_of_other_renderings(const Segmenter& segmenter, Size size, int count,
                                        std::stop_token stop);

/// Mean IoU of the counted classes.
double mean_iou(const Agreement& agreement, const std::vector<int>& counted);
/// Its 95 % interval over drawings of the pictures.
Interval mean_iou_interval(const Agreement& agreement, const std::vector<int>& counted);
/// The interval of the generated mean IoU as a share of the rendered one, over drawings of the same maps.
Interval ratio_interval(const Evaluation& evaluation);

} // namespace sinopia
