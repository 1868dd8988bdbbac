// Where a picture does not show what its map says.

#include "base/error.h"
#include "jobs/map_disagreement.h"
#include "support/errors.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

LabelSet landscape() {
    return LabelSet({{"sky", {}, {}}, {"Paths", {}, {}}, {"grass", {}, {}}, {"castle", {}, {}}}, no_class);
}

/// A network that knows "grass", "path" and "sky", in that order.
Segmentation seen(Size size, ClassIndex all, double grain = 1) {
    return {LabelMap(size, all), {"grass", "path", "sky"}, grain};
}

void fill(LabelMap& map, Rect rect, ClassIndex value) {
    for (int y = rect.y; y < rect.bottom(); ++y)
        for (int x = rect.x; x < rect.right(); ++x)
            map.at(x, y) = value;
}

} // namespace

class TestMapDisagreement : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void classes_are_matched_by_name() {
        const auto called = classes_called({"sky", "path", "Grass", "rock"}, landscape());
        QCOMPARE(called.size(), std::size_t(4));
        QCOMPARE(*called[0], ClassIndex(0));
        QCOMPARE(*called[1], ClassIndex(1)); // "Paths"
        QCOMPARE(*called[2], ClassIndex(2));
        QVERIFY(!called[3]);
    }

    void an_equal_name_comes_before_a_like_one() {
        const LabelSet labels({{"Sky", {}, {}}, {"sky", {}, {}}});
        QCOMPARE(*classes_called({"sky"}, labels)[0], ClassIndex(1));
    }

    void the_same_everywhere_agrees() {
        const LabelMap map({20, 10}, 0);
        const MapDisagreement found = disagreement(map, landscape(), seen(map.size(), 2));
        QVERIFY(found.knows_classes);
        QCOMPARE(found.judged, 200LL);
        QCOMPARE(found.agreement(), 1.0);
        QVERIFY(found.mistaken.empty());
        QVERIFY(found.marked == Mask(map.size()));
    }

    /// A path of 30 x 4 pixels in grass, of which the picture has only the right third.
    void what_is_not_there_is_marked_and_counted() {
        LabelMap map({30, 30}, 2);
        fill(map, {0, 10, 30, 4}, 1);
        Segmentation picture = seen(map.size(), 0);
        fill(picture.map, {20, 10, 10, 4}, 1);
        const MapDisagreement found = disagreement(map, landscape(), picture);
        // Beside the part that is there, two pixels are no more than a border off by one.
        QCOMPARE(found.differing, 20LL * 4 - 2);
        QCOMPARE(found.marked.at(5, 11), std::uint8_t(255));
        QCOMPARE(found.marked.at(19, 10), std::uint8_t(0));
        QCOMPARE(found.marked.at(5, 9), std::uint8_t(0));
        QCOMPARE(found.mistaken.size(), std::size_t(1));
        QCOMPARE(found.mistaken[0].mapped, ClassIndex(1));
        QCOMPARE(found.mistaken[0].seen, std::string("grass"));
        QCOMPARE(found.mistaken[0].pixels, 78LL);
        QCOMPARE(found.mistaken[0].of, 120LL);
        QCOMPARE(found.agreement(), 1 - 78.0 / 900);
    }

    /// A border that lies elsewhere by no more than the network's grain is no disobedience; by more it is.
    void borders_may_be_off_by_the_grain() {
        LabelMap map({40, 40}, 0);
        fill(map, {0, 20, 40, 20}, 2);
        Segmentation picture = seen(map.size(), 2, 4);
        fill(picture.map, {0, 24, 40, 16}, 0);
        QCOMPARE(disagreement(map, landscape(), picture).differing, 0LL);
        fill(picture.map, {0, 24, 40, 5}, 2);
        QVERIFY(disagreement(map, landscape(), picture).differing > 0);
        picture.grain = 1;
        QCOMPARE(disagreement(map, landscape(), picture).differing, 9LL * 40);
    }

    void unknown_and_missing_classes_are_not_judged() {
        LabelMap map({10, 10}, 0);
        fill(map, {0, 0, 10, 2}, 3); // a castle
        fill(map, {0, 2, 10, 3}, no_class);
        const MapDisagreement found = disagreement(map, landscape(), seen(map.size(), 0));
        QCOMPARE(found.unjudged, 50LL);
        QCOMPARE(found.judged, 50LL);
        QCOMPARE(found.marked.at(3, 1), std::uint8_t(0));
        QCOMPARE(found.marked.at(3, 8), std::uint8_t(255));
    }

    void what_the_network_is_not_sure_of_is_not_judged() {
        const LabelMap map({10, 10}, 0);
        Segmentation picture = seen(map.size(), 0);
        picture.certainty = Plane<std::uint8_t>(map.size(), sure_from);
        for (int x = 0; x < 10; ++x)
            picture.certainty.at(x, 4) = sure_from - 1;
        const MapDisagreement found = disagreement(map, landscape(), picture);
        QCOMPARE(found.unsure, 10LL);
        QCOMPARE(found.judged, 90LL);
        QCOMPARE(found.differing, 90LL);
        QCOMPARE(found.marked.at(3, 4), std::uint8_t(0));
        QCOMPARE(found.mistaken[0].pixels, 90LL);
        QCOMPARE(found.mistaken[0].of, 100LL);
    }

    void a_foreign_label_set_is_told() {
        const LabelSet foreign({{"road", {}, {}}, {"unlabeled", {}, {}}});
        const MapDisagreement found = disagreement(LabelMap({4, 4}), foreign, seen({4, 4}, 0));
        QVERIFY(!found.knows_classes);
        QCOMPARE(found.judged, 0LL);
    }

    void the_worst_comes_first() {
        LabelMap map({20, 20}, 0);
        fill(map, {0, 10, 20, 10}, 1);
        Segmentation picture = seen(map.size(), 0);
        fill(picture.map, {0, 0, 20, 3}, 2);
        const MapDisagreement found = disagreement(map, landscape(), picture);
        QCOMPARE(found.mistaken.size(), std::size_t(2));
        QVERIFY(found.mistaken[0].pixels > found.mistaken[1].pixels);
        QCOMPARE(found.mistaken[0].mapped, ClassIndex(1));
    }

    void sizes_must_fit_and_a_stop_is_heeded() {
        QVERIFY(!error_of([] { disagreement(LabelMap({4, 4}), landscape(), seen({4, 5}, 0)); }).empty());
        Segmentation half = seen({4, 4}, 0);
        half.certainty = Plane<std::uint8_t>(Size{4, 2});
        QVERIFY(!error_of([&] { disagreement(LabelMap({4, 4}), landscape(), half); }).empty());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(
            disagreement(LabelMap({4, 4}), landscape(), seen({4, 4}, 0), stop.get_token()), Stopped);
    }
};

QTEST_GUILESS_MAIN(TestMapDisagreement)
#include "test_map_disagreement.moc"
