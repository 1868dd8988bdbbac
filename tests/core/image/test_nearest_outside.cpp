#include "image/nearest_outside.h"

#include <QtTest>

#include <cstdlib>
#include <limits>
#include <random>

using namespace sinopia;

namespace {

Mask randomMask(std::mt19937& random, Size size) {
    Mask mask(size);
    for (int i = 0; i < 4; ++i) {
        const int x0 = int(random()) & 31, y0 = int(random()) & 31, w = int(random() % 24),
                  h = int(random() % 24);
        for (int y = y0; y < std::min(y0 + h, size.height); ++y)
            for (int x = x0; x < std::min(x0 + w, size.width); ++x)
                mask.at(x, y) = static_cast<std::uint8_t>(random() % 5 == 0 ? 127 : 128 + random() % 128);
    }
    return mask;
}

long long squaredDistance(Point a, Point b) {
    const long long dx = a.x - b.x, dy = a.y - b.y;
    return dx * dx + dy * dy;
}

long long nearestByLooking(const Mask& mask, Point to) {
    long long best = std::numeric_limits<long long>::max();
    for (int y = 0; y < mask.height(); ++y)
        for (int x = 0; x < mask.width(); ++x)
            if (mask.at(x, y) < 128)
                best = std::min(best, squaredDistance({x, y}, to));
    return best;
}

} // namespace

class TestNearestOutside : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void distancesAreThoseOfLookingAtAll();
    void classesComeFromTheNearestSide();
    void pixelsOutsideStay();
    void aRegionWithoutOutsideChangesNothing();
    void anEmptyRegionHasNoInside();
};

void TestNearestOutside::distancesAreThoseOfLookingAtAll() {
    std::mt19937 random(11);
    for (int round = 0; round < 40; ++round) {
        const Mask mask = randomMask(random, {40, 36});
        const NearestOutside nearest(mask);
        QVERIFY(!nearest.nothing_outside());
        const Rect rect = nearest.inside();
        for (int y = rect.y; y < rect.bottom(); ++y)
            for (int x = rect.x; x < rect.right(); ++x) {
                const Point found = nearest.of({x, y});
                QVERIFY(mask.at(found.x, found.y) < 128);
                QCOMPARE(squaredDistance(found, {x, y}), nearestByLooking(mask, {x, y}));
            }
    }
}

void TestNearestOutside::classesComeFromTheNearestSide() {
    LabelMap map({20, 10}, 1);
    Mask region({20, 10});
    for (int y = 0; y < 10; ++y)
        for (int x = 0; x < 20; ++x) {
            map.at(x, y) = x < 5 ? 1 : x < 15 ? 7 : 2;
            region.at(x, y) = x >= 5 && x < 15 ? 255 : 0;
        }
    const LabelMap filled = filled_from_outside(map, NearestOutside(region));
    for (int y = 0; y < 10; ++y)
        for (int x = 0; x < 20; ++x)
            QCOMPARE(filled.at(x, y), ClassIndex(x < 10 ? 1 : 2));
}

void TestNearestOutside::pixelsOutsideStay() {
    std::mt19937 random(12);
    for (int round = 0; round < 20; ++round) {
        const Mask mask = randomMask(random, {40, 40});
        LabelMap map(mask.size());
        for (ClassIndex& pixel : map.pixels())
            pixel = static_cast<ClassIndex>(random() % 9);
        const LabelMap filled = filled_from_outside(map, NearestOutside(mask));
        for (std::size_t i = 0; i < map.pixels().size(); ++i)
            if (mask.pixels()[i] < 128)
                QCOMPARE(filled.pixels()[i], map.pixels()[i]);
    }
}

void TestNearestOutside::aRegionWithoutOutsideChangesNothing() {
    LabelMap map({9, 7}, 3);
    map.at(4, 4) = 5;
    const NearestOutside nearest(Mask({9, 7}, 255));
    QVERIFY(nearest.nothing_outside());
    QVERIFY(filled_from_outside(map, nearest) == map);
}

void TestNearestOutside::anEmptyRegionHasNoInside() {
    const NearestOutside nearest(Mask({9, 7}, 127));
    QVERIFY(nearest.inside().empty());
    QVERIFY(!nearest.nothing_outside());
    const LabelMap map({9, 7}, 3);
    QVERIFY(filled_from_outside(map, nearest) == map);
}

QTEST_GUILESS_MAIN(TestNearestOutside)
#include "test_nearest_outside.moc"
