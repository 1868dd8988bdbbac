#include "base/error.h"
#include "image/components.h"
#include "image/instances.h"
#include "image/islands.h"

#include <QtTest>

#include <map>
#include <random>

using namespace sinopia;

namespace {

LabelMap random_map(Size size, int count, unsigned seed) {
    std::mt19937 engine(seed);
    LabelMap map(size);
    for (ClassIndex& c : map.pixels())
        c = static_cast<ClassIndex>(engine() % static_cast<unsigned>(count));
    return map;
}

/// The same, one pixel at a time.
Plane<int> flooded_ids(const LabelMap& map) {
    Plane<int> ids(map.size(), -1);
    int next = 0;
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) {
            if (ids.at(x, y) >= 0)
                continue;
            std::vector<Point> open{{x, y}};
            ids.at(x, y) = next;
            while (!open.empty()) {
                const Point p = open.back();
                open.pop_back();
                for (const Point q :
                     {Point{p.x + 1, p.y}, Point{p.x - 1, p.y}, Point{p.x, p.y + 1}, Point{p.x, p.y - 1}})
                    if (whole(map.size()).contains(q) && ids.at(q.x, q.y) < 0 &&
                        map.at(q.x, q.y) == map.at(x, y)) {
                        ids.at(q.x, q.y) = next;
                        open.push_back(q);
                    }
            }
            ++next;
        }
    return ids;
}

LabelMap drawn(const std::vector<std::string>& rows) {
    LabelMap map(Size{static_cast<int>(rows.front().size()), static_cast<int>(rows.size())});
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x)
            map.at(x, y) =
                static_cast<ClassIndex>(rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)]);
    return map;
}

} // namespace

class TestComponents : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void areas_match_a_fill_pixel_by_pixel() {
        for (unsigned seed = 0; seed < 20; ++seed) {
            const LabelMap map = random_map({47, 31}, 2 + static_cast<int>(seed % 3), seed);
            const Components components = connected_components(map);
            QVERIFY(components.ids == flooded_ids(map));
            std::vector<long long> areas(components.areas.size());
            for (int y = 0; y < map.height(); ++y)
                for (int x = 0; x < map.width(); ++x) {
                    const std::size_t id = static_cast<std::size_t>(components.ids.at(x, y));
                    ++areas[id];
                    QVERIFY(components.areas[id].box.contains({x, y}));
                    QCOMPARE(components.areas[id].value, map.at(x, y));
                }
            for (std::size_t i = 0; i < areas.size(); ++i)
                QCOMPARE(components.areas[i].area, areas[i]);
        }
        QVERIFY(connected_components(LabelMap()).areas.empty());
    }

    void corners_do_not_connect() {
        const Components components = connected_components(drawn({"ab", "ba"}));
        QCOMPARE(components.areas.size(), std::size_t(4));
    }

    void instances_are_numbered_from_the_top_left() {
        const InstanceMap instances = instances_from_classes(drawn({"aab", "cab", "aaa"}), ClassIndex('c'));
        const std::vector<std::uint16_t> expected{1, 1, 2, 0, 1, 2, 1, 1, 1};
        QVERIFY(std::equal(expected.begin(), expected.end(), instances.pixels().begin()));
    }

    void more_areas_than_numbers_are_refused() {
        LabelMap board(Size{300, 300});
        for (int y = 0; y < 300; ++y)
            for (int x = 0; x < 300; ++x)
                board.at(x, y) = static_cast<ClassIndex>((x + y) % 2);
        QVERIFY_EXCEPTION_THROWN(instances_from_classes(board), Error);
        QCOMPARE(instances_from_classes(board, ClassIndex(1)).at(299, 299), std::uint16_t(45000));
    }

    void edges_lie_on_both_sides() {
        InstanceMap map(Size{4, 3}, 5);
        map.at(3, 0) = map.at(3, 1) = map.at(3, 2) = 6;
        const Mask edges = instance_edges(map);
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 4; ++x)
                QCOMPARE(edges.at(x, y), std::uint8_t(x >= 2 ? 255 : 0));
        QVERIFY(instance_edges(InstanceMap(Size{5, 5}, 9)) == Mask(Size{5, 5}));
    }

    void small_islands_take_the_class_around_them() {
        const LabelMap map = drawn({"aaaaaa", "abbaca", "abbaaa", "aaaddd", "aaaddd"});
        QVERIFY(without_islands(map, 1) == map);
        QVERIFY(without_islands(map, 2) == drawn({"aaaaaa", "abbaaa", "abbaaa", "aaaddd", "aaaddd"}));
        QVERIFY(without_islands(map, 5) == drawn({"aaaaaa", "aaaaaa", "aaaaaa", "aaaddd", "aaaddd"}));
        QVERIFY(without_islands(map, 7) == drawn({"aaaaaa", "aaaaaa", "aaaaaa", "aaaaaa", "aaaaaa"}));
    }

    void the_longest_border_wins() {
        //  x touches a along one edge, b along three
        const LabelMap map = drawn({"aaabbb", "aaaxbb", "aaabbb"});
        QCOMPARE(without_islands(map, 2).at(3, 1), ClassIndex('b'));
    }

    void kept_classes_stay_and_take_nothing() {
        const LabelMap map = drawn({"aaabbb", "aaaxbb", "aacbbb"});
        const std::vector<ClassIndex> kept{'b'};
        const LabelMap out = without_islands(map, 2, kept);
        QCOMPARE(out.at(3, 1), ClassIndex('a'));
        QCOMPARE(out.at(2, 2), ClassIndex('a'));
        QVERIFY(without_islands(map, 100, {'a', 'b', 'c', 'x'}) == map);
    }

    void no_small_area_is_left() {
        for (unsigned seed = 0; seed < 10; ++seed) {
            const LabelMap map = random_map({60, 50}, 5, seed);
            const LabelMap out = without_islands(map, 12);
            QVERIFY(out == without_islands(map, 12));
            for (const Component& area : connected_components(out).areas)
                QVERIFY(area.area >= 12);
        }
    }

    void a_map_of_one_small_area_stays() { QVERIFY(without_islands(drawn({"aa"}), 100) == drawn({"aa"})); }
};

QTEST_GUILESS_MAIN(TestComponents)
#include "test_components.moc"
