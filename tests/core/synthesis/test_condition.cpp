#include "base/error.h"
#include "synthesis/class_check.h"
#include "synthesis/condition.h"

#include <QtTest>

#include "tests/core/synthesis/tiny_model.h"

using namespace sinopia;
using namespace sinopia::test;

class TestCondition : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void padding_repeats_the_right_and_lower_edge() {
        const LabelMap map = *striped_map({5, 3});
        const LabelMap fitted = fit_map(map, {5, 3}, {8, 4});
        QVERIFY(fitted.size() == (Size{8, 4}));
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 8; ++x)
                QCOMPARE(fitted.at(x, y), map.at(std::min(x, 4), std::min(y, 2)));
    }

    void the_map_is_picked_at_pixel_centres() {
        LabelMap map({4, 1});
        for (int x = 0; x < 4; ++x)
            map.at(x, 0) = static_cast<ClassIndex>(x);
        const LabelMap half = fit_map(map, {2, 1}, {2, 1});
        QCOMPARE(half.at(0, 0), ClassIndex(1)); // centre 0.5 of 2 is 1.0 of 4
        QCOMPARE(half.at(1, 0), ClassIndex(3));
        const LabelMap twice = fit_map(half, {4, 1}, {4, 1});
        QCOMPARE(twice.at(1, 0), ClassIndex(1));
        QCOMPARE(twice.at(2, 0), ClassIndex(3));
    }

    void the_ignored_class_is_all_zero() {
        LabelMap map({2, 2}, 1);
        map.at(1, 1) = 255;
        const at::Tensor y = make_condition(map, map, {2, 2}, {2, 2}, tiny_config(3), ClassIndex(255));
        QVERIFY(y.sizes() == at::IntArrayRef({1, 3, 2, 2}));
        QCOMPARE(y.sum().item<double>(), 3.0);
        QCOMPARE(y[0][1].sum().item<double>(), 3.0);
        QCOMPARE(y.select(2, 1).select(2, 1).sum().item<double>(), 0.0);
    }

    void instance_edges_join_as_the_last_channel() {
        NetworkConfig config = tiny_config(3);
        config.no_instance = false;
        LabelMap map({4, 4}, 2);
        InstanceMap instances({4, 4}, 7);
        for (int y = 0; y < 4; ++y)
            instances.at(3, y) = 8;
        // Padded to 6 wide: the repeated edge must add no instance edge.
        const at::Tensor y = make_condition(map, instances, {4, 4}, {6, 4}, config, {});
        QVERIFY(y.sizes() == at::IntArrayRef({1, 4, 4, 6}));
        QCOMPARE(y[0][3].sum().item<double>(), 8.0); // columns 2 and 3
        QCOMPARE(y[0][3].select(1, 2).sum().item<double>(), 4.0);
        QCOMPARE(y[0][3].select(1, 3).sum().item<double>(), 4.0);
    }

    void the_context_doubles_and_is_padded() {
        const at::Tensor small = at::arange(6, at::kFloat).reshape({1, 1, 2, 3});
        const at::Tensor large = enlarged_context(small, {8, 4});
        QVERIFY(large.sizes() == at::IntArrayRef({1, 1, 4, 8}));
        QCOMPARE(large[0][0][0][0].item<float>(), 0.0f);
        QCOMPARE(large[0][0][0][1].item<float>(), 0.25f); // bilinear between pixel centres
        QCOMPARE(large[0][0][0][5].item<float>(), 2.0f);
        QCOMPARE(large[0][0][0][7].item<float>(), 2.0f); // padded
    }

    void a_foreign_class_is_told_with_count_value_and_place() {
        LabelMap map({4, 3}, 1);
        check_classes(map, 2, {}, "map.png");
        map.at(2, 1) = 9;
        map.at(0, 2) = 5;
        QString message;
        try {
            check_classes(map, 4, {}, "map.png");
        } catch (const Error& error) {
            message = error.what();
        }
        for (const char* part : {"map.png", "2 pixels", "first is 9 at (2, 1)", "0 to 3"})
            QVERIFY2(message.contains(part), qPrintable(message));
        map.at(0, 2) = 1;
        check_classes(map, 4, ClassIndex(9), "map.png"); // the ignored class may lie outside
    }
};

QTEST_GUILESS_MAIN(TestCondition)
#include "test_condition.moc"
