#include "synthesis/working_size.h"

#include <QtTest>

using namespace sinopia;

class TestWorkingSize : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void without_limits_the_work_is_done_as_asked() {
        const WorkPlan plan = plan_work({513, 77}, {});
        QVERIFY(plan.stages == std::vector<Size>({{513, 77}}));
        QVERIFY(!plan.scaled);
    }

    void a_larger_picture_is_reduced_to_the_trained_short_side() {
        const WorkPlan plan = plan_work({512, 256}, {{64, 64}, 0, 1});
        QVERIFY(plan.stages == std::vector<Size>({{128, 64}}));
        QVERIFY(plan.scaled);
        QVERIFY(plan_work({256, 512}, {{64, 64}, 0, 1}).stages.front() == (Size{64, 128}));
    }

    void a_smaller_picture_is_never_enlarged_for_the_base() {
        const WorkPlan plan = plan_work({200, 40}, {{64, 64}, 0, 1});
        QVERIFY(plan.stages == std::vector<Size>({{200, 40}}));
        QVERIFY(!plan.scaled);
    }

    void the_limit_of_pixels_is_kept_and_nearly_used() {
        for (const Size asked : {Size{1000, 1000}, Size{4096, 64}, Size{65, 8000}, Size{300, 299}}) {
            const WorkPlan plan = plan_work(asked, {{64, 64}, 16384, 1});
            const Size work = plan.stages.back();
            QVERIFY2(work.area() <= 16384, qPrintable(QString::number(work.area())));
            const double aspect = double(asked.width) / asked.height, got = double(work.width) / work.height;
            QVERIFY2(std::abs(got / aspect - 1) < 0.1,
                     qPrintable(QString("%1x%2").arg(work.width).arg(work.height)));
        }
    }

    void every_side_has_a_pixel() {
        const Size work = plan_work({16384, 1}, {{64, 64}, 64, 1}).stages.back();
        QVERIFY(work.height == 1 && work.width >= 1 && work.width <= 64);
    }

    void a_cascade_doubles_until_the_picture_is_reached() {
        const WorkLimits two{{64, 64}, 0, 2};
        QVERIFY(plan_work({128, 128}, two) == (WorkPlan{{{64, 64}, {128, 128}}, false}));
        QVERIFY(plan_work({256, 256}, two) == (WorkPlan{{{64, 64}, {128, 128}}, true}));
        QVERIFY(plan_work({96, 96}, two) == (WorkPlan{{{64, 64}, {128, 128}}, true}));
        QVERIFY(plan_work({64, 64}, two) == (WorkPlan{{{64, 64}}, false}));
        QVERIFY(plan_work({48, 64}, two) == (WorkPlan{{{48, 64}}, false}));
    }

    void a_cascades_limit_is_of_the_finished_picture() {
        const WorkPlan plan = plan_work({2048, 128}, {{64, 64}, 65536, 2});
        QCOMPARE(plan.stages.size(), std::size_t(2));
        QVERIFY(plan.stages.back().area() <= 65536);
    }

    void padding_goes_up_to_the_stride() {
        QVERIFY(padded_size({13, 16}, 8) == (Size{16, 16}));
        QVERIFY(padded_size({1, 17}, 4) == (Size{4, 20}));
        QVERIFY(padded_size({5, 7}, 1) == (Size{5, 7}));
    }
};

QTEST_GUILESS_MAIN(TestWorkingSize)
#include "test_working_size.moc"
