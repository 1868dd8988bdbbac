#include "image/raster.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace sinopia;

namespace {

/// Flood fill one pixel at a time.
Mask flooded(const LabelMap& map, Point seed) {
    Mask out(map.size());
    std::vector<Point> open{seed};
    out.at(seed.x, seed.y) = 255;
    while (!open.empty()) {
        const Point p = open.back();
        open.pop_back();
        for (const Point q :
             {Point{p.x + 1, p.y}, Point{p.x - 1, p.y}, Point{p.x, p.y + 1}, Point{p.x, p.y - 1}})
            if (whole(map.size()).contains(q) && !out.at(q.x, q.y) &&
                map.at(q.x, q.y) == map.at(seed.x, seed.y)) {
                out.at(q.x, q.y) = 255;
                open.push_back(q);
            }
    }
    return out;
}

LabelMap random_map(Size size, int count, unsigned seed) {
    std::mt19937 engine(seed);
    LabelMap map(size);
    for (ClassIndex& c : map.pixels())
        c = static_cast<ClassIndex>(engine() % static_cast<unsigned>(count));
    return map;
}

} // namespace

class TestFlood : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void fills_match_a_fill_pixel_by_pixel() {
        const Size size{300, 270}; // across the seams of tiles
        for (unsigned seed = 0; seed < 6; ++seed) {
            const LabelMap map = random_map(size, seed % 2 ? 2 : 3, seed);
            const TileGrid<ClassIndex> grid(map);
            for (const Point at : {Point{0, 0}, Point{255, 255}, Point{256, 100}, Point{299, 269}})
                QVERIFY(mask_of(flood_spans(grid, at, true), size) == flooded(map, at));
        }
    }

    void fills_follow_a_long_way_round() {
        LabelMap spiral(Size{61, 61}, 1);
        for (int ring = 1; ring < 30; ring += 2) // walls with one door each, on alternating sides
            for (int i = ring; i < 61 - ring; ++i)
                for (const Point p :
                     {Point{i, ring}, Point{i, 60 - ring}, Point{ring, i}, Point{60 - ring, i}})
                    spiral.at(p.x, p.y) =
                        p == Point{ring % 4 == 1 ? 30 : 31, ring % 4 == 1 ? ring : 60 - ring} ? 1 : 2;
        const Mask filled = mask_of(flood_spans(TileGrid<ClassIndex>(spiral), {0, 0}, true), spiral.size());
        QVERIFY(filled == flooded(spiral, {0, 0}));
        QVERIFY(filled.at(30, 30));
    }

    void filling_everywhere_takes_all_of_the_class() {
        const LabelMap map = random_map({300, 270}, 4, 9);
        const Spans spans = flood_spans(TileGrid<ClassIndex>(map), {7, 7}, false);
        QCOMPARE(area_of(spans),
                 static_cast<long long>(std::count(map.pixels().begin(), map.pixels().end(), map.at(7, 7))));
        for (const Span& s : spans)
            for (int x = s.x0; x < s.x1; ++x)
                QCOMPARE(map.at(x, s.y), map.at(7, 7));
        QVERIFY(flood_spans(TileGrid<ClassIndex>(map), {300, 0}, false).empty());
        QVERIFY(flood_spans(TileGrid<ClassIndex>(map), {0, -1}, true).empty());
    }

    void the_wand_takes_similar_colours() {
        TileGrid<Rgb> picture(Size{20, 10}, Rgb{100, 100, 100});
        picture.set(5, 5, {110, 95, 100});
        picture.set(6, 5, {111, 100, 100});
        QCOMPARE(area_of(wand_spans(picture, {0, 0}, 10, true)), 199LL);
        QCOMPARE(area_of(wand_spans(picture, {6, 5}, 0, true)), 1LL);
        QCOMPARE(area_of(wand_spans(picture, {0, 0}, 255, false)), 200LL);
    }

    void spans_can_be_joined_measured_and_drawn() {
        const Spans a{{2, 0, 5}, {4, 1, 2}}, b{{2, 5, 8}, {3, 3, 3}, {4, 4, 6}};
        const Spans both = united(a, b);
        QVERIFY(both == (Spans{{2, 0, 8}, {4, 1, 2}, {4, 4, 6}}));
        QCOMPARE(bounds_of(both), (Rect{0, 2, 8, 3}));
        QCOMPARE(bounds_of({}), Rect{});
        QCOMPARE(area_of(both), 11LL);
        const Mask mask = mask_of(both, {10, 6});
        QVERIFY(spans_of(mask) == both);
        QVERIFY(spans_of(mask, 128, {100, 50}).front() == (Span{52, 100, 108}));
        TileGrid<ClassIndex> grid(Size{10, 6}, ClassIndex{3});
        fill_spans(grid, both, ClassIndex{9});
        for (int y = 0; y < 6; ++y)
            for (int x = 0; x < 10; ++x)
                QCOMPARE(grid.get(x, y), ClassIndex(mask.at(x, y) ? 9 : 3));
    }
};

QTEST_GUILESS_MAIN(TestFlood)
#include "test_flood.moc"
