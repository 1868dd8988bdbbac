// Import, export and the clipboard on a document without a window: what is asked, and what reaches the
// document.
#include "document/document.h"
#include "formats/labelme.h"
#include "formats/value_rule.h"
#include "image/image_io.h"
#include "support/random_maps.h"
#include "support/temp_folder.h"
#include "ui/window/exchange_controller.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>
#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

class TestExchangeController : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void everyFormatComesBack_data();
    void everyFormatComesBack();
    void datasetValuesComeBack_data();
    void datasetValuesComeBack();
    void importIsOneUndoStep();
    void unknownColoursAreAsked();
    void foreignIndicesAreReconciled();
    void namesAreMatchedOrAsked();
    void anotherSizeIsAsked();
    void instancesAreImported();
    void picturesKeepTheirSettings();
    void cocoWithSeveralImagesAsks();
    void otherFilesArePassedOn();
    void badFilesLeaveTheDocument();
    void failedExportKeepsTheOldFile();
    void copiedMapIsExact();
    void copiedSelectionKeepsItsShape();
    void pasteGoesToTheSelection();
    void pasteOfForeignPictures();
    void pasteFromAnotherList();
    void dropsAreRecognised();

  private:
    QString file(const char* name) const { return QString::fromStdString((folder_->path() / name).string()); }
    void wait() { QTRY_COMPARE(exchange_->pending(), 0); }
    void exportAs(ExportFormat format, const QString& path) {
        ExportRequest request;
        request.format = format;
        request.path = path;
        exchange_->exportFile(request);
        wait();
    }
    void import(const QString& path, ImportAs as = ImportAs::automatic, const QString& rule = {}) {
        exchange_->importFile({path, as, rule});
        wait();
        QTest::qWait(0);
        wait();
    }
    LabelMap map() const { return document_->labels().read(); }

    std::unique_ptr<TempFolder> folder_;
    std::unique_ptr<Document> document_;
    std::unique_ptr<ExchangeController> exchange_;
    std::unique_ptr<QSignalSpy> failed_, remarked_, imported_, exported_;
};

void TestExchangeController::init() {
    folder_ = std::make_unique<TempFolder>();
    exchange_.reset();
    document_ =
        std::make_unique<Document>(TileGrid<ClassIndex>(random_map(MapKind::strokes, {90, 70}, 12, 4)),
                                   distinct_classes(12, ClassIndex{255}));
    exchange_ = std::make_unique<ExchangeController>(*document_, nullptr);
    exchange_->setBuiltInSets(built_in_label_sets(SINOPIA_SOURCE_DIR "/resources/label_sets"));
    // Nobody is asked unless a test says so.
    ExchangeQuestions& ask = exchange_->questions();
    ask.size_mismatch = [](auto&&...) { return qFatal("asked about the size"), SizeChoice::cancel; };
    ask.unknown_colours = [](auto&&...) -> std::optional<std::map<std::uint32_t, ClassIndex>> {
        qFatal("asked about colours");
    };
    ask.reconcile = [](auto&&...) -> std::optional<std::map<ClassIndex, ClassIndex>> {
        qFatal("asked about classes");
    };
    failed_ = std::make_unique<QSignalSpy>(exchange_.get(), &ExchangeController::failed);
    remarked_ = std::make_unique<QSignalSpy>(exchange_.get(), &ExchangeController::remarked);
    imported_ = std::make_unique<QSignalSpy>(exchange_.get(), &ExchangeController::imported);
    exported_ = std::make_unique<QSignalSpy>(exchange_.get(), &ExchangeController::exported);
}

void TestExchangeController::everyFormatComesBack_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("as");
    const auto row = [](const char* name, ExportFormat format, ImportAs as) {
        QTest::newRow(name) << int(format) << int(as);
    };
    row("class png", ExportFormat::class_png, ImportAs::automatic);
    row("colours", ExportFormat::colour_png, ImportAs::colours);
    row("labelme", ExportFormat::labelme, ImportAs::automatic);
    row("coco", ExportFormat::coco, ImportAs::automatic);
}

void TestExchangeController::everyFormatComesBack() {
    QFETCH(int, format);
    QFETCH(int, as);
    const LabelMap before = map();
    const QString path = file("out") + suffixOf(ExportFormat(format));
    exportAs(ExportFormat(format), path);
    QCOMPARE(exported_->count(), 1);
    QVERIFY(remarked_->isEmpty());
    document_->apply(LabelPlaneEdit{"empty", {}, LabelMap(before.size())});
    import(path, ImportAs(as));
    QCOMPARE(imported_->count(), 1);
    QVERIFY(map() == before);
    QVERIFY(failed_->isEmpty());
}

void TestExchangeController::datasetValuesComeBack_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("value"); // what the data set's own files hold for that class
    QTest::newRow("ADE20K begins with 1") << "ade20k-150" << 0 << 1;
    QTest::newRow("ADE20K ends with 150") << "ade20k-150" << 149 << 150;
    QTest::newRow("ADE20K other is 0") << "ade20k-150" << 150 << 0;
    QTest::newRow("Cityscapes ids") << "cityscapes-34" << 7 << 7;
    QTest::newRow("Cityscapes trainIds") << "cityscapes-19" << 18 << 18;
    QTest::newRow("Cityscapes trainIds ignored") << "cityscapes-19" << 255 << 255;
    QTest::newRow("COCO-Stuff is id - 1") << "coco-stuff-182" << 0 << 0;
    QTest::newRow("COCO-Stuff last") << "coco-stuff-182" << 181 << 181;
    QTest::newRow("COCO-Stuff unlabelled") << "coco-stuff-182" << 182 << 255;
    QTest::newRow("VOC") << "pascal-voc-21" << 20 << 20;
    QTest::newRow("VOC border") << "pascal-voc-21" << 255 << 255;
    QTest::newRow("CelebAMask") << "celebamask-hq-19" << 18 << 18;
}

void TestExchangeController::datasetValuesComeBack() {
    QFETCH(QString, id);
    QFETCH(int, index);
    QFETCH(int, value);
    const auto& sets = exchange_->builtInSets();
    const auto set = std::find_if(sets.begin(), sets.end(),
                                  [&](const auto& one) { return QString::fromStdString(one.id) == id; });
    QVERIFY2(set != sets.end(), "the label set is not installed");
    document_->set_label_set(set->labels);
    LabelMap all({set->labels.size() + 1, 2});
    for (int i = 0; i < set->labels.size(); ++i)
        all.at(i, 0) = all.at(i, 1) = static_cast<ClassIndex>(i);
    all.at(all.width() - 1, 0) = static_cast<ClassIndex>(index);
    document_->replace(TileGrid<ClassIndex>(all));
    ExportRequest request;
    request.path = file("values.png");
    request.value_rule = id;
    exchange_->exportFile(request);
    wait();
    QVERIFY2(failed_->isEmpty(), failed_->isEmpty() ? "" : qPrintable(failed_->first().first().toString()));
    QCOMPARE(int(read_label_map(request.path.toStdString()).at(all.width() - 1, 0)), value);
    document_->apply(LabelPlaneEdit{"empty", {}, LabelMap(all.size())});
    import(request.path, ImportAs::classes, id);
    QVERIFY(map() == all);
}

void TestExchangeController::importIsOneUndoStep() {
    const LabelMap before = map();
    InstanceMap ids({90, 70}, 3);
    ids.at(4, 4) = 65535;
    LabelMap other({90, 70}, 5);
    other.at(4, 4) = 7;
    write_labelme(file("a.json").toStdString(), other, ids, document_->label_set());
    import(file("a.json"));
    QVERIFY(map() == other);
    QVERIFY(document_->instances().read() == ids);
    QVERIFY(document_->undo());
    QVERIFY(map() == before);
    QVERIFY(!document_->has_instances());
    QVERIFY(!document_->can_undo());
    QVERIFY(document_->redo());
    QVERIFY(document_->instances().read() == ids);
    LabelmeWriting writing;
    const RgbImage picture({90, 70}, {1, 2, 3});
    writing.picture = &picture;
    write_labelme(file("a.json").toStdString(), other, ids, document_->label_set(), writing);
    import(file("a.json")); // brings its picture, as there is none
    QVERIFY(document_->picture().read() == picture);
    document_->apply(PictureEdit{"other", TileGrid<Rgb>(Size{90, 70}, Rgb{9, 9, 9}), {}});
    import(file("a.json"));
    QCOMPARE(document_->picture().get(1, 1), (Rgb{9, 9, 9}));
}

void TestExchangeController::unknownColoursAreAsked() {
    RgbImage picture = colorize(map(), document_->label_set());
    picture.at(3, 2) = picture.at(9, 9) = {250, 3, 9};
    picture.at(60, 60) = {1, 2, 251};
    write_picture_png(file("a.png").toStdString(), picture);
    LabelMap expected = map();
    ColourReading seen;
    exchange_->questions().unknown_colours = [&](const QString&, const ColourReading& reading,
                                                 const LabelSet&) {
        seen = reading;
        return std::optional(std::map<std::uint32_t, ClassIndex>{{0xfa0309, 4}, {0x0102fb, 6}});
    };
    import(file("a.png"), ImportAs::colours);
    QCOMPARE(seen.unknown.size(), 2u);
    QCOMPARE(seen.unknown[0].colour, (Rgb{250, 3, 9}));
    QCOMPARE(seen.unknown[0].count, 2);
    QCOMPARE(seen.unknown[0].first, (Point{3, 2}));
    expected.at(3, 2) = expected.at(9, 9) = 4;
    expected.at(60, 60) = 6;
    QVERIFY(map() == expected);
    document_->undo();
    exchange_->questions().unknown_colours = [](auto&&...) {
        return std::optional<std::map<std::uint32_t, ClassIndex>>();
    };
    const LabelMap before = map();
    import(file("a.png"), ImportAs::colours);
    QVERIFY(map() == before); // given up: nothing happens
    QVERIFY(!document_->can_undo());
}

void TestExchangeController::foreignIndicesAreReconciled() {
    LabelMap other = map();
    other.at(7, 9) = other.at(8, 9) = 40;
    other.at(0, 0) = 255; // the ignored index is no stranger
    write_label_map_png(file("a.png").toStdString(), other, {});
    ClassCounts seen;
    exchange_->questions().reconcile = [&](const QString&, const LabelSet& from, const ClassCounts& counts,
                                           const LabelSet& to) {
        seen = counts;
        return from == to ? std::optional(std::map<ClassIndex, ClassIndex>{{40, 3}}) : std::nullopt;
    };
    import(file("a.png"));
    QCOMPARE(seen.at(40).pixels, 2);
    QCOMPARE(seen.at(40).first, (Point{7, 9}));
    other.at(7, 9) = other.at(8, 9) = 3;
    QVERIFY(map() == other);
}

void TestExchangeController::namesAreMatchedOrAsked() {
    LabelSet theirs({{"TWO-WORDS_1", {}, {}}, {"something else", {}, {}}});
    LabelMap other({90, 70});
    other.at(5, 5) = 1;
    write_labelme(file("a.json").toStdString(), other, {}, theirs);
    exchange_->questions().reconcile = [&](const QString&, const LabelSet& from, const ClassCounts& counts,
                                           const LabelSet&) {
        const ClassIndex position = *from.find("something else");
        return counts.at(position).pixels == 1
                   ? std::optional(std::map<ClassIndex, ClassIndex>{{position, 9}})
                   : std::nullopt;
    };
    import(file("a.json"));
    LabelMap expected({90, 70}, 1); // "two words 1"
    expected.at(5, 5) = 9;
    QVERIFY(map() == expected);
    document_->set_label_set({});
    import(file("a.json")); // no list to compare with: the file's own
    QCOMPARE(document_->label_set().size(), 2);
    QCOMPARE(document_->label_set()[1].name, std::string("something else"));
    QVERIFY(document_->labels().get(5, 5) == 1);
}

void TestExchangeController::anotherSizeIsAsked() {
    LabelMap small({45, 35}, 2);
    small.at(0, 0) = 3;
    write_label_map_png(file("a.png").toStdString(), small, {});
    write_picture_png(file("p.png").toStdString(), RgbImage({30, 30}, {9, 9, 9}));
    const LabelMap before = map();
    SizeChoice answer = SizeChoice::cancel;
    exchange_->questions().size_mismatch = [&](const QString&, Size, Size, bool) { return answer; };
    import(file("a.png"));
    QVERIFY(map() == before);
    answer = SizeChoice::scale;
    import(file("a.png"));
    QCOMPARE(int(document_->labels().get(1, 1)), 3);
    QCOMPARE(int(document_->labels().get(2, 2)), 2);
    document_->undo();
    answer = SizeChoice::crop;
    import(file("a.png"));
    QCOMPARE(int(document_->labels().get(22, 17)), 3);
    QCOMPARE(document_->labels().get(0, 0), before.at(0, 0));
    document_->undo();
    answer = SizeChoice::new_document;
    exchange_->questions().may_lose_work = [] { return false; };
    import(file("a.png"));
    QVERIFY(map() == before);
    exchange_->questions().may_lose_work = [] { return true; };
    import(file("p.png"));
    QCOMPARE(document_->size(), (Size{30, 30}));
    QVERIFY(document_->has_picture());
    QVERIFY(document_->is_modified());
}

void TestExchangeController::instancesAreImported() {
    InstanceMap ids = random_instances(map(), 3);
    ids.at(1, 1) = 65535;
    document_->apply(InstancesEdit{"ids", TileGrid<std::uint16_t>(ids)});
    QVERIFY(exchange_->canExport(ExportFormat::instance_png));
    exportAs(ExportFormat::instance_png, file("ids.png"));
    document_->apply(InstancesEdit{"none", {}});
    QVERIFY(!exchange_->canExport(ExportFormat::instance_png));
    import(file("ids.png"), ImportAs::instances);
    QVERIFY(document_->instances().read() == ids);
}

void TestExchangeController::picturesKeepTheirSettings() {
    RgbImage picture({90, 70}, {10, 20, 30});
    picture.at(4, 5) = {200, 1, 2};
    document_->apply(PictureEdit{"picture", TileGrid<Rgb>(picture), {{"Seed", "4711"}, {"Note", "grün"}}});
    exportAs(ExportFormat::picture_png, file("p.png"));
    exportAs(ExportFormat::picture_jpeg, file("p.jpg"));
    exportAs(ExportFormat::openraster, file("p.ora"));
    QCOMPARE(exported_->count(), 3);
    QVERIFY(read_jpeg_text(file("p.jpg").toStdString()).find("Seed: 4711\n") != std::string::npos);
    document_->apply(PictureEdit{"none", {}, {}});
    import(file("p.png"));
    QVERIFY(document_->picture().read() == picture);
    QCOMPARE(document_->snapshot().layers.picture_text.at("Note"), std::string("grün"));
    document_->apply(PictureEdit{"none", {}, {}});
    import(file("p.ora"));
    QVERIFY(document_->picture().read() == picture);
}

void TestExchangeController::cocoWithSeveralImagesAsks() {
    const LabelMap first({20, 10}, 1), second = random_map(MapKind::rings, {90, 70}, 12, 1);
    write_coco(file("c.json").toStdString(), {{"1.png", &first, nullptr}, {"2.png", &second, nullptr}},
               document_->label_set());
    exchange_->questions().coco_image = [](const QString&, const std::vector<CocoImage>& images) {
        return images.size() == 2 && images[1].file_name == "2.png" ? std::optional<std::size_t>(1)
                                                                    : std::nullopt;
    };
    import(file("c.json"));
    QVERIFY(map() == second);
}

void TestExchangeController::otherFilesArePassedOn() {
    QSignalSpy other(exchange_.get(), &ExchangeController::otherKind);
    write_bytes(file("p.sinopia").toStdString(), std::string("SQLite format 3\0 and more", 25));
    write_bytes(file("l.gpl").toStdString(), "GIMP Palette\nName: x\n#\n1 2 3 a\n");
    write_bytes(file("x.bin").toStdString(), "nothing known");
    for (const char* name : {"p.sinopia", "l.gpl", "x.bin"})
        import(file(name));
    QCOMPARE(other.count(), 3);
    QCOMPARE(other[0][1].value<FileKind>(), FileKind::project);
    QCOMPARE(other[1][1].value<FileKind>(), FileKind::label_set);
    QCOMPARE(other[2][1].value<FileKind>(), FileKind::unknown);
}

void TestExchangeController::badFilesLeaveTheDocument() {
    const LabelMap before = map();
    write_bytes(file("a.png").toStdString(), "\x89PNG\r\n\x1a\nrubbish");
    write_bytes(file("a.json").toStdString(),
                R"({"shapes": [{"label": 3}], "imageWidth": 5, "imageHeight": 5})");
    for (const char* name : {"a.png", "a.json", "missing.png"})
        import(file(name));
    QCOMPARE(failed_->count(), 3);
    for (const auto& one : *failed_)
        QVERIFY(one.first().toString().startsWith(QString::fromStdString(folder_->path().string())));
    QVERIFY(map() == before);
    QVERIFY(!document_->can_undo());
}

void TestExchangeController::failedExportKeepsTheOldFile() {
    write_bytes(file("old.png").toStdString(), "old");
    document_->apply(LabelPlaneEdit{"foreign", {}, LabelMap({1, 1}, 77)});
    ExportRequest request;
    request.path = file("old.png");
    request.value_rule = "pascal-voc-21"; // which has no value for class 77
    exchange_->exportFile(request);
    wait();
    QCOMPARE(failed_->count(), 1);
    QVERIFY(failed_->first().first().toString().contains("class 77"));
    QCOMPARE(read_bytes(file("old.png").toStdString()), std::string("old"));
    exportAs(ExportFormat::picture_png, file("old.png"));
    QCOMPARE(failed_->count(), 2);
    exportAs(ExportFormat::labelme, file("no/such/folder.json"));
    QCOMPARE(failed_->count(), 3);
    QCOMPARE(read_bytes(file("old.png").toStdString()), std::string("old"));
}

void TestExchangeController::copiedMapIsExact() {
    const LabelMap before = map();
    exchange_->copyMap();
    wait();
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(ExchangeController::canPaste(data));
    const QImage image = data->imageData().value<QImage>();
    QCOMPARE(image.size(), QSize(90, 70));
    const Rgb color = document_->label_set()[before.at(30, 30)].color;
    QCOMPARE(image.pixelColor(30, 30), QColor(color.r, color.g, color.b));
    document_->apply(LabelPlaneEdit{"empty", {}, LabelMap(before.size())});
    exchange_->paste();
    wait();
    QTRY_VERIFY(map() == before);
    document_->undo();
    QVERIFY(map() == LabelMap(before.size()));
    QMimeData png; // as another program hands it back
    png.setData("image/png", data->data("image/png"));
    exchange_->paste(&png);
    QTRY_VERIFY(map() == before);
}

void TestExchangeController::copiedSelectionKeepsItsShape() {
    document_->apply(LabelPlaneEdit{"ground", {}, LabelMap({90, 70}, 1)});
    document_->apply(LabelPlaneEdit{"square", {10, 10}, LabelMap({20, 20}, 5)});
    const Spans corner{{10, 10, 12}, {11, 10, 11}}; // an L of three pixels
    document_->apply(MaskEdit{"select", Layer::selection, corner, 255, 0});
    exchange_->copyMap();
    wait();
    document_->apply(DeselectEdit{"none"});
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->imageData().value<QImage>().size(), QSize(2, 2));
    document_->apply(LabelPlaneEdit{"ground", {}, LabelMap({90, 70}, 2)});
    exchange_->paste();
    wait();
    LabelMap expected({90, 70}, 2); // in the middle
    expected.at(44, 34) = expected.at(45, 34) = expected.at(44, 35) = 5;
    QTRY_VERIFY(map() == expected);
}

void TestExchangeController::pasteGoesToTheSelection() {
    document_->apply(LabelPlaneEdit{"ground", {}, LabelMap({90, 70}, 3)});
    exchange_->copyMap();
    wait();
    document_->apply(LabelPlaneEdit{"ground", {}, LabelMap({90, 70}, 4)});
    const Spans some{{20, 30, 33}, {21, 30, 32}};
    document_->apply(MaskEdit{"select", Layer::selection, some, 255, 0});
    exchange_->paste();
    wait();
    LabelMap expected({90, 70}, 4);
    for (const Span& span : some)
        for (int x = span.x0; x < span.x1; ++x)
            expected.at(x, span.y) = 3;
    QTRY_VERIFY(map() == expected);
}

void TestExchangeController::pasteOfForeignPictures() {
    QImage image(10, 6, QImage::Format_RGB32);
    image.fill(QColor(7, 99, 200)); // no class has it: a picture
    QMimeData data;
    data.setImageData(image);
    exchange_->paste(&data);
    QTRY_VERIFY(document_->has_picture());
    QCOMPARE(document_->picture().get(45, 35), (Rgb{7, 99, 200}));
    QCOMPARE(document_->picture().get(2, 2), (Rgb{255, 255, 255}));
    const Rgb five = document_->label_set()[5].color;
    image.fill(QColor(five.r, five.g, five.b)); // the colour of a class: a map
    QMimeData drawn;
    drawn.setImageData(image);
    exchange_->paste(&drawn);
    QTRY_COMPARE(int(document_->labels().get(45, 35)), 5);
    exchange_->copyPicture();
    wait();
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->imageData().value<QImage>().pixelColor(45, 35),
             QColor(7, 99, 200));
    QMimeData words;
    words.setText("words");
    QVERIFY(!ExchangeController::canPaste(&words));
    exchange_->paste(&words);
    QVERIFY(!remarked_->isEmpty());
}

void TestExchangeController::pasteFromAnotherList() {
    document_->apply(LabelPlaneEdit{"ground", {}, LabelMap({90, 70}, 7)});
    exchange_->copyMap();
    wait();
    std::vector<LabelClass> turned = document_->label_set().classes();
    std::reverse(turned.begin(), turned.end());
    document_->set_label_set(LabelSet(turned));
    exchange_->paste();
    wait();
    QTRY_COMPARE(int(document_->labels().get(4, 4)), 4); // the same name, eleven minus seven
}

void TestExchangeController::dropsAreRecognised() {
    write_label_map_png(file("a.png").toStdString(), map(), {});
    QMimeData data;
    QVERIFY(!ExchangeController::kindOfDrop(&data));
    data.setUrls({QUrl::fromLocalFile(file("a.png"))});
    QString path;
    QCOMPARE(ExchangeController::kindOfDrop(&data, &path), std::optional(FileKind::gray_png));
    QCOMPARE(path, file("a.png"));
    data.setUrls({QUrl("https://example.org/a.png")});
    QVERIFY(!ExchangeController::kindOfDrop(&data));
    data.setUrls({QUrl::fromLocalFile(file("missing"))});
    QVERIFY(!ExchangeController::kindOfDrop(&data));
}

QTEST_MAIN(TestExchangeController)
#include "test_exchange_controller.moc"
