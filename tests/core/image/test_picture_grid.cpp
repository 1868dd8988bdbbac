#include "base/error.h"
#include "image/picture_grid.h"

#include <QtTest>

using namespace sinopia;

class TestPictureGrid : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void columnsMakeItNearlySquare() {
        const int expected[] = {1, 2, 2, 2, 3, 3, 3, 3, 3, 4};
        for (std::size_t count = 1; count <= 10; ++count)
            QCOMPARE(grid_columns(count), expected[count - 1]);
        QCOMPARE(grid_columns(16), 4);
        QCOMPARE(grid_columns(17), 5);
    }

    void everyPictureIsInItsPlace() {
        std::vector<RgbImage> pictures;
        for (int i = 0; i < 5; ++i)
            pictures.emplace_back(Size{4, 3}, Rgb{static_cast<std::uint8_t>(10 * i), 1, 2});
        const RgbImage grid = picture_grid(pictures, 2, {9, 9, 9});
        QCOMPARE(grid.size(), (Size{3 * 4 + 2 * 2, 2 * 3 + 2}));
        for (int y = 0; y < grid.height(); ++y)
            for (int x = 0; x < grid.width(); ++x) {
                const int column = x / 6, row = y / 5, i = 3 * row + column;
                const bool gap = x % 6 >= 4 || y % 5 >= 3 || i >= 5;
                QCOMPARE(grid.at(x, y),
                         gap ? (Rgb{9, 9, 9}) : pictures[static_cast<std::size_t>(i)].at(0, 0));
            }
    }

    void whatCannotBeAGridIsRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, picture_grid({}));
        const RgbImage unlike[] = {RgbImage({4, 3}), RgbImage({3, 4})};
        QVERIFY_THROWS_EXCEPTION(Error, picture_grid(unlike));
        QVERIFY_THROWS_EXCEPTION(Error, grid_size({9000, 1}, 4));
        QVERIFY_THROWS_EXCEPTION(Error, grid_size({4100, 4100}, 4));
        QCOMPARE(grid_size({4000, 4000}, 4), (Size{8004, 8004}));
    }
};

QTEST_GUILESS_MAIN(TestPictureGrid)
#include "test_picture_grid.moc"
