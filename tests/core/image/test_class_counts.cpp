#include "image/class_counts.h"

#include <QtTest>

#include <random>

using namespace sinopia;

namespace {

/// Blobs of few classes with single pixels between them, and rare high indices.
LabelMap blobs(Size size, unsigned seed) {
    std::mt19937 random(seed);
    LabelMap map(size);
    for (int i = 0; i < 60; ++i) {
        const int x0 = static_cast<int>(random() % static_cast<unsigned>(size.width));
        const int y0 = static_cast<int>(random() % static_cast<unsigned>(size.height));
        const auto value = static_cast<ClassIndex>(i % 7 == 0 ? 65535 - i : i % 11);
        for (int y = y0; y < std::min(size.height, y0 + 90); ++y)
            for (int x = x0; x < std::min(size.width, x0 + 70); ++x)
                if ((x + y) % 3 != 0 || i % 2 != 0)
                    map.at(x, y) = value;
    }
    return map;
}

/// The plain way: pixel by pixel.
ClassCounts plainly(const LabelMap& map) {
    ClassCounts counts;
    for (int y = 0; y < map.height(); ++y)
        for (int x = 0; x < map.width(); ++x) {
            ClassUse& use = counts.try_emplace(map.at(x, y), ClassUse{0, {x, y}}).first->second;
            ++use.pixels;
        }
    return counts;
}

} // namespace

class TestClassCounts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void maps_and_tiles_agree_with_the_plain_count() {
        for (const Size size : {Size{1, 1}, Size{256, 256}, Size{257, 255}, Size{700, 530}}) {
            const LabelMap map = blobs(size, static_cast<unsigned>(size.width));
            QVERIFY(count_classes(map) == plainly(map));
            QVERIFY(count_classes(TileGrid<ClassIndex>(map)) == plainly(map));
        }
    }

    void the_first_place_is_in_reading_order() {
        TileGrid<ClassIndex> map(Size{600, 600});
        map.set(10, 300, 5);  // the left tile comes first in the grid
        map.set(520, 290, 5); // but this pixel lies higher
        const ClassCounts counts = count_classes(map);
        QCOMPARE(counts.at(5).pixels, std::int64_t{2});
        QVERIFY((counts.at(5).first == Point{520, 290}));
    }

    void only_changed_tiles_are_read_again() {
        TileGrid<ClassIndex> map(blobs({1000, 800}, 3));
        ClassCounter counter;
        counter.count(map);
        QCOMPARE(counter.tiles_read(), 16);
        map.set(300, 300, 77);
        const ClassCounts counts = counter.count(map);
        QCOMPARE(counter.tiles_read(), 1);
        QVERIFY(counts == plainly(map.read()));
        counter.count(map);
        QCOMPARE(counter.tiles_read(), 0);
    }

    void a_tile_written_in_place_is_seen() {
        // The counter keeps the tile, so the write must copy it: the pointer cannot stay the same.
        TileGrid<ClassIndex> map(blobs({256, 256}, 4));
        ClassCounter counter;
        counter.count(map);
        for (int i = 0; i < 20; ++i) {
            map.fill({i * 3, i * 5, 9, 9}, static_cast<ClassIndex>(100 + i));
            QVERIFY(counter.count(map) == plainly(map.read()));
        }
    }

    void a_new_map_is_read_once() {
        const TileGrid<ClassIndex> map(Size{4096, 4096}, 3);
        ClassCounter counter;
        const ClassCounts counts = counter.count(map);
        QCOMPARE(counter.tiles_read(), 1);
        QCOMPARE(counts.size(), std::size_t{1});
        QCOMPARE(counts.at(3).pixels, std::int64_t{4096} * 4096);
    }

    void edge_tiles_count_only_what_is_in_the_image() {
        const TileGrid<ClassIndex> map(Size{300, 270}, 9); // one tile pointer, four different extents
        QCOMPARE(count_classes(map).at(9).pixels, std::int64_t{300} * 270);
    }

    void another_size_starts_anew() {
        ClassCounter counter;
        counter.count(TileGrid<ClassIndex>(Size{600, 300}, 1));
        const ClassCounts counts = counter.count(TileGrid<ClassIndex>(Size{300, 600}, 2));
        QCOMPARE(counts.size(), std::size_t{1});
        QCOMPARE(counts.at(2).pixels, std::int64_t{180000});
        QVERIFY(counter.count(TileGrid<ClassIndex>()).empty());
    }
};

QTEST_GUILESS_MAIN(TestClassCounts)
#include "test_class_counts.moc"
