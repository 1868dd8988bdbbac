#include "dataset/landscape/landscape_source.h"
#include "evaluation/evaluation.h"
#include "evaluation/frechet_distance.h"
#include "support/errors.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/types.h>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr Size small{16, 16};

/// An untrained network: what is tested here does not depend on what it sees.
Segmenter untrained(int classes = 12) {
    NetworkConfig config;
    config.num_classes = classes;
    config.num_channels = 8;
    config.channel_mult = {1, 2};
    config.num_res_blocks = 1;
    config.num_head_channels = 8;
    config.norm_groups = 4;
    SegmentationUNet network(config);
    const at::NoGradGuard no_grad;
    for (at::Tensor& parameter : network->parameters())
        parameter.normal_(0, 0.3, at::detail::createCPUGenerator(7));
    return {network, classes == 12 ? landscape_labels() : LabelSet::generated(classes), small, "untrained",
            ""};
}

/// Gives the held-out renderings themselves as pictures, or grey ones.
class FakeGenerator : public Generator {
  public:
    explicit FakeGenerator(bool perfect = true) : perfect_(perfect) {
        summary_.name = "fake";
        for (const LabelClass& c : landscape_labels().classes())
            summary_.class_names.push_back(c.name);
        const LandscapeStyleNames& styles = landscape_styles();
        summary_.style_names = {"light", "season", "weather"};
        summary_.style_choices = {styles.lights, styles.seasons, styles.weathers};
        summary_.preferred_size = small;
    }

    ModelSummary load(const std::string&, const std::string&) override { return summary_; }

    GenerationResult generate(const GenerationRequest& request,
                              const std::function<void(const StepEvent&)>& on_step,
                              std::stop_token stop) override {
        GenerationResult result;
        requests.push_back(request);
        for (int step = 1; step <= request.options.steps; ++step) {
            if (stop.stop_requested())
                throw Stopped();
            StepEvent event;
            event.request_id = request.id;
            event.step = step;
            event.steps = request.options.steps;
            on_step(event);
        }
        result.options = request.options;
        const LandscapeSource source(small, 1 << 20, LandscapeSource::Part::held_out);
        result.picture = perfect_ ? source.load(4096 + requests.size() - 1, 0).image
                                  : RgbImage(request.map->size(), Rgb{120, 120, 120});
        return result;
    }

    ModelSummary summary_;
    std::vector<GenerationRequest> requests;

  private:
    bool perfect_;
};

EvaluationOptions small_evaluation(int count) {
    EvaluationOptions options;
    options.count = count;
    options.sampling.steps = 3;
    options.sampling.seed = 40;
    options.features = true;
    return options;
}

} // namespace

class TestEvaluation : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void pictures_like_the_renderings_agree_as_they_do() {
        FakeGenerator generator;
        const Evaluation e = evaluate(generator, untrained(), small_evaluation(5), {}, {});
        QCOMPARE(e.generated.pictures.size(), std::size_t(5));
        QCOMPARE(mean_iou(e.generated, e.counted), mean_iou(e.rendered, e.counted));
        const Interval ratio = ratio_interval(e);
        QVERIFY(std::abs(ratio.low - 1) < 1e-12 && std::abs(ratio.high - 1) < 1e-12);
        QVERIFY(frechet_distance(at::cat(e.generated.features), at::cat(e.rendered.features)) < 1e-6);
    }

    void other_pictures_are_told_apart() {
        FakeGenerator generator(false);
        const Evaluation e = evaluate(generator, untrained(), small_evaluation(5), {}, {});
        QVERIFY(mean_iou(e.generated, e.counted) != mean_iou(e.rendered, e.counted));
        QVERIFY(frechet_distance(at::cat(e.generated.features), at::cat(e.rendered.features)) > 1e-3);
        const Interval interval = mean_iou_interval(e.rendered, e.counted);
        const double mean = mean_iou(e.rendered, e.counted);
        QVERIFY(interval.low <= mean && mean <= interval.high + 1e-9);
    }

    /// Map i, its style and its seed do not depend on how many are asked for.
    void more_maps_begin_with_the_same() {
        FakeGenerator few, many;
        evaluate(few, untrained(), small_evaluation(2), {}, {});
        evaluate(many, untrained(), small_evaluation(4), {}, {});
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(*few.requests[i].map == *many.requests[i].map);
            QVERIFY(few.requests[i].options == many.requests[i].options);
            QCOMPARE(few.requests[i].options.seed, std::uint64_t(40 + i));
        }
        QVERIFY(*many.requests[0].map != *many.requests[1].map);
    }

    /// The first held-out landscapes judge trainings; those of an evaluation are others.
    void the_maps_are_none_that_a_training_is_judged_by() {
        FakeGenerator generator;
        evaluate(generator, untrained(), small_evaluation(8), {}, {});
        const LandscapeSource judging(small, 64, LandscapeSource::Part::held_out);
        for (std::size_t i = 0; i < judging.size(); ++i)
            for (const GenerationRequest& request : generator.requests)
                QVERIFY(judging.load(i, 0).label != *request.map);
    }

    void each_map_has_the_style_of_its_rendering() {
        FakeGenerator generator;
        evaluate(generator, untrained(), small_evaluation(3), {}, {});
        const LandscapeSource source(small, 1 << 20, LandscapeSource::Part::held_out);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(generator.requests[i].options.style, source.load(4096 + i, 0).style);
        FakeGenerator other;
        EvaluationOptions fixed = small_evaluation(3);
        fixed.own_styles = false;
        fixed.sampling.style = {4, 0, 1};
        evaluate(other, untrained(), fixed, {}, {});
        QCOMPARE(other.requests[2].options.style, (std::vector<int>{4, 0, 1}));
    }

    void steps_are_counted_over_all_pictures() {
        FakeGenerator generator;
        std::vector<long long> done;
        evaluate(generator, untrained(), small_evaluation(2),
                 [&](long long step, long long total) {
                     done.push_back(step);
                     QCOMPARE(total, 6);
                 },
                 {});
        QCOMPARE(done, (std::vector<long long>{1, 2, 3, 4, 5, 6}));
    }

    void it_stops_within_a_step() {
        FakeGenerator generator;
        std::stop_source source;
        long long last = 0;
        const auto stop_at_four = [&](long long step, long long) {
            last = step;
            if (step == 4)
                source.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(
            evaluate(generator, untrained(), small_evaluation(9), stop_at_four, source.get_token()), Stopped);
        QCOMPARE(last, 4);
    }

    void foreign_classes_are_refused() {
        FakeGenerator generator;
        QVERIFY(!error_of([&] { evaluate(generator, untrained(5), small_evaluation(2), {}, {}); }).empty());
        generator.summary_.class_names.back() = "snail";
        QVERIFY(!error_of([&] { evaluate(generator, untrained(), small_evaluation(2), {}, {}); }).empty());
        QVERIFY(generator.requests.empty());
    }

    void other_renderings_are_others() {
        FakeGenerator generator;
        const Evaluation e = evaluate(generator, untrained(), small_evaluation(3), {}, {});
        const at::Tensor others = features_of_other_renderings(untrained(), small, 3, {});
        QCOMPARE(others.size(0), 3);
        QVERIFY(frechet_distance(at::cat(e.rendered.features), others) > 0);
    }
};

QTEST_GUILESS_MAIN(TestEvaluation)
#include "test_evaluation.moc"
