#include "app/cli_inputs.h"
#include "app/cli_runner.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

/// "{in}" in the cases stands for the folder of inputs.
QString filled(QString text, const fs::path& folder) {
    return text.replace("{in}", QString::fromStdString(folder.string()));
}

/// Every file below the folder with its content.
std::map<fs::path, std::string> contents(const fs::path& folder) {
    std::map<fs::path, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            all.emplace(entry.path(), read_bytes(entry.path()));
    return all;
}

std::vector<fs::path> case_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(SINOPIA_SOURCE_DIR) / "tests/app/cli_golden"))
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

/// Each file of cli_golden/ lists cases: arguments, exit code, what stdout and stderr must contain, in order.
/// An exit code other than 0 also means: stderr is one sentence (or, where `table` is set, one sentence and
/// its table), and no file was made, changed or removed.
class TestCliGolden : public QObject {
    Q_OBJECT

    TempFolder folder_;
    std::map<fs::path, std::string> before_;

  private Q_SLOTS:
    void initTestCase() {
        make_cli_inputs(folder_.path());
        before_ = contents(folder_.path());
    }

    void golden_data() {
        QTest::addColumn<QString>("json");
        for (const fs::path& file : case_files()) {
            const auto cases = nlohmann::json::parse(read_bytes(file));
            for (const auto& one : cases)
                QTest::addRow("%s: %s", file.stem().c_str(), one["case"].get<std::string>().c_str())
                    << QString::fromStdString(one.dump());
        }
    }

    void golden() {
        QFETCH(QString, json);
        const auto golden = nlohmann::json::parse(json.toStdString());
        QStringList arguments;
        for (const auto& argument : golden["args"])
            arguments << filled(QString::fromStdString(argument.get<std::string>()), folder_.path());
        const CliResult result = run_cli(arguments);
        const int code = golden["code"].get<int>();
        QVERIFY2(result.code == code,
                 qPrintable(QString("exit code %1, stderr: %2").arg(result.code).arg(result.err)));
        for (const auto& [stream, text] :
             {std::pair{"stdout", result.out}, std::pair{"stderr", result.err}}) {
            qsizetype from = 0;
            for (const auto& part : golden.value(stream, nlohmann::json::array())) {
                const QString wanted =
                    filled(QString::fromStdString(part.get<std::string>()), folder_.path());
                const qsizetype at = text.indexOf(wanted, from);
                QVERIFY2(at >= 0, qPrintable(QString("no '%1' in %2: %3").arg(wanted, stream, text)));
                from = at + wanted.size();
            }
        }
        if (code != 0) {
            const qsizetype lines = result.err.count('\n');
            QVERIFY2(golden.value("table", false) ? lines > 1 : lines == 1, qPrintable(result.err));
            QVERIFY2(result.err.startsWith("sinopia-cli"), qPrintable(result.err));
            QVERIFY(result.out.isEmpty());
        }
        QVERIFY2(contents(folder_.path()) == before_, "a file was made, changed or removed");
    }
};

QTEST_GUILESS_MAIN(TestCliGolden)
#include "test_cli_golden.moc"
