#include "image/label_map.h"
#include "image/tile_grid.h"

#include <QtTest>

using namespace sinopia;
using Grid = TileGrid<ClassIndex>;

namespace {

constexpr Size size{600, 300}; // 3 x 2 tiles, the last ones cut

LabelMap counted(Size s) {
    LabelMap out(s);
    for (std::size_t i = 0; i < out.pixels().size(); ++i)
        out.pixels()[i] = static_cast<ClassIndex>(i * 2654435761u >> 13);
    return out;
}

int shared_tiles(const Grid& a, const Grid& b) {
    int shared = 0;
    for (int row = 0; row < a.rows(); ++row)
        for (int column = 0; column < a.columns(); ++column)
            shared += a.tile(column, row) == b.tile(column, row);
    return shared;
}

} // namespace

class TestTileGrid : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_plane_survives_the_round_trip() {
        for (const Size s : {Size{1, 1}, Size{256, 256}, Size{257, 255}, size}) {
            const LabelMap map = counted(s);
            const Grid grid(map);
            QVERIFY(grid.read() == map);
            QCOMPARE(grid.get(s.width - 1, s.height - 1), map.at(s.width - 1, s.height - 1));
        }
        QCOMPARE(Grid(size).columns(), 3);
        QCOMPARE(Grid(size).rows(), 2);
        QVERIFY(Grid().empty());
    }

    void a_copy_shares_all_tiles_until_one_is_written() {
        Grid grid(counted(size));
        const Grid snapshot = grid;
        QCOMPARE(shared_tiles(grid, snapshot), 6);
        const ClassIndex before = grid.get(300, 20);
        grid.set(300, 20, static_cast<ClassIndex>(before + 1));
        QCOMPARE(shared_tiles(grid, snapshot), 5);
        QVERIFY(grid.tile(1, 0) != snapshot.tile(1, 0));
        QCOMPARE(snapshot.get(300, 20), before);
        QVERIFY(snapshot.read() == counted(size));
        const auto kept = grid.tile(1, 0).get();
        grid.set(301, 20, 5);
        QVERIFY(grid.tile(1, 0).get() == kept); // its own by now: written in place
    }

    void a_written_rectangle_copies_only_the_tiles_it_touches() {
        Grid grid(size, 1);
        const Grid snapshot = grid;
        grid.fill({250, 100, 10, 10}, 7);
        QCOMPARE(shared_tiles(grid, snapshot), 4);
        const LabelMap map = grid.read();
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                QCOMPARE(map.at(x, y), ClassIndex(Rect{250, 100, 10, 10}.contains({x, y}) ? 7 : 1));
        QVERIFY(snapshot.read() == LabelMap(size, 1));
    }

    void a_fresh_grid_holds_one_tile_many_times() {
        Grid grid(size, 4);
        QVERIFY(grid.tile(0, 0) == grid.tile(2, 1));
        grid.set(0, 0, 9);
        QCOMPARE(grid.get(512, 256), ClassIndex{4});
    }

    void reading_and_writing_are_clipped() {
        Grid grid(size, 1);
        const LabelMap patch = counted({40, 40});
        grid.write({-10, -10}, patch);
        grid.write({590, 290}, patch);
        QCOMPARE(grid.get(0, 0), patch.at(10, 10));
        QCOMPARE(grid.get(29, 29), patch.at(39, 39));
        QCOMPARE(grid.get(30, 30), ClassIndex{1});
        QCOMPARE(grid.get(599, 299), patch.at(9, 9));
        const LabelMap corner = grid.read({580, 280, 100, 100});
        QCOMPARE(corner.size(), (Size{20, 20}));
        QCOMPARE(corner.at(10, 10), patch.at(0, 0));
        QVERIFY(grid.read({700, 0, 5, 5}).empty());
    }

    void runs_cover_a_rectangle_once_and_stay_in_one_tile() {
        const Grid grid(counted(size));
        const Rect rect{200, 250, 320, 20};
        Mask seen(size);
        grid.read_runs(rect, [&](int x, int y, int count, const ClassIndex* pixels) {
            QVERIFY(x / Grid::tile_side == (x + count - 1) / Grid::tile_side);
            for (int i = 0; i < count; ++i) {
                ++seen.at(x + i, y);
                QCOMPARE(pixels[i], grid.get(x + i, y));
            }
        });
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                QCOMPARE(int{seen.at(x, y)}, int{rect.contains({x, y})});
    }

    void a_tile_can_be_put_back() {
        Grid grid(size, 1);
        const Grid::TilePtr old = grid.tile(0, 0);
        grid.set(3, 3, 8);
        grid.set_tile(0, 0, old);
        QCOMPARE(grid.get(3, 3), ClassIndex{1});
        grid.set(3, 3, 9);
        QCOMPARE((*old)[3 * 256 + 3], ClassIndex{1});
    }
};

QTEST_GUILESS_MAIN(TestTileGrid)
#include "test_tile_grid.moc"
