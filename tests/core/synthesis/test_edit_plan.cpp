// How an edit is divided: what must hold for any area, and what is chosen where.
#include "image/region.h"
#include "synthesis/edit_parts.h"
#include "synthesis/edit_plan.h"

#include <QtTest>

#include <random>

using namespace sinopia;

namespace {

void fill(Mask& area, Rect rect) {
    for (int y = rect.y; y < rect.bottom(); ++y)
        std::fill_n(area.row(y) + rect.x, rect.width, std::uint8_t{255});
}

Mask area_of(Size size, const std::vector<Rect>& boxes) {
    Mask area(size);
    for (const Rect& box : boxes)
        fill(area, box);
    return area;
}

EditPlanSettings settings_for(WorkLimits limits, std::vector<int> strides, int context = 32) {
    return {limits, strides, std::vector<double>(strides.size(), 1.0), context, true};
}

/// A network trained at 256x256, and 64x64 with an enlarging stage.
const EditPlanSettings plain = settings_for({{256, 256}, 0, 1}, {8});
const EditPlanSettings cascade = settings_for({{64, 64}, 0, 2}, {8, 16});

bool inside(Rect inner, Rect outer) {
    return inner.intersected(outer) == inner;
}

double total_share(const EditPlan& plan, const EditPlanSettings& settings) {
    double total = 0;
    for (const EditCrop& crop : plan.crops)
        total += crop_share(crop, plan, settings);
    return total;
}

} // namespace

class TestEditPlan : public QObject {
    Q_OBJECT

    void check_rules(const Mask& area, const EditPlanSettings& settings) {
        const EditPlan plan = plan_edit(area, settings);
        Mask left = area;
        for (std::size_t i = 0; i < plan.crops.size(); ++i) {
            const EditCrop& crop = plan.crops[i];
            QVERIFY(inside(crop.own, crop.rect) && inside(crop.rect, whole(area.size())));
            QCOMPARE(crop.stages.size(), plan.frame.size());
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(crop.own.intersected(plan.crops[j].own).empty());
            for (std::size_t k = 1; k < crop.stages.size(); ++k)
                QVERIFY(crop.stages[k] ==
                        (Size{2 * crop.stages[k - 1].width, 2 * crop.stages[k - 1].height}));
            if (plan.own_scale && !plan.whole) {
                QVERIFY(crop.stages.back() == crop.rect.size());
                QCOMPARE(crop.rect.x % (1 << (plan.frame.size() - 1)), 0);
                QCOMPARE(crop.rect.y % (1 << (plan.frame.size() - 1)), 0);
            }
            for (int y = crop.own.y; y < crop.own.bottom(); ++y)
                std::fill_n(left.row(y) + crop.own.x, crop.own.width, std::uint8_t{0});
        }
        QVERIFY(bounding_box(left).empty()); // everything is painted
        if (!plan.whole)
            QVERIFY(total_share(plan, settings) <= (plan.own_scale ? 0.85 : 4.0));
        else
            QCOMPARE(plan.crops.size(), std::size_t(1));
    }

  private Q_SLOTS:
    void every_plan_keeps_the_rules() {
        std::mt19937 random(5);
        const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        for (int round = 0; round < 150; ++round) {
            const Size size = below(2) ? Size{256, 256} : Size{20 + below(700), 20 + below(700)};
            Mask area(size);
            for (int box = below(6); box >= 0; --box) {
                const int x = below(size.width), y = below(size.height);
                fill(area, Rect{x, y, 1 + below(60), 1 + below(60)}.intersected(whole(size)));
            }
            check_rules(area, plain);
            check_rules(area, cascade);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void a_small_region_is_a_small_crop_of_whole_strides() {
        const EditPlan plan = plan_edit(area_of({256, 256}, {{100, 90, 25, 25}}), plain);
        QVERIFY(!plan.whole && plan.own_scale);
        QCOMPARE(plan.crops.size(), std::size_t(1));
        const Rect rect = plan.crops[0].rect;
        QVERIFY(inside(Rect{100, 90, 25, 25}.grown(31), rect));
        QCOMPARE(rect.size(), (Size{88, 88})); // one pixel of context less saves a stride of 8
        QVERIFY(total_share(plan, plain) < 0.12);
    }

    void a_little_context_is_given_up_where_that_saves_a_stride() {
        const auto width = [](Rect box) {
            const EditPlan plan =
                plan_edit(area_of({256, 256}, {box}), settings_for({{256, 256}, 0, 1}, {32}));
            return plan.whole ? 256 : plan.crops[0].rect.width;
        };
        QCOMPARE(width({96, 96, 64, 64}), 128);
        QCOMPARE(width({96, 96, 72, 64}), 128); // 28 pixels at either end
        QCOMPARE(width({96, 96, 73, 64}), 160);
        const EditPlan corner =
            plan_edit(area_of({256, 256}, {{0, 200, 70, 56}}), settings_for({{256, 256}, 0, 1}, {32}));
        QVERIFY(corner.crops[0].rect == (Rect{0, 160, 96, 96})); // all of it from the inner side
    }

    void a_large_region_or_the_asker_wants_the_whole_picture() {
        QVERIFY(plan_edit(area_of({256, 256}, {{20, 20, 200, 190}}), plain).whole);
        EditPlanSettings uncropped = plain;
        uncropped.crop = false;
        const EditPlan plan = plan_edit(area_of({256, 256}, {{100, 90, 5, 5}, {9, 9, 3, 3}}), uncropped);
        QVERIFY(plan.whole);
        QVERIFY(plan.crops[0].own == (Rect{9, 9, 96, 86}));
        QVERIFY(plan.crops[0].rect == whole(Size{256, 256}));
    }

    void parts_share_a_crop_where_that_costs_less() {
        const EditPlanSettings narrow = settings_for({{256, 256}, 0, 1}, {8}, 16);
        const auto crops = [&](Rect a, Rect b) {
            return plan_edit(area_of({256, 256}, {a, b}), narrow).crops.size();
        };
        QCOMPARE(crops({20, 20, 10, 10}, {220, 220, 10, 10}), std::size_t(2));
        QCOMPARE(crops({20, 20, 10, 10}, {40, 24, 10, 10}), std::size_t(1));
    }

    void parts_are_told_apart_and_specks_taken_together() {
        const std::vector<Rect> boxes{{3, 4, 20, 10}, {90, 50, 7, 9}};
        QVERIFY(edit_parts(area_of({128, 128}, boxes), 8) == boxes);
        QVERIFY(edit_parts(Mask({32, 32}), 8).empty());
        Mask specks({512, 512});
        for (int y = 0; y < 512; y += 9)
            for (int x = 0; x < 512; x += 9)
                specks.at(x, y) = 200;
        const std::vector<Rect> parts = edit_parts(specks, 8);
        QVERIFY(!parts.empty() && parts.size() <= 8);
        // A frame around a box: their boxes overlap, so they are one part.
        Mask ring = area_of({200, 200}, {{10, 10, 150, 150}});
        for (int y = 20; y < 150; ++y)
            std::fill_n(ring.row(y) + 20, 130, std::uint8_t{0});
        fill(ring, {70, 70, 20, 20});
        QVERIFY(edit_parts(ring, 8) == (std::vector<Rect>{{10, 10, 150, 150}}));
    }

    void a_cascades_crop_lies_on_the_bases_pixels() {
        const EditPlan plan =
            plan_edit(area_of({128, 128}, {{61, 45, 9, 9}}), settings_for({{64, 64}, 0, 2}, {8, 16}, 12));
        QVERIFY(plan.own_scale && !plan.whole);
        const EditCrop& crop = plan.crops.front();
        QCOMPARE(crop.stages[0].width % 8, 0);
        QCOMPARE(crop.stages[1].width % 16, 0);
        QVERIFY(crop.rect.size() == crop.stages[1]);
    }

    void a_large_photo_is_sampled_near_the_region_at_the_models_size() {
        for (const auto& settings : {plain, cascade}) {
            const Size frame = plan_work({4096, 4096}, settings.limits).stages.back();
            const EditPlan small = plan_edit(area_of({4096, 4096}, {{1000, 3000, 40, 30}}), settings);
            QVERIFY(!small.whole && !small.own_scale);
            QVERIFY(small.crops[0].rect.size() == small.crops[0].stages.back()); // as fine as the photo
            const EditPlan middle = plan_edit(area_of({4096, 4096}, {{1000, 3000, 400, 500}}), settings);
            QVERIFY(!middle.whole);
            const EditCrop& crop = middle.crops[0];
            QVERIFY(std::min(crop.stages.back().width, crop.stages.back().height) <= frame.width + 16);
            QVERIFY(crop.stages.back().area() <= 2 * frame.area() + 16 * frame.width);
            const double finer = static_cast<double>(crop.stages.back().width) / crop.rect.width /
                                 (static_cast<double>(frame.width) / 4096);
            QVERIFY(finer > 3);
            QVERIFY(inside(Rect{1000, 3000, 400, 500}.grown(60), crop.rect));
            QVERIFY(plan_edit(area_of({4096, 4096}, {{100, 100, 3800, 3700}}), settings).whole);
        }
    }

    void the_first_steps_are_done_on_the_whole_where_they_cost_little() {
        const EditPlan small = plan_edit(area_of({256, 256}, {{100, 90, 25, 25}}), plain);
        QCOMPARE(whole_steps(small, plain, 15, 45), 0); // its label path would cost two steps more
        QCOMPARE(whole_steps(small, plain, 30, 90), 1);
        QCOMPARE(whole_steps(small, plain, 50, 150), 3);
        QCOMPARE(whole_steps(small, plain, 15, 15), 0); // one of 15 would be half of the crop's work
        QCOMPARE(whole_steps(plan_edit(area_of({256, 256}, {{9, 9, 240, 240}}), plain), plain, 15, 45), 0);
        QCOMPARE(whole_steps(plan_edit(area_of({900, 900}, {{100, 90, 9, 9}}), plain), plain, 15, 45), 0);
    }
};

QTEST_GUILESS_MAIN(TestEditPlan)
#include "test_edit_plan.moc"
