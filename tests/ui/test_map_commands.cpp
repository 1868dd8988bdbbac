#include "image/region.h"
#include "image/span_sets.h"
#include "ui/tools/class_commands.h"
#include "ui/tools/instance_commands.h"
#include "ui/tools/selection_commands.h"

#include <QtTest>

#include <random>

using namespace sinopia;

namespace {

constexpr Size size{300, 280};

Spans box(int x, int y, int width, int height) {
    return rect_spans({x, y, width, height}, size);
}

Mask selection(const Document& document) {
    return document.has_selection() ? document.selection().read() : Mask(size);
}

Mask painted(const Spans& spans) {
    return mask_of(spans, size);
}

} // namespace

class TestMapCommands : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { document_ = std::make_unique<Document>(TileGrid<ClassIndex>(size)); }

    void selecting_all_none_and_the_rest() {
        Document& d = *document_;
        selectAll(d);
        QVERIFY(selection(d) == Mask(size, 255));
        deselect(d);
        QVERIFY(!d.has_selection());
        deselect(d); // nothing to do: no step
        QCOMPARE(d.history().size(), std::size_t(2));
        select(box(10, 10, 50, 60));
        applyMask(d, invertedMask(d.snapshot().layers, Layer::selection));
        QVERIFY(selection(d) == painted(complement(box(10, 10, 50, 60), size)));
        d.undo();
        QVERIFY(selection(d) == painted(box(10, 10, 50, 60)));
        deselect(d);
        applyMask(d, invertedMask(d.snapshot().layers, Layer::selection)); // of everything: nothing
        QVERIFY(!d.has_selection());
    }

    void edits_match_those_of_the_whole_mask_data() {
        QTest::addColumn<int>("layer");
        QTest::newRow("region") << static_cast<int>(Layer::region);
        QTest::newRow("selection") << static_cast<int>(Layer::selection);
    }

    void edits_match_those_of_the_whole_mask() {
        QFETCH(int, layer);
        const Layer on = static_cast<Layer>(layer);
        Document& d = *document_;
        const Spans odd =
            united(united(box(0, 30, 40, 50), box(100, 0, 30, 30)), disk_spans({240, 200}, 33, size));
        const Mask before = painted(odd);
        const auto now = [&] { return on == Layer::region ? d.region().read() : selection(d); };
        for (const double radius : {1.0, 4.5, 17.0}) {
            d.apply(MaskEdit{"Start", on, rect_spans(whole(size), size), 0, 0});
            d.apply(MaskEdit{"Start", on, odd, 255, 0});
            const std::size_t start = d.history_position();
            const auto check = [&](const MaskPlaneEdit& edit, const Mask& expected) {
                applyMask(d, edit);
                QVERIFY(now() == expected);
                QCOMPARE(d.history_position(), start + (expected == before ? 0u : 1u));
                d.go_to(start);
                QVERIFY(now() == before);
            };
            const Layers layers = d.snapshot().layers;
            check(grownMask(layers, on, radius), grow(before, radius));
            check(shrunkMask(layers, on, radius), shrink(before, radius));
            check(featheredMask(layers, on, radius), feather(before, radius));
            check(invertedMask(layers, on), invert(before));
            check(allOfMask(layers, on), Mask(size, 255));
        }
    }

    void shrinking_a_selection_away_deselects() {
        select(box(10, 10, 6, 6));
        applyMask(*document_, shrunkMask(document_->snapshot().layers, Layer::selection, 10));
        QVERIFY(!document_->has_selection());
        QCOMPARE(document_->history().size(), std::size_t(2));
        document_->undo();
        QVERIFY(selection(*document_) == painted(box(10, 10, 6, 6)));
    }

    void smoothing_drops_specks_and_fills_holes() {
        Document& d = *document_;
        select(united(box(20, 20, 80, 80), box(200, 200, 2, 2)));
        d.apply(MaskEdit{"Hole", Layer::selection, box(50, 50, 2, 2), 0, 0});
        applyMask(d, smoothedMask(d.snapshot().layers, Layer::selection, 4));
        QCOMPARE(d.selection().get(50, 50), std::uint8_t(255));
        QCOMPARE(d.selection().get(200, 200), std::uint8_t(0));
        QCOMPARE(d.selection().get(20, 60), std::uint8_t(255));
    }

    void classes_and_instances_become_masks() {
        Document& d = *document_;
        d.apply(LabelEdit{"Paint", box(10, 10, 20, 20), 5, 0});
        d.apply(LabelEdit{"Paint", box(30, 10, 20, 20), 6, 0});
        const auto apply = [&](ClassIndex index, CombineMode mode) {
            applyMask(d, maskOfClass(d.snapshot().layers, Layer::selection, index, mode));
        };
        apply(5, CombineMode::replace);
        QVERIFY(selection(d) == painted(box(10, 10, 20, 20)));
        apply(6, CombineMode::add);
        QVERIFY(selection(d) == painted(box(10, 10, 40, 20)));
        apply(5, CombineMode::subtract);
        QVERIFY(selection(d) == painted(box(30, 10, 20, 20)));
        apply(5, CombineMode::replace);
        QVERIFY(selection(d) == painted(box(10, 10, 20, 20)));
        apply(6, CombineMode::intersect);
        QVERIFY(!d.has_selection());
        apply(6, CombineMode::subtract); // from everything
        QVERIFY(selection(d) == painted(complement(box(30, 10, 20, 20), size)));
        deselect(d);
        d.apply(instancesFromMap(d.labels(), ClassIndex(0)));
        applyMask(d, maskOfInstance(d.snapshot().layers, Layer::region, 2));
        QVERIFY(d.region().read() == painted(box(30, 10, 20, 20)));
    }

    void region_and_selection_become_each_other() {
        Document& d = *document_;
        Mask soft(Size{20, 10}, 90);
        soft.at(3, 3) = 200;
        d.apply(MaskPlaneEdit{"Soft", Layer::region, {40, 50}, soft, 0});
        applyMask(d, maskFromOther(d.snapshot().layers, Layer::selection));
        QVERIFY(d.selection().read({40, 50, 20, 10}) == soft);
        QCOMPARE(d.selection().get(39, 50), std::uint8_t(0));
        deselect(d);
        clearMask(d, Layer::region);
        QVERIFY(d.region().read() == Mask(size));
        select(box(5, 5, 5, 5));
        applyMask(d, maskFromOther(d.snapshot().layers, Layer::region));
        QVERIFY(d.region().read() == painted(box(5, 5, 5, 5)));
        clearMask(d, Layer::selection);
        QVERIFY(!d.has_selection());
        applyMask(d, maskFromOther(d.snapshot().layers, Layer::region)); // no selection: everything
        QVERIFY(d.region().read() == Mask(size, 255));
    }

    void the_selection_or_else_the_region_is_filled() {
        Document& d = *document_;
        d.apply(MaskEdit{"Region", Layer::region, box(100, 100, 9, 9), 255, 0});
        fillSelection(d, 4);
        QVERIFY(spans_equal(d.labels(), 4) == box(100, 100, 9, 9));
        select(box(5, 5, 5, 5));
        fillSelection(d, 6);
        QVERIFY(spans_equal(d.labels(), 6) == box(5, 5, 5, 5));
    }

    void classes_are_swapped_and_merged_where_allowed() {
        Document& d = *document_;
        d.apply(LabelEdit{"Paint", box(10, 10, 20, 20), 5, 0});
        d.apply(LabelEdit{"Paint", box(30, 10, 20, 20), 6, 0});
        d.apply(swapClassesEdit(5, 6));
        QVERIFY(spans_equal(d.labels(), 5) == box(30, 10, 20, 20));
        QVERIFY(spans_equal(d.labels(), 6) == box(10, 10, 20, 20));
        select(box(0, 0, 40, 280));
        d.apply(mergeClassEdit(5, 7));
        QVERIFY(spans_equal(d.labels(), 7) == box(30, 10, 10, 20));
        QVERIFY(spans_equal(d.labels(), 5) == box(40, 10, 10, 20));
        d.set_locked(6, true);
        d.apply(mergeClassEdit(6, 7));
        QVERIFY(spans_equal(d.labels(), 6) == box(10, 10, 20, 20));
    }

    void cleaning_removes_islands_and_smooths() {
        Document& d = *document_;
        d.apply(LabelEdit{"Paint", box(100, 100, 50, 50), 5, 0});
        d.apply(LabelEdit{"Speck", box(20, 20, 2, 2), 6, 0});
        d.apply(LabelEdit{"Speck", box(200, 20, 2, 2), 7, 0});
        d.set_locked(7, true);
        MapCleaning cleaning = cleaningOf(d);
        cleaning.smallest_island = 10;
        const auto edit = cleaned(cleaning);
        QVERIFY(edit.has_value());
        d.apply(*edit);
        QVERIFY(spans_equal(d.labels(), 6).empty());
        QVERIFY(spans_equal(d.labels(), 7) == box(200, 20, 2, 2)); // locked
        QVERIFY(spans_equal(d.labels(), 5) == box(100, 100, 50, 50));
        QVERIFY(!cleaned(cleaningOf(d)).has_value()); // asks for nothing
        MapCleaning again = cleaningOf(d);
        again.smallest_island = 10;
        QVERIFY(!cleaned(again).has_value());
        d.undo();
        select(box(0, 0, 10, 10));
        MapCleaning limited = cleaningOf(d);
        QCOMPARE(limited.rect, (Rect{0, 0, 10, 10}));
        limited.smallest_island = 10;
        QVERIFY(!cleaned(limited).has_value());
    }

    void smoothing_does_not_touch_locked_classes() {
        Document& d = *document_;
        std::mt19937 engine(6);
        LabelMap map(size);
        for (ClassIndex& c : map.pixels())
            c = static_cast<ClassIndex>(engine() % 3);
        d.replace(TileGrid<ClassIndex>(map));
        d.set_locked(2, true);
        MapCleaning cleaning = cleaningOf(d);
        cleaning.smooth_radius = 3;
        d.apply(*cleaned(cleaning));
        const LabelMap out = d.labels().read();
        for (std::size_t i = 0; i < out.pixels().size(); ++i)
            QVERIFY(map.pixels()[i] != 2 || out.pixels()[i] == 2);
    }

    void instances_come_from_the_map_and_go() {
        Document& d = *document_;
        d.apply(LabelEdit{"Paint", box(10, 10, 20, 20), 5, 0});
        d.apply(LabelEdit{"Paint", box(100, 10, 20, 20), 5, 0});
        d.apply(instancesFromMap(d.labels(), ClassIndex(0)));
        QCOMPARE(d.instances().get(15, 15), std::uint16_t(1));
        QCOMPARE(d.instances().get(105, 15), std::uint16_t(2));
        QCOMPARE(d.instances().get(0, 0), std::uint16_t(0));
        QVERIFY(!mergedInstances(d, {7, 8}, 1).has_value());
        d.apply(*mergedInstances(d, {1, 2}, 1));
        QCOMPARE(d.instances().get(105, 15), std::uint16_t(1));
        d.apply(noInstances());
        QVERIFY(!d.has_instances());
        d.apply(emptyInstances(size));
        QVERIFY(d.has_instances());
        for (int i = 0; i < 2; ++i)
            d.undo();
        QCOMPARE(d.instances().get(105, 15), std::uint16_t(1));
    }

  private:
    void select(const Spans& spans) { document_->apply(MaskEdit{"Select", Layer::selection, spans, 255, 0}); }

    std::unique_ptr<Document> document_;
};

QTEST_GUILESS_MAIN(TestMapCommands)
#include "test_map_commands.moc"
