#include "base/error.h"
#include "synthesis/drawn_style.h"
#include "synthesis/network_denoiser.h"
#include "synthesis/session.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>

#include "tests/core/synthesis/tiny_model.h"
#include <set>

using namespace sinopia;
using namespace sinopia::test;

namespace {

GenerationRequest request_for(Size map, int steps = 4) {
    GenerationRequest request;
    request.id = 1;
    request.map = striped_map(map);
    request.options.steps = steps;
    request.options.seed = 5;
    request.options.device = "cpu";
    request.options.precision = Precision::fp32;
    request.options.threads = 1;
    return request;
}

GenerationResult run(Session& session, const GenerationRequest& request) {
    return session.run(request, {}, {});
}

QString refusal(Session& session, const GenerationRequest& request) {
    try {
        run(session, request);
    } catch (const Error& error) {
        return error.kind() == ErrorKind::input ? QString(error.what())
                                                : QString("a failure: %1").arg(error.what());
    }
    return "nothing was refused";
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void one_seed_gives_one_picture() {
        Session session(tiny_model({tiny_stage(tiny_config(), 1)}));
        GenerationRequest request = request_for({8, 8});
        const RgbImage first = run(session, request).picture;
        request.id = 77;
        QVERIFY(run(session, request).picture == first);
        Session other(tiny_model({tiny_stage(tiny_config(), 1)}));
        QVERIFY(run(other, request).picture == first);
        request.options.seed = 6;
        QVERIFY(run(session, request).picture != first);
    }

    void every_setting_reaches_the_picture() {
        Session session(tiny_model({tiny_stage(tiny_config(), 1)}));
        const GenerationRequest plain = request_for({8, 8});
        const RgbImage picture = run(session, plain).picture;
        GenerationRequest changed = plain;
        changed.options.guidance = 3;
        QVERIFY(run(session, changed).picture != picture);
        changed = plain;
        changed.options.sampler = Sampler::ddim;
        QVERIFY(run(session, changed).picture != picture);
        changed = plain;
        changed.options.steps = 5;
        QVERIFY(run(session, changed).picture != picture);
        changed = plain;
        changed.map = striped_map({8, 8}, 2);
        QVERIFY(run(session, changed).picture != picture);
    }

    void the_picture_has_the_maps_size_whatever_the_stride() {
        Session session(tiny_model({tiny_stage(tiny_config(), 1)}));
        for (const Size size : {Size{13, 9}, Size{1, 1}, Size{8, 15}}) {
            const GenerationResult result = run(session, request_for(size, 2));
            QVERIFY(result.picture.size() == size);
            QVERIFY(result.note.empty());
        }
    }

    void an_asked_size_wins_over_the_maps() {
        Session session(tiny_model({tiny_stage(tiny_config(), 1)}));
        GenerationRequest request = request_for({8, 8}, 2);
        request.size = {20, 12};
        QVERIFY(run(session, request).picture.size() == (Size{20, 12}));
    }

    void a_model_folder_works_at_its_trained_size_and_says_so() {
        QTemporaryDir folder;
        Session session(tiny_model({tiny_stage(tiny_config(), 1)}, folder.path().toStdString()));
        const GenerationResult result = run(session, request_for({24, 16}, 2));
        QVERIFY(result.picture.size() == (Size{24, 16}));
        QCOMPARE(result.note, std::string("painted at 12x8 and scaled to 24x16"));
        session.run(
            request_for({24, 16}, 2),
            [](const StepEvent& e) {
                QVERIFY(e.place == whole(Size{24, 16}) && e.preview->size() == e.place.size());
                QVERIFY(e.small_predicted->size() == (Size{12, 8}) && e.small_noisy->size() == (Size{12, 8}));
            },
            {});
    }

    void a_network_that_knows_the_region_makes_whole_pictures() {
        NetworkConfig config = tiny_config();
        config.known_region = true;
        LoadedStage knowing = tiny_stage(config, 1), plain = tiny_stage(tiny_config(), 1);
        {
            // Told that all is unknown, it is the plain network with the mask's share as a bias.
            const at::NoGradGuard no_gradients;
            auto from = plain.network->named_parameters();
            for (auto& item : knowing.network->named_parameters())
                if (item.key() != "input_blocks.0.0.weight")
                    item.value().copy_(from[item.key()]);
            at::Tensor weight = knowing.network->named_parameters()["input_blocks.0.0.weight"];
            weight.narrow(1, 0, 3).copy_(from["input_blocks.0.0.weight"]);
            at::Tensor mask = weight.narrow(1, 3, 1);
            mask.zero_();
            mask.select(2, 1).select(2, 1).fill_(0.25);
            from["input_blocks.0.0.bias"].add_(0.25);
        }
        const GenerationRequest request = request_for({8, 8});
        Session a(tiny_model({std::move(knowing)})), b(tiny_model({std::move(plain)}));
        const RgbImage one = run(a, request).picture, two = run(b, request).picture;
        for (std::size_t i = 0; i < one.pixels().size(); ++i) // sums in another order
            QVERIFY(std::abs(one.pixels()[i].r - two.pixels()[i].r) <= 1);
    }

    void step_events_stream() {
        Session session(tiny_model({tiny_stage(tiny_config(), 1)}));
        GenerationRequest request = request_for({9, 7}, 6);
        request.id = 42;
        std::vector<StepEvent> events;
        const GenerationResult result =
            session.run(request, [&](const StepEvent& e) { events.push_back(e); }, {});
        QCOMPARE(events.size(), std::size_t(6));
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(events[i].request_id, std::uint64_t(42));
            QCOMPARE(events[i].step, int(i) + 1);
            QCOMPARE(events[i].steps, 6);
            QVERIFY(events[i].preview && events[i].preview->size() == (Size{9, 7}));
            QVERIFY(events[i].seconds_left >= 0);
            QVERIFY(i == 0 || *events[i].preview != *events[i - 1].preview);
        }
        QCOMPARE(events.back().seconds_left, 0.0);
        QVERIFY(*events.back().preview == result.picture);
        for (const StepEvent& event : events) {
            QVERIFY(event.place == whole(Size{9, 7}));
            QVERIFY(event.preview == event.small_predicted); // one size: made once, shared
            QVERIFY(event.small_noisy && event.small_noisy->size() == (Size{9, 7}));
        }
        QVERIFY(*events.front().small_noisy != *events.front().small_predicted);
        QVERIFY(*events.back().small_noisy == result.picture);

        request.preview_noisy = true;
        std::size_t i = 0;
        session.run(request,
                    [&](const StepEvent& e) {
                        QVERIFY(e.preview == e.small_noisy && *e.preview == *events[i].small_noisy);
                        QVERIFY(*e.small_predicted == *events[i++].small_predicted);
                    },
                    {});
        QCOMPARE(result.request_id, std::uint64_t(42));
    }

    void a_stop_is_honoured_within_a_step_and_leaves_no_trace() {
        Session session(tiny_model({tiny_stage(tiny_config(), 1)}));
        const GenerationRequest request = request_for({8, 8}, 20);
        const RgbImage fresh = run(session, request).picture;
        for (const int at : {1, 3, 19}) {
            std::stop_source stop;
            int last = 0;
            const auto on_step = [&](const StepEvent& e) {
                last = e.step;
                if (e.step == at)
                    stop.request_stop();
            };
            QVERIFY_EXCEPTION_THROWN(session.run(request, on_step, stop.get_token()), Stopped);
            QCOMPARE(last, at);
            QVERIFY(run(session, request).picture == fresh);
        }
        std::stop_source before;
        before.request_stop();
        int steps = 0;
        QVERIFY_EXCEPTION_THROWN(session.run(
                                     request, [&](const StepEvent&) { ++steps; }, before.get_token()),
                                 Stopped);
        QCOMPARE(steps, 0);
    }

    void an_exception_of_the_asker_leaves_the_session_usable() {
        Session session(tiny_model({tiny_stage(tiny_config(), 1)}));
        const GenerationRequest request = request_for({8, 8});
        const RgbImage fresh = run(session, request).picture;
        const auto fail = [](const StepEvent&) { throw std::runtime_error("the disk is full"); };
        QVERIFY_EXCEPTION_THROWN(session.run(request, fail, {}), std::runtime_error);
        QVERIFY(run(session, request).picture == fresh);
    }

    void a_cascade_runs_as_one() {
        QTemporaryDir folder;
        NetworkConfig enlarging = tiny_config();
        enlarging.context_channels = 3;
        LoadedStage second = tiny_stage(enlarging, 2, {16, 16});
        second.steps = 2;
        Session session(tiny_model({tiny_stage(tiny_config(), 1), second}, folder.path().toStdString()));
        std::vector<StepEvent> events;
        const GenerationResult result =
            session.run(request_for({16, 16}, 3), [&](const StepEvent& e) { events.push_back(e); }, {});
        QCOMPARE(events.size(), std::size_t(5));
        QCOMPARE(events.back().step, 5);
        QVERIFY(std::all_of(events.begin(), events.end(), [](const StepEvent& e) {
            return e.steps == 5 && e.preview->size() == Size{16, 16};
        }));
        QVERIFY(result.picture.size() == (Size{16, 16}));
        QVERIFY(result.note.empty());

        // Another base must show in the finished picture: it is the second stage's context.
        Session other(tiny_model({tiny_stage(tiny_config(), 9), second}, folder.path().toStdString()));
        QVERIFY(run(other, request_for({16, 16}, 3)).picture != result.picture);
        // A picture that the base reaches alone needs no second stage.
        int steps = 0;
        session.run(request_for({8, 8}, 3), [&](const StepEvent& e) { steps = e.steps; }, {});
        QCOMPARE(steps, 3);
    }

    void a_later_stage_may_do_without_styles() {
        NetworkConfig styled = tiny_config(), enlarging = tiny_config();
        styled.style_sizes = {3};
        enlarging.context_channels = 3;
        Session session(tiny_model({tiny_stage(styled, 1), tiny_stage(enlarging, 2, {16, 16})}));
        GenerationRequest request = request_for({16, 16}, 2);
        const GenerationResult free = run(session, request);
        request.options.style = {free.options.style[0] % 3 + 1};
        QVERIFY(run(session, request).picture != free.picture);
        enlarging.style_sizes = {2};
        QVERIFY_EXCEPTION_THROWN(
            Session(tiny_model({tiny_stage(styled, 1), tiny_stage(enlarging, 2, {16, 16})})), Error);
    }

    void a_model_says_which_style_suits_it() {
        NetworkConfig config = tiny_config();
        config.style_sizes = {3, 2, 2};
        LoadedModel model = tiny_model({tiny_stage(config, 1)});
        model.manifest.styles = nlohmann::json::parse(
            R"([{"name": "light", "choices": ["noon", "dusk", "night"]}, {"name": "season", "choices": ["a", "b"]}])");
        model.manifest.defaults = nlohmann::json::parse(
            R"({"style": {"light": "dusk", "season": "unknown", "style3": 2, "other": "a"}})");
        const Session session(std::move(model));
        QVERIFY(session.summary().defaults.style == (std::vector<int>{2, 0, 0}));
    }

    void stages_that_do_not_fit_are_refused() {
        QVERIFY_EXCEPTION_THROWN(
            Session(tiny_model({tiny_stage(tiny_config(), 1), tiny_stage(tiny_config(), 2)})), Error);
        NetworkConfig other = tiny_config(7);
        other.context_channels = 3;
        QVERIFY_EXCEPTION_THROWN(Session(tiny_model({tiny_stage(tiny_config(), 1), tiny_stage(other, 2)})),
                                 Error);
    }

    void instances_come_from_the_map_where_none_are_given() {
        NetworkConfig config = tiny_config();
        config.no_instance = false;
        Session session(tiny_model({tiny_stage(config, 1)}));
        QVERIFY(session.summary().wants_instances);
        GenerationRequest request = request_for({8, 8});
        const GenerationResult from_map = run(session, request);
        QVERIFY(from_map.note.find("instance") != std::string::npos);
        request.instances = request.map;
        const GenerationResult given = run(session, request);
        QVERIFY(given.note.empty());
        QVERIFY(given.picture == from_map.picture);
        request.instances = std::make_shared<const InstanceMap>(Size{8, 8});
        QVERIFY(run(session, request).picture != given.picture);
    }

    void styles_reach_the_network() {
        NetworkConfig config = tiny_config();
        config.style_sizes = {3, 2};
        LoadedModel model = tiny_model({tiny_stage(config, 1)});
        model.manifest.styles =
            nlohmann::json::parse(R"([{"name": "light", "choices": ["noon", "dusk", "night"]}])");
        Session session(std::move(model));
        QVERIFY(session.summary().style_names == (std::vector<std::string>{"light", "style2"}));
        QVERIFY(session.summary().style_choices[0] == (std::vector<std::string>{"noon", "dusk", "night"}));
        QCOMPARE(session.summary().style_choices[1].size(), std::size_t(2));
        GenerationRequest request = request_for({8, 8});
        const GenerationResult free = run(session, request);
        request.options.style = {0, 0};
        QVERIFY(run(session, request).picture == free.picture);
        request.options.style = free.options.style; // as drawn by the seed
        QVERIFY(run(session, request).picture == free.picture);
        QCOMPARE(request.options.style.size(), std::size_t(2));
        request.options.style[0] = request.options.style[0] % 3 + 1;
        QVERIFY(run(session, request).picture != free.picture);
        request.options.style = {4, 0};
        QVERIFY(refusal(session, request).contains("light"));
    }

    void free_styles_are_drawn_by_the_seed() {
        std::set<int> lights;
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            const std::vector<int> style = drawn_style({0, 2}, {3, 4, 5}, seed);
            QCOMPARE(style.size(), std::size_t(3));
            QCOMPARE(style[1], 2);
            QVERIFY(style[2] >= 1 && style[2] <= 5);
            QVERIFY(drawn_style({}, {3, 4, 5}, seed)[0] == style[0]); // whatever else is chosen
            lights.insert(style[0]);
        }
        QVERIFY(lights == (std::set<int>{1, 2, 3}));
    }

    void guidance_in_one_batch_equals_two_calls() {
        LoadedStage stage = tiny_stage(tiny_config(), 3);
        const at::NoGradGuard no_gradients;
        at::Generator generator = at::detail::createCPUGenerator(4);
        const at::Tensor x = at::randn({1, 3, 8, 8}, generator), t = at::tensor({50});
        const at::Tensor y = at::randn({1, 4, 8, 8}, generator);
        const at::Tensor with = stage.network->forward(x, t, y),
                         without = stage.network->forward(x, t, at::zeros_like(y));
        const at::Tensor got = network_denoiser(stage.network, {y, {}, {}}, 2.5)(x, t);
        const at::Tensor e0 = without.narrow(1, 0, 3), e1 = with.narrow(1, 0, 3);
        QVERIFY(at::allclose(got.narrow(1, 0, 3), e0 + 2.5 * (e1 - e0), 1e-4, 1e-5));
        QVERIFY(at::allclose(got.narrow(1, 3, 3), with.narrow(1, 3, 3), 1e-4, 1e-5));
        QVERIFY(!at::allclose(e0, e1, 1e-3, 1e-3));
        const auto late = network_denoiser(stage.network, {y, {}, {}}, Guidance(2.5, 0, 0.04, 1000));
        QVERIFY(at::allclose(late(x, t), with, 1e-4, 1e-5)); // outside its interval there is no guidance
        const auto around = network_denoiser(stage.network, {y, {}, {}}, Guidance(2.5, 0.04, 0.06, 1000));
        QVERIFY(at::equal(around(x, t), got));
    }

    void what_cannot_be_run_is_refused_in_one_sentence() {
        Session session(tiny_model({tiny_stage(tiny_config(), 1)}));
        GenerationRequest request = request_for({8, 8});
        request.map = nullptr;
        QVERIFY(refusal(session, request).contains("label map"));
        request = request_for({8, 8});
        request.map = striped_map({24, 8}, 6);
        QVERIFY(refusal(session, request).contains("outside the model's 4 classes"));
        request = request_for({8, 8});
        request.instances = std::make_shared<const InstanceMap>(Size{8, 7});
        QVERIFY(refusal(session, request).contains("8x7"));
        request = request_for({8, 8}, 101);
        QVERIFY(refusal(session, request).contains("100"));
        request = request_for({8, 8});
        request.options.style = {1};
        QVERIFY(refusal(session, request).contains("style"));
        request = request_for({8, 8});
        request.options.precision = Precision::fp16;
        QVERIFY(refusal(session, request).contains("fp16"));
        request = request_for({8, 8});
        request.size = {16384, 16384};
        QVERIFY(refusal(session, request).contains("too large"));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "test_session.moc"
