#include "base/error.h"
#include "document/document.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace sinopia;

namespace {

TileGrid<ClassIndex> blankMap(Size size, ClassIndex fill = 0) {
    return TileGrid<ClassIndex>(size, fill);
}

TileGrid<Rgb> plainPicture(Size size, Rgb color) {
    return TileGrid<Rgb>(size, color);
}

Spans randomSpans(std::mt19937& random, Size size) {
    const auto number = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const PointF a{double(number(size.width + 80) - 40), double(number(size.height + 80) - 40)};
    const PointF b{a.x + number(120) - 60, a.y + number(120) - 60};
    return segment_spans(a, b, 1 + number(40), size);
}

/// All that the history must bring back.
struct State {
    LabelMap labels;
    RgbImage picture;
    std::map<std::string, std::string> text;
    bool operator==(const State&) const = default;
};

State stateOf(const Document& document) {
    return {document.labels().read(), document.picture().read(), document.snapshot().layers.picture_text};
}

} // namespace

class TestDocument : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void randomEditsUndoExactly();
    void undoneStepsAreForgottenByANewEdit();
    void strokeIsOneStep();
    void interruptedStrokeIsTwoSteps();
    void strokePaintedBackLeavesNoStep();
    void editThatChangesNothingIsNoStep();
    void editsAreClipped();
    void changesAreReported();
    void observerEndsWithItsHandle();
    void budgetForgetsTheOldest();
    void aThousandStrokesStaySmall();
    void cleanStateIsExact();
    void savingAnOlderStateLeavesItModified();
    void pictureIsOneStep();
    void pictureOfAnotherSizeIsRefused();
    void snapshotDoesNotChange();
    void snapshotSharesTiles();
    void replaceForgetsTheHistory();
};

void TestDocument::randomEditsUndoExactly() {
    std::mt19937 random(7);
    const Size size{600, 300};
    Document document(blankMap(size));
    std::vector<State> states{stateOf(document)};
    for (int step = 0; step < 60; ++step) {
        if (step % 9 == 8) {
            const Rgb color{std::uint8_t(random()), std::uint8_t(random()), std::uint8_t(random())};
            document.apply(
                PictureEdit{"Generate", plainPicture(size, color), {{"seed", std::to_string(step)}}});
        } else {
            const std::uint64_t stroke = document.new_stroke();
            const auto value = static_cast<ClassIndex>(random() % 5);
            for (unsigned part = 0; part < 1 + random() % 4; ++part)
                document.apply(LabelEdit{"Stroke", randomSpans(random, size), value, stroke});
            document.end_stroke();
        }
        if (const State now = stateOf(document); !(now == states.back()))
            states.push_back(now);
    }
    QVERIFY(states.size() > 40);
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = states.size() - 1; i-- > 0;) {
            QVERIFY(document.undo());
            QVERIFY(stateOf(document) == states[i]);
        }
        QVERIFY(!document.can_undo() && !document.undo());
        for (std::size_t i = 1; i < states.size(); ++i) {
            QVERIFY(document.redo());
            QVERIFY(stateOf(document) == states[i]);
        }
        QVERIFY(!document.can_redo() && !document.redo());
    }
}

void TestDocument::undoneStepsAreForgottenByANewEdit() {
    Document document(blankMap({64, 64}));
    const auto paint = [&](int y, ClassIndex value) {
        document.apply(LabelEdit{"Stroke", Spans{{y, 0, 64}}, value});
    };
    paint(1, 1);
    paint(2, 2);
    document.undo();
    QVERIFY(document.can_redo());
    paint(3, 3);
    QVERIFY(!document.can_redo());
    QCOMPARE(document.history().size(), std::size_t(2));
    document.undo();
    document.undo();
    QVERIFY(document.labels().read() == LabelMap({64, 64}));
}

void TestDocument::strokeIsOneStep() {
    Document document(blankMap({100, 100}));
    const std::uint64_t stroke = document.new_stroke();
    for (int i = 0; i < 20; ++i)
        document.apply(LabelEdit{"Stroke", disk_spans({5.0 * i, 50}, 6, document.size()), 3, stroke});
    QVERIFY(document.can_undo());
    QCOMPARE(document.undo_name(), std::string("Stroke"));
    QVERIFY(document.undo());
    QVERIFY(!document.can_undo());
    QVERIFY(document.labels().read() == LabelMap({100, 100}));
}

void TestDocument::interruptedStrokeIsTwoSteps() {
    Document document(blankMap({100, 100}));
    const std::uint64_t stroke = document.new_stroke();
    document.apply(LabelEdit{"Stroke", Spans{{1, 0, 10}}, 3, stroke});
    document.end_stroke();
    document.apply(LabelEdit{"Stroke", Spans{{2, 0, 10}}, 3, stroke});
    document.undo();
    QCOMPARE(document.labels().get(0, 2), ClassIndex(0));
    QCOMPARE(document.labels().get(0, 1), ClassIndex(3));
}

void TestDocument::strokePaintedBackLeavesNoStep() {
    Document document(blankMap({100, 100}));
    const std::uint64_t stroke = document.new_stroke();
    document.apply(LabelEdit{"Stroke", Spans{{1, 0, 10}}, 3, stroke});
    document.apply(LabelEdit{"Stroke", Spans{{1, 0, 10}}, 0, stroke});
    document.end_stroke();
    QVERIFY(!document.can_undo());
    QVERIFY(!document.is_modified());
}

void TestDocument::editThatChangesNothingIsNoStep() {
    Document document(blankMap({300, 300}, 4));
    const auto before = document.snapshot();
    QCOMPARE(document.apply(LabelEdit{"Stroke", Spans{{1, 0, 300}, {2, 0, 300}}, 4}), Rect{});
    QVERIFY(!document.can_undo());
    QVERIFY(!document.is_modified());
    QCOMPARE(document.labels().tile(0, 0).get(), before.layers.labels.tile(0, 0).get());
}

void TestDocument::editsAreClipped() {
    Document document(blankMap({10, 10}));
    const Rect changed =
        document.apply(LabelEdit{"Stroke", Spans{{-5, 0, 10}, {4, -100, 3}, {9, 8, 500}, {10, 0, 5}}, 1});
    QCOMPARE(changed, (Rect{0, 4, 10, 6}));
    const LabelMap map = document.labels().read();
    QCOMPARE(std::count(map.pixels().begin(), map.pixels().end(), ClassIndex(1)), 5);
}

void TestDocument::changesAreReported() {
    Document document(blankMap({400, 400}));
    Rect labels, picture;
    int states = 0;
    const auto handle = document.observe([&](const Change& change) {
        if (change.kind == ChangeKind::labels)
            labels = labels.united(change.rect);
        if (change.kind == ChangeKind::picture)
            picture = picture.united(change.rect);
        states += change.kind == ChangeKind::state;
    });
    document.apply(LabelEdit{"Stroke", Spans{{20, 100, 300}, {21, 120, 130}}, 1});
    QCOMPARE(labels, (Rect{100, 20, 200, 2}));
    QVERIFY(states > 0);
    labels = {};
    document.undo();
    QCOMPARE(labels, (Rect{100, 20, 200, 2}));
    document.apply(PictureEdit{"Generate", plainPicture({400, 400}, {1, 2, 3}), {}});
    QCOMPARE(picture, whole(Size{400, 400}));
}

void TestDocument::observerEndsWithItsHandle() {
    Document document(blankMap({10, 10}));
    int calls = 0;
    auto handle = document.observe([&](const Change&) { ++calls; });
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1});
    const int before = calls;
    QVERIFY(before > 0);
    handle.reset();
    document.apply(LabelEdit{"Stroke", Spans{{1, 0, 5}}, 1});
    QCOMPARE(calls, before);
}

void TestDocument::budgetForgetsTheOldest() {
    const std::size_t budget = 20000;
    Document document(blankMap({512, 512}), {}, budget);
    std::mt19937 random(3);
    std::vector<LabelMap> states{document.labels().read()};
    for (int i = 0; i < 60; ++i) {
        // Noise does not compress: each row costs what it holds.
        Spans spans;
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 512; x += 2)
                spans.push_back({y, x, x + 1 + static_cast<int>(random() % 2)});
        document.apply(LabelEdit{"Stroke", spans, static_cast<ClassIndex>(1 + i)});
        states.push_back(document.labels().read());
        QVERIFY(document.history().bytes() <= budget);
    }
    const std::size_t kept = document.history().size();
    QVERIFY(kept > 3 && kept < 60);
    for (std::size_t i = 1; i <= kept; ++i) {
        QVERIFY(document.undo());
        QVERIFY(document.labels().read() == states[60 - i]);
    }
    QVERIFY(!document.undo());
    QVERIFY(document.is_modified());
}

void TestDocument::aThousandStrokesStaySmall() {
    const Size size{4096, 4096};
    Document document(blankMap(size));
    std::mt19937 random(11);
    const auto number = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    for (int i = 0; i < 1000; ++i) {
        const std::uint64_t stroke = document.new_stroke();
        PointF at{double(number(4096)), double(number(4096))};
        const auto value = static_cast<ClassIndex>(number(182));
        const int radius = 4 + number(40);
        for (int step = 0; step < 8; ++step) {
            const PointF next{at.x + number(200) - 100, at.y + number(200) - 100};
            document.apply(LabelEdit{"Stroke", segment_spans(at, next, radius, size), value, stroke});
            at = next;
        }
        document.end_stroke();
    }
    QVERIFY(document.history().size() > 990);
    qInfo("history of %zu strokes: %.1f MB", document.history().size(),
          double(document.history().bytes()) / 1e6);
    QVERIFY(document.history().bytes() < (std::size_t{64} << 20));
}

void TestDocument::cleanStateIsExact() {
    Document document(blankMap({64, 64}));
    QVERIFY(!document.is_modified());
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1});
    QVERIFY(document.is_modified());
    document.undo();
    QVERIFY(!document.is_modified());
    document.redo();
    document.mark_saved(Layer::labels, document.version(Layer::labels));
    QVERIFY(!document.is_modified());
    document.undo();
    QVERIFY(document.is_modified());
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1}); // the same pixels, but not the same state
    document.undo();
    QVERIFY(document.is_modified());

    document.apply(PictureEdit{"Generate", plainPicture({64, 64}, {}), {}});
    document.mark_saved(Layer::labels, document.version(Layer::labels));
    QVERIFY(!document.is_modified(Layer::labels));
    QVERIFY(document.is_modified(Layer::picture));
    document.mark_saved(Layer::picture, document.version(Layer::picture));
    QVERIFY(!document.is_modified());
}

void TestDocument::savingAnOlderStateLeavesItModified() {
    Document document(blankMap({64, 64}));
    const std::uint64_t stroke = document.new_stroke();
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1, stroke});
    const std::uint64_t saved = document.snapshot().layers.versions[index_of(Layer::labels)];
    document.apply(LabelEdit{"Stroke", Spans{{1, 0, 5}}, 1, stroke}); // while the file is being written
    document.mark_saved(Layer::labels, saved);
    QVERIFY(document.is_modified());
}

void TestDocument::pictureIsOneStep() {
    Document document(blankMap({300, 20}));
    document.apply(PictureEdit{"Generate", plainPicture({300, 20}, {9, 8, 7}), {{"seed", "4"}}});
    QVERIFY(document.has_picture());
    QVERIFY(document.history().bytes() < 5000); // there was no picture before: nothing to keep
    document.undo();
    QVERIFY(!document.has_picture());
    QVERIFY(document.snapshot().layers.picture_text.empty());
    document.redo();
    QCOMPARE(document.picture().get(299, 19), (Rgb{9, 8, 7}));
    QCOMPARE(document.snapshot().layers.picture_text.at("seed"), std::string("4"));
}

void TestDocument::pictureOfAnotherSizeIsRefused() {
    Document document(blankMap({30, 20}));
    QVERIFY_THROWS_EXCEPTION(Error, document.apply(PictureEdit{"Open", plainPicture({20, 30}, {}), {}}));
    QVERIFY(!document.has_picture());
    QVERIFY(!document.can_undo());
    QVERIFY_THROWS_EXCEPTION(Error, document.replace(blankMap({5, 5}), plainPicture({6, 5}, {})));
    QCOMPARE(document.size(), (Size{30, 20}));
}

void TestDocument::snapshotDoesNotChange() {
    Document document(blankMap({300, 300}));
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1});
    const DocumentSnapshot snapshot = document.snapshot();
    const LabelMap before = snapshot.layers.labels.read();
    std::mt19937 random(5);
    for (int i = 0; i < 20; ++i)
        document.apply(LabelEdit{"Stroke", randomSpans(random, document.size()), static_cast<ClassIndex>(i)});
    document.undo();
    QVERIFY(snapshot.layers.labels.read() == before);
    QVERIFY(!(document.labels().read() == before));
}

void TestDocument::snapshotSharesTiles() {
    Document document(TileGrid<ClassIndex>(LabelMap({1024, 1024})));
    const DocumentSnapshot snapshot = document.snapshot();
    document.apply(LabelEdit{"Stroke", Spans{{10, 10, 20}}, 1});
    int copied = 0;
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 4; ++column)
            copied += document.labels().tile(column, row) != snapshot.layers.labels.tile(column, row);
    QCOMPARE(copied, 1);
}

void TestDocument::replaceForgetsTheHistory() {
    Document document(blankMap({64, 64}));
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 5}}, 1});
    const std::uint64_t old = document.version(Layer::labels);
    document.replace(blankMap({32, 16}, 2));
    document.mark_saved(Layer::labels, old); // a save that ends late
    QCOMPARE(document.size(), (Size{32, 16}));
    QCOMPARE(document.region().size(), (Size{32, 16}));
    QVERIFY(!document.can_undo());
    QVERIFY(!document.is_modified());
}

QTEST_GUILESS_MAIN(TestDocument)
#include "test_document.moc"
