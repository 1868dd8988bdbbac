#include "support/tool_hand.h"
#include "ui/tools/brush_tool.h"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace sinopia;

namespace {

/// How a way to the right strays from the straight line y = `line` once it has got going.
struct Shake {
    double distance = 0; ///< on average
    double turning = 0;  ///< sum of the angles that the way turns by
};

Shake shakeOf(const std::vector<PointF>& way, double line) {
    constexpr double got_going = 150;
    Shake shake;
    int count = 0;
    for (const PointF p : way)
        if (p.x > got_going) {
            shake.distance += std::abs(p.y - line);
            ++count;
        }
    shake.distance /= count;
    for (std::size_t i = 2; i < way.size(); ++i) {
        const auto angle = [&](std::size_t j) {
            return std::atan2(way[j].y - way[j - 1].y, way[j].x - way[j - 1].x);
        };
        if (way[i] == way[i - 1] || way[i - 1] == way[i - 2])
            continue;
        shake.turning += std::abs(std::remainder(angle(i) - angle(i - 1), 2 * std::numbers::pi));
    }
    return shake;
}

/// A hand that means a straight line to the right, and trembles.
std::vector<PointF> trembling(unsigned seed) {
    std::mt19937 engine(seed);
    std::normal_distribution<double> tremor(0, 3);
    std::vector<PointF> way;
    for (int x = 0; x <= 600; x += 4)
        way.push_back({x + tremor(engine), 100 + tremor(engine)});
    return way;
}

std::vector<PointF> stabilised(const std::vector<PointF>& way, double strength) {
    StrokeStabiliser stabiliser;
    stabiliser.begin(way.front(), strength, 1);
    std::vector<PointF> out{stabiliser.position()};
    for (const PointF p : way)
        out.push_back(stabiliser.follow(p));
    return out;
}

} // namespace

class TestToolBrush : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_stroke_paints_exactly_its_segments();
    void a_square_brush_leaves_square_corners();
    void pressure_makes_the_brush_smaller();
    void lifting_the_pen_does_not_thin_the_end();
    void a_stroke_is_one_step_and_lines_are_their_own();
    void cancelling_leaves_no_trace();
    void cancelling_keeps_what_can_be_redone();
    void the_line_begins_where_the_last_finished_stroke_ended();
    void the_region_is_painted_and_taken_away();
    void taking_from_no_selection_takes_from_everything();
    void strokes_make_instances();
    void a_target_chosen_meanwhile_waits_for_the_next_stroke();
    void a_document_replaced_meanwhile_is_not_painted_on();
    void places_that_are_no_places_do_nothing();

    void the_stabiliser_is_off_at_zero();
    void the_stabiliser_calms();
    void the_stabiliser_never_lags_farther_than_its_reach();
    void the_stabiliser_does_not_depend_on_the_event_rate();
    void tremor_within_the_strings_paints_nothing();
    void the_stroke_catches_up_at_release();
};

void TestToolBrush::a_stroke_paints_exactly_its_segments() {
    ToolHand hand({120, 90});
    BrushTool brush;
    hand.drag(brush, {{10.5, 10.5}, {60, 30}, {90, 80}});
    const Spans covered = united(segment_spans({10.5, 10.5}, {60, 30}, 5, {120, 90}),
                                 segment_spans({60, 30}, {90, 80}, 5, {120, 90}));
    QVERIFY(spans_of(mask_of(covered, {120, 90})) == covered);
    LabelMap expected(Size{120, 90});
    for (const Span& s : covered)
        std::fill(expected.row(s.y) + s.x0, expected.row(s.y) + s.x1, ClassIndex(3));
    QVERIFY(hand.document->labels().read() == expected);
}

void TestToolBrush::a_square_brush_leaves_square_corners() {
    ToolHand hand({60, 60});
    hand.setOptions([](auto& o) { o.shape = BrushShape::square; });
    BrushTool brush;
    hand.click(brush, {30, 30});
    const LabelMap map = hand.document->labels().read();
    for (int y = 0; y < 60; ++y)
        for (int x = 0; x < 60; ++x)
            QCOMPARE(map.at(x, y), ClassIndex(x >= 25 && x < 35 && y >= 25 && y < 35 ? 3 : 0));
    QCOMPARE(brush.outline(hand.settings).shape, BrushShape::square);
}

void TestToolBrush::pressure_makes_the_brush_smaller() {
    ToolHand hand({100, 40});
    BrushTool brush;
    hand.settings.setBrushDiameter(20);
    hand.pressure = 0.25;
    hand.press(brush, {20, 20});
    hand.pressure = 1;
    hand.move(brush, {80, 20});
    hand.release(brush, {80, 20});
    const TileGrid<ClassIndex>& map = hand.document->labels();
    QCOMPARE(map.get(20, 23), ClassIndex(0)); // 2.5 pixels wide here
    QCOMPARE(map.get(20, 21), ClassIndex(3));
    QCOMPARE(map.get(80, 28), ClassIndex(3)); // 10 there
    QCOMPARE(map.get(50, 24), ClassIndex(3)); // and between them in between
    QCOMPARE(map.get(50, 28), ClassIndex(0));
    ToolHand other({100, 40});
    other.setOptions([](auto& o) { o.pressure_sizes = false; });
    other.settings.setBrushDiameter(20);
    other.pressure = 0.1;
    other.click(brush, {50, 20});
    QCOMPARE(other.document->labels().get(50, 28), ClassIndex(3));
}

void TestToolBrush::lifting_the_pen_does_not_thin_the_end() {
    ToolHand hand({100, 40});
    BrushTool brush;
    hand.settings.setBrushDiameter(20);
    hand.press(brush, {20, 20});
    hand.move(brush, {60, 20});
    hand.pressure = 0;
    hand.release(brush, {80, 20});
    QCOMPARE(hand.document->labels().get(80, 28), ClassIndex(3));
}

void TestToolBrush::a_stroke_is_one_step_and_lines_are_their_own() {
    ToolHand hand({100, 100});
    BrushTool brush;
    hand.drag(brush, {{10, 10}, {20, 20}, {30, 10}});
    hand.keys.shift = true;
    hand.click(brush, {90, 10});
    hand.click(brush, {90, 90});
    QCOMPARE(hand.document->history().size(), std::size_t(3));
    QCOMPARE(hand.document->labels().get(60, 10), ClassIndex(3));
    QCOMPARE(hand.document->labels().get(90, 50), ClassIndex(3));
    hand.document->undo();
    QCOMPARE(hand.document->labels().get(90, 50), ClassIndex(0));
    QCOMPARE(hand.document->labels().get(60, 10), ClassIndex(3));
}

void TestToolBrush::cancelling_leaves_no_trace() {
    ToolHand hand({300, 300});
    const LabelMap before = hand.document->labels().read();
    BrushTool brush;
    QVERIFY(!hand.cancel(brush));
    hand.press(brush, {10, 10});
    hand.move(brush, {290, 290});
    QVERIFY(hand.document->is_modified());
    QVERIFY(hand.cancel(brush));
    QVERIFY(hand.document->labels().read() == before);
    QVERIFY(!hand.document->is_modified());
    QVERIFY(!hand.document->can_undo() && !hand.document->can_redo());
    hand.move(brush, {50, 50}); // the button is still held
    hand.release(brush, {50, 50});
    QVERIFY(!hand.document->is_modified());
}

void TestToolBrush::cancelling_keeps_what_can_be_redone() {
    ToolHand hand({100, 100});
    BrushTool brush;
    hand.drag(brush, {{10, 10}, {90, 10}});
    const LabelMap painted = hand.document->labels().read();
    hand.document->undo();
    hand.press(brush, {50, 50});
    QVERIFY(!hand.document->can_redo());
    QVERIFY(hand.cancel(brush));
    QVERIFY(hand.document->redo());
    QVERIFY(hand.document->labels().read() == painted);
    QVERIFY(!hand.document->cancel_stroke(12345));
    QVERIFY(hand.document->labels().read() == painted);
}

void TestToolBrush::the_line_begins_where_the_last_finished_stroke_ended() {
    ToolHand hand({100, 100});
    BrushTool brush;
    hand.click(brush, {10, 10});
    hand.press(brush, {10, 90});
    hand.cancel(brush);
    hand.keys.shift = true;
    hand.click(brush, {90, 10});
    QCOMPARE(hand.document->labels().get(50, 10), ClassIndex(3));
    QCOMPARE(hand.document->labels().get(50, 50), ClassIndex(0));
}

void TestToolBrush::the_region_is_painted_and_taken_away() {
    ToolHand hand({100, 100});
    BrushTool brush;
    hand.settings.setTarget(PaintTarget::region);
    QVERIFY(!brush.picksWithModifier(hand.settings));
    hand.settings.setBrushDiameter(20);
    hand.drag(brush, {{20, 50}, {80, 50}});
    QCOMPARE(hand.document->region().get(50, 50), std::uint8_t(255));
    QCOMPARE(hand.document->labels().get(50, 50), ClassIndex(0));
    hand.keys.alt = true;
    hand.click(brush, {50, 50});
    QCOMPARE(hand.document->region().get(50, 50), std::uint8_t(0));
    QCOMPARE(hand.document->region().get(30, 50), std::uint8_t(255));
    QCOMPARE(hand.document->history().size(), std::size_t(2));
    hand.keys.alt = false;
    hand.setOptions([](auto& o) { o.combine = CombineMode::subtract; });
    hand.click(brush, {30, 50});
    QCOMPARE(hand.document->region().get(30, 50), std::uint8_t(0));
    hand.settings.setTarget(PaintTarget::labels);
    QVERIFY(brush.picksWithModifier(hand.settings));
    hand.click(brush, {30, 50}); // taking away means nothing on the map
    QCOMPARE(hand.document->labels().get(30, 50), ClassIndex(3));
}

void TestToolBrush::taking_from_no_selection_takes_from_everything() {
    ToolHand hand({50, 50});
    BrushTool brush;
    hand.settings.setTarget(PaintTarget::selection);
    hand.keys.alt = true;
    hand.click(brush, {25, 25});
    QVERIFY(hand.document->has_selection());
    QCOMPARE(hand.document->selection().get(25, 25), std::uint8_t(0));
    QCOMPARE(hand.document->selection().get(2, 2), std::uint8_t(255));
    QVERIFY(hand.document->undo());
    QVERIFY(!hand.document->has_selection() && !hand.document->can_undo());
}

void TestToolBrush::strokes_make_instances() {
    ToolHand hand({100, 40});
    hand.document->apply(InstancesEdit{"New", TileGrid<std::uint16_t>(Size{100, 40}), 0});
    BrushTool brush;
    hand.drag(brush, {{10, 10}, {40, 10}});
    hand.drag(brush, {{60, 10}, {90, 10}});
    const TileGrid<std::uint16_t>& ids = hand.document->instances();
    QCOMPARE(ids.get(20, 10), std::uint16_t(1));
    QCOMPARE(ids.get(70, 10), std::uint16_t(2));
    QCOMPARE(ids.get(50, 10), std::uint16_t(0));
    hand.setOptions([](auto& o) { o.new_instances = false; });
    hand.drag(brush, {{60, 30}, {90, 30}}); // goes on with the last one
    QCOMPARE(ids.get(70, 30), std::uint16_t(2));
    hand.settings.setCurrentInstance(1);
    hand.drag(brush, {{10, 30}, {40, 30}});
    QCOMPARE(ids.get(20, 30), std::uint16_t(1));
    QCOMPARE(hand.document->history().size(), std::size_t(5));
    hand.setOptions([](auto& o) { o.new_instances = true; });
    hand.press(brush, {50, 20});
    QCOMPARE(hand.settings.currentInstance(), std::uint16_t(3));
    hand.cancel(brush);
    QCOMPARE(hand.settings.currentInstance(), std::uint16_t(1));
    hand.document->undo();
    QCOMPARE(ids.get(20, 30), std::uint16_t(0));
    QCOMPARE(hand.document->labels().get(20, 30), ClassIndex(0));
}

void TestToolBrush::a_target_chosen_meanwhile_waits_for_the_next_stroke() {
    ToolHand hand({100, 40});
    BrushTool brush;
    hand.press(brush, {10, 20});
    hand.settings.setTarget(PaintTarget::region);
    hand.settings.setCurrentClass(7);
    hand.move(brush, {90, 20});
    hand.release(brush, {90, 20});
    QCOMPARE(hand.document->labels().get(60, 20), ClassIndex(3));
    QCOMPARE(hand.document->region().get(60, 20), std::uint8_t(0));
    QCOMPARE(hand.document->history().size(), std::size_t(1));
}

void TestToolBrush::a_document_replaced_meanwhile_is_not_painted_on() {
    ToolHand hand({100, 40});
    BrushTool brush;
    hand.press(brush, {10, 20});
    hand.document->replace(TileGrid<ClassIndex>(Size{60, 60}));
    hand.move(brush, {50, 50});
    hand.release(brush, {50, 50});
    QVERIFY(!hand.document->is_modified() && !hand.document->can_undo());
}

void TestToolBrush::places_that_are_no_places_do_nothing() {
    ToolHand hand({100, 40});
    BrushTool brush;
    hand.press(brush, {std::nan(""), 20});
    hand.release(brush, {20, 20});
    QVERIFY(!hand.document->can_undo());
    hand.press(brush, {20, 20});
    hand.move(brush, {HUGE_VAL, 20});
    hand.release(brush, {30, 20});
    QCOMPARE(hand.document->labels().get(90, 20), ClassIndex(0));
    QCOMPARE(hand.document->labels().get(30, 20), ClassIndex(3));
}

void TestToolBrush::the_stabiliser_is_off_at_zero() {
    const std::vector<PointF> way = trembling(1);
    const std::vector<PointF> out = stabilised(way, 0);
    QVERIFY(std::equal(way.begin(), way.end(), out.begin() + 1));
}

void TestToolBrush::the_stabiliser_calms() {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const Shake raw = shakeOf(trembling(seed), 100);
        const Shake half = shakeOf(stabilised(trembling(seed), 0.5), 100);
        const Shake full = shakeOf(stabilised(trembling(seed), 1), 100);
        QVERIFY(half.distance < raw.distance / 3);
        QVERIFY(full.distance < raw.distance / 3.5);
        QVERIFY(half.turning < raw.turning / 10);
        QVERIFY(full.turning < half.turning);
    }
}

void TestToolBrush::the_stabiliser_never_lags_farther_than_its_reach() {
    for (const double strength : {0.2, 0.6, 1.0}) {
        StrokeStabiliser stabiliser;
        stabiliser.begin({0, 0}, strength, 2);
        QCOMPARE(stabiliser.reach(), StrokeStabiliser::longest_reach * strength * 2);
        std::mt19937 engine(4);
        PointF pointer;
        for (int i = 0; i < 300; ++i) {
            pointer.x += static_cast<double>(engine() % 400) - 150;
            pointer.y += static_cast<double>(engine() % 400) - 200;
            const PointF brush = stabiliser.follow(pointer);
            QVERIFY(std::hypot(brush.x - pointer.x, brush.y - pointer.y) <= stabiliser.reach() + 1e-6);
        }
    }
}

void TestToolBrush::the_stabiliser_does_not_depend_on_the_event_rate() {
    const auto circle = [](int events) {
        StrokeStabiliser stabiliser;
        stabiliser.begin({300, 100}, 0.5, 1);
        PointF last;
        for (int i = 0; i <= events; ++i) {
            const double angle = 1.5 * std::numbers::pi * i / events;
            last = stabiliser.follow({100 + 200 * std::cos(angle), 100 + 200 * std::sin(angle)});
        }
        return last;
    };
    const PointF seldom = circle(60), often = circle(2000);
    QVERIFY(std::hypot(seldom.x - often.x, seldom.y - often.y) < 2);
}

void TestToolBrush::tremor_within_the_strings_paints_nothing() {
    ToolHand hand({200, 200});
    hand.setOptions([](auto& o) { o.stabiliser = 0.5; });
    BrushTool brush;
    hand.press(brush, {100, 100});
    const LabelMap dab = hand.document->labels().read();
    for (int i = 0; i < 20; ++i)
        hand.move(brush, {100 + 10.0 * std::cos(i), 100 + 10.0 * std::sin(i)});
    QVERIFY(hand.document->labels().read() == dab);
    QCOMPARE(brush.overlay().path.size(), std::size_t(2)); // from the brush to the pointer
}

void TestToolBrush::the_stroke_catches_up_at_release() {
    ToolHand hand({300, 100});
    hand.setOptions([](auto& o) { o.stabiliser = 1; });
    BrushTool brush;
    hand.press(brush, {20, 50});
    hand.move(brush, {280, 50});
    QCOMPARE(hand.document->labels().get(270, 50), ClassIndex(0));
    QCOMPARE(hand.document->labels().get(170, 50), ClassIndex(3));
    hand.release(brush, {280, 50});
    for (int x = 16; x < 284; ++x)
        QCOMPARE(hand.document->labels().get(x, 50), ClassIndex(3));
    QVERIFY(brush.overlay() == ToolOverlay());
    QCOMPARE(hand.document->history().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestToolBrush)
#include "test_tool_brush.moc"
