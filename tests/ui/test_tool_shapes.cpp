#include "image/span_sets.h"
#include "support/tool_hand.h"
#include "ui/tools/box_tool.h"
#include "ui/tools/lasso_tool.h"
#include "ui/tools/polygon_tool.h"

#include <QtTest>

using namespace sinopia;

namespace {

constexpr Size size{100, 80};

Spans painted(const Document& document) {
    return spans_equal(document.labels(), 3);
}
Spans region(const Document& document) {
    return spans_at_least(document.region(), 128);
}
Spans selection(const Document& document) {
    return spans_at_least(document.selection(), 128);
}
Spans box(int x, int y, int width, int height) {
    return rect_spans({x, y, width, height}, size);
}

} // namespace

class TestToolShapes : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_rectangle_holds_the_pixels_under_both_ends();
    void shift_makes_a_square_and_control_draws_from_the_centre();
    void an_ellipse_fills_its_box();
    void a_click_draws_nothing_but_a_pixel_can_be_drawn_close_up();
    void the_box_is_shown_and_cancelled();
    void the_region_is_replaced_added_to_cut_and_intersected();
    void modifiers_held_from_the_press_join_and_pressed_later_shape();
    void a_click_beside_the_selection_deselects();
    void a_selection_that_becomes_empty_is_none();
    void without_a_selection_everything_is_selected();
    void a_lasso_takes_what_it_goes_around();
    void a_polygon_is_closed_in_three_ways();
    void a_polygon_steps_back_and_is_cancelled();
    void corners_can_be_dragged();
    void shift_turns_the_next_edge();
    void a_polygon_snaps_by_screen_pixels();
    void a_polygon_does_not_cross_documents();
    void shapes_far_outside_do_no_harm();
};

void TestToolShapes::a_rectangle_holds_the_pixels_under_both_ends() {
    ToolHand hand(size);
    RectangleTool rectangle;
    hand.drag(rectangle, {{10.2, 20.9}, {50, 50}, {29.9, 30.1}});
    QVERIFY(painted(*hand.document) == box(10, 20, 20, 11));
    QCOMPARE(hand.document->history().size(), std::size_t(1));
    hand.document->undo();
    hand.drag(rectangle, {{29.9, 30.1}, {10.2, 20.9}}); // the other way
    QVERIFY(painted(*hand.document) == box(10, 20, 20, 11));
}

void TestToolShapes::shift_makes_a_square_and_control_draws_from_the_centre() {
    ToolHand hand(size);
    RectangleTool rectangle;
    hand.keys.shift = true;
    hand.drag(rectangle, {{40.5, 40.5}, {30.5, 45.5}});
    QVERIFY(painted(*hand.document) == box(30, 40, 11, 11));
    hand.document->undo();
    hand.keys = {};
    hand.keys.control = true;
    hand.drag(rectangle, {{40.5, 40.5}, {30.5, 45.5}});
    QVERIFY(painted(*hand.document) == box(30, 35, 21, 11));
    hand.document->undo();
    hand.keys = {};
    hand.keys.alt = true; // the same on the map
    hand.drag(rectangle, {{40.5, 40.5}, {30.5, 45.5}});
    QVERIFY(painted(*hand.document) == box(30, 35, 21, 11));
    QVERIFY(!rectangle.picksWithModifier(hand.settings));
}

void TestToolShapes::an_ellipse_fills_its_box() {
    ToolHand hand(size);
    EllipseTool ellipse;
    hand.drag(ellipse, {{10.5, 10.5}, {69.5, 49.5}});
    QVERIFY(painted(*hand.document) == ellipse_spans({10, 10, 60, 40}, size));
    QVERIFY(bounds_of(painted(*hand.document)) == (Rect{10, 10, 60, 40}));
}

void TestToolShapes::a_click_draws_nothing_but_a_pixel_can_be_drawn_close_up() {
    ToolHand hand(size);
    RectangleTool rectangle;
    hand.drag(rectangle, {{10.5, 10.5}, {11.5, 11.5}}); // a hand that trembles while it clicks
    QVERIFY(!hand.document->can_undo());
    hand.pixel_size = 1.0 / 32;
    hand.drag(rectangle, {{10.2, 10.2}, {10.8, 10.8}});
    QVERIFY(painted(*hand.document) == box(10, 10, 1, 1));
}

void TestToolShapes::the_box_is_shown_and_cancelled() {
    ToolHand hand(size);
    EllipseTool ellipse;
    QVERIFY(!hand.cancel(ellipse));
    hand.press(ellipse, {10.5, 10.5});
    hand.move(ellipse, {19.5, 29.5});
    QVERIFY(ellipse.overlay().box == (Rect{10, 10, 10, 20}));
    QVERIFY(ellipse.overlay().box_is_ellipse);
    QVERIFY(hand.cancel(ellipse));
    hand.release(ellipse, {19.5, 29.5});
    QVERIFY(!hand.document->can_undo() && !hand.document->is_modified());
    QVERIFY(ellipse.overlay() == ToolOverlay());
}

void TestToolShapes::the_region_is_replaced_added_to_cut_and_intersected() {
    ToolHand hand(size);
    hand.settings.setTarget(PaintTarget::region);
    RectangleTool rectangle;
    const auto draw = [&](CombineMode mode, PointF from, PointF to) {
        hand.setOptions([&](auto& o) { o.combine = mode; });
        const std::size_t steps = hand.document->history().size();
        hand.drag(rectangle, {from, to});
        QCOMPARE(hand.document->history().size(), steps + 1);
    };
    draw(CombineMode::replace, {10.5, 10.5}, {29.5, 29.5});
    QVERIFY(region(*hand.document) == box(10, 10, 20, 20));
    draw(CombineMode::replace, {50.5, 10.5}, {69.5, 29.5});
    QVERIFY(region(*hand.document) == box(50, 10, 20, 20));
    draw(CombineMode::add, {10.5, 10.5}, {29.5, 29.5});
    QVERIFY(region(*hand.document) == united(box(50, 10, 20, 20), box(10, 10, 20, 20)));
    draw(CombineMode::intersect, {20.5, 10.5}, {59.5, 29.5});
    QVERIFY(region(*hand.document) == united(box(20, 10, 10, 20), box(50, 10, 10, 20)));
    draw(CombineMode::subtract, {20.5, 10.5}, {29.5, 40.5});
    QVERIFY(region(*hand.document) == box(50, 10, 10, 20));
    while (hand.document->undo()) {
    }
    QVERIFY(region(*hand.document).empty());
    QVERIFY(!hand.document->is_modified());
}

void TestToolShapes::modifiers_held_from_the_press_join_and_pressed_later_shape() {
    ToolHand hand(size);
    hand.settings.setTarget(PaintTarget::selection);
    RectangleTool rectangle;
    hand.drag(rectangle, {{10.5, 10.5}, {29.5, 19.5}});
    hand.keys.shift = true; // adds, and is no square
    hand.drag(rectangle, {{50.5, 10.5}, {69.5, 19.5}});
    QVERIFY(selection(*hand.document) == united(box(10, 10, 20, 10), box(50, 10, 20, 10)));
    hand.press(rectangle, {50.5, 40.5});
    hand.keys.shift = false;
    hand.move(rectangle, {55.5, 41.5});
    hand.keys.shift = true;
    hand.move(rectangle, {69.5, 45.5});
    hand.release(rectangle, {69.5, 45.5}); // adds a square
    QVERIFY(selection(*hand.document) ==
            united(united(box(10, 10, 20, 10), box(50, 10, 20, 10)), box(50, 40, 20, 20)));
    hand.keys = {};
    hand.keys.alt = true;
    hand.drag(rectangle, {{5.5, 5.5}, {40.5, 30.5}});
    QVERIFY(selection(*hand.document) == united(box(50, 10, 20, 10), box(50, 40, 20, 20)));
    hand.keys.shift = true;
    hand.drag(rectangle, {{45.5, 35.5}, {90.5, 75.5}});
    QVERIFY(selection(*hand.document) == box(50, 40, 20, 20));
}

void TestToolShapes::a_click_beside_the_selection_deselects() {
    ToolHand hand(size);
    hand.settings.setTarget(PaintTarget::selection);
    RectangleTool rectangle;
    LassoTool lasso;
    hand.click(rectangle, {50, 50});
    QVERIFY(!hand.document->can_undo());
    hand.drag(rectangle, {{10.5, 10.5}, {29.5, 19.5}});
    hand.click(rectangle, {50, 50});
    QVERIFY(!hand.document->has_selection());
    QCOMPARE(hand.document->history().size(), std::size_t(2));
    hand.document->undo();
    QVERIFY(selection(*hand.document) == box(10, 10, 20, 10));
    hand.keys.shift = true; // adding nothing
    hand.click(rectangle, {50, 50});
    QVERIFY(hand.document->has_selection());
    hand.keys = {};
    hand.click(lasso, {50, 50});
    QVERIFY(!hand.document->has_selection());
}

void TestToolShapes::a_selection_that_becomes_empty_is_none() {
    ToolHand hand(size);
    hand.settings.setTarget(PaintTarget::selection);
    RectangleTool rectangle;
    hand.drag(rectangle, {{10.5, 10.5}, {29.5, 19.5}});
    hand.keys.alt = true;
    hand.drag(rectangle, {{5.5, 5.5}, {40.5, 30.5}});
    QVERIFY(!hand.document->has_selection());
    QCOMPARE(hand.document->history().size(), std::size_t(2));
    hand.document->undo();
    QVERIFY(selection(*hand.document) == box(10, 10, 20, 10));
}

void TestToolShapes::without_a_selection_everything_is_selected() {
    ToolHand hand(size);
    hand.settings.setTarget(PaintTarget::selection);
    RectangleTool rectangle;
    hand.keys.alt = true;
    hand.drag(rectangle, {{10.5, 10.5}, {29.5, 19.5}});
    QVERIFY(selection(*hand.document) == complement(box(10, 10, 20, 10), size));
    hand.document->undo();
    hand.keys.shift = true;
    hand.drag(rectangle, {{10.5, 10.5}, {29.5, 19.5}});
    QVERIFY(selection(*hand.document) == box(10, 10, 20, 10));
}

void TestToolShapes::a_lasso_takes_what_it_goes_around() {
    ToolHand hand(size);
    LassoTool lasso;
    const std::vector<PointF> way{{10, 10}, {60, 15}, {50, 60}, {20, 55}};
    hand.press(lasso, way[0]);
    hand.move(lasso, way[1]);
    hand.move(lasso, way[2]);
    QVERIFY(lasso.overlay().closed);
    QCOMPARE(lasso.overlay().path.size(), std::size_t(3));
    hand.release(lasso, way[3]);
    QVERIFY(painted(*hand.document) == polygon_spans(way, size));
    QVERIFY(lasso.overlay() == ToolOverlay());
    hand.press(lasso, way[0]);
    hand.move(lasso, way[1]);
    QVERIFY(hand.cancel(lasso));
    hand.release(lasso, way[2]);
    QCOMPARE(hand.document->history().size(), std::size_t(1));
}

void TestToolShapes::a_polygon_is_closed_in_three_ways() {
    const std::vector<PointF> corners{{10, 10}, {60, 15}, {50, 60}, {20, 55}};
    for (int way = 0; way < 3; ++way) {
        ToolHand hand(size);
        PolygonTool polygon;
        for (std::size_t i = 0; i + 1 < corners.size(); ++i)
            hand.click(polygon, corners[i]);
        if (way == 0) {
            hand.doubleClick(polygon, corners.back());
        } else {
            hand.click(polygon, corners.back());
            if (way == 1)
                QVERIFY(hand.commit(polygon));
            else
                hand.click(polygon, {12, 8}); // near the first corner
        }
        QVERIFY(painted(*hand.document) == polygon_spans(corners, size));
        QCOMPARE(hand.document->history().size(), std::size_t(1));
        QCOMPARE(polygon.corners(), std::size_t(0));
        QVERIFY(!hand.commit(polygon) && !hand.cancel(polygon) && !hand.stepBack(polygon));
    }
}

void TestToolShapes::a_polygon_steps_back_and_is_cancelled() {
    ToolHand hand(size);
    PolygonTool polygon;
    hand.click(polygon, {10, 10});
    hand.click(polygon, {60, 15});
    QVERIFY(hand.commit(polygon)); // two corners are no area yet: goes on
    QCOMPARE(polygon.corners(), std::size_t(2));
    hand.click(polygon, {90, 70});
    QVERIFY(hand.stepBack(polygon));
    hand.click(polygon, {50, 60});
    hand.commit(polygon);
    QVERIFY(painted(*hand.document) == polygon_spans({{10, 10}, {60, 15}, {50, 60}}, size));
    hand.document->undo();
    hand.click(polygon, {10, 10});
    QVERIFY(hand.stepBack(polygon));
    QVERIFY(!hand.stepBack(polygon));
    hand.click(polygon, {10, 10});
    hand.click(polygon, {60, 15});
    hand.click(polygon, {50, 60});
    QVERIFY(hand.cancel(polygon));
    QVERIFY(polygon.overlay() == ToolOverlay());
    QVERIFY(!hand.document->is_modified() && !hand.document->can_undo());
}

void TestToolShapes::corners_can_be_dragged() {
    ToolHand hand(size);
    PolygonTool polygon;
    hand.click(polygon, {10, 10});
    hand.click(polygon, {60, 15});
    hand.click(polygon, {50, 60});
    hand.drag(polygon, {{61, 16}, {75, 20}, {81, 21}}); // seized beside its middle: moves by as much
    QCOMPARE(polygon.corners(), std::size_t(3));
    hand.drag(polygon, {{10, 10}, {30, 10}}); // the first one too, which does not close it then
    QCOMPARE(polygon.corners(), std::size_t(3));
    hand.commit(polygon);
    QVERIFY(painted(*hand.document) == polygon_spans({{30, 10}, {80, 20}, {50, 60}}, size));
}

void TestToolShapes::shift_turns_the_next_edge() {
    ToolHand hand(size);
    PolygonTool polygon;
    hand.click(polygon, {10, 10});
    hand.keys.shift = true;
    hand.hover(polygon, {60, 13});
    QCOMPARE(polygon.overlay().path.back(), (PointF{60, 10}));
    hand.click(polygon, {60, 13});
    hand.click(polygon, {63, 50});
    hand.keys = {};
    hand.commit(polygon);
    QVERIFY(painted(*hand.document) == polygon_spans({{10, 10}, {60, 10}, {60, 50}}, size));
}

void TestToolShapes::a_polygon_snaps_by_screen_pixels() {
    ToolHand hand(size);
    PolygonTool polygon;
    hand.pixel_size = 1.0 / 16; // close up: corners half a pixel apart are corners of their own
    for (const PointF p : {PointF{10, 10}, PointF{11, 10}, PointF{11, 11}, PointF{10, 11}})
        hand.click(polygon, p);
    QCOMPARE(polygon.corners(), std::size_t(4));
    hand.hover(polygon, {10.4, 10});
    QVERIFY(polygon.overlay().closed);
    QCOMPARE(polygon.overlay().handles.size(), std::size_t(4));
    hand.hover(polygon, {10, 10.6});
    QVERIFY(!polygon.overlay().closed);
    hand.click(polygon, {10.4, 10});
    QVERIFY(painted(*hand.document) == box(10, 10, 1, 1));
}

void TestToolShapes::a_polygon_does_not_cross_documents() {
    ToolHand hand(size);
    PolygonTool polygon;
    for (const PointF p : {PointF{10, 10}, PointF{60, 15}, PointF{50, 60}})
        hand.click(polygon, p);
    hand.document->replace(TileGrid<ClassIndex>(Size{70, 70}));
    hand.click(polygon, {20, 55});
    QCOMPARE(polygon.corners(), std::size_t(1));
    hand.cancel(polygon);
    for (const PointF p : {PointF{10, 10}, PointF{60, 15}, PointF{50, 60}})
        hand.click(polygon, p);
    hand.document->replace(TileGrid<ClassIndex>(size));
    hand.commit(polygon);
    QVERIFY(!hand.document->is_modified());
}

void TestToolShapes::shapes_far_outside_do_no_harm() {
    ToolHand hand(size);
    RectangleTool rectangle;
    EllipseTool ellipse;
    LassoTool lasso;
    PolygonTool polygon;
    for (const double far : {1e6, 1e12, 1e300}) {
        hand.drag(rectangle, {{-far, -far}, {-far / 2, far}});
        hand.drag(ellipse, {{far, -far}, {far / 2, far}});
        hand.drag(lasso, {{far, far}, {2 * far, far}, {far, 2 * far}});
    }
    QVERIFY(!hand.document->can_undo());
    hand.drag(rectangle, {{-1e12, -1e12}, {1e12, 1e12}});
    QCOMPARE(area_of(painted(*hand.document)), size.area());
}

QTEST_GUILESS_MAIN(TestToolShapes)
#include "test_tool_shapes.moc"
