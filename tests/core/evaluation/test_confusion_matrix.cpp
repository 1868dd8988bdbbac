#include "evaluation/confusion_matrix.h"
#include "support/errors.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

LabelMap row_of(const std::vector<ClassIndex>& values) {
    LabelMap map({static_cast<int>(values.size()), 1});
    std::copy(values.begin(), values.end(), map.data());
    return map;
}

} // namespace

class TestConfusionMatrix : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void counts_and_ious_are_those_of_the_definition() {
        ConfusionMatrix matrix(3);
        matrix.add(row_of({0, 0, 0, 1, 1, 2}), row_of({0, 0, 1, 1, 1, 0}));
        QCOMPARE(matrix.pixels(), 6);
        QCOMPARE(matrix.count(0, 1), 1);
        QCOMPARE(matrix.count(2, 0), 1);
        QCOMPARE(matrix.iou(0), 2.0 / 4); // two shared; three in the map, three seen
        QCOMPARE(matrix.iou(1), 2.0 / 3);
        QCOMPARE(matrix.iou(2), 0.0);
        QCOMPARE(matrix.share(1), 2.0 / 6);
        QCOMPARE(mean_iou(matrix, {0, 1, 2}), (2.0 / 4 + 2.0 / 3) / 3);
    }

    void equal_maps_agree_fully() {
        ConfusionMatrix matrix(4);
        const LabelMap map = row_of({0, 1, 2, 2});
        matrix.add(map, map);
        QCOMPARE(mean_iou(matrix, counted_classes(matrix)), 1.0);
        QCOMPARE(counted_classes(matrix), (std::vector<int>{0, 1, 2}));
    }

    void pixels_without_a_class_are_left_out() {
        ConfusionMatrix matrix(2);
        matrix.add(row_of({0, 65535, 7, 1}), row_of({0, 1, 0, 0}));
        QCOMPARE(matrix.pixels(), 2);
        QCOMPARE(matrix.iou(0), 0.5);
    }

    void a_class_below_the_share_does_not_count() {
        ConfusionMatrix matrix(3);
        std::vector<ClassIndex> truth(2000, 0);
        truth[0] = 1;                                                   // one pixel in two thousand
        std::fill(truth.begin() + 1, truth.begin() + 3, ClassIndex{2}); // two
        matrix.add(row_of(truth), row_of(truth));
        QCOMPARE(counted_classes(matrix), (std::vector<int>{0, 2}));
        QCOMPARE(counted_classes(matrix, 0.01), (std::vector<int>{0}));
    }

    void matrices_of_pictures_add_up() {
        const LabelMap a = row_of({0, 1, 1}), b = row_of({1, 1, 0});
        ConfusionMatrix whole(2), first(2), second(2);
        whole.add(a, b);
        whole.add(b, b);
        first.add(a, b);
        second.add(b, b);
        first.add(second);
        for (int truth = 0; truth < 2; ++truth)
            for (int seen = 0; seen < 2; ++seen)
                QCOMPARE(first.count(truth, seen), whole.count(truth, seen));
    }

    void what_cannot_be_compared_is_an_error() {
        ConfusionMatrix matrix(2);
        QVERIFY(!error_of([&] { matrix.add(row_of({0, 1}), row_of({0})); }).empty());
        QVERIFY(!error_of([&] { matrix.add(row_of({0}), row_of({2})); }).empty());
        QVERIFY(!error_of([&] { matrix.add(ConfusionMatrix(3)); }).empty());
        QCOMPARE(matrix.pixels(), 0);
        QCOMPARE(mean_iou(matrix, counted_classes(matrix)), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestConfusionMatrix)
#include "test_confusion_matrix.moc"
