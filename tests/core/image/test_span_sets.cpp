#include "image/region.h"
#include "image/span_sets.h"

#include <QtTest>

#include <random>

using namespace sinopia;

namespace {

constexpr Size size{300, 40};

Mask random_mask(unsigned seed) {
    std::mt19937 engine(seed);
    Mask mask(size);
    // Runs of random lengths, some rows empty, some full.
    for (int y = 0; y < size.height; ++y) {
        if (engine() % 8 == 0)
            continue;
        std::uint8_t value = engine() % 8 == 0 ? 255 : 0;
        for (int x = 0; x < size.width;) {
            const int end = std::min<int>(size.width, x + 1 + static_cast<int>(engine() % 40));
            for (; x < end; ++x)
                mask.at(x, y) = value;
            value = engine() % 3 == 0 ? value : static_cast<std::uint8_t>(255 - value);
        }
    }
    return mask;
}

template <class F>
Mask combined(const Mask& a, const Mask& b, F&& f) {
    Mask out(a.size());
    for (std::size_t i = 0; i < a.pixels().size(); ++i)
        out.pixels()[i] = f(a.pixels()[i] != 0, b.pixels()[i] != 0) ? 255 : 0;
    return out;
}

bool well_formed(const Spans& spans) {
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (spans[i].x1 <= spans[i].x0)
            return false;
        if (i > 0 &&
            (spans[i].y < spans[i - 1].y || (spans[i].y == spans[i - 1].y && spans[i].x0 <= spans[i - 1].x1)))
            return false;
    }
    return true;
}

} // namespace

class TestSpanSets : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void sets_match_sets_of_pixels() {
        for (unsigned seed = 0; seed < 40; ++seed) {
            const Mask a = random_mask(2 * seed), b = random_mask(2 * seed + 1);
            const Spans p = spans_of(a), q = spans_of(b);
            const Spans both = intersected(p, q), rest = subtracted(p, q), other = complement(p, size);
            QVERIFY(mask_of(both, size) == combined(a, b, [](bool x, bool y) { return x && y; }));
            QVERIFY(mask_of(rest, size) == combined(a, b, [](bool x, bool y) { return x && !y; }));
            QVERIFY(mask_of(other, size) == combined(a, b, [](bool x, bool) { return !x; }));
            QVERIFY(well_formed(both) && well_formed(rest) && well_formed(other));
        }
    }

    void growing_is_that_of_masks() {
        for (unsigned seed = 0; seed < 12; ++seed)
            for (const int radius : {0, 1, 2, 3, 5, 8, 13, 50, 400}) {
                const Mask mask = random_mask(seed);
                const Spans spans = grown(spans_of(mask), radius, size);
                QVERIFY(well_formed(spans));
                QVERIFY2(mask_of(spans, size) == grow(mask, radius), qPrintable(QString::number(radius)));
            }
        QVERIFY(grown({}, 8, size).empty());
        QVERIFY(grown({{0, 0, 1}}, 100000, size) == rect_spans(whole(size), size));
    }

    void differences_of_maps_are_exact() {
        std::mt19937 engine(5);
        const Size large{700, 530};
        for (int round = 0; round < 20; ++round) {
            TileGrid<ClassIndex> a(large), b;
            const auto scribble = [&](TileGrid<ClassIndex>& map) {
                for (int i = 0; i < 5; ++i)
                    map.fill(
                        {int(engine() % 700), int(engine() % 530), int(engine() % 400), int(engine() % 90)},
                        ClassIndex(engine() % 4));
            };
            scribble(a);
            b = a;
            if (round > 0)
                scribble(b);
            if (round % 3 == 0)
                for (int i = 0; i < 4000; ++i)
                    b.set(int(engine() % 700), int(engine() % 530), ClassIndex(engine() % 4));
            const Rect rect = round % 2 == 0 ? whole(large) : Rect{100, 90, 411, 300};
            Mask differs(large);
            for (int y = rect.y; y < rect.bottom(); ++y)
                for (int x = rect.x; x < rect.right(); ++x)
                    differs.at(x, y) = a.get(x, y) != b.get(x, y) ? 255 : 0;
            QVERIFY(differing_spans(a, b, rect) == spans_of(differs));
        }
    }

    void difference_of_a_filled_map_is_everything() {
        const Size large{1000, 600};
        const Spans all =
            differing_spans(TileGrid<ClassIndex>(large, 1), TileGrid<ClassIndex>(large, 2), whole(large));
        QVERIFY(all == rect_spans(whole(large), large));
    }

    void nothing_and_everything() {
        const Spans all = rect_spans(whole(size), size);
        QVERIFY(complement({}, size) == all);
        QVERIFY(complement(all, size).empty());
        QVERIFY(intersected(all, {}).empty());
        QVERIFY(subtracted(all, all).empty());
        QVERIFY(subtracted(all, {}) == all);
    }

    void pixels_of_a_grid_are_found_across_tiles() {
        TileGrid<std::uint8_t> grid(Size{600, 300});
        grid.fill({200, 100, 300, 1}, 128); // through three tiles
        grid.fill({10, 299, 5, 1}, 127);
        QVERIFY(spans_at_least(grid, 128) == (Spans{{100, 200, 500}}));
        QVERIFY(spans_at_least(grid, 1) == (Spans{{100, 200, 500}, {299, 10, 15}}));
        QVERIFY(spans_at_least(TileGrid<std::uint8_t>(Size{600, 300}), 1).empty());
        QVERIFY(spans_at_least(TileGrid<std::uint8_t>(), 1).empty());
        TileGrid<ClassIndex> map(Size{600, 300}, 4);
        map.fill({250, 7, 12, 2}, 9);
        QVERIFY(spans_equal(map, 9) == (Spans{{7, 250, 262}, {8, 250, 262}}));
        QCOMPARE(area_of(spans_equal(map, 4)), 600LL * 300 - 24);
    }
};

QTEST_GUILESS_MAIN(TestSpanSets)
#include "test_span_sets.moc"
