#include "support/temp_folder.h"
#include "ui/dialogs/card_browser.h"
#include "ui/dialogs/installed_model.h"
#include "ui/dialogs/model_card.h"
#include "ui/dialogs/model_library_dialog.h"
#include "ui/dialogs/published_models.h"

#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QtTest>

#include <fstream>

using namespace sinopia;
using sinopia::test::TempFolder;

namespace {

void writeFile(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

/// A folder of models: two good ones, one without its weights, one with a broken manifest, a segmenter, which is
/// not shown, and a stray folder.
void fillShelf(const std::filesystem::path& shelf) {
    for (const char* name : {"alps", "coast", "hollow", "judge"}) {
        ModelManifest manifest;
        manifest.name = name;
        manifest.license = "CC0-1.0";
        manifest.labels = LabelSet::generated(name == std::string("alps") ? 150 : 5);
        ModelStage stage;
        stage.weights = "base.safetensors";
        stage.size = {64, 64};
        if (name == std::string("judge"))
            stage.role = "segmenter";
        stage.network = nlohmann::json::object();
        stage.diffusion = nlohmann::json::object();
        manifest.stages = {stage};
        std::filesystem::create_directories(shelf / name);
        write_model_manifest(shelf / name / "manifest.json", manifest);
        if (name != std::string("hollow"))
            writeFile(shelf / name / "base.safetensors", std::string(3000, 'x'));
    }
    writeFile(shelf / "coast" / "README.md", "# Coast\nPaints **coasts**.\n\n![sheet](sheet.png)\n");
    writeFile(shelf / "torn" / "manifest.json", "{\"name\": ");
    writeFile(shelf / "notes" / "readme.txt", "not a model");
}

void shoot(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("SINOPIA_SHOTS");
    if (folder.isEmpty())
        return;
    QTest::qWait(100); // until everything has found its place
    widget.grab().save(QDir(folder).filePath(name + ".png"));
}

QString path(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

class TestModelLibrary : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void readsAShelf();
    void missingShelfIsEmpty();
    void showsAndUsesModels();
    void brokenModelsSayWhy();
    void modelInUseIsMarked();
    void cardShowsOnlyItsOwnPictures();
    void publishedOnesAreNamed();
    void bundledModels();
};

void TestModelLibrary::readsAShelf() {
    TempFolder folder;
    fillShelf(folder.path());
    const auto models = readModels(path(folder.path()), "Yours");
    QCOMPARE(models.size(), std::size_t(4));
    QCOMPARE(models[0].manifest.labels.size(), 150);
    QCOMPARE(models[0].bytes, qint64(3000));
    QVERIFY(models[0].problem.isEmpty() && models[1].problem.isEmpty());
    QVERIFY(models[1].card.startsWith("# Coast"));
    QVERIFY(models[2].problem.contains("base.safetensors"));
    QCOMPARE(models[3].manifest.name, std::string("torn"));
    QVERIFY(models[3].problem.contains("manifest.json"));
}

void TestModelLibrary::missingShelfIsEmpty() {
    TempFolder folder;
    QVERIFY(readModels(path(folder / "nowhere"), "Yours").empty());
    QVERIFY(readModels({}, "Yours").empty());
}

void TestModelLibrary::showsAndUsesModels() {
    TempFolder folder;
    fillShelf(folder.path());
    ModelLibraryDialog dialog({{path(folder.path()), "Yours"}}, path(folder.path()), {});
    dialog.show();
    QTRY_VERIFY(dialog.isReady());
    QCOMPARE(dialog.list()->model()->rowCount(), 5); // and the published ones
    QStringList used;
    connect(&dialog, &ModelLibraryDialog::useRequested, this, [&](const QString& model) { used << model; });
    dialog.list()->setCurrentIndex(dialog.list()->model()->index(1, 0));
    auto* classes = dialog.findChild<QListView*>("modelClasses");
    QCOMPARE(classes->model()->rowCount(), 5);
    QVERIFY(dialog.findChild<CardBrowser*>()->toPlainText().contains("Paints coasts."));
    QVERIFY(dialog.useButton()->isEnabled());
    dialog.useButton()->click();
    QCOMPARE(used, QStringList{path(folder / "coast")});
    int opened = 0;
    connect(&dialog, &ModelLibraryDialog::openCheckpointRequested, this, [&] { ++opened; });
    dialog.openButton()->click();
    QCOMPARE(opened, 1);
    dialog.list()->setCurrentIndex(dialog.list()->model()->index(0, 0));
    QTest::keyClick(dialog.list(), Qt::Key_Return);
    QCOMPARE(used.size(), 2);
    shoot(dialog, "library-150");
}

void TestModelLibrary::brokenModelsSayWhy() {
    TempFolder folder;
    fillShelf(folder.path());
    ModelLibraryDialog dialog({{path(folder.path()), "Yours"}}, path(folder.path()), {});
    dialog.show();
    QTRY_VERIFY(dialog.isReady());
    for (const int row : {2, 3}) {
        dialog.list()->setCurrentIndex(dialog.list()->model()->index(row, 0));
        QVERIFY(!dialog.useButton()->isEnabled());
        bool said = false;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            said |= label->isVisible() &&
                    (label->text().contains("is missing") || label->text().contains("manifest.json"));
        QVERIFY(said);
    }
    shoot(dialog, "library-broken");
}

void TestModelLibrary::modelInUseIsMarked() {
    TempFolder folder;
    fillShelf(folder.path());
    ModelLibraryDialog dialog({{path(folder.path()), "Yours"}}, path(folder.path()), path(folder / "coast"));
    dialog.show();
    QTRY_VERIFY(dialog.isReady());
    QCOMPARE(dialog.list()->currentIndex().row(), 1);
    QVERIFY(dialog.list()->currentIndex().data().toString().contains("in use"));
    QVERIFY(!dialog.useButton()->isEnabled());
}

void TestModelLibrary::cardShowsOnlyItsOwnPictures() {
    TempFolder folder;
    QImage picture(2000, 100, QImage::Format_RGB32);
    picture.fill(Qt::red);
    std::filesystem::create_directories(folder / "model");
    QVERIFY(picture.save(path(folder / "model" / "sheet.png")));
    QVERIFY(picture.save(path(folder / "outside.png")));
    CardBrowser card;
    card.showCard("![a](sheet.png)", path(folder / "model"));
    const auto load = [&](const QString& name) {
        return card.loadResource(QTextDocument::ImageResource, QUrl(name)).value<QImage>();
    };
    QCOMPARE(load("sheet.png").size(), QSize(640, 32));
    QVERIFY(load("../outside.png").isNull());
    QVERIFY(load("file://" + path(folder / "outside.png")).isNull());
    QVERIFY(load(path(folder / "outside.png")).isNull());
    QVERIFY(load("none.png").isNull());
    card.showCard("<b>x</b> <img src='file:///etc/hostname'>", path(folder / "model"));
    QVERIFY(card.toPlainText().contains("<b>"));
}

void TestModelLibrary::publishedOnesAreNamed() {
    const QString page = publishedModelsPage("/models/mine");
    for (const PublishedModel& model : publishedModels()) {
        QVERIFY(page.contains(model.page) && page.contains(model.dataset));
        if (model.side_car.isEmpty())
            continue;
        // The side file is what the program reads.
        QVERIFY(!QJsonDocument::fromJson(model.side_car.toUtf8()).isNull());
        QVERIFY(page.contains(model.stem + ".config.json"));
    }
    QVERIFY(page.contains("/models/mine"));
    TempFolder folder;
    ModelLibraryDialog dialog({}, path(folder.path()), {});
    dialog.show();
    QTRY_VERIFY(dialog.isReady());
    QCOMPARE(dialog.list()->model()->rowCount(), 1);
    QVERIFY(!dialog.useButton()->isEnabled());
    shoot(dialog, "library-published");
}

void TestModelLibrary::bundledModels() {
    const QString shelf = QString(SINOPIA_SOURCE_DIR) + "/resources/models";
    const auto models = readModels(shelf, "Bundled");
    QVERIFY(!models.empty());
    for (const InstalledModel& model : models) {
        QVERIFY2(model.problem.isEmpty(), qPrintable(model.problem));
        QVERIFY(!model.card.isEmpty() && !model.manifest.license.empty());
    }
    ModelLibraryDialog dialog({{shelf, "Bundled"}}, shelf, shelf + "/landscape");
    dialog.show();
    QTRY_VERIFY(dialog.isReady());
    shoot(dialog, "library-bundled");
}

QTEST_MAIN(TestModelLibrary)
#include "test_model_library.moc"
