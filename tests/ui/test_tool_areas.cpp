#include "image/majority.h"
#include "image/span_sets.h"
#include "support/tool_hand.h"
#include "ui/tools/fill_tool.h"
#include "ui/tools/merge_instances_tool.h"
#include "ui/tools/smart_fill_tool.h"
#include "ui/tools/smooth_tool.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace sinopia;

namespace {

constexpr Size size{120, 90};

Spans box(int x, int y, int width, int height) {
    return rect_spans({x, y, width, height}, size);
}

void paint(Document& document, const Spans& spans, ClassIndex value,
           std::optional<std::uint16_t> instance = {}) {
    document.apply(LabelEdit{"Paint", spans, value, 0, instance});
}

Spans painted(const Document& document, ClassIndex value = 3) {
    return spans_equal(document.labels(), value);
}

/// Two boxes of class 5, one of them beside a box of class 6.
void paintBoxes(Document& document) {
    paint(document, box(10, 10, 20, 20), 5);
    paint(document, box(60, 10, 20, 20), 5);
    paint(document, box(80, 10, 20, 20), 6);
}

/// A bright disk on a dark, slightly noisy ground.
TileGrid<Rgb> diskPicture() {
    std::mt19937 engine(5);
    RgbImage picture(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const bool inside = std::hypot(x + 0.5 - 60, y + 0.5 - 45) < 25;
            const auto v =
                static_cast<std::uint8_t>((inside ? 190 : 60) + static_cast<int>(engine() % 21) - 10);
            picture.at(x, y) = {v, v, v};
        }
    return TileGrid<Rgb>(picture);
}

std::vector<PointF> around(double x, double y, double radius) {
    std::vector<PointF> way;
    for (int i = 0; i <= 40; ++i)
        way.push_back({x + radius * std::cos(i * 0.157), y + radius * std::sin(i * 0.157)});
    return way;
}

} // namespace

class TestToolAreas : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void fill_takes_connected_pixels_or_all();
    void fill_looks_at_the_picture();
    void fill_by_instance_keeps_the_instance();
    void fill_makes_an_instance();
    void fill_joins_the_region();
    void the_wand_selects_and_combines();
    void pick_takes_class_and_instance();

    void smart_fill_finds_the_edge();
    void smart_fill_with_a_brush();
    void smart_fill_works_elsewhere_and_can_be_cancelled();
    void smart_fill_does_not_land_on_another_document();
    void smart_fill_without_a_picture_is_a_lasso();

    void smoothing_is_the_majority_filter_under_the_brush();
    void smoothing_twice_in_a_stroke_is_smoothing_once();
    void smoothing_carries_instances_along();
    void smoothing_the_region_smooths_its_outline();
    void smoothing_can_be_cancelled();

    void a_line_merges_instances_of_one_class();
    void merging_keeps_locks_and_selection();
};

void TestToolAreas::fill_takes_connected_pixels_or_all() {
    ToolHand hand(size);
    paintBoxes(*hand.document);
    FillTool fill;
    hand.click(fill, {15, 15});
    QVERIFY(painted(*hand.document) == box(10, 10, 20, 20));
    hand.document->undo();
    hand.setOptions([](auto& o) { o.contiguous = false; });
    hand.click(fill, {15, 15});
    QVERIFY(painted(*hand.document) == united(box(10, 10, 20, 20), box(60, 10, 20, 20)));
    hand.click(fill, {-1, 500});
    QCOMPARE(hand.document->history().size(), std::size_t(4));
}

void TestToolAreas::fill_looks_at_the_picture() {
    ToolHand hand(size);
    FillTool fill;
    hand.setOptions([](auto& o) { o.area = AreaSource::picture; });
    hand.click(fill, {60, 45}); // no picture yet: by class
    QCOMPARE(area_of(painted(*hand.document)), size.area());
    hand.document->undo();
    hand.document->apply(PictureEdit{"Open", diskPicture(), {}, 0});
    hand.setOptions([](auto& o) { o.tolerance = 40; });
    hand.click(fill, {60, 45});
    QVERIFY(painted(*hand.document) == disk_spans({60, 45}, 25, size));
}

void TestToolAreas::fill_by_instance_keeps_the_instance() {
    ToolHand hand(size);
    hand.document->apply(InstancesEdit{"New", TileGrid<std::uint16_t>(size), 0});
    paint(*hand.document, box(10, 10, 20, 20), 5, 7);
    paint(*hand.document, box(30, 10, 20, 20), 5, 8);
    hand.setOptions([](auto& o) { o.area = AreaSource::instances; });
    FillTool fill;
    hand.click(fill, {15, 15});
    QVERIFY(painted(*hand.document) == box(10, 10, 20, 20));
    QCOMPARE(hand.document->instances().get(15, 15), std::uint16_t(7));
}

void TestToolAreas::fill_makes_an_instance() {
    ToolHand hand(size);
    hand.document->apply(InstancesEdit{"New", TileGrid<std::uint16_t>(size), 0});
    paint(*hand.document, box(10, 10, 20, 20), 5, 7);
    FillTool fill;
    hand.click(fill, {15, 15});
    QCOMPARE(hand.document->instances().get(15, 15), std::uint16_t(8));
    QCOMPARE(hand.settings.currentInstance(), std::uint16_t(8));
}

void TestToolAreas::fill_joins_the_region() {
    ToolHand hand(size);
    paintBoxes(*hand.document);
    hand.settings.setTarget(PaintTarget::region);
    FillTool fill;
    QVERIFY(!fill.picksWithModifier(hand.settings));
    hand.click(fill, {15, 15});
    hand.keys.shift = true;
    hand.click(fill, {85, 15});
    QVERIFY(spans_at_least(hand.document->region(), 128) == united(box(10, 10, 20, 20), box(80, 10, 20, 20)));
    QVERIFY(painted(*hand.document).empty());
}

void TestToolAreas::the_wand_selects_and_combines() {
    ToolHand hand(size);
    paintBoxes(*hand.document);
    WandTool wand;
    hand.click(wand, {15, 15});
    hand.keys.shift = true;
    hand.click(wand, {65, 15});
    hand.click(wand, {85, 15});
    const auto selection = [&] { return spans_at_least(hand.document->selection(), 128); };
    QVERIFY(selection() == united(box(10, 10, 20, 20), box(60, 10, 40, 20)));
    hand.keys = {};
    hand.keys.alt = true;
    hand.click(wand, {65, 15});
    QVERIFY(selection() == united(box(10, 10, 20, 20), box(80, 10, 20, 20)));
    hand.keys.shift = true;
    hand.click(wand, {85, 15});
    QVERIFY(selection() == box(80, 10, 20, 20));
    hand.keys = {};
    hand.click(wand, {-5, 15}); // beside the map: deselects
    QVERIFY(!hand.document->has_selection());
    hand.settings.setTarget(PaintTarget::region);
    hand.click(wand, {15, 15});
    QVERIFY(!hand.document->has_selection());
    QVERIFY(spans_at_least(hand.document->region(), 128) == box(10, 10, 20, 20));
}

void TestToolAreas::pick_takes_class_and_instance() {
    ToolHand hand(size);
    hand.document->apply(InstancesEdit{"New", TileGrid<std::uint16_t>(size), 0});
    paint(*hand.document, box(10, 10, 20, 20), 5, 7);
    PickTool pick;
    hand.click(pick, {15, 15});
    QCOMPARE(hand.settings.currentClass(), ClassIndex(5));
    QCOMPARE(hand.settings.currentInstance(), std::uint16_t(7));
    hand.click(pick, {50, 50}); // no instance here: the last one stays
    QCOMPARE(hand.settings.currentClass(), ClassIndex(0));
    QCOMPARE(hand.settings.currentInstance(), std::uint16_t(7));
    QVERIFY(!pick.paints());
}

void TestToolAreas::smart_fill_finds_the_edge() {
    ToolHand hand(size);
    hand.document->apply(PictureEdit{"Open", diskPicture(), {}, 0});
    SmartFillTool smart;
    for (const bool colours : {false, true}) {
        hand.setOptions([&](auto& o) { o.smart_colours = colours; });
        hand.drag(smart, around(63, 43, 27)); // beside and too large
        const Spans truth = disk_spans({60, 45}, 25, size);
        const double both = static_cast<double>(area_of(intersected(painted(*hand.document), truth)));
        QVERIFY(both / static_cast<double>(area_of(united(painted(*hand.document), truth))) > 0.97);
        hand.document->undo();
        QCOMPARE(hand.document->history_position(), std::size_t(1));
    }
}

void TestToolAreas::smart_fill_with_a_brush() {
    ToolHand hand(size);
    hand.document->apply(PictureEdit{"Open", diskPicture(), {}, 0});
    hand.setOptions([](auto& o) { o.smart_brush = true; });
    hand.settings.setBrushDiameter(26);
    SmartFillTool smart;
    QCOMPARE(smart.outline(hand.settings).diameter, 26.0);
    hand.drag(smart, {{50, 40}, {70, 40}, {72, 52}, {50, 52}});
    const Spans truth = disk_spans({60, 45}, 25, size);
    const double both = static_cast<double>(area_of(intersected(painted(*hand.document), truth)));
    QVERIFY(both / static_cast<double>(area_of(united(painted(*hand.document), truth))) > 0.95);
}

void TestToolAreas::smart_fill_works_elsewhere_and_can_be_cancelled() {
    ToolHand hand(size);
    hand.document->apply(PictureEdit{"Open", diskPicture(), {}, 0});
    std::vector<std::function<void()>> deliveries;
    auto smart = std::make_unique<SmartFillTool>();
    smart->setRunner([&](SmartFillTool::Work work, SmartFillTool::Done done) {
        deliveries.push_back([result = work(), done] { done(result); });
    });
    int finished = 0;
    smart->finished = [&] { ++finished; };
    hand.drag(*smart, around(63, 43, 27));
    QVERIFY(smart->busy());
    QVERIFY(!smart->overlay().path.empty()); // the outline stays to be seen
    QVERIFY(painted(*hand.document).empty());
    deliveries.front()();
    QVERIFY(!smart->busy() && finished == 1);
    QVERIFY(!painted(*hand.document).empty());
    hand.document->undo();
    hand.drag(*smart, around(63, 43, 27));
    QVERIFY(hand.cancel(*smart));
    deliveries.back()();
    QVERIFY(painted(*hand.document).empty());
    hand.drag(*smart, around(63, 43, 27));
    smart.reset(); // the tool goes before its result comes
    deliveries.back()();
    QVERIFY(painted(*hand.document).empty());
    QCOMPARE(finished, 1);
}

void TestToolAreas::smart_fill_does_not_land_on_another_document() {
    ToolHand hand(size);
    hand.document->apply(PictureEdit{"Open", diskPicture(), {}, 0});
    std::function<void()> delivery;
    SmartFillTool smart;
    smart.setRunner([&](SmartFillTool::Work work, SmartFillTool::Done done) {
        delivery = [result = work(), done] { done(result); };
    });
    hand.drag(smart, around(63, 43, 27));
    hand.document->replace(TileGrid<ClassIndex>(size), diskPicture()); // of the same size
    delivery();
    QVERIFY(!hand.document->is_modified());
    QVERIFY(!smart.busy());
}

void TestToolAreas::smart_fill_without_a_picture_is_a_lasso() {
    ToolHand hand(size);
    SmartFillTool smart;
    const std::vector<PointF> way = around(60, 45, 20);
    hand.drag(smart, way);
    QVERIFY(painted(*hand.document) == polygon_spans(way, size, FillRule::nonzero));
    hand.click(smart, {5, 5});
    QCOMPARE(hand.document->history().size(), std::size_t(1));
}

void TestToolAreas::smoothing_is_the_majority_filter_under_the_brush() {
    ToolHand hand(size);
    std::mt19937 engine(3);
    LabelMap map(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            map.at(x, y) = static_cast<ClassIndex>(engine() % 4 == 0 ? engine() % 5 : x / 40);
    hand.document->replace(TileGrid<ClassIndex>(map));
    LabelMap expected = map;
    const std::vector<PointF> way{{20, 20}, {90, 40}, {60, 80}, {20, 20}};
    Spans under;
    for (std::size_t i = 0; i < way.size(); ++i)
        under = united(under, segment_spans(way[i > 0 ? i - 1 : 0], way[i], 10, size));
    const Mask mask = mask_of(under, size);
    for (const SmoothedPixel& p : majority_filter(TileGrid<ClassIndex>(map), whole(size), 3))
        if (mask.at(p.at.x, p.at.y))
            expected.at(p.at.x, p.at.y) = p.value;
    SmoothTool smooth;
    hand.settings.setBrushDiameter(20);
    hand.drag(smooth, way);
    QVERIFY(hand.document->labels().read() == expected);
    QVERIFY(!(expected == map));
    QCOMPARE(hand.document->history().size(), std::size_t(1));
    hand.document->undo();
    QVERIFY(hand.document->labels().read() == map);
    QVERIFY(!hand.document->is_modified());
}

void TestToolAreas::smoothing_twice_in_a_stroke_is_smoothing_once() {
    ToolHand hand(size);
    std::mt19937 engine(3);
    LabelMap map(size);
    for (ClassIndex& c : map.pixels())
        c = static_cast<ClassIndex>(engine() % 3);
    SmoothTool smooth;
    hand.settings.setBrushDiameter(30);
    hand.document->replace(TileGrid<ClassIndex>(map));
    hand.drag(smooth, {{30, 40}, {80, 40}});
    const LabelMap once = hand.document->labels().read();
    hand.document->undo();
    hand.drag(smooth, {{30, 40}, {80, 40}, {31, 40}, {80, 40}, {30, 40}});
    QVERIFY(hand.document->labels().read() == once);
}

void TestToolAreas::smoothing_carries_instances_along() {
    ToolHand hand(size);
    hand.document->apply(InstancesEdit{"New", TileGrid<std::uint16_t>(size), 0});
    paint(*hand.document, box(0, 0, 60, 90), 5, 7);
    paint(*hand.document, box(60, 0, 60, 90), 5, 8);
    paint(*hand.document, box(20, 40, 2, 2), 6, 9); // specks
    paint(*hand.document, box(100, 40, 2, 2), 6, 10);
    SmoothTool smooth;
    hand.settings.setBrushDiameter(40);
    hand.drag(smooth, {{20, 40}, {100, 40}});
    QCOMPARE(hand.document->labels().get(21, 41), ClassIndex(5));
    QCOMPARE(hand.document->instances().get(21, 41), std::uint16_t(7));
    QCOMPARE(hand.document->instances().get(100, 40), std::uint16_t(8));
}

void TestToolAreas::smoothing_the_region_smooths_its_outline() {
    ToolHand hand(size);
    const Spans region = united(box(20, 20, 60, 40), box(100, 40, 2, 2));
    hand.document->apply(MaskEdit{"Region", Layer::region, region, 255, 0});
    hand.document->apply(MaskEdit{"Region", Layer::region, box(40, 40, 2, 2), 0, 0});
    hand.settings.setTarget(PaintTarget::region);
    hand.settings.setBrushDiameter(200);
    SmoothTool smooth;
    hand.click(smooth, {60, 45});
    QCOMPARE(hand.document->region().get(40, 40), std::uint8_t(255));
    QCOMPARE(hand.document->region().get(100, 40), std::uint8_t(0));
    QCOMPARE(hand.document->region().get(60, 20), std::uint8_t(255));
    QCOMPARE(hand.document->history().size(), std::size_t(3));
    hand.settings.setTarget(PaintTarget::selection); // none: nothing to smooth
    hand.click(smooth, {60, 45});
    QVERIFY(!hand.document->has_selection());
}

void TestToolAreas::smoothing_can_be_cancelled() {
    ToolHand hand(size);
    LabelMap map(size);
    map.at(30, 30) = 5;
    hand.document->replace(TileGrid<ClassIndex>(map));
    SmoothTool smooth;
    hand.press(smooth, {30, 30});
    QCOMPARE(hand.document->labels().get(30, 30), ClassIndex(0));
    QVERIFY(hand.cancel(smooth));
    QVERIFY(hand.document->labels().read() == map);
    QVERIFY(!hand.document->is_modified() && !hand.document->can_redo() && !hand.document->can_undo());
}

void TestToolAreas::a_line_merges_instances_of_one_class() {
    ToolHand hand(size);
    hand.document->apply(InstancesEdit{"New", TileGrid<std::uint16_t>(size), 0});
    paint(*hand.document, box(10, 10, 20, 20), 5, 1);
    paint(*hand.document, box(30, 10, 20, 20), 6, 2); // another class
    paint(*hand.document, box(50, 10, 20, 20), 5, 3);
    paint(*hand.document, box(90, 50, 20, 20), 5, 3); // also of the third
    MergeInstancesTool merge;
    hand.press(merge, {15, 15});
    hand.move(merge, {60, 15});
    QCOMPARE(merge.overlay().path.size(), std::size_t(2));
    hand.release(merge, {60, 15});
    const TileGrid<std::uint16_t>& ids = hand.document->instances();
    QCOMPARE(ids.get(55, 15), std::uint16_t(1));
    QCOMPARE(ids.get(95, 55), std::uint16_t(1));
    QCOMPARE(ids.get(35, 15), std::uint16_t(2));
    QCOMPARE(hand.document->history().size(), std::size_t(6));
    hand.document->undo();
    QCOMPARE(ids.get(55, 15), std::uint16_t(3));
    hand.press(merge, {15, 15});
    hand.move(merge, {60, 15});
    QVERIFY(hand.cancel(merge));
    hand.release(merge, {60, 15});
    QCOMPARE(ids.get(55, 15), std::uint16_t(3));
    hand.click(merge, {15, 15}); // one instance: nothing to merge
    QVERIFY(hand.document->can_redo());
}

void TestToolAreas::merging_keeps_locks_and_selection() {
    ToolHand hand(size);
    hand.document->apply(InstancesEdit{"New", TileGrid<std::uint16_t>(size), 0});
    paint(*hand.document, box(10, 10, 20, 20), 5, 1);
    paint(*hand.document, box(30, 10, 20, 20), 5, 2);
    hand.document->apply(MaskEdit{"Select", Layer::selection, box(0, 0, 40, 90), 255, 0});
    MergeInstancesTool merge;
    hand.drag(merge, {{15, 15}, {45, 15}});
    QCOMPARE(hand.document->instances().get(35, 15), std::uint16_t(1));
    QCOMPARE(hand.document->instances().get(45, 15), std::uint16_t(2));
    hand.document->undo();
    hand.document->set_locked(5, true);
    hand.drag(merge, {{15, 15}, {45, 15}});
    QCOMPARE(hand.document->instances().get(35, 15), std::uint16_t(2));
}

QTEST_GUILESS_MAIN(TestToolAreas)
#include "test_tool_areas.moc"
