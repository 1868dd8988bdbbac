#include "base/error.h"
#include "document/document.h"
#include "support/heap_meter.h"

#include <QtTest>

#include <map>
#include <random>

using namespace sinopia;
using sinopia::test::HeapMeter;

namespace {

CanvasEdit canvasEdit(CanvasEdit::Kind kind) {
    CanvasEdit edit;
    edit.name = "Canvas";
    edit.kind = kind;
    return edit;
}

/// Counts what a document tells.
struct Told {
    explicit Told(Document& document)
        : handle(document.observe([this](const Change& change) { ++counts[change.kind]; })) {}
    int operator[](ChangeKind kind) { return counts[kind]; }
    std::map<ChangeKind, int> counts;
    std::shared_ptr<Document::Observer> handle;
};

} // namespace

class TestDocumentLayers : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void recorderHearsWhatWasReallyWritten();
    void recorderOfWholeTilesIsComplete();
    void resizedIsToldAndUndone();
    void canvasBeyondTheLimitsIsRefused();
    void newInstanceIsFree();
    void whatIsChangedIsTold();
    void changedRectanglesAreExact();
    void wrongSizesChangeNothing();
    void openDocumentStaysSmall();
};

void TestDocumentLayers::recorderHearsWhatWasReallyWritten() {
    std::mt19937 random(4);
    const Size size{600, 300};
    Document document{TileGrid<ClassIndex>(size)};
    document.apply(InstancesEdit{"Instances", TileGrid<std::uint16_t>(size)});
    TileGrid<ClassIndex> labels = document.labels();
    TileGrid<std::uint16_t> instances = document.instances();
    TileGrid<std::uint8_t> region = document.region(), selection(size);
    document.set_recorder([&](const SpanWrite& write) {
        const Spans spans(write.spans.begin(), write.spans.end());
        if (write.layer == Layer::labels)
            fill_spans(labels, spans, write.value);
        if (write.layer == Layer::instances)
            fill_spans(instances, spans, write.value);
        if (write.layer == Layer::region)
            fill_spans(region, spans, std::uint8_t(write.value));
        if (write.layer == Layer::selection)
            fill_spans(selection, spans, std::uint8_t(write.value));
    });
    for (int i = 0; i < 300; ++i) {
        const Spans spans =
            disk_spans({double(random() % 600), double(random() % 300)}, double(random() % 90), size);
        if (i % 3 == 0)
            document.apply(MaskEdit{"Mask", i % 2 ? Layer::region : Layer::selection, spans,
                                    std::uint8_t(random() % 2 * 255)});
        else
            document.apply(
                LabelEdit{"Stroke", spans, ClassIndex(random() % 5), 0, std::uint16_t(random() % 9)});
        if (i % 10 == 0)
            document.set_locked(ClassIndex(random() % 5), random() % 3 == 0);
    }
    QVERIFY(labels.read() == document.labels().read());
    QVERIFY(instances.read() == document.instances().read());
    QVERIFY(region.read() == document.region().read());
    QVERIFY(selection.read() == document.selection().read());
}

void TestDocumentLayers::recorderOfWholeTilesIsComplete() {
    const Size size{700, 520};
    TileGrid<ClassIndex> start(size);
    start.set(300, 300, 4);
    Document document(start);
    TileGrid<ClassIndex> replayed = start;
    document.set_recorder([&](const SpanWrite& write) {
        fill_spans(replayed, Spans(write.spans.begin(), write.spans.end()), write.value);
    });
    document.apply(LabelEdit{"Fill", rect_spans({100, 0, 600, 520}, size), 4});
    QVERIFY(replayed.read() == document.labels().read());
    document.apply(LabelEdit{"Fill", rect_spans(whole(size), size), 6});
    QVERIFY(replayed.read() == document.labels().read());
    // A filled area is one tile, however many it covers.
    QCOMPARE(document.labels().tile(0, 0).get(), document.labels().tile(2, 1).get());
}

void TestDocumentLayers::resizedIsToldAndUndone() {
    Document document{TileGrid<ClassIndex>(Size{300, 200})};
    document.apply(LabelEdit{"Stroke", Spans{{3, 10, 50}}, 7});
    Told told(document);
    CanvasEdit turn = canvasEdit(CanvasEdit::Kind::rotate_right);
    document.apply(turn);
    QCOMPARE(document.size(), (Size{200, 300}));
    QCOMPARE(document.labels().get(196, 10), ClassIndex(7));
    QCOMPARE(told[ChangeKind::resized], 1);
    document.undo();
    QCOMPARE(document.size(), (Size{300, 200}));
    QCOMPARE(told[ChangeKind::resized], 2);
    document.redo();
    QCOMPARE(told[ChangeKind::resized], 3);
    QCOMPARE(told[ChangeKind::labels], 0);
    // Flips keep the size, and are told just the same.
    document.apply(canvasEdit(CanvasEdit::Kind::flip_vertical));
    QCOMPARE(told[ChangeKind::resized], 4);
    document.undo();
    QCOMPARE(told[ChangeKind::resized], 5);
    QVERIFY(document.history().bytes() < 2000); // a turn is taken back by a turn, not by pixels
}

void TestDocumentLayers::canvasBeyondTheLimitsIsRefused() {
    Document document{TileGrid<ClassIndex>(Size{30, 20})};
    CanvasEdit crop = canvasEdit(CanvasEdit::Kind::crop);
    for (const Rect rect : {Rect{0, 0, 0, 5}, Rect{0, 0, 5, -1}, Rect{0, 0, max_image_side + 1, 1},
                            Rect{0, 0, max_image_side, max_image_side}, Rect{2000000000, 0, 5, 5}}) {
        crop.rect = rect;
        QVERIFY_THROWS_EXCEPTION(Error, document.apply(crop));
    }
    CanvasEdit scale = canvasEdit(CanvasEdit::Kind::scale);
    QVERIFY_THROWS_EXCEPTION(Error, document.apply(scale));
    QCOMPARE(document.size(), (Size{30, 20}));
    QVERIFY(!document.can_undo() && !document.is_modified());
}

void TestDocumentLayers::newInstanceIsFree() {
    const Size size{300, 300};
    Document document{TileGrid<ClassIndex>(size)};
    document.apply(InstancesEdit{"Instances", TileGrid<std::uint16_t>(size)});
    QCOMPARE(document.new_instance(), std::uint16_t(1));
    document.apply(LabelEdit{"Stroke", Spans{{0, 0, 9}}, 3, 0, std::uint16_t(1)});
    QCOMPARE(document.new_instance(), std::uint16_t(2));
    document.apply(LabelEdit{"Stroke", Spans{{1, 0, 9}}, 3, 0, std::uint16_t(40)});
    QCOMPARE(document.new_instance(), std::uint16_t(41));
    document.undo();
    QCOMPARE(document.new_instance(), std::uint16_t(2));
    document.apply(LabelEdit{"Stroke", Spans{{1, 0, 9}}, 3, 0, std::uint16_t(65535)});
    QCOMPARE(document.new_instance(), std::uint16_t(2)); // the lowest that is free
    InstanceMap all(size);
    for (std::size_t i = 0; i < all.pixels().size(); ++i)
        all.pixels()[i] = static_cast<std::uint16_t>(i);
    document.apply(InstancesEdit{"Instances", TileGrid<std::uint16_t>(all)});
    QCOMPARE(document.new_instance(), std::uint16_t(0));
}

void TestDocumentLayers::whatIsChangedIsTold() {
    const Size size{300, 300};
    Document document{TileGrid<ClassIndex>(size)};
    Told told(document);
    const Spans spans{{1, 0, 9}};
    document.apply(MaskEdit{"Region", Layer::region, spans});
    document.apply(MaskEdit{"Select", Layer::selection, spans});
    document.apply(InstancesEdit{"Instances", TileGrid<std::uint16_t>(size)});
    document.apply(LabelSetEdit{"Classes", LabelSet::generated(3)});
    document.apply(OptionsEdit{SamplingOptions{.steps = 7}});
    document.set_locked(2, true);
    document.add_result({});
    for (const ChangeKind kind :
         {ChangeKind::region, ChangeKind::selection, ChangeKind::instances, ChangeKind::label_set,
          ChangeKind::options, ChangeKind::locks, ChangeKind::results})
        QCOMPARE(told[kind], 1);
    QCOMPARE(told[ChangeKind::labels], 0);
    while (document.undo()) {
    }
    for (const ChangeKind kind : {ChangeKind::region, ChangeKind::selection, ChangeKind::instances,
                                  ChangeKind::label_set, ChangeKind::options})
        QCOMPARE(told[kind], 2);
    QCOMPARE(told[ChangeKind::locks], 1);
    QCOMPARE(told[ChangeKind::results], 1);
}

void TestDocumentLayers::changedRectanglesAreExact() {
    std::mt19937 random(9);
    const Size size{560, 530};
    TileGrid<ClassIndex> start(size);
    fill_spans(start, disk_spans({280, 260}, 230, size), ClassIndex(1));
    Document document(start);
    for (int i = 0; i < 60; ++i) {
        const LabelMap before = document.labels().read();
        const Rect rect{int(random() % 200) - 20, int(random() % 200) - 20, int(random() % 600),
                        int(random() % 600)};
        const Rect told = document.apply(LabelEdit{"Fill", rect_spans(rect, size), ClassIndex(random() % 2)});
        const LabelMap after = document.labels().read();
        Rect differs;
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                if (before.at(x, y) != after.at(x, y))
                    differs = differs.united({x, y, 1, 1});
        QCOMPARE(told, differs);
    }
}

void TestDocumentLayers::wrongSizesChangeNothing() {
    Document document{TileGrid<ClassIndex>(Size{30, 20})};
    QVERIFY_THROWS_EXCEPTION(Error, document.apply(InstancesEdit{"I", TileGrid<std::uint16_t>(Size{5, 5})}));
    QVERIFY_THROWS_EXCEPTION(Error, document.apply(PicturePatchEdit{"P", {0, 0}, RgbImage({5, 5})}));
    QVERIFY_THROWS_EXCEPTION(Error, document.apply(MaskEdit{"M", Layer::labels, Spans{{0, 0, 5}}}));
    DocumentSnapshot other;
    other.layers.labels = TileGrid<ClassIndex>(Size{30, 20});
    other.layers.selection = TileGrid<std::uint8_t>(Size{20, 30});
    QVERIFY_THROWS_EXCEPTION(Error, document.replace(other));
    QVERIFY(!document.can_undo() && !document.is_modified() && !document.has_instances());
}

/// Open, painted on, picture, region and selection: what the document holds, with its history, stays below
/// three times its raw pixels.
void TestDocumentLayers::openDocumentStaysSmall() {
    const Size size{2048, 2048};
    const std::size_t raw = std::size_t(size.area()) * (sizeof(ClassIndex) + sizeof(Rgb) + 1 + 1);
    std::mt19937 random(5);
    HeapMeter meter;
    Document document{TileGrid<ClassIndex>(LabelMap(size))};
    document.apply(PictureEdit{"Open", TileGrid<Rgb>(RgbImage(size)), {}});
    for (int i = 0; i < 300; ++i) {
        const Spans spans =
            disk_spans({double(random() % 2048), double(random() % 2048)}, double(random() % 300), size);
        document.apply(LabelEdit{"Stroke", spans, ClassIndex(random() % 182)});
        document.apply(
            MaskEdit{"Mask", i % 2 ? Layer::region : Layer::selection, spans, std::uint8_t(random())});
        if (i % 10 == 0)
            document.apply(DeselectEdit{"Deselect"});
    }
    document.apply(RemapEdit{"Swap", {{1, 2}, {2, 1}}});
    while (document.undo()) {
    }
    while (document.redo()) {
    }
    qInfo("peak %.1f MB, %.2f times the raw pixels", double(meter.peak()) / 1e6,
          double(meter.peak()) / double(raw));
    QVERIFY(meter.peak() < 3 * raw);
}

QTEST_GUILESS_MAIN(TestDocumentLayers)
#include "test_document_layers.moc"
