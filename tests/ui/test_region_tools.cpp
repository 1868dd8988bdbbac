#include "base/error.h"
#include "support/tool_hand.h"
#include "ui/tools/original_brush.h"
#include "ui/tools/region_commands.h"

#include <QtTest>

using namespace sinopia;

namespace {

constexpr Size size{300, 280};
constexpr Rgb old_color{10, 20, 30};
constexpr Rgb new_color{200, 100, 50};

/// A document whose whole picture was edited.
struct EditedHand : ToolHand {
    EditedHand() : ToolHand(size) {
        document->apply(PictureEdit{"Generate", TileGrid<Rgb>(size, old_color), {}});
        document->apply(PictureEdit{"Repaint", TileGrid<Rgb>(size, new_color), {}, 0, document->original()});
    }
    void mark(Rect rect, std::uint8_t value = 255) {
        const Spans spans = rect_spans(rect, size);
        document->apply(MaskEdit{"Mark", Layer::region, spans, value, 0});
    }
};

} // namespace

class TestRegionTools : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theBrushPutsTheOriginalBack();
    void oneStrokeIsOneStepAndEscTakesItBack();
    void theBrushKeepsToTheSelection();
    void theBrushDoesNothingWithoutAPicture();
    void anotherDocumentEndsTheStroke();
    void theRegionIsPutBackWithItsSoftEdge();
    void whatCannotBePutBackIsSaid();
    void erasedClassesAreThoseAround();
    void erasedInstancesAreThoseAround();
    void eraseIsOneStepAndKeepsTheRegion();
    void eraseOfEverythingIsRefused();
    void lockedClassesAreNotErased();
};

void TestRegionTools::theBrushPutsTheOriginalBack() {
    EditedHand hand;
    OriginalBrushTool brush;
    hand.drag(brush, {{20.5, 50.5}, {280.5, 50.5}}); // over the border of two tiles
    const RgbImage picture = hand.document->picture().read();
    for (int x = 20; x <= 280; ++x)
        QCOMPARE(picture.at(x, 50), old_color);
    QCOMPARE(picture.at(150, 44), new_color);
    QCOMPARE(picture.at(150, 57), new_color);
    QCOMPARE(hand.document->undo_name(), std::string("Put the original back"));
}

void TestRegionTools::oneStrokeIsOneStepAndEscTakesItBack() {
    EditedHand hand;
    OriginalBrushTool brush;
    const std::size_t steps = hand.document->history_position();
    hand.drag(brush, {{20, 50}, {60, 90}, {100, 50}, {140, 90}});
    QCOMPARE(hand.document->history_position(), steps + 1);
    QVERIFY(hand.document->undo());
    QVERIFY(hand.document->picture().read() == RgbImage(size, new_color));
    hand.press(brush, {50, 50});
    hand.move(brush, {90, 50});
    QCOMPARE(hand.document->picture().get(70, 50), old_color);
    QVERIFY(hand.cancel(brush));
    QVERIFY(hand.document->picture().read() == RgbImage(size, new_color));
    QCOMPARE(hand.document->history_position(), steps);
    QVERIFY(!hand.cancel(brush));
}

void TestRegionTools::theBrushKeepsToTheSelection() {
    EditedHand hand;
    const Spans left = rect_spans({0, 0, 100, 280}, size);
    hand.document->apply(MaskEdit{"Select", Layer::selection, left, 255, 0});
    OriginalBrushTool brush;
    hand.drag(brush, {{50, 50}, {150, 50}});
    QCOMPARE(hand.document->picture().get(99, 50), old_color);
    QCOMPARE(hand.document->picture().get(100, 50), new_color);
}

void TestRegionTools::theBrushDoesNothingWithoutAPicture() {
    ToolHand hand(size);
    OriginalBrushTool brush;
    hand.drag(brush, {{50, 50}, {150, 50}});
    QVERIFY(!hand.document->can_undo());
    QVERIFY(!hand.document->has_picture());
}

void TestRegionTools::anotherDocumentEndsTheStroke() {
    EditedHand hand;
    OriginalBrushTool brush;
    hand.press(brush, {50, 50});
    hand.document->replace(TileGrid<ClassIndex>(Size{40, 30}), TileGrid<Rgb>(Size{40, 30}, new_color));
    hand.move(brush, {20, 20});
    hand.release(brush, {30, 20});
    QVERIFY(hand.document->picture().read() == RgbImage({40, 30}, new_color));
    QVERIFY(!hand.document->can_undo());
}

void TestRegionTools::theRegionIsPutBackWithItsSoftEdge() {
    EditedHand hand;
    hand.mark({100, 100, 50, 50});
    hand.mark({100, 100, 50, 1}, 51); // a fifth
    hand.document->apply(originalInRegion(hand.document->snapshot().layers));
    QCOMPARE(hand.document->picture().get(120, 120), old_color);
    QCOMPARE(hand.document->picture().get(120, 100), (Rgb{162, 84, 46}));
    QCOMPARE(hand.document->picture().get(99, 120), new_color);
    QCOMPARE(hand.document->picture().get(120, 150), new_color);
    QVERIFY(hand.document->undo());
    QVERIFY(hand.document->picture().read() == RgbImage(size, new_color));
}

void TestRegionTools::whatCannotBePutBackIsSaid() {
    EditedHand hand;
    QVERIFY_THROWS_EXCEPTION(Error, originalInRegion(hand.document->snapshot().layers));
    QVERIFY_THROWS_EXCEPTION(Error, erasedMap(hand.document->snapshot().layers));
    ToolHand bare(size);
    QVERIFY_THROWS_EXCEPTION(Error, originalInRegion(bare.document->snapshot().layers));
}

void TestRegionTools::erasedClassesAreThoseAround() {
    EditedHand hand;
    const Spans right = rect_spans({150, 0, 150, 280}, size), thing = rect_spans({140, 100, 20, 20}, size);
    hand.document->apply(LabelEdit{"Right", right, 2, 0, {}});
    hand.document->apply(LabelEdit{"Thing", thing, 9, 0, {}});
    hand.mark({135, 95, 30, 30});
    QVERIFY(applyErase(*hand.document, erasedMap(hand.document->snapshot().layers)));
    const LabelMap map = hand.document->labels().read();
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            if (y < 95 || y >= 125 || (x >= 110 && x < 145) || x >= 155) // in the middle top and bottom win
                QCOMPARE(map.at(x, y), ClassIndex(x < 150 ? 0 : 2));
            else
                QVERIFY(map.at(x, y) != 9);
}

void TestRegionTools::erasedInstancesAreThoseAround() {
    EditedHand hand;
    TileGrid<std::uint16_t> instances(size, 4);
    instances.fill({140, 100, 20, 20}, 7);
    hand.document->apply(InstancesEdit{"Instances", instances});
    const Spans thing = rect_spans({140, 100, 20, 20}, size);
    hand.document->apply(LabelEdit{"Thing", thing, 9, 0, {}});
    hand.mark({138, 98, 24, 24});
    const std::size_t steps = hand.document->history_position();
    QVERIFY(applyErase(*hand.document, erasedMap(hand.document->snapshot().layers)));
    QVERIFY(hand.document->instances().read() == InstanceMap(size, 4));
    QCOMPARE(hand.document->history_position(), steps + 1);
}

void TestRegionTools::eraseIsOneStepAndKeepsTheRegion() {
    EditedHand hand;
    hand.document->propose_region(8);
    hand.mark({100, 100, 30, 30});
    const Spans thing = rect_spans({105, 105, 10, 10}, size);
    hand.document->propose_region(std::nullopt);
    hand.document->apply(LabelEdit{"Thing", thing, 9, 0, {}});
    hand.document->propose_region(8);
    const Mask region = hand.document->region().read();
    QVERIFY(applyErase(*hand.document, erasedMap(hand.document->snapshot().layers)));
    QVERIFY(hand.document->labels().read() == LabelMap(size));
    QVERIFY(hand.document->region().read() == region);
    QVERIFY(hand.document->undo());
    QCOMPARE(hand.document->labels().get(110, 110), ClassIndex(9));
}

void TestRegionTools::eraseOfEverythingIsRefused() {
    EditedHand hand;
    hand.mark(whole(size));
    QVERIFY_THROWS_EXCEPTION(Error, erasedMap(hand.document->snapshot().layers));
}

void TestRegionTools::lockedClassesAreNotErased() {
    EditedHand hand;
    const Spans thing = rect_spans({105, 105, 10, 10}, size);
    hand.document->apply(LabelEdit{"Thing", thing, 9, 0, {}});
    hand.document->set_locked(9, true);
    hand.mark({100, 100, 30, 30});
    QVERIFY(!applyErase(*hand.document, erasedMap(hand.document->snapshot().layers)));
    QCOMPARE(hand.document->labels().get(110, 110), ClassIndex(9));
}

QTEST_GUILESS_MAIN(TestRegionTools)
#include "test_region_tools.moc"
