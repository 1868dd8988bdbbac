#include "app/cli_runner.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <map>

using namespace sinopia::test;

class TestCliSelftest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void every_check_passes_on_the_processor() {
        const CliResult result = run_cli({"selftest", "--device", "cpu", "--json"});
        std::map<std::string, nlohmann::json> checks;
        nlohmann::json last;
        for (const QString& line : result.out.split('\n', Qt::SkipEmptyParts)) {
            last = nlohmann::json::parse(line.toStdString());
            if (last.contains("check"))
                checks[last.at("check")] = last;
        }
        for (const char* name :
             {"parity output", "parity picture", "engine equality", "fused norm", "same bytes again", "cancel", "memory"}) {
            QVERIFY2(checks.contains(name), name);
            QVERIFY2(checks.at(name).at("ok").get<bool>(), checks.at(name).dump().c_str());
        }
        // What depends on the machine's load is measured, but not judged here.
        QVERIFY(checks.contains("speed") && checks.contains("cancel time"));
        QCOMPARE(last.at("device").get<std::string>(), std::string("cpu"));
        QCOMPARE(last.at("checks").get<std::size_t>(), checks.size());
        QCOMPARE(result.code, last.at("failed").get<int>() == 0 ? 0 : 1);
    }

    void a_device_that_is_not_there_is_refused() {
        const CliResult result = run_cli({"selftest", "--device", "cuda:99"});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains("cuda:99"), qPrintable(result.err));
    }
};

QTEST_GUILESS_MAIN(TestCliSelftest)
#include "test_cli_selftest.moc"
