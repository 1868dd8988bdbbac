#include "app/cli_runner.h"
#include "app/cli_training.h"
#include "document/project/project_file.h"
#include "support/dataset_files.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

/// Three steps of it.
QStringList tiny(const QStringList& more) {
    return tiny_training(QStringList{"--steps", "3", "--no-learn-sigma"} + more);
}

nlohmann::json report_of(const CliResult& result) {
    return nlohmann::json::parse(result.out.toStdString());
}

} // namespace

class TestCliDataset : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aPackTrainsAsItsFilesDo();
    void aSuggestedRemapIsTaken();
    void publishedLayoutsAreChecked();
    void projectsBecomePairs();
    void wrongUsageIsExitTwo_data();
    void wrongUsageIsExitTwo();
};

void TestCliDataset::aPackTrainsAsItsFilesDo() {
    const TempFolder folder;
    put_folders(folder / "data", 12, {50, 40});
    const QString data = text(folder / "data"), pack = text(folder / "some.sinopack");
    CliResult result = run_cli({"dataset", "pack", "--data", data, "--output", pack, "--size", "16x16",
                                "--json", "--threads", "2", "--progress", "none"});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QCOMPARE(report_of(result).at("pairs").get<int>(), 12);
    result = run_cli({"dataset", "check", "--data", pack, "--json"});
    QVERIFY2(result.code == 0, qPrintable(result.out));
    QCOMPARE(report_of(result).at("held_out").get<int>(), 1);
    result = run_cli(tiny({"--data", data, "--output", text(folder / "files")}));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    result = run_cli(tiny({"--data", pack, "--output", text(folder / "packed")}));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY(!steps_of(folder / "files").empty());
    QVERIFY(steps_of(folder / "packed") == steps_of(folder / "files"));
    QVERIFY(read_bytes(folder / "packed/checkpoints/step-000003/model.safetensors") ==
            read_bytes(folder / "files/checkpoints/step-000003/model.safetensors"));
}

void TestCliDataset::aSuggestedRemapIsTaken() {
    const TempFolder folder;
    put_folders(folder / "data", 4, {16, 16});
    put_map(folder / "data/masks/pair03.png", halves({16, 16}, 77, 0));
    const QString data = text(folder / "data");
    const CliResult faulty = run_cli({"dataset", "check", "--data", data, "--json"});
    QCOMPARE(faulty.code, 2);
    const nlohmann::json report = report_of(faulty);
    QVERIFY(report.at("pairs_per_second").get<double>() > 0);
    const QString remap = QString::fromStdString(report.at("remap").dump());
    const CliResult mended = run_cli({"dataset", "check", "--data", data, "--json", "--remap", remap});
    QVERIFY2(mended.code == 0, qPrintable(mended.out));
    QCOMPARE(run_cli(tiny({"--data", data, "--output", text(folder / "a")})).code, 2);
    const CliResult trained =
        run_cli(tiny({"--data", data, "--output", text(folder / "b"), "--remap", remap}));
    QVERIFY2(trained.code == 0, qPrintable(trained.err));
}

void TestCliDataset::publishedLayoutsAreChecked() {
    const TempFolder folder;
    put_picture(folder / "images/training/a.png", {16, 16}, 1);
    put_map(folder / "annotations/training/a.png", halves({16, 16}, 0, 150));
    const auto check = [&](const QStringList& more) {
        return run_cli(QStringList{"dataset", "check", "--data", text(folder.path()), "--json"} + more);
    };
    CliResult result = check({"--dataset", "ade20k"});
    QVERIFY2(result.code == 0, qPrintable(result.out + result.err));
    QCOMPARE(report_of(result).at("classes").size(), std::size_t{150});
    QCOMPARE(report_of(result).at("ignored_pixels").get<int>(), 128);
    result = check({"--dataset", "ade20k", "--preprocess", "original"});
    QCOMPARE(report_of(result).at("classes").size(), std::size_t{151});
    QCOMPARE(check({"--dataset", "voc"}).code, 2);
}

void TestCliDataset::projectsBecomePairs() {
    const TempFolder folder;
    fs::create_directories(folder / "projects");
    for (const char* name : {"one", "two"}) {
        Project project;
        project.snapshot.layers.labels = TileGrid<ClassIndex>(halves({16, 16}, 2, 1));
        project.snapshot.layers.region = TileGrid<std::uint8_t>(Size{16, 16});
        project.snapshot.layers.picture = TileGrid<Rgb>(some_picture({16, 16}, name[0]));
        project.snapshot.label_set = LabelSet::generated(3);
        StoredResult kept;
        kept.id = 5;
        kept.picture = TileGrid<Rgb>(some_picture({16, 16}, name[1]));
        kept.labels = TileGrid<ClassIndex>(halves({16, 16}, 0, no_class));
        project.snapshot.results = {std::make_shared<const StoredResult>(kept)};
        save_project(folder / "projects" / (std::string(name) + ".sinopia"), project.snapshot);
    }
    const QString projects = text(folder / "projects"), data = text(folder / "data");
    CliResult result = run_cli({"dataset", "from-project", "--data", projects, "--output", data});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QCOMPARE(read_label_map(folder / "data/masks/one-5.png"), halves({16, 16}, 0, no_class));
    QVERIFY(read_picture(folder / "data/images/two.png") == some_picture({16, 16}, 't'));
    result = run_cli({"dataset", "check", "--data", data, "--json"});
    QVERIFY2(result.code == 0, qPrintable(result.out));
    QCOMPARE(report_of(result).at("pairs").get<int>(), 4);
    result = run_cli({"dataset", "check", "--dataset", "project", "--data", projects, "--json"});
    QVERIFY2(result.code == 0, qPrintable(result.out + result.err));
    QCOMPARE(report_of(result).at("usable").get<int>(), 4);
    result = run_cli(tiny({"--dataset", "project", "--data", projects, "--output", text(folder / "run")}));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    result = run_cli(tiny({"--data", data, "--output", text(folder / "again")}));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY(steps_of(folder / "run") == steps_of(folder / "again"));
}

void TestCliDataset::wrongUsageIsExitTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("layout") << QStringList{"check", "--data", ".", "--dataset", "photos"} << "cityscapes";
    QTest::newRow("preprocess") << QStringList{"check", "--data", ".", "--preprocess", "best"} << "original";
    QTest::newRow("remap") << QStringList{"check", "--data", ".", "--remap", "{"} << "remap";
    QTest::newRow("pack nothing") << QStringList{"pack", "--data", "nowhere"} << "nowhere";
    QTest::newRow("no project") << QStringList{"from-project", "--data", ".", "--output", "x"} << "project";
    QTest::newRow("no action") << QStringList{} << "pack";
}

void TestCliDataset::wrongUsageIsExitTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const CliResult result = run_cli(QStringList{"dataset"} + arguments);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(word), qPrintable(result.err));
}

QTEST_GUILESS_MAIN(TestCliDataset)
#include "test_cli_dataset.moc"
