#include "base/error.h"
#include "synthesis/generator.h"

#include <QtTest>

#include "tests/core/synthesis/tiny_model.h"
#include <fstream>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

/// Writes weights and their sidecar; returns the weights' path.
fs::path write_checkpoint(const fs::path& folder, std::uint64_t seed) {
    const LoadedStage stage = tiny_stage(tiny_config(), seed);
    const fs::path path = folder / "tiny.safetensors";
    save_weights(stage.network, path);
    nlohmann::json config = to_json(stage.network->config());
    config.update(to_json(stage.diffusion));
    std::ofstream(folder / "tiny.config.json") << config;
    return path;
}

GenerationRequest request_for(const fs::path& checkpoint) {
    GenerationRequest request;
    request.checkpoint = checkpoint.string();
    request.map = striped_map({8, 8});
    request.options.steps = 3;
    request.options.device = "cpu";
    request.options.precision = Precision::fp32;
    request.options.threads = 1;
    return request;
}

} // namespace

class TestGenerator : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_replaced_file_is_loaded_anew() {
        QTemporaryDir folder;
        const fs::path path = write_checkpoint(folder.path().toStdString(), 1);
        const std::unique_ptr<Generator> generator = make_generator();
        const ModelSummary first = generator->load(path.string(), {});
        QCOMPARE(first.class_names.size(), std::size_t(4));
        const RgbImage picture = generator->generate(request_for(path), {}, {}).picture;
        QVERIFY(generator->generate(request_for(path), {}, {}).picture == picture);

        write_checkpoint(folder.path().toStdString(), 2);
        fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(2));
        QVERIFY(generator->load(path.string(), {}).hash != first.hash);
        QVERIFY(generator->generate(request_for(path), {}, {}).picture != picture);
    }

    void a_bad_checkpoint_leaves_the_old_one_loaded() {
        QTemporaryDir folder;
        const fs::path path = write_checkpoint(folder.path().toStdString(), 1);
        const std::unique_ptr<Generator> generator = make_generator();
        generator->load(path.string(), {});
        const RgbImage picture = generator->generate(request_for(path), {}, {}).picture;

        const fs::path bad = fs::path(folder.path().toStdString()) / "bad.pt";
        std::ofstream(bad) << "not weights";
        QVERIFY_EXCEPTION_THROWN(generator->load(bad.string(), {}), Error);
        QVERIFY_EXCEPTION_THROWN(generator->load("/no/such/place", {}), Error);
        QVERIFY(generator->generate(request_for(path), {}, {}).picture == picture);
    }

    void a_model_is_found_by_its_name() {
        QTemporaryDir folder;
        const fs::path models = fs::path(folder.path().toStdString()) / "models";
        qputenv("SINOPIA_RESOURCES", folder.path().toUtf8());
        qputenv("XDG_DATA_HOME", (folder.path() + "/nothing").toUtf8());
        const std::unique_ptr<Generator> generator = make_generator();
        QVERIFY_EXCEPTION_THROWN(generator->load("", {}), Error);

        const LoadedStage stage = tiny_stage(tiny_config(), 1);
        fs::create_directories(models / "landscape");
        save_weights(stage.network, models / "landscape/base.safetensors");
        ModelManifest manifest;
        manifest.name = "Tiny landscapes";
        manifest.labels = LabelSet::generated(4);
        ModelStage described;
        described.weights = "base.safetensors";
        described.size = {8, 8};
        described.network = to_json(stage.network->config());
        described.diffusion = to_json(stage.diffusion);
        manifest.stages.push_back(described);
        manifest.defaults = {{"sampler", "ddim"}, {"steps", 7}, {"guidance", 2.0}};
        write_model_manifest(models / "landscape/manifest.json", manifest);
        for (const char* name : {"", "landscape"}) {
            const ModelSummary summary = generator->load(name, {});
            QCOMPARE(summary.name, std::string("Tiny landscapes"));
            QCOMPARE(summary.defaults.steps, 7);
            QVERIFY(summary.defaults.sampler == Sampler::ddim);
            QVERIFY(summary.preferred_size == (Size{8, 8}));
        }
        qunsetenv("SINOPIA_RESOURCES");
        qunsetenv("XDG_DATA_HOME");
    }
};

QTEST_GUILESS_MAIN(TestGenerator)
#include "test_generator.moc"
