#include "document/document.h"
#include "image/region.h"

#include <QtTest>

#include <functional>
#include <random>

using namespace sinopia;

namespace {

constexpr Size size{600, 400};

TileGrid<Rgb> plain(Rgb color, Size of = size) {
    return TileGrid<Rgb>(of, color);
}

/// The pixels whose class differs, grown: what should be proposed.
Mask proposalOf(const TileGrid<ClassIndex>& before, const TileGrid<ClassIndex>& after, double margin) {
    const LabelMap a = before.read(), b = after.read();
    Mask mask(a.size());
    for (std::size_t i = 0; i < a.pixels().size(); ++i)
        mask.pixels()[i] = a.pixels()[i] != b.pixels()[i] ? 255 : 0;
    return grow(mask, margin);
}

Mask united(Mask a, const Mask& b) {
    for (std::size_t i = 0; i < a.pixels().size(); ++i)
        a.pixels()[i] = std::max(a.pixels()[i], b.pixels()[i]);
    return a;
}

Spans bar(int y, int x0, int x1) {
    Spans spans;
    for (int row = y; row < y + 4; ++row)
        spans.push_back({row, x0, x1});
    return spans;
}

} // namespace

class TestDocumentRegion : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void everyKindOfEditProposesExactlyWhatItChanged();
    void aStrokeIsOneStepWithItsRegion();
    void nothingIsProposedWithoutAPictureOrTheSwitch();
    void paintedAndPaintedBackProposesNothing();
    void theSelectionLimitsTheProposal();
    void aCancelledStrokeLeavesNoRegion();
    void aUsedRegionMakesRoom();
    void undoOfTheRepaintFreesTheRegion();
    void edgesOfTheRegionPaintedMeanwhileStay();
    void eraseProposesNothing();
    void theRecorderHearsTheProposal();
    void theOriginalOutlivesEdits();
    void theOriginalFollowsTheCanvas();
    void editsOfALargePictureAreSmallInTheHistory();

  private:
    void stroke(int y, ClassIndex value, int x0 = 100, int x1 = 300) {
        const Spans spans = bar(y, x0, x1);
        const std::uint64_t id = document_->new_stroke();
        document_->apply(LabelEdit{"Brush", spans, value, id, {}});
        document_->end_stroke();
    }
    void repaint(Rgb color) {
        document_->apply(PictureEdit{
            "Repaint", plain(color), {}, 0, document_->original(), document_->version(Layer::region)});
    }
    Mask region() const { return document_->region().read(); }
    bool regionIsEmpty() const { return bounding_box(region()).empty(); }

    std::unique_ptr<Document> document_;
};

void TestDocumentRegion::init() {
    document_ = std::make_unique<Document>(TileGrid<ClassIndex>(size));
    document_->apply(PictureEdit{"Generate", plain({1, 2, 3}), {}});
    document_->propose_region(8);
}

void TestDocumentRegion::everyKindOfEditProposesExactlyWhatItChanged() {
    std::mt19937 random(3);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    const std::function<void()> kinds[] = {
        [&] { stroke(below(390), ClassIndex(below(5)), below(300), 300 + below(300)); },
        [&] {
            LabelMap pixels({90, 70});
            for (ClassIndex& pixel : pixels.pixels())
                pixel = ClassIndex(below(5));
            document_->apply(LabelPlaneEdit{"Paste", {below(600) - 20, below(400) - 20}, pixels, 0});
        },
        [&] {
            document_->apply(RemapEdit{"Merge", {{ClassIndex(below(5)), ClassIndex(below(5))}}, true, 0});
        }};
    for (int round = 0; round < 24; ++round) {
        const int margin = round % 4 == 3 ? 0 : below(20);
        document_->propose_region(margin);
        const TileGrid<ClassIndex> before = document_->labels();
        const Mask had = region();
        kinds[round % 3]();
        QVERIFY(region() == united(had, proposalOf(before, document_->labels(), margin)));
        if (round % 5 == 4) {
            const Spans all = rect_spans(whole(size), size);
            document_->apply(MaskEdit{"Clear", Layer::region, all, 0, 0});
        }
    }
}

void TestDocumentRegion::aStrokeIsOneStepWithItsRegion() {
    const std::size_t steps = document_->history_position();
    stroke(50, 3);
    QCOMPARE(document_->history_position(), steps + 1);
    const Mask proposed = region();
    QVERIFY(!regionIsEmpty());
    QVERIFY(document_->undo());
    QVERIFY(regionIsEmpty());
    QCOMPARE(document_->labels().get(150, 51), ClassIndex(0));
    QVERIFY(document_->redo());
    QVERIFY(region() == proposed);
    QCOMPARE(document_->labels().get(150, 51), ClassIndex(3));
}

void TestDocumentRegion::nothingIsProposedWithoutAPictureOrTheSwitch() {
    document_->propose_region(std::nullopt);
    stroke(50, 3);
    QVERIFY(regionIsEmpty());
    document_->propose_region(8);
    document_->apply(PictureEdit{"None", {}, {}});
    stroke(90, 3);
    QVERIFY(regionIsEmpty());
}

void TestDocumentRegion::paintedAndPaintedBackProposesNothing() {
    const std::size_t steps = document_->history_position();
    const Spans spans = bar(50, 100, 200);
    const std::uint64_t id = document_->new_stroke();
    document_->apply(LabelEdit{"Brush", spans, 3, id, {}});
    document_->apply(LabelEdit{"Brush", spans, 0, id, {}});
    document_->end_stroke();
    QVERIFY(regionIsEmpty());
    QCOMPARE(document_->history_position(), steps);
}

void TestDocumentRegion::theSelectionLimitsTheProposal() {
    const Spans left = rect_spans({0, 0, 200, 400}, size);
    document_->apply(MaskEdit{"Select", Layer::selection, left, 255, 0});
    stroke(50, 3);
    QCOMPARE(region().at(199, 51), std::uint8_t(255));
    QCOMPARE(region().at(199, 44), std::uint8_t(255));
    QCOMPARE(region().at(200, 51), std::uint8_t(0));
}

void TestDocumentRegion::aCancelledStrokeLeavesNoRegion() {
    const Spans spans = bar(50, 100, 200);
    const std::uint64_t id = document_->new_stroke();
    document_->apply(LabelEdit{"Brush", spans, 3, id, {}});
    QVERIFY(regionIsEmpty()); // while the stroke lasts
    QVERIFY(document_->cancel_stroke(id));
    QVERIFY(regionIsEmpty());
}

void TestDocumentRegion::aUsedRegionMakesRoom() {
    stroke(50, 3);
    const TileGrid<ClassIndex> before = document_->labels();
    QVERIFY(!document_->region_is_used());
    repaint({9, 9, 9});
    QVERIFY(document_->region_is_used());
    QVERIFY(!regionIsEmpty()); // to be painted again, if it did not turn out well
    stroke(200, 4);
    QVERIFY(!document_->region_is_used());
    QVERIFY(region() == proposalOf(before, document_->labels(), 8));
    stroke(210, 5);
    QVERIFY(region() == proposalOf(before, document_->labels(), 8)); // adds
    document_->undo();
    document_->undo();
    QVERIFY(document_->region_is_used());
    QCOMPARE(region().at(150, 51), std::uint8_t(255));
}

void TestDocumentRegion::undoOfTheRepaintFreesTheRegion() {
    stroke(50, 3);
    repaint({9, 9, 9});
    document_->undo();
    QVERIFY(!document_->region_is_used());
    stroke(200, 4);
    QCOMPARE(region().at(150, 51), std::uint8_t(255));
    QCOMPARE(region().at(150, 201), std::uint8_t(255));
}

void TestDocumentRegion::edgesOfTheRegionPaintedMeanwhileStay() {
    stroke(50, 3);
    const std::uint64_t used = document_->version(Layer::region);
    stroke(100, 4); // while the picture is being made
    document_->apply(PictureEdit{"Repaint", plain({9, 9, 9}), {}, 0, document_->original(), used});
    QVERIFY(!document_->region_is_used());
    stroke(200, 4);
    QCOMPARE(region().at(150, 101), std::uint8_t(255));
}

void TestDocumentRegion::eraseProposesNothing() {
    document_->apply(LabelPlaneEdit{"Erase", {10, 10}, LabelMap({50, 50}, 7), 0, false});
    QCOMPARE(document_->labels().get(20, 20), ClassIndex(7));
    QVERIFY(regionIsEmpty());
    document_->apply(LabelPlaneEdit{"Paste", {10, 10}, LabelMap({50, 50}, 8), 0});
    QVERIFY(!regionIsEmpty());
}

void TestDocumentRegion::theRecorderHearsTheProposal() {
    TileGrid<std::uint8_t> heard = document_->region();
    document_->set_recorder([&](const SpanWrite& write) {
        if (write.layer == Layer::region)
            fill_spans(heard, Spans(write.spans.begin(), write.spans.end()), std::uint8_t(write.value));
    });
    stroke(50, 3);
    repaint({9, 9, 9});
    stroke(55, 4, 280, 500);
    QVERIFY(heard.read() == region());
    document_->set_recorder({});
}

void TestDocumentRegion::theOriginalOutlivesEdits() {
    QCOMPARE(document_->original().get(5, 5), (Rgb{1, 2, 3}));
    repaint({9, 9, 9});
    QCOMPARE(document_->original().get(5, 5), (Rgb{1, 2, 3}));
    QCOMPARE(document_->picture().get(5, 5), (Rgb{9, 9, 9}));
    document_->apply(PicturePatchEdit{"Put back", {0, 0}, RgbImage({10, 10}, {1, 2, 3}), 0});
    QCOMPARE(document_->original().get(5, 5), (Rgb{1, 2, 3}));
    document_->apply(PictureEdit{"Generate", plain({50, 60, 70}), {}});
    QCOMPARE(document_->original().get(5, 5), (Rgb{50, 60, 70}));
    document_->undo();
    QCOMPARE(document_->original().get(5, 5), (Rgb{1, 2, 3}));
    document_->undo();
    document_->undo();
    QCOMPARE(document_->picture().get(5, 5), (Rgb{1, 2, 3}));
    document_->undo();
    QVERIFY(document_->original().empty());
    document_->replace(TileGrid<ClassIndex>(size), plain({4, 4, 4}));
    QCOMPARE(document_->original().get(5, 5), (Rgb{4, 4, 4}));
}

void TestDocumentRegion::theOriginalFollowsTheCanvas() {
    repaint({9, 9, 9});
    CanvasEdit turn{"Turn", CanvasEdit::Kind::rotate_right, {}, {}, 0};
    document_->apply(turn);
    QCOMPARE(document_->original().size(), (Size{400, 600}));
    QCOMPARE(document_->original().get(5, 500), (Rgb{1, 2, 3}));
    CanvasEdit crop{"Crop", CanvasEdit::Kind::crop, {10, 10, 50, 60}, {}, 0};
    document_->apply(crop);
    QCOMPARE(document_->original().get(49, 59), (Rgb{1, 2, 3}));
    document_->undo();
    document_->undo();
    QCOMPARE(document_->original().size(), size);
    QCOMPARE(document_->original().get(599, 399), (Rgb{1, 2, 3}));
    QCOMPARE(document_->picture().get(599, 399), (Rgb{9, 9, 9}));
}

void TestDocumentRegion::editsOfALargePictureAreSmallInTheHistory() {
    const Size large{4096, 2048};
    std::mt19937 random(1);
    RgbImage noise(large);
    for (Rgb& pixel : noise.pixels())
        pixel.g = static_cast<std::uint8_t>(random());
    document_->replace(TileGrid<ClassIndex>(large), TileGrid<Rgb>(noise));
    for (int step = 0; step < 10; ++step) {
        TileGrid<Rgb> picture = document_->picture();
        picture.fill({300 * step, 200, 100, 100}, {std::uint8_t(step), 7, 7}); // two tiles at most
        document_->apply(
            PictureEdit{"Repaint", picture, {}, 0, document_->original(), document_->version(Layer::region)});
    }
    QVERIFY2(document_->history().bytes() < 10 * 2 * 65536 * 3 + 100000,
             qPrintable(QString::number(document_->history().bytes())));
}

QTEST_GUILESS_MAIN(TestDocumentRegion)
#include "test_document_region.moc"
