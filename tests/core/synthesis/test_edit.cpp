// Edits by a small random network: what may change, crops, cascades, events, stops.
#include "base/error.h"
#include "image/region.h"
#include "synthesis/composite.h"
#include "synthesis/known_pixels.h"
#include "synthesis/picture_text.h"
#include "synthesis/session.h"

#include <QtTest>

#include "tests/core/synthesis/tiny_model.h"
#include <random>

using namespace sinopia;
using namespace sinopia::test;

namespace {

RgbImage noise_picture(Size size, unsigned seed) {
    std::mt19937 random(seed);
    RgbImage picture(size);
    for (Rgb& c : picture.pixels())
        c = {static_cast<std::uint8_t>(random()), static_cast<std::uint8_t>(random()),
             static_cast<std::uint8_t>(random())};
    return picture;
}

Mask region_of(Size size, const std::vector<Rect>& boxes) {
    Mask region(size);
    for (const Rect& box : boxes)
        for (int y = box.y; y < box.bottom(); ++y)
            std::fill_n(region.row(y) + box.x, box.width, std::uint8_t{255});
    return region;
}

GenerationRequest edit_request(Size size, const std::vector<Rect>& boxes, int steps = 3) {
    GenerationRequest request;
    request.id = 5;
    request.map = striped_map(size);
    request.options.steps = steps;
    request.options.seed = 7;
    request.options.device = "cpu";
    request.options.precision = Precision::fp32;
    request.options.threads = 1;
    request.edit = EditSource{std::make_shared<const RgbImage>(noise_picture(size, 1)),
                              std::make_shared<const Mask>(region_of(size, boxes)),
                              {}};
    request.edit->options.context = 4;
    return request;
}

GenerationResult run(Session& session, const GenerationRequest& request) {
    return session.run(request, {}, {});
}

/// Does only what the edit's region and band allow differ? And does something?
bool kept(const GenerationRequest& request, const RgbImage& picture) {
    const RgbImage& old = *request.edit->picture;
    const Mask alpha = edit_alpha(*request.edit->region, request.edit->options.feather);
    bool changed = false;
    for (std::size_t i = 0; i < old.pixels().size(); ++i) {
        if (alpha.pixels()[i] == 0 && picture.pixels()[i] != old.pixels()[i])
            return false;
        changed = changed || picture.pixels()[i] != old.pixels()[i];
    }
    return changed && picture.size() == old.size();
}

Session lone_session() {
    return Session(tiny_model({tiny_stage(tiny_config(), 1)}));
}

/// A model folder: 8x8, and an enlarging stage of two steps.
Session cascade_session(const QTemporaryDir& folder) {
    NetworkConfig enlarging = tiny_config();
    enlarging.context_channels = 3;
    LoadedStage second = tiny_stage(enlarging, 2, {16, 16});
    second.steps = 2;
    return Session(tiny_model({tiny_stage(tiny_config(), 1), second}, folder.path().toStdString()));
}

QString refusal(Session& session, const GenerationRequest& request) {
    try {
        run(session, request);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return "nothing was refused";
}

} // namespace

class TestEdit : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void every_byte_outside_stays() {
        Session session = lone_session();
        std::mt19937 random(9);
        const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        for (int round = 0; round < 24; ++round) {
            const Size size{9 + below(30), 9 + below(30)};
            std::vector<Rect> boxes;
            for (int i = below(3); i >= 0; --i)
                boxes.push_back(
                    Rect{below(size.width), below(size.height), 1 + below(8), 1 + below(8)}.intersected(
                        whole(size)));
            GenerationRequest request = edit_request(size, boxes, 1 + below(4));
            request.options.sampler = static_cast<Sampler>(below(5));
            EditOptions& options = request.edit->options;
            options.feather = below(5);
            options.strength = below(2) ? 1.0 : 0.4;
            options.repaint_jumps = below(3);
            options.jump_length = 1 + below(3);
            options.crop = below(3) > 0;
            const GenerationResult result = run(session, request);
            QVERIFY(kept(request, result.picture));
            QVERIFY(result.edit.has_value());
            QVERIFY(result.edit->changed == bounding_box(edit_alpha(*request.edit->region, options.feather)));
        }
    }

    void a_soft_region_blends() {
        Session session = lone_session();
        GenerationRequest request = edit_request({16, 16}, {{4, 4, 8, 8}});
        const RgbImage full = run(session, request).picture;
        Mask soft = *request.edit->region;
        for (int x = 4; x < 12; ++x)
            soft.at(x, 4) = 100;
        request.edit->region = std::make_shared<const Mask>(soft);
        const RgbImage blended = run(session, request).picture;
        QVERIFY(kept(request, blended));
        for (int x = 4; x < 12; ++x) {
            const int old = request.edit->picture->at(x, 4).r, fresh = full.at(x, 4).r;
            QCOMPARE(int(blended.at(x, 4).r), (fresh * 100 + old * 155 + 127) / 255);
        }
    }

    void a_crop_and_the_whole_picture() {
        Session session = lone_session();
        GenerationRequest request = edit_request({48, 40}, {{20, 16, 6, 5}});
        const GenerationResult crop = run(session, request);
        QCOMPARE(crop.edit->crops, 1);
        QVERIFY(crop.edit->work_share < 0.2);
        QVERIFY(kept(request, crop.picture));
        request.edit->options.crop = false;
        const GenerationResult frame = run(session, request);
        QCOMPARE(frame.edit->crops, 0);
        QCOMPARE(frame.edit->work_share, 1.0);
        QVERIFY(kept(request, frame.picture));
        QVERIFY(frame.picture != crop.picture);
    }

    void parts_far_apart_are_crops_of_their_own() {
        Session session = lone_session();
        const GenerationRequest both = edit_request({64, 32}, {{4, 4, 6, 6}, {52, 20, 6, 6}});
        const GenerationResult result = run(session, both);
        QCOMPARE(result.edit->crops, 2);
        QVERIFY(kept(both, result.picture));
        QVERIFY(result.edit->changed == (Rect{4, 4, 54, 22}));
        // The first does not depend on what comes after it.
        const GenerationRequest first = edit_request({64, 32}, {{4, 4, 6, 6}});
        QVERIFY(cut(run(session, first).picture, {0, 0, 30, 32}) == cut(result.picture, {0, 0, 30, 32}));
    }

    void later_crops_see_what_earlier_ones_painted() {
        Session session = lone_session();
        const Rect first{4, 4, 6, 6}, second{12, 12, 6, 6};
        const GenerationRequest request = edit_request({32, 32}, {first, second});
        StepEvent last;
        const GenerationResult result = session.run(request, [&](const StepEvent& e) { last = e; }, {});
        QCOMPARE(result.edit->crops, 2);
        const Rect seen = first.intersected(last.place);
        QVERIFY(!seen.empty() && !last.place.intersected(second).empty());
        // At the network's own size its known pixels are the picture's.
        const Rect in_crop{seen.x - last.place.x, seen.y - last.place.y, seen.width, seen.height};
        QVERIFY(cut(*last.small_predicted, in_crop) == cut(result.picture, seen));
        QVERIFY(cut(*last.small_predicted, in_crop) != cut(*request.edit->picture, seen));
    }

    void the_new_depends_on_map_seed_and_settings_and_on_nothing_else() {
        Session session = lone_session();
        const GenerationRequest request = edit_request({32, 32}, {{10, 10, 8, 8}}, 4);
        const RgbImage picture = run(session, request).picture;
        QVERIFY(run(session, request).picture == picture);
        Session other = lone_session();
        QVERIFY(run(other, request).picture == picture);
        const auto differs = [&](auto&& change) {
            GenerationRequest changed = request;
            change(changed);
            return run(session, changed).picture != picture;
        };
        QVERIFY(differs([](GenerationRequest& r) { r.options.seed = 8; }));
        QVERIFY(differs([](GenerationRequest& r) { r.map = striped_map({32, 32}, 2); }));
        QVERIFY(differs([](GenerationRequest& r) { r.edit->options.strength = 0.5; }));
        QVERIFY(differs([](GenerationRequest& r) { r.edit->options.repaint_jumps = 0; }));
        QVERIFY(differs([](GenerationRequest& r) { r.edit->options.jump_length = 2; }));
        QVERIFY(differs([](GenerationRequest& r) { r.edit->options.context = 6; }));
        // What the region hides of the old picture does not matter, unless the strength is below 1.
        RgbImage hidden = *request.edit->picture;
        for (int y = 10; y < 18; ++y)
            std::fill_n(hidden.row(y) + 10, 8, Rgb{255, 0, 0});
        QVERIFY(!differs(
            [&](GenerationRequest& r) { r.edit->picture = std::make_shared<const RgbImage>(hidden); }));
    }

    void a_cascade_paints_the_region_in_both_stages() {
        QTemporaryDir folder;
        Session session = cascade_session(folder);
        GenerationRequest request = edit_request({16, 16}, {{5, 6, 4, 3}});
        request.edit->options.feather = 1;
        for (const bool crop : {false, true}) {
            request.edit->options.crop = crop;
            request.edit->options.repaint_jumps = 2;
            RgbImage shown = *request.edit->picture;
            std::vector<Size> sizes; // that the network worked at
            const GenerationResult result =
                session.run(request,
                            [&](const StepEvent& e) {
                                sizes.push_back(e.small_predicted->size());
                                paste(shown, *e.preview, {e.place.x, e.place.y}, e.place);
                            },
                            {});
            QVERIFY(kept(request, result.picture) && shown == result.picture);
            QVERIFY(result.note.empty());
            QCOMPARE(result.edit->crops, crop ? 1 : 0);
            // The base repeats its last step but one, the second stage none. So few steps do not pay for a
            // first one on the whole picture.
            QCOMPARE(int(sizes.size()), 3 + 2 * 1 + 2);
            QVERIFY(sizes.front() == (crop ? Size{6, 6} : Size{8, 8}));
            QVERIFY(sizes.back() == (crop ? Size{12, 12} : Size{16, 16})); // a pixel of context given up
        }
    }

    void a_network_that_is_shown_the_region_needs_no_jumps() {
        NetworkConfig config = tiny_config();
        config.known_region = true;
        Session session(tiny_model({tiny_stage(config, 1)}));
        const GenerationRequest request = edit_request({16, 16}, {{5, 6, 4, 3}}, 4);
        int steps = 0;
        const GenerationResult result = session.run(request, [&](const StepEvent&) { ++steps; }, {});
        QVERIFY(kept(request, result.picture));
        QCOMPARE(steps, 4);
        // It sees which pixels are known: another region of the same map and seed gives other pixels.
        const GenerationRequest wider = edit_request({16, 16}, {{5, 6, 4, 3}, {10, 12, 3, 3}}, 4);
        QVERIFY(run(session, wider).picture.at(6, 7) != result.picture.at(6, 7));
    }

    void a_large_picture_is_worked_at_around_the_region() {
        QTemporaryDir folder;
        Session session = cascade_session(folder);
        const Size size{400, 300};
        for (const Rect& box : {Rect{100, 200, 5, 4}, Rect{60, 50, 40, 30}, Rect{396, 0, 4, 9}}) {
            GenerationRequest request = edit_request(size, {box});
            request.edit->options.feather = 2;
            bool small = true;
            const GenerationResult result =
                session.run(request,
                            [&](const StepEvent& e) {
                                small = small && e.small_predicted->pixels().size() <= 1024 &&
                                        e.preview->size() == e.place.size() && e.place.width < 200;
                            },
                            {});
            QVERIFY(small);
            QCOMPARE(result.edit->crops, 1);
            QVERIFY(kept(request, result.picture));
        }
        const GenerationResult whole_picture = run(session, edit_request(size, {{10, 10, 380, 280}}));
        QCOMPARE(whole_picture.edit->crops, 0);
        QVERIFY(whole_picture.note.find("scaled to 400x300") != std::string::npos);
    }

    void events_show_the_edit_in_its_place() {
        Session session = lone_session();
        GenerationRequest request = edit_request({64, 32}, {{4, 4, 6, 6}, {52, 20, 6, 6}}, 40);
        const Mask alpha = edit_alpha(*request.edit->region, 0);
        RgbImage shown = *request.edit->picture;
        int last = 0, steps = 0;
        bool only_the_region = true, counted = true;
        const GenerationResult result =
            session.run(request,
                        [&](const StepEvent& e) {
                            counted = counted && e.step == ++last && e.request_id == 5 && e.seconds_left >= 0;
                            steps = e.steps;
                            paste(shown, *e.preview, {e.place.x, e.place.y}, e.place);
                            only_the_region = only_the_region && e.preview->size() == e.place.size() &&
                                              kept(request, shown);
                        },
                        {});
        QVERIFY(counted && only_the_region);
        QCOMPARE(last, steps);
        QVERIFY(shown == result.picture);
        // The first steps are done on the whole picture, the rest by both crops; jumps start at levels 16
        // to 1.
        QCOMPARE(steps, 3 + 2 * (37 + 3 * 16));
    }

    void a_stop_is_honoured_within_a_step_and_leaves_no_trace() {
        Session session = lone_session();
        const GenerationRequest request = edit_request({64, 32}, {{4, 4, 6, 6}, {52, 20, 6, 6}}, 6);
        const RgbImage fresh = run(session, request).picture;
        for (const int at : {1, 8, 17, 23}) {
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
    }

    void the_settings_are_kept_with_the_picture() {
        Session session = lone_session();
        GenerationRequest request = edit_request({48, 40}, {{20, 16, 6, 5}});
        request.edit->options.feather = 2;
        request.edit->options.strength = 0.75;
        const GenerationResult result = run(session, request);
        const auto json = nlohmann::json::parse(picture_text(result).at("Sinopia"));
        QCOMPARE(json["feather"].get<int>(), 2);
        QCOMPARE(json["strength"].get<double>(), 0.75);
        QCOMPARE(json["crops"].get<int>(), 1);
        QVERIFY(json["changed"] == nlohmann::json::array({18 + 1, 14 + 1, 6 + 2, 5 + 2}));
        for (const char* key :
             {"repaint_jumps", "jump_length", "context", "crop", "work_share", "seam", "seam_before"})
            QVERIFY2(json.contains(key), key);
    }

    void a_working_pixel_is_unknown_if_any_of_its_pixels_is() {
        Mask area({10, 4});
        area.at(4, 1) = 1;
        const Mask half = touched(area, {5, 2});
        for (int y = 0; y < 2; ++y)
            for (int x = 0; x < 5; ++x)
                QCOMPARE(int(half.at(x, y)), x == 2 && y == 0 ? 255 : 0);
        // Thirds of ten pixels end at 3.33 and 6.67: pixel 4 lies in the second alone.
        const Mask third = touched(area, {3, 4});
        QCOMPARE(int(third.at(1, 1)), 255);
        QCOMPARE(int(third.at(0, 1)), 0);
        area.at(3, 1) = 1; // in the first and the second
        QCOMPARE(int(touched(area, {3, 4}).at(0, 1)), 255);

        RgbImage picture({4, 4}, {100, 100, 100});
        Mask hole({4, 4});
        picture.at(1, 1) = {255, 255, 255};
        hole.at(1, 1) = 255;
        const KnownPixels known = known_pixels(picture, hole, {2, 2}, {4, 2});
        QCOMPARE(known.picture.size(3), 4L);
        QVERIFY(known.unknown[0][0][0][0].item<bool>() && !known.unknown[0][0][0][1].item<bool>());
        QVERIFY(!known.unknown[0][0][1][3].item<bool>());
        QCOMPARE(known.picture[0][0][0][1].item<float>(), known.picture[0][0][1][3].item<float>());
    }

    void what_cannot_be_edited_is_refused_in_one_sentence() {
        Session session = lone_session();
        const GenerationRequest good = edit_request({16, 16}, {{4, 4, 4, 4}});
        const auto refused = [&](auto&& change) {
            GenerationRequest request = good;
            change(request);
            return refusal(session, request);
        };
        QVERIFY(refused([](auto& r) { r.edit->picture = nullptr; }).contains("no picture"));
        QVERIFY(refused([](auto& r) { r.edit->region = nullptr; }).contains("no region"));
        QVERIFY(refused([](auto& r) {
                    r.edit->region = std::make_shared<const Mask>(Size{16, 16});
                }).contains("region is empty"));
        QVERIFY(refused([](auto& r) {
                    r.edit->region = std::make_shared<const Mask>(Size{16, 15}, 255);
                }).contains("16x15"));
        QVERIFY(refused([](auto& r) {
                    r.edit->picture = std::make_shared<const RgbImage>(Size{8, 16});
                }).contains("8x16"));
        QVERIFY(refused([](auto& r) { r.size = {32, 32}; }).contains("16x16"));
        QVERIFY(refused([](auto& r) { r.edit->options.strength = 0; }).contains("strength"));
        QVERIFY(refused([](auto& r) { r.edit->options.jump_length = 0; }).contains("jump"));
        QCOMPARE(refusal(session, good), QString("nothing was refused"));
    }
};

QTEST_GUILESS_MAIN(TestEdit)
#include "test_edit.moc"
