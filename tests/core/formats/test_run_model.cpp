#include "base/error.h"
#include "base/sha256.h"
#include "formats/model_manifest.h"
#include "formats/run_model.h"
#include "support/failing_calls.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <algorithm>
#include <cerrno>

using namespace sinopia;
using sinopia::test::TempFolder;
using sinopia::test::write_bytes;

namespace fs = std::filesystem;

namespace {

std::string bytes_of(const std::string& text) {
    return sha256_of(std::as_bytes(std::span(text.data(), text.size())));
}

void write_save(const fs::path& run, const char* name, const std::string& weights,
                const std::string& more = "") {
    const fs::path folder = run / "checkpoints" / name;
    fs::create_directories(folder);
    write_bytes(folder / "ema.safetensors", weights);
    write_bytes(folder / "state.json", "{\"step\": 1, \"sha256\": {\"ema.safetensors\": \"" +
                                           bytes_of(weights) + "\"}" + more + "}");
}

fs::path write_run(const TempFolder& folder) {
    const fs::path run = folder / "run";
    fs::create_directories(run);
    ModelManifest manifest;
    manifest.name = "run";
    manifest.labels = LabelSet::generated(3);
    manifest.stages = {ModelStage{"base", "ema.safetensors", "", {64, 64}, {}, {}, 0}};
    manifest.training = {{"options", {{"steps", 40}}}};
    write_model_manifest(run / "manifest.json", manifest);
    write_save(run, "step-000010", "ten", ", \"held_out_loss\": 0.5");
    write_save(run, "step-000030", "thirty", ", \"held_out_loss\": 0.7");
    write_save(run, "step-000020", "twenty", ", \"held_out_loss\": 0.4");
    return run;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class TestRunModel : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void savesAreFoundInOrder();
    void saveBecomesAModel();
    void damagedSaveLeavesNothing();
    void failingCallsLeaveNothing();
    void namesAreHarmless();
};

void TestRunModel::savesAreFoundInOrder() {
    const TempFolder folder;
    const fs::path run = write_run(folder);
    fs::create_directories(run / "checkpoints" / ".tmp-step-000040");
    fs::create_directories(run / "checkpoints" / "step-000050"); // without files
    fs::create_directories(run / "checkpoints" / "step-x");
    const auto saves = run_checkpoints(run);
    QCOMPARE(saves.size(), std::size_t(3));
    QCOMPARE(saves[0].step, 10LL);
    QCOMPARE(saves[2].step, 30LL);
    QCOMPARE(best_checkpoint(saves).step, 20LL);
    auto unjudged = saves;
    for (RunCheckpoint& save : unjudged)
        save.held_out_loss.reset();
    QCOMPARE(best_checkpoint(unjudged).step, 30LL);
    QVERIFY(run_checkpoints(folder / "nowhere").empty());
}

void TestRunModel::saveBecomesAModel() {
    const TempFolder folder;
    const fs::path run = write_run(folder);
    const auto saves = run_checkpoints(run);
    const fs::path model = install_run_model(run, saves[1], folder / "models", "mine");
    QCOMPARE(model, folder / "models" / "mine");
    QCOMPARE(names_in(folder / "models"), (std::vector<std::string>{"mine"}));
    QCOMPARE(names_in(model), (std::vector<std::string>{"README.md", "ema.safetensors", "manifest.json"}));
    QCOMPARE(test::read_bytes(model / "ema.safetensors"), std::string("twenty"));
    const ModelManifest manifest = read_model_manifest(model / "manifest.json");
    QCOMPARE(manifest.name, std::string("mine"));
    QCOMPARE(manifest.labels.size(), 3);
    QCOMPARE(manifest.stages.front().sha256, bytes_of("twenty"));
    QCOMPARE(manifest.training["step"], nlohmann::json(20));
    QCOMPARE(manifest.training["options"]["steps"], nlohmann::json(40));
    QCOMPARE(install_run_model(run, saves[2], folder / "models", "mine"), folder / "models" / "mine 2");
    QCOMPARE(test::read_bytes(model / "ema.safetensors"), std::string("twenty")); // the first stays
}

void TestRunModel::damagedSaveLeavesNothing() {
    const TempFolder folder;
    const fs::path run = write_run(folder);
    const auto saves = run_checkpoints(run);
    write_bytes(saves[0].folder / "ema.safetensors", "tem");
    QVERIFY_EXCEPTION_THROWN(install_run_model(run, saves[0], folder / "models", "mine"), Error);
    QVERIFY(names_in(folder / "models").empty());
    fs::remove(run / "manifest.json");
    QVERIFY_EXCEPTION_THROWN(install_run_model(run, saves[1], folder / "models", "mine"), Error);
    QVERIFY(names_in(folder / "models").empty());
}

void TestRunModel::failingCallsLeaveNothing() {
    const TempFolder folder;
    const fs::path run = write_run(folder);
    const auto saves = run_checkpoints(run);
    int failures = 0;
    for (int nth = 1; nth < 100; ++nth) {
        const fs::path models = folder / ("models" + std::to_string(nth));
        fs::create_directories(models);
        test::fail_call(nth, ENOSPC);
        try {
            install_run_model(run, saves[0], models, "mine");
        } catch (const Error&) {
        }
        if (!test::stop_failing()) {
            QCOMPARE(names_in(models), (std::vector<std::string>{"mine"}));
            break;
        }
        ++failures;
        // What could not be made durable may still be there, but only whole.
        for (const std::string& name : names_in(models)) {
            QCOMPARE(name, std::string("mine"));
            QCOMPARE(names_in(models / name).size(), std::size_t(3));
        }
    }
    QVERIFY2(failures > 3, qPrintable(QString::number(failures)));
}

void TestRunModel::namesAreHarmless() {
    const TempFolder folder;
    const fs::path run = write_run(folder);
    const auto saves = run_checkpoints(run);
    for (const char* name : {"../outside", "..", "", ".hidden", "a/b\n"}) {
        const fs::path model = install_run_model(run, saves[0], folder / "models", name);
        QCOMPARE(model.parent_path(), folder / "models");
        QVERIFY(model.filename().string().front() != '.');
    }
}

QTEST_GUILESS_MAIN(TestRunModel)
#include "test_run_model.moc"
