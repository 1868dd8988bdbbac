#include "image/image_io.h"
#include "image/region.h"
#include "support/temp_folder.h"
#include "synthesis/generator.h"
#include "synthesis/model_places.h"
#include "synthesis/picture_text.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/panels/edit_group.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/seed_field.h"
#include "ui/window/file_actions.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QPushButton>
#include <QtTest>

#include <set>

using namespace sinopia;

namespace {

constexpr int patience_ms = 240000; ///< a slow machine under load; nothing is timed

/// A network of the reference set that every checkout has.
QString referenceNetwork() {
    return SINOPIA_SOURCE_DIR "/tests/data/reference/sdm_b.pt";
}

/// Bytes that identify a preview.
std::string bytesOf(const RgbImage& picture) {
    return {reinterpret_cast<const char*>(picture.data()), picture.pixels().size_bytes()};
}

} // namespace

/// The window with real networks, painted on with the mouse, against the command line.
class TestRealWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void paintsGeneratesAndSavesWhatTheCommandLineDoes_data();
    void paintsGeneratesAndSavesWhatTheCommandLineDoes();
    void repaintsARegionAsTheCommandLineDoes();
    void cancelAtAStepLeavesNoWorker();
    void closingDuringARunIsClean();
    void unreadableCheckpointIsOneSentence();

  private:
    /// The document's parts as files, as a person exports them.
    void exportTo(MainWindow& window, const QString& map, const QString& picture);
    std::unique_ptr<MainWindow> openWindow(Size size, const QString& checkpoint);
    void stroke(MainWindow& window, ClassIndex value, PointF from, PointF to);
};

std::unique_ptr<MainWindow> TestRealWindow::openWindow(Size size, const QString& checkpoint) {
    GenerationServices services;
    services.makeGenerator = [] { return make_generator(); };
    services.pictureText = [](const GenerationResult& result) { return picture_text(result); };
    auto window = std::make_unique<MainWindow>(std::move(services), TileGrid<ClassIndex>(size), LabelSet());
    window->resize(1200, 800);
    window->show();
    window->loadModel(checkpoint, {});
    return window;
}

void TestRealWindow::stroke(MainWindow& window, ClassIndex value, PointF from, PointF to) {
    CanvasWidget& canvas = window.canvas();
    window.settings().setCurrentClass(value);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, canvas.widgetPoint(from).toPoint());
    QTest::mouseMove(&canvas, canvas.widgetPoint({(from.x + to.x) / 2, (from.y + to.y) / 2}).toPoint());
    QTest::mouseMove(&canvas, canvas.widgetPoint(to).toPoint());
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, canvas.widgetPoint(to).toPoint());
}

void TestRealWindow::paintsGeneratesAndSavesWhatTheCommandLineDoes_data() {
    QTest::addColumn<QString>("checkpoint");
    QTest::addColumn<int>("side");
    QTest::newRow("original network") << referenceNetwork() << 16;
    QTest::newRow("bundled model") << QString() << 64;
}

void TestRealWindow::paintsGeneratesAndSavesWhatTheCommandLineDoes() {
    QFETCH(QString, checkpoint);
    QFETCH(int, side);
    if (checkpoint.isEmpty()) {
        try {
            find_model("");
        } catch (const std::exception&) {
            QSKIP("this build has no bundled model");
        }
    }
    const auto window = openWindow({side, side}, checkpoint);
    QTRY_VERIFY_WITH_TIMEOUT(!window->generation().isLoading(), patience_ms);
    QVERIFY2(window->messages().text().isEmpty(), qPrintable(window->messages().text()));
    window->settings().setBrushDiameter(side / 4.0);
    stroke(*window, 4, {0, side * 0.8}, {double(side), side * 0.8});
    stroke(*window, 2, {side * 0.3, side * 0.4}, {side * 0.6, side * 0.5});

    SamplingOptions options = window->document().options();
    options.steps = 6;
    options.seed = 1234;
    options.sampler = Sampler::ddim;
    options.guidance = 1.5;
    window->document().set_options(options);
    std::set<std::string> previews;
    connect(&window->generation(), &GenerationController::stepped, this, [&](const StepEvent& event) {
        QVERIFY(event.preview && event.preview->size() == (Size{side, side}));
        previews.insert(bytesOf(*event.preview));
    });
    QTest::mouseClick(window->generatePanel().generateButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window->generation().isGenerating(), patience_ms);
    QVERIFY2(window->document().has_picture(), qPrintable(window->messages().text()));
    // How many of the steps are shown depends on how quick they are: the latest wins.
    QVERIFY(!previews.empty());

    test::TempFolder folder;
    const QString map = QString::fromStdString((folder / "map.png").string());
    exportTo(*window, map, QString::fromStdString((folder / "window.png").string()));
    QStringList arguments{
        "generate", "--map",      map,      "--output", QString::fromStdString((folder / "cli.png").string()),
        "--steps",  "6",          "--seed", "1234",     "--sampler",
        "ddim",     "--guidance", "1.5"};
    if (!checkpoint.isEmpty())
        arguments << "--checkpoint" << checkpoint;
    QProcess cli;
    cli.start(SINOPIA_BINARY_DIR "/bin/sinopia-cli", arguments);
    QVERIFY(cli.waitForFinished(patience_ms));
    QVERIFY2(cli.exitCode() == 0, cli.readAllStandardError().constData());
    QVERIFY(read_picture(folder / "window.png") == read_picture(folder / "cli.png"));
    QVERIFY(read_png_text(folder / "window.png") == read_png_text(folder / "cli.png"));
}

void TestRealWindow::exportTo(MainWindow& window, const QString& map, const QString& picture) {
    for (const auto& [format, path] :
         {std::pair(ExportFormat::class_png, map), std::pair(ExportFormat::picture_png, picture)}) {
        ExportRequest request;
        request.format = format;
        request.path = path;
        window.files().exchange().exportFile(request);
    }
    QTRY_COMPARE(window.files().pending(), 0);
}

void TestRealWindow::repaintsARegionAsTheCommandLineDoes() {
    constexpr int side = 48;
    const auto window = openWindow({side, side}, referenceNetwork());
    QTRY_VERIFY_WITH_TIMEOUT(!window->generation().isLoading(), patience_ms);
    SamplingOptions options = window->document().options();
    options.steps = 4;
    options.seed = 77;
    options.sampler = Sampler::ddpm;
    options.guidance = 1.5;
    window->document().set_options(options);
    QTest::mouseClick(window->generatePanel().generateButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window->generation().isGenerating(), patience_ms);
    QVERIFY2(window->document().has_picture(), qPrintable(window->messages().text()));
    window->generatePanel().editGroup().setMargin(3);
    window->generatePanel().editGroup().setOptions({2, 0.7, 1, 1, 8, true});
    window->settings().setBrushDiameter(6);
    stroke(*window, 4, {14, 14}, {20, 18});

    test::TempFolder folder;
    const auto file = [&](const char* name) { return QString::fromStdString((folder / name).string()); };
    exportTo(*window, file("map.png"), file("before.png"));
    const Mask region = window->document().region().read();
    write_mask_png(folder / "region.png", region);
    QTest::mouseClick(window->generatePanel().repaintButton(), Qt::LeftButton);
    QVERIFY2(window->generation().isGenerating(), qPrintable(window->messages().text()));
    QTRY_VERIFY_WITH_TIMEOUT(!window->generation().isGenerating(), patience_ms);
    QVERIFY2(window->messages().text().isEmpty(), qPrintable(window->messages().text()));
    exportTo(*window, file("map.png"), file("window.png"));
    const RgbImage before = read_picture(folder / "before.png"), after = read_picture(folder / "window.png");
    const Mask reach = grow(region, 2);
    for (std::size_t i = 0; i < reach.pixels().size(); ++i)
        if (reach.pixels()[i] == 0)
            QVERIFY(after.pixels()[i] == before.pixels()[i]);
    QVERIFY(!(after == before));

    QProcess cli;
    cli.start(SINOPIA_BINARY_DIR "/bin/sinopia-cli", {"edit",
                                                      "--checkpoint",
                                                      referenceNetwork(),
                                                      "--image",
                                                      file("before.png"),
                                                      "--map",
                                                      file("map.png"),
                                                      "--region",
                                                      file("region.png"),
                                                      "--output",
                                                      file("cli.png"),
                                                      "--steps",
                                                      "4",
                                                      "--seed",
                                                      "77",
                                                      "--sampler",
                                                      "ddpm",
                                                      "--guidance",
                                                      "1.5",
                                                      "--feather",
                                                      "2",
                                                      "--strength",
                                                      "0.7",
                                                      "--repaint-jumps",
                                                      "1",
                                                      "--jump-length",
                                                      "1",
                                                      "--context",
                                                      "8"});
    QVERIFY(cli.waitForFinished(patience_ms));
    QVERIFY2(cli.exitCode() == 0, cli.readAllStandardError().constData());
    QVERIFY(after == read_picture(folder / "cli.png"));
    QVERIFY(read_png_text(folder / "window.png") == read_png_text(folder / "cli.png"));
}

void TestRealWindow::cancelAtAStepLeavesNoWorker() {
    const auto window = openWindow({64, 64}, referenceNetwork());
    QTRY_VERIFY_WITH_TIMEOUT(!window->generation().isLoading(), patience_ms);
    SamplingOptions options = window->document().options();
    options.steps = 1000;
    window->document().set_options(options);
    for (const int k : {1, 3}) {
        int last = 0, after = 0;
        bool cancelled = false;
        QObject scope;
        connect(&window->generation(), &GenerationController::stepped, &scope, [&](const StepEvent& event) {
            after += cancelled;
            last = event.step;
            if (event.step >= k) {
                cancelled = true;
                QTest::keyClick(window.get(), Qt::Key_Escape);
            }
        });
        QTest::mouseClick(window->generatePanel().generateButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(cancelled, patience_ms);
        QVERIFY(!window->generation().isGenerating());
        QTRY_VERIFY_WITH_TIMEOUT(window->generation().isIdle(), patience_ms);
        QCOMPARE(after, 0);
        QVERIFY(last < 500);
        QVERIFY(!window->document().has_picture());
        QVERIFY(!window->canvas().hasPreview());
    }
}

void TestRealWindow::closingDuringARunIsClean() {
    auto window = openWindow({64, 64}, referenceNetwork());
    SamplingOptions options = window->document().options();
    options.steps = 1000;
    bool stepped = false;
    connect(&window->generation(), &GenerationController::stepped, this, [&] { stepped = true; });
    QTRY_VERIFY_WITH_TIMEOUT(!window->generation().isLoading(), patience_ms);
    window->document().set_options(options);
    QTest::mouseClick(window->generatePanel().generateButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(stepped, patience_ms);
    QVERIFY(window->close());
    window.reset(); // waits for the step in progress, and for nothing more
    QApplication::processEvents();
}

void TestRealWindow::unreadableCheckpointIsOneSentence() {
    test::TempFolder folder;
    test::write_bytes(folder / "broken.pt", "not a checkpoint");
    const auto window = openWindow({64, 64}, referenceNetwork());
    QTRY_COMPARE_WITH_TIMEOUT(window->document().label_set().size(), 8, patience_ms);
    window->loadModel(QString::fromStdString((folder / "broken.pt").string()), {});
    QTRY_VERIFY_WITH_TIMEOUT(window->messages().text().contains("broken.pt"), patience_ms);
    QCOMPARE(window->document().label_set().size(), 8);
}

QTEST_MAIN(TestRealWindow)
#include "test_real_window.moc"
