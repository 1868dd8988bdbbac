#include "ui/tools/brush_tool.h"
#include "ui/tools/fill_tool.h"

#include <QtTest>

using namespace sinopia;

namespace {

PointerSample at(double x, double y) {
    PointerSample sample;
    sample.position = {x, y};
    return sample;
}

int count(const Document& document, ClassIndex value) {
    const LabelMap map = document.labels().read();
    return static_cast<int>(std::count(map.pixels().begin(), map.pixels().end(), value));
}

} // namespace

class TestTools : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        document_ = std::make_unique<Document>(TileGrid<ClassIndex>(Size{100, 80}));
        settings_ = PaintSettings();
        settings_.setCurrentClass(3);
        settings_.setBrushDiameter(10);
    }

    void brushPaintsAStrokeWithoutGaps();
    void shiftDrawsALineFromTheLastStroke();
    void lineDoesNotCrossDocuments();
    void strokesOutsideTheMapDoNothing();
    void fillTakesTheConnectedArea();
    void pickTakesTheClassUnderThePointer();
    void brushSizeStepsThereAndBack();
    void swapExchangesTheLastTwoClasses();

  private:
    ToolContext context() { return {*document_, settings_}; }

    std::unique_ptr<Document> document_;
    PaintSettings settings_;
};

void TestTools::brushPaintsAStrokeWithoutGaps() {
    BrushTool brush;
    ToolContext c = context();
    brush.press(at(10, 40), c);
    brush.move(at(50, 40), c);
    brush.move(at(90, 40), c);
    brush.release(at(90, 40), c);
    for (int x = 6; x < 94; ++x)
        QCOMPARE(document_->labels().get(x, 40), ClassIndex(3));
    QCOMPARE(document_->labels().get(50, 50), ClassIndex(0));
    QVERIFY(document_->undo());
    QVERIFY(!document_->can_undo());
    QCOMPARE(count(*document_, 3), 0);
}

void TestTools::shiftDrawsALineFromTheLastStroke() {
    BrushTool brush;
    ToolContext c = context();
    brush.press(at(10, 10), c);
    brush.release(at(10, 10), c);
    PointerSample end = at(80, 60);
    end.shift = true;
    brush.press(end, c);
    brush.release(end, c);
    QCOMPARE(document_->labels().get(45, 35), ClassIndex(3));
    document_->undo();
    QCOMPARE(document_->labels().get(45, 35), ClassIndex(0));
    QCOMPARE(document_->labels().get(10, 10), ClassIndex(3));
}

void TestTools::lineDoesNotCrossDocuments() {
    BrushTool brush;
    ToolContext c = context();
    brush.press(at(10, 10), c);
    brush.release(at(10, 10), c);
    document_->replace(TileGrid<ClassIndex>(Size{90, 90}));
    PointerSample end = at(80, 60);
    end.shift = true;
    brush.press(end, c);
    QCOMPARE(document_->labels().get(45, 35), ClassIndex(0));
    QCOMPARE(document_->labels().get(80, 60), ClassIndex(3));
}

void TestTools::strokesOutsideTheMapDoNothing() {
    BrushTool brush;
    FillTool fill;
    PickTool pick;
    ToolContext c = context();
    brush.press(at(-500, -500), c);
    brush.release(at(-400, -500), c);
    fill.press(at(-1, 5), c);
    fill.press(at(5, 80), c);
    pick.press(at(100, 5), c);
    QVERIFY(!document_->can_undo());
    QCOMPARE(settings_.currentClass(), ClassIndex(3));
}

void TestTools::fillTakesTheConnectedArea() {
    Spans wall;
    for (int y = 0; y < 80; ++y)
        wall.push_back({y, 50, 51});
    document_->apply(LabelEdit{"Wall", wall, 1});
    FillTool fill;
    ToolContext c = context();
    fill.press(at(10.5, 10.5), c);
    QCOMPARE(count(*document_, 3), 50 * 80);
    QCOMPARE(count(*document_, 0), 49 * 80);
    const std::size_t steps = document_->history().size();
    fill.press(at(10.5, 10.5), c); // already of that class
    QCOMPARE(document_->history().size(), steps);
}

void TestTools::pickTakesTheClassUnderThePointer() {
    document_->apply(LabelEdit{"Dot", Spans{{20, 30, 31}}, 7});
    PickTool pick;
    ToolContext c = context();
    pick.press(at(30.9, 20.1), c);
    QCOMPARE(settings_.currentClass(), ClassIndex(7));
    QCOMPARE(settings_.previousClass(), ClassIndex(3));
    pick.move(at(31.1, 20.1), c);
    QCOMPARE(settings_.currentClass(), ClassIndex(0));
}

void TestTools::brushSizeStepsThereAndBack() {
    for (const double start : {1.0, 17.0, 20.0, 95.0, 100.0, 290.0, 300.0, 500.0}) {
        settings_.setBrushDiameter(start);
        settings_.stepBrush(4);
        QVERIFY(settings_.brushDiameter() > start);
        settings_.stepBrush(-4);
        QCOMPARE(settings_.brushDiameter(), start);
    }
    settings_.setBrushDiameter(1);
    settings_.stepBrush(-10);
    QCOMPARE(settings_.brushDiameter(), PaintSettings::smallest_diameter);
    settings_.setBrushDiameter(5000);
    QCOMPARE(settings_.brushDiameter(), PaintSettings::largest_diameter);
}

void TestTools::swapExchangesTheLastTwoClasses() {
    int calls = 0;
    settings_.changed = [&] { ++calls; };
    settings_.setCurrentClass(5);
    settings_.swapClasses();
    QCOMPARE(settings_.currentClass(), ClassIndex(3));
    QCOMPARE(settings_.previousClass(), ClassIndex(5));
    settings_.setCurrentClass(3); // no change
    QCOMPARE(calls, 2);
}

QTEST_GUILESS_MAIN(TestTools)
#include "test_tools.moc"
