// The command line in several processes that mpirun starts. Only built where MPI was found.

#include "app/cli_runner.h"
#include "app/cli_training.h"
#include "formats/safetensors.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstring>
#include <map>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

QStringList mpirun(int processes, const QStringList& arguments) {
    return QStringList{"--oversubscribe", "--allow-run-as-root", "-n", QString::number(processes),
                       cli_path()} +
           arguments;
}

CliResult run_together(int processes, const QStringList& arguments) {
    QProcess process;
    process.start(SINOPIA_MPIRUN, mpirun(processes, arguments));
    if (!process.waitForFinished(120000)) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, "(not ended in time)"};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// A run over the few pairs of `data`, too few for any to be held out.
QStringList tiny(const fs::path& data, const fs::path& run, const QStringList& more) {
    return QStringList{"train",
                       "--dataset",
                       "folders",
                       "--data",
                       text(data),
                       "--size",
                       "16x16",
                       "--channels",
                       "8",
                       "--batch",
                       "4",
                       "--threads",
                       "1",
                       "--attention",
                       "8",
                       "--res-blocks",
                       "1",
                       "--progress",
                       "none",
                       "--seed",
                       "7",
                       "--output",
                       text(run),
                       "--plain-resize",
                       "--channel-mult",
                       "1,2"} +
           more;
}

/// The largest difference between the tensors of two files; infinite if their names differ.
double difference(const fs::path& a, const fs::path& b) {
    const TensorFile left = read_safetensors(a), right = read_safetensors(b);
    double most = left.tensors.size() == right.tensors.size() ? 0 : INFINITY;
    for (const TensorView& view : left.tensors) {
        const TensorView* other = right.find(view.name);
        if (!other || other->shape != view.shape)
            return INFINITY;
        for (std::int64_t i = 0; i < view.element_count(); ++i) {
            float x = 0, y = 0;
            std::memcpy(&x, left.data(view) + 4 * i, 4);
            std::memcpy(&y, right.data(*other) + 4 * i, 4);
            most = std::max<double>(most, std::abs(x - y));
        }
    }
    return most;
}

void compare_runs(const fs::path& run, const fs::path& truth, const std::string& step) {
    for (const char* file : {"model.safetensors", "ema.safetensors", "optimizer.safetensors"}) {
        const fs::path within = fs::path("checkpoints") / step / file;
        const double most = difference(run / within, truth / within);
        QVERIFY2(most <= 1e-5, qPrintable(QString("%1: %2").arg(file).arg(most)));
    }
}

std::string bytes_of_folder(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = read_bytes(entry.path());
    std::string all;
    for (const auto& [name, bytes] : files)
        all += name + "\n" + bytes;
    return all;
}

} // namespace

class TestCliTogether : public QObject {
    Q_OBJECT

    TempFolder inputs_;

    QStringList tiny(const fs::path& run, const QStringList& more) const {
        return ::tiny(inputs_ / "data", run, more);
    }

  private Q_SLOTS:
    void initTestCase();
    void severalProcessesEqualOne();
    void aPauseStopsAll();
    void aFaultEndsAll();
    void aDatasetIsSampledTheSame();
};

void TestCliTogether::initTestCase() {
    QCOMPARE(
        run_cli({"dataset", "render", "--count", "5", "--size", "16x16", "--output", text(inputs_ / "data")})
            .code,
        0);
}

/// Two from the start; or one after the other, each going on where the one before was.
void TestCliTogether::severalProcessesEqualOne() {
    const TempFolder folder;
    QCOMPARE(run_cli(tiny(folder / "one", {"--steps", "4"})).code, 0);
    const CliResult result = run_together(2, tiny(folder / "two", {"--steps", "4"}));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    compare_runs(folder / "two", folder / "one", "step-000004");
    QCOMPARE(run_together(2, tiny(folder / "run", {"--steps", "2"})).code, 0);
    QCOMPARE(run_cli(tiny(folder / "run", {"--steps", "3", "--resume"})).code, 0);
    QCOMPARE(run_together(4, tiny(folder / "run", {"--steps", "4", "--resume"})).code, 0);
    compare_runs(folder / "run", folder / "one", "step-000004");
}

void TestCliTogether::aPauseStopsAll() {
    const TempFolder folder;
    const fs::path run = folder / "run";
    QProcess process;
    process.start(SINOPIA_MPIRUN, mpirun(2, tiny(run, {"--steps", "100000"})));
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(run / "control") && fs::exists(run / "progress.jsonl"), 60000);
    write_bytes(run / "control/pause", "");
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(read_bytes(run / "progress.jsonl").find("\"stopped\"") != std::string::npos);
    QVERIFY(!fs::is_empty(run / "checkpoints"));
}

void TestCliTogether::aFaultEndsAll() {
    const TempFolder folder;
    CliResult result = run_together(2, tiny(folder / "run", {"--steps", "2", "--init", "/nowhere.pt"}));
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("/nowhere.pt"), qPrintable(result.err));
    QStringList small = tiny(folder / "small", {"--steps", "2"});
    small[small.indexOf("--batch") + 1] = "1";
    result = run_together(2, small);
    QCOMPARE(result.code, 2);
    QVERIFY2(result.err.contains("at least one pair"), qPrintable(result.err));
}

void TestCliTogether::aDatasetIsSampledTheSame() {
    const TempFolder folder;
    const QString data = text(inputs_ / "data");
    QCOMPARE(run_cli(tiny(folder / "run", {"--steps", "1"})).code, 0);
    const auto generate = [&](const char* output) {
        return QStringList{"generate", "--checkpoint", text(folder / "run"),
                           "--data",   data,           "--steps",
                           "2",        "--threads",    "1",
                           "--dtype",  "fp32",         "--progress",
                           "none",     "--output",     text(folder / output)};
    };
    QCOMPARE(run_cli(generate("one")).code, 0);
    CliResult result = run_together(3, generate("three"));
    QVERIFY2(result.code == 0, qPrintable(result.err));
    QVERIFY(result.out.contains("5 samples, 5 of them"));
    QVERIFY(bytes_of_folder(folder / "one") == bytes_of_folder(folder / "three"));
    fs::remove(folder / "three/samples/000002.png"); // as a kill would have left it
    result = run_together(2, generate("three"));
    QVERIFY2(result.out.contains("5 samples, 1 of them"), qPrintable(result.out));
    QVERIFY(bytes_of_folder(folder / "one") == bytes_of_folder(folder / "three"));
}

QTEST_GUILESS_MAIN(TestCliTogether)
#include "test_cli_together.moc"
