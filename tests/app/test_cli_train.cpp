#include "app/cli_runner.h"
#include "app/cli_training.h"
#include "image/image_io.h"
#include "support/temp_folder.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

QStringList tiny_landscape(const fs::path& run, const QStringList& more) {
    return tiny_training(QStringList{"--dataset", "landscape", "--output", text(run)} + more);
}

} // namespace

class TestCliTrain : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void rendersChecksAndTrains();
    void checkNamesTheFaults();
    void stoppedAndResumedEqualsWhole();
    void aUsedRunIsRefused();
    void aSignalPausesTheRun();
    void aRunIsExported();
    void aDryRunReports();
    void aDryRunNamesProblems_data();
    void aDryRunNamesProblems();
    void wrongUsageIsExitTwo_data();
    void wrongUsageIsExitTwo();
};

void TestCliTrain::rendersChecksAndTrains() {
    const TempFolder folder;
    const QString data = text(folder / "data");
    CliResult result =
        run_cli({"dataset", "render", "--count", "12", "--size", "24x20", "--seed", "4", "--output", data});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QCOMPARE(run_cli({"dataset", "render", "--count", "1", "--output", data}).code, 2); // not empty
    result = run_cli({"dataset", "check", "--data", data, "--json"});
    QVERIFY2(result.code == 0, qPrintable(result.out));
    QCOMPARE(nlohmann::json::parse(result.out.toStdString()).at("pairs").get<int>(), 12);

    const fs::path run = folder / "run";
    result = run_cli(tiny_training({"--dataset", "folders", "--data", data, "--output", text(run), "--steps",
                                    "3", "--label-path", "shared-trunk", "--spade", "second", "--prediction",
                                    "v", "--schedule", "cosine", "--no-learn-sigma"}));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QCOMPARE(steps_of(run).size(), 3U);
    for (const char* file : {"manifest.json", "progress.jsonl", "log.txt", "lock", "control"})
        QVERIFY2(fs::exists(run / file), file);
    for (const char* file : {"model.safetensors", "ema.safetensors", "optimizer.safetensors", "state.json"})
        QVERIFY2(fs::exists(run / "checkpoints/step-000003" / file), file);
    const std::string state = read_bytes(run / "checkpoints/step-000003/state.json");
    QVERIFY(state.find(folder.path().string()) == std::string::npos);
}

void TestCliTrain::checkNamesTheFaults() {
    const TempFolder folder;
    const QString data = text(folder / "data");
    QCOMPARE(run_cli({"dataset", "render", "--count", "3", "--size", "16x16", "--output", data}).code, 0);
    write_bytes(folder / "data/images/broken.png", "no picture");
    fs::copy_file(folder / "data/masks/000001.png", folder / "data/masks/broken.png");
    fs::remove(folder / "data/masks/000002.png");
    const CliResult result = run_cli({"dataset", "check", "--data", data});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.out.contains("broken.png") && result.out.contains("000002.png"), qPrintable(result.out));
    QVERIFY(!result.out.contains("000000.png"));
    QCOMPARE(run_cli({"dataset", "check", "--data", text(folder / "none")}).code, 2);
    QCOMPARE(run_cli({"dataset", "polish"}).code, 2);
}

void TestCliTrain::stoppedAndResumedEqualsWhole() {
    const TempFolder folder;
    CliResult result = run_cli(tiny_landscape(folder / "whole", {"--steps", "4", "--style", "--seed", "9"}));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QCOMPARE(run_cli(tiny_landscape(folder / "parts", {"--steps", "2", "--style", "--seed", "9"})).code, 0);
    // The run's own options are used, whether they are said again or not.
    result = run_cli(
        {"train", "--output", text(folder / "parts"), "--resume", "--steps", "3", "--progress", "none"});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    result =
        run_cli(tiny_landscape(folder / "parts", {"--steps", "4", "--style", "--seed", "9", "--resume"}));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY(steps_of(folder / "parts") == steps_of(folder / "whole"));
    for (const char* file : {"model", "ema", "optimizer"}) {
        const std::string within = std::string("checkpoints/step-000004/") + file + ".safetensors";
        QVERIFY2(read_bytes(folder / "parts" / fs::path(within)) ==
                     read_bytes(folder / "whole" / fs::path(within)),
                 file);
    }
    result = run_cli(
        {"train", "--output", text(folder / "parts"), "--resume", "--steps", "9", "--channels", "16"});
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("num_channels"), qPrintable(result.err));
}

void TestCliTrain::aUsedRunIsRefused() {
    const TempFolder folder;
    QCOMPARE(run_cli(tiny_landscape(folder / "run", {"--steps", "1"})).code, 0);
    const std::string before = read_bytes(folder / "run/progress.jsonl");
    const CliResult result = run_cli(tiny_landscape(folder / "run", {"--steps", "2"}));
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("--resume"), qPrintable(result.err));
    QVERIFY(read_bytes(folder / "run/progress.jsonl") == before);
}

void TestCliTrain::aSignalPausesTheRun() {
    const TempFolder folder;
    const fs::path run = folder / "run";
    QCOMPARE(run_cli(tiny_landscape(folder / "whole", {"--steps", "24"})).code, 0);
    QProcess process;
    process.start(cli_path(), tiny_landscape(run, {"--steps", "24"}));
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(run / "progress.jsonl") && steps_of(run).size() > 2, 60000);
    process.terminate();
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 130);
    QVERIFY2(steps_of(run).size() < 24, "it ended before it was stopped");
    QCOMPARE(run_cli({"train", "--output", text(run), "--resume", "--progress", "none"}).code, 0);
    QVERIFY(steps_of(run) == steps_of(folder / "whole"));
    for (const char* file : {"model", "ema", "optimizer"}) {
        const std::string within = std::string("checkpoints/step-000024/") + file + ".safetensors";
        QVERIFY2(read_bytes(run / within) == read_bytes(folder / "whole" / fs::path(within)), file);
    }
}

void TestCliTrain::aRunIsExported() {
    const TempFolder folder;
    const fs::path run = folder / "run";
    QCOMPARE(run_cli(tiny_landscape(run, {"--steps", "2"})).code, 0);
    for (const char* name : {"net.pt", "net.safetensors", "model"}) {
        const CliResult result =
            run_cli({"convert", text(run), "--output", text(folder / name), "--dtype", "f32"});
        QVERIFY2(result.code == 0, qPrintable(result.err));
    }
    QVERIFY(fs::exists(folder / "net.config.json"));
    const std::string card = read_bytes(folder / "model/README.md");
    QVERIFY2(card.find("steps: 2") != std::string::npos, card.c_str());
    QVERIFY(read_bytes(folder / "model/manifest.json").find(folder.path().string()) == std::string::npos);

    // All forms are the run's averaged weights: they paint the same picture.
    QCOMPARE(
        run_cli({"dataset", "render", "--count", "1", "--size", "16x16", "--output", text(folder / "data")})
            .code,
        0);
    RgbImage truth;
    for (const char* name : {"run", "net.pt", "net.safetensors", "model"}) {
        const CliResult result = run_cli({"generate", "--checkpoint", text(folder / name), "--map",
                                          text(folder / "data/masks/000000.png"), "--steps", "2", "--sampler",
                                          "ddim", "--guidance", "1", "--dtype", "fp32", "--output",
                                          text(folder / "picture.png"), "--progress", "none"});
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const RgbImage picture = read_picture(folder / "picture.png");
        truth = truth.empty() ? picture : truth;
        QVERIFY2(picture == truth, name);
    }
}

void TestCliTrain::aDryRunReports() {
    const TempFolder folder;
    const CliResult result =
        run_cli(tiny_landscape(folder / "run", {"--steps", "50", "--dry-run", "--json"}));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const nlohmann::json report = nlohmann::json::parse(result.out.toStdString());
    QVERIFY(report.at("problems").empty());
    for (const char* key :
         {"parameters", "seconds_per_step", "seconds_total", "samples_per_second", "disk_mib", "micro_batch"})
        QVERIFY2(report.at(key).get<double>() > 0, key);
    QVERIFY(report.at("memory").at("predicted_mib").get<double>() > 1);
    QVERIFY(report.at("dataset").at("classes").get<int>() > 1);
    QCOMPARE(report.at("device").get<std::string>(), std::string("cpu"));
    QVERIFY(!fs::exists(folder / "run"));
}

void TestCliTrain::aDryRunNamesProblems_data() {
    QTest::addColumn<QStringList>("wrong");
    QTest::addColumn<QString>("field");
    QTest::newRow("batch") << QStringList{"--batch", "0"} << "batch";
    QTest::newRow("size") << QStringList{"--size", "15x16"} << "size";
    QTest::newRow("data") << QStringList{"--dataset", "folders", "--data", "/nowhere"} << "data";
    QTest::newRow("weights") << QStringList{"--init", "/nowhere.pt"} << "init";
}

void TestCliTrain::aDryRunNamesProblems() {
    QFETCH(QStringList, wrong);
    QFETCH(QString, field);
    const TempFolder folder;
    QStringList arguments = tiny_landscape(folder / "run", {"--dry-run", "--json"});
    if (const qsizetype at = arguments.indexOf(wrong.front()); at > 0) // an option is given once
        arguments.remove(at, 2);
    const CliResult result = run_cli(arguments + wrong);
    QCOMPARE(result.code, 2);
    const nlohmann::json report = nlohmann::json::parse(result.out.toStdString());
    QVERIFY2(report.at("problems").size() == 1, qPrintable(result.out));
    QCOMPARE(QString::fromStdString(report.at("problems")[0].at("field")), field);
    QVERIFY(!report.at("problems")[0].at("message").get<std::string>().empty());
}

void TestCliTrain::wrongUsageIsExitTwo_data() {
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown option") << QStringList{"--chanels", "8"} << "chanels";
    QTest::newRow("size off the stride") << QStringList{"--size", "15x16"} << "15x16";
    QTest::newRow("unknown dataset") << QStringList{"--dataset", "photos"} << "photos";
    QTest::newRow("no data") << QStringList{"--dataset", "folders"} << "folder";
    QTest::newRow("unknown schedule") << QStringList{"--schedule", "steep"} << "cosine";
    QTest::newRow("contradiction") << QStringList{"--learn-sigma", "--no-learn-sigma"} << "learn-sigma";
    QTest::newRow("missing weights") << QStringList{"--init", "/nowhere.pt"} << "/nowhere.pt";
}

void TestCliTrain::wrongUsageIsExitTwo() {
    QFETCH(QStringList, more);
    QFETCH(QString, named);
    const TempFolder folder;
    QStringList arguments = tiny_landscape(folder / "run", {"--steps", "1"});
    if (const qsizetype at = arguments.indexOf(more.front()); at > 0) // an option is given once
        arguments.remove(at, 2);
    const CliResult result = run_cli(arguments + more);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(named), qPrintable(result.err));
    QVERIFY(!fs::exists(folder / "run/checkpoints/step-000001"));
}

QTEST_GUILESS_MAIN(TestCliTrain)
#include "test_cli_train.moc"
