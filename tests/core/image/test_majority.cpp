#include "image/majority.h"
#include "image/raster.h"

#include <QtTest>

#include <map>
#include <random>

using namespace sinopia;

namespace {

LabelMap random_map(Size size, int count, unsigned seed) {
    std::mt19937 engine(seed);
    LabelMap map(size);
    for (ClassIndex& c : map.pixels())
        c = static_cast<ClassIndex>(100 * (engine() % static_cast<unsigned>(count)));
    return map;
}

/// What wins at a pixel, by counting.
ClassIndex winner(const LabelMap& map, Point at, int radius) {
    std::map<ClassIndex, int> counts;
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x)
            if ((x - at.x) * (x - at.x) + (y - at.y) * (y - at.y) <= radius * radius)
                ++counts[map.at(x, y)];
    ClassIndex best = map.at(at.x, at.y);
    for (const auto& [value, count] : counts)
        if (count > counts[best])
            best = value;
    return best;
}

LabelMap filtered(const LabelMap& map, int radius) {
    LabelMap out = map;
    for (const SmoothedPixel& p : majority_filter(TileGrid<ClassIndex>(map), whole(map.size()), radius))
        out.at(p.at.x, p.at.y) = p.value;
    return out;
}

void fill(LabelMap& map, Rect rect, ClassIndex value) {
    for (int y = rect.y; y < rect.bottom(); ++y)
        for (int x = rect.x; x < rect.right(); ++x)
            map.at(x, y) = value;
}

} // namespace

class TestMajority : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void pixels_take_the_class_that_most_have() {
        for (int radius = 1; radius <= 4; ++radius) {
            // Small enough that no piece can be too long to be changed.
            const LabelMap map = random_map({6, 6}, 3, static_cast<unsigned>(radius));
            const LabelMap out = filtered(map, radius);
            for (int y = 0; y < 6; ++y)
                for (int x = 0; x < 6; ++x)
                    QCOMPARE(out.at(x, y), winner(map, {x, y}, radius));
        }
    }

    void the_result_does_not_depend_on_the_part_asked_for() {
        LabelMap map = random_map({300, 290}, 3, 5);
        fill(map, {0, 0, 300, 150}, 7);
        fill(map, {40, 10, 2, 100}, 200);
        const TileGrid<ClassIndex> grid(map);
        const LabelMap all = filtered(map, 3);
        for (const Rect part : {Rect{0, 0, 40, 40}, Rect{245, 130, 30, 40}, Rect{38, 50, 1, 1},
                                Rect{290, 280, 50, 50}, Rect{30, 140, 200, 3}}) {
            LabelMap out = map;
            for (const SmoothedPixel& p : majority_filter(grid, part, 3)) {
                QVERIFY(part.contains(p.at));
                out.at(p.at.x, p.at.y) = p.value;
            }
            const Rect inside = part.intersected(whole(map.size()));
            for (int y = inside.y; y < inside.bottom(); ++y)
                for (int x = inside.x; x < inside.right(); ++x)
                    QCOMPARE(out.at(x, y), all.at(x, y));
        }
    }

    void specks_vanish_and_straight_edges_stay() {
        LabelMap clean(Size{80, 60}, 1);
        fill(clean, {40, 0, 40, 60}, 2);
        LabelMap noisy = clean;
        std::mt19937 engine(1);
        for (int i = 0; i < 40; ++i)
            noisy.at(static_cast<int>(engine() % 80), static_cast<int>(engine() % 60)) =
                static_cast<ClassIndex>(1 + engine() % 3);
        QVERIFY(!(noisy == clean));
        QVERIFY(filtered(clean, 3) == clean);
        const LabelMap out = filtered(noisy, 3);
        int wrong = 0;
        for (std::size_t i = 0; i < out.pixels().size(); ++i)
            wrong += out.pixels()[i] != clean.pixels()[i];
        QVERIFY(wrong <= 2); // specks on the edge itself may tip it by a pixel
    }

    void steps_of_an_edge_are_taken_off() {
        LabelMap map(Size{60, 60}, 1);
        fill(map, {0, 30, 60, 30}, 2);
        for (int x = 0; x < 60; x += 6)
            fill(map, {x, 28, 2, 2}, 2); // teeth
        const LabelMap out = filtered(map, 3);
        for (int x = 4; x < 56; ++x)
            QCOMPARE(out.at(x, 28), ClassIndex(1));
    }

    void poles_and_wires_stay() {
        LabelMap map(Size{100, 100}, 1);
        fill(map, {50, 10, 1, 80}, 2); // a pole
        Spans wire;
        for (int x = 5; x < 95; ++x)
            map.at(x, 20 + x / 2) = 3; // a slanting wire
        QVERIFY(filtered(map, 3) == map);
        LabelMap dash(Size{100, 100}, 1);
        fill(dash, {50, 40, 1, 14}, 2); // just short enough to be a speck
        QVERIFY(filtered(dash, 3) == LabelMap(Size{100, 100}, 1));
    }

    void a_smoothed_pixel_knows_whom_it_joins() {
        LabelMap map(Size{20, 20}, 1);
        map.at(10, 10) = 9;
        const std::vector<SmoothedPixel> out =
            majority_filter(TileGrid<ClassIndex>(map), whole(map.size()), 2);
        QCOMPARE(out.size(), std::size_t(1));
        QCOMPARE(out[0].value, ClassIndex(1));
        QCOMPARE(std::abs(out[0].like.x - 10) + std::abs(out[0].like.y - 10), 1);
    }

    void nothing_to_do() {
        const TileGrid<ClassIndex> grid(random_map({30, 30}, 3, 1));
        QVERIFY(majority_filter(grid, whole(grid.size()), 0).empty());
        QVERIFY(majority_filter(grid, {}, 3).empty());
        QVERIFY(majority_filter(grid, {100, 100, 10, 10}, 3).empty());
        QVERIFY(majority_filter(TileGrid<ClassIndex>(Size{600, 600}, 4), {0, 0, 600, 600}, 5).empty());
    }
};

QTEST_GUILESS_MAIN(TestMajority)
#include "test_majority.moc"
