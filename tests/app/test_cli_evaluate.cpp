#include "app/cli_runner.h"
#include "app/cli_training.h"
#include "support/temp_folder.h"

#include <QtTest>

using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

/// The last line of stdout as JSON, without what differs from run to run.
nlohmann::json last_line(const CliResult& result) {
    const QStringList lines = result.out.trimmed().split('\n');
    nlohmann::json json = nlohmann::json::parse(lines.last().toStdString());
    json.erase("seconds");
    return json;
}

const QStringList few{"--count", "2", "--steps", "2", "--threads", "1", "--json"};

CliResult evaluate(const QStringList& more) {
    return run_cli(QStringList{"evaluate"} + few + more);
}

} // namespace

class TestCliEvaluate : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theBundledModelIsMeasured();
    void progressIsLines();
    void aSegmenterIsTrainedPublishedAndUsed();
    void featuresAreAReference();
    void foreignOptionsOfTrainingAreRefused_data();
    void foreignOptionsOfTrainingAreRefused();
    void wrongUsageIsExitTwo_data();
    void wrongUsageIsExitTwo();
};

void TestCliEvaluate::theBundledModelIsMeasured() {
    const CliResult result = evaluate({"--metric", "miou"});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const nlohmann::json json = last_line(result);
    for (const char* key : {"generated_miou", "rendered_miou"}) {
        const double value = json.at(key).get<double>();
        QVERIFY2(value > 0 && value <= 1, key);
    }
    QCOMPARE(json.at("count").get<int>(), 2);
    QCOMPARE(json.at("classes").size(), std::size_t(12));
    QVERIFY(json.at("ratio_interval").at(0) <= json.at("ratio_interval").at(1));
    QVERIFY(last_line(evaluate({"--metric", "miou"})) == json); // the same bytes again
    QVERIFY(last_line(evaluate({"--seed", "9"})).at("generated_miou") != json.at("generated_miou"));
}

void TestCliEvaluate::progressIsLines() {
    const CliResult result = evaluate({"--progress", "json"});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    const QStringList lines = result.out.trimmed().split('\n');
    QVERIFY(lines.size() >= 5); // two pictures of two steps or more, and the result
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const nlohmann::json line = nlohmann::json::parse(lines[i].toStdString());
        QCOMPARE(line.at("event").get<std::string>(), std::string("progress"));
        QCOMPARE(line.at("step").get<qsizetype>(), i + 1);
        QCOMPARE(line.at("steps").get<qsizetype>(), lines.size() - 1);
    }
    QVERIFY(nlohmann::json::parse(lines.last().toStdString()).contains("generated_miou"));
}

void TestCliEvaluate::aSegmenterIsTrainedPublishedAndUsed() {
    const TempFolder folder;
    const QString run = text(folder / "run"), model = text(folder / "judge");
    const QStringList tiny{
        "train",      "--segmenter", "--output",       run,   "--size",           "16x16", "--channels", "8",
        "--steps",    "2",           "--channel-mult", "1,2", "--loader-threads", "0",     "--batch",    "2",
        "--progress", "none"};
    CliResult result = run_cli(tiny + QStringList{"--publish", model, "--license", "CC0-1.0"});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QCOMPARE(run_cli(tiny).code, 2); // the run is used
    result =
        run_cli({"train", "--segmenter", "--output", run, "--resume", "--steps", "3", "--progress", "none"});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY(fs::exists(folder / "run/checkpoints/step-000003/ema.safetensors"));
    for (const QString& segmenter : {run, model}) {
        result = evaluate({"--segmenter", segmenter});
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QVERIFY(last_line(result).contains("rendered_miou"));
    }
    result = run_cli({"generate", "--checkpoint", model, "--map", "none.png", "--output", "x.png"});
    QCOMPARE(result.code, 2);
}

void TestCliEvaluate::featuresAreAReference() {
    const TempFolder folder;
    const QString file = text(folder / "features.safetensors");
    CliResult result = evaluate({"--metric", "frechet", "--save-features", file});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY(!last_line(result).contains("generated_miou"));
    QVERIFY(last_line(result).at("frechet").get<double>() > 0);
    result = evaluate({"--metric", "miou,frechet", "--against", file});
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY(last_line(result).at("frechet").get<double>() < 1e-4); // to itself
    QVERIFY(last_line(result).contains("generated_miou"));
}

void TestCliEvaluate::foreignOptionsOfTrainingAreRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("preset") << QStringList{"--segmenter", "--preset", "ade20k-finetune"};
    QTest::newRow("prediction") << QStringList{"--segmenter", "--prediction", "v"};
    QTest::newRow("dry run") << QStringList{"--segmenter", "--dry-run"};
    QTest::newRow("publish alone") << QStringList{"--publish", "somewhere"};
}

void TestCliEvaluate::foreignOptionsOfTrainingAreRefused() {
    QFETCH(QStringList, arguments);
    const TempFolder folder;
    const CliResult result = run_cli(QStringList{"train", "--output", text(folder / "run")} + arguments);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("segmenter"), qPrintable(result.err));
    QVERIFY(!fs::exists(folder / "run"));
}

void TestCliEvaluate::wrongUsageIsExitTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("metric") << QStringList{"--metric", "fid"} << "frechet";
    QTest::newRow("one map") << QStringList{"--count", "1"} << "count";
    QTest::newRow("segmenter") << QStringList{"--segmenter", "/nowhere"} << "/nowhere";
    QTest::newRow("checkpoint") << QStringList{"--checkpoint", "/nowhere"} << "/nowhere";
    QTest::newRow("against") << QStringList{"--against", "x"} << "frechet";
    QTest::newRow("sampler") << QStringList{"--sampler", "magic"} << "ddim";
}

void TestCliEvaluate::wrongUsageIsExitTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const CliResult result = run_cli(QStringList{"evaluate"} + arguments);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains(word), qPrintable(result.err));
    QVERIFY(result.out.isEmpty());
}

QTEST_GUILESS_MAIN(TestCliEvaluate)
#include "test_cli_evaluate.moc"
