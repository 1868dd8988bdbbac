#include "image/raster.h"
#include "ui/canvas/mask_outline.h"
#include "ui/canvas/name_spots.h"

#include <QtTest>

#include <map>
#include <random>
#include <set>
#include <tuple>

using namespace sinopia;

namespace {

using Edge = std::tuple<int, int, bool>; ///< from pixel corner (x, y) by one step: level or upright

/// All unit edges of the runs, each once; false if one comes twice.
bool unitEdges(const std::vector<BorderRun>& runs, int step, std::set<Edge>& edges) {
    for (const BorderRun& run : runs) {
        const bool level = run.from.y == run.to.y;
        for (int at = level ? run.from.x : run.from.y; at < (level ? run.to.x : run.to.y); at += step)
            if (!edges.insert(level ? Edge{at, run.from.y, true} : Edge{run.from.x, at, false}).second)
                return false;
    }
    return true;
}

std::set<Edge> expectedEdges(const TileGrid<std::uint8_t>& mask, Rect part) {
    std::set<Edge> edges;
    const Size size = mask.size();
    const auto inside = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < size.width && y < size.height && mask.get(x, y) >= 128;
    };
    for (int y = part.y; y < part.bottom() + (part.bottom() == size.height); ++y)
        for (int x = part.x; x < part.right(); ++x)
            if (inside(x, y) != inside(x, y - 1))
                edges.insert({x, y, true});
    for (int y = part.y; y < part.bottom(); ++y)
        for (int x = part.x; x <= part.right(); ++x)
            if (inside(x, y) != inside(x - 1, y))
                edges.insert({x, y, false});
    return edges;
}

} // namespace

/// The selection's border and the places of the names.
class TestCanvasMarks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void rectanglesHaveFourRuns();
    void everyBorderIsFoundOnce();
    void coarseOutlinesFollowTheCells();
    void softValuesCountFromTheHalf();
    void nothingHasNoBorder();
    void namesStandInTheMiddle();
    void eachRegionHasItsName();
    void smallRegionsHaveNone();
};

void TestCanvasMarks::rectanglesHaveFourRuns() {
    const Size size{600, 500};
    TileGrid<std::uint8_t> mask(size);
    mask.fill({100, 90, 300, 200}, 255);
    const auto runs = maskOutline(mask, whole(size), 1);
    QCOMPARE(runs.size(), std::size_t(4));
    for (const BorderRun& run : {BorderRun{{100, 90}, {400, 90}}, BorderRun{{100, 290}, {400, 290}},
                                 BorderRun{{100, 90}, {100, 290}}, BorderRun{{400, 90}, {400, 290}}})
        QVERIFY(std::find(runs.begin(), runs.end(), run) != runs.end());
    // Selected to the image's edge: the edge is the border.
    TileGrid<std::uint8_t> all(size, 255);
    QCOMPARE(maskOutline(all, whole(size), 1).size(), std::size_t(4));
}

void TestCanvasMarks::everyBorderIsFoundOnce() {
    std::mt19937 random(3);
    const Size size{300, 280}; // several tiles
    for (int round = 0; round < 12; ++round) {
        TileGrid<std::uint8_t> mask(size);
        for (int i = 0; i < 60; ++i)
            fill_spans(mask,
                       disk_spans({double(random() % 300), double(random() % 280)}, random() % 20, size),
                       static_cast<std::uint8_t>(random() % 2 ? 255 : 0));
        const Rect part = round == 0 ? whole(size)
                                     : Rect{int(random() % 200), int(random() % 200), 1 + int(random() % 100),
                                            1 + int(random() % 80)};
        std::set<Edge> edges;
        QVERIFY(unitEdges(maskOutline(mask, part, 1), 1, edges));
        QVERIFY(edges == expectedEdges(mask, part));
    }
}

void TestCanvasMarks::coarseOutlinesFollowTheCells() {
    const Size size{1000, 700};
    TileGrid<std::uint8_t> mask(size);
    mask.fill({128, 64, 512, 256}, 255);
    for (const int step : {2, 4, 8, 3}) {
        const auto runs = maskOutline(mask, whole(size), step);
        QCOMPARE(runs.size(), std::size_t(4));
        for (const BorderRun& run : runs)
            for (const Point p : {run.from, run.to}) {
                QVERIFY(std::abs(p.x - 128) <= step || std::abs(p.x - 640) <= step);
                QVERIFY(std::abs(p.y - 64) <= step || std::abs(p.y - 320) <= step);
            }
    }
}

void TestCanvasMarks::softValuesCountFromTheHalf() {
    TileGrid<std::uint8_t> mask(Size{20, 20}, 127);
    QVERIFY(maskOutline(mask, whole(mask.size()), 1).empty());
    mask.set(5, 5, 128);
    QCOMPARE(maskOutline(mask, whole(mask.size()), 1).size(), std::size_t(4));
}

void TestCanvasMarks::nothingHasNoBorder() {
    const TileGrid<std::uint8_t> mask(Size{300, 300});
    QVERIFY(maskOutline(mask, whole(mask.size()), 1).empty());
    QVERIFY(maskOutline(mask, {400, 400, 10, 10}, 1).empty());
    QVERIFY(maskOutline(TileGrid<std::uint8_t>(), {0, 0, 10, 10}, 1).empty());
}

void TestCanvasMarks::namesStandInTheMiddle() {
    TileGrid<ClassIndex> map(Size{400, 300}, 1);
    const auto spots = nameSpots(map, whole(map.size()), 4, 5);
    QCOMPARE(spots.size(), std::size_t(1));
    QVERIFY(std::abs(spots[0].at.x - 200) < 8 && std::abs(spots[0].at.y - 150) < 8);
    QVERIFY(spots[0].radius > 120 && spots[0].radius <= 160);
    // In a ring the name stands on the ring, not in its hole.
    TileGrid<ClassIndex> ring(Size{400, 400}, 0);
    fill_spans(ring, disk_spans({200, 200}, 150, ring.size()), ClassIndex(2));
    fill_spans(ring, disk_spans({200, 200}, 90, ring.size()), ClassIndex(0));
    bool found = false;
    for (const NameSpot& spot : nameSpots(ring, whole(ring.size()), 4, 8)) {
        QCOMPARE(ring.get(int(spot.at.x), int(spot.at.y)), spot.index);
        found = found || spot.index == 2;
    }
    QVERIFY(found);
}

void TestCanvasMarks::eachRegionHasItsName() {
    TileGrid<ClassIndex> map(Size{400, 300}, 0);
    map.fill({20, 20, 60, 60}, 3);
    map.fill({300, 200, 80, 80}, 3); // another region of the same class
    map.fill({150, 100, 50, 50}, 5);
    std::map<ClassIndex, int> count;
    for (const NameSpot& spot : nameSpots(map, whole(map.size()), 2, 10)) {
        ++count[spot.index];
        QCOMPARE(map.get(int(spot.at.x), int(spot.at.y)), spot.index);
    }
    QCOMPARE(count[3], 2);
    QCOMPARE(count[5], 1);
    QCOMPARE(count[0], 1);
}

void TestCanvasMarks::smallRegionsHaveNone() {
    TileGrid<ClassIndex> map(Size{400, 300}, 0);
    map.fill({20, 20, 10, 10}, 3);
    for (const NameSpot& spot : nameSpots(map, whole(map.size()), 1, 10))
        QVERIFY(spot.index != 3);
    QVERIFY(nameSpots(map, {500, 500, 10, 10}, 1, 1).empty());
}

QTEST_GUILESS_MAIN(TestCanvasMarks)
#include "test_canvas_marks.moc"
