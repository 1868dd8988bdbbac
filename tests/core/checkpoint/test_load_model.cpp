#include "base/sha256.h"
#include "checkpoint/checkpoint.h"
#include "formats/json_file.h"
#include "support/errors.h"
#include "support/reference_file.h"
#include "support/small_network.h"
#include "support/temp_folder.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace fs = std::filesystem;

namespace {

ModelManifest manifest_of(const NetworkConfig& config, const std::string& weights) {
    ModelManifest manifest;
    manifest.name = "trial";
    manifest.labels = LabelSet::generated(config.num_classes);
    ModelStage stage;
    stage.weights = weights;
    stage.size = {16, 16};
    stage.network = to_json(config);
    stage.diffusion = to_json(DiffusionConfig{});
    stage.steps = 12;
    manifest.stages = {stage};
    return manifest;
}

bool same_weights(const LoadedModel& model, const SdmUNet& network) {
    const auto a = model.stages.front().network->parameters(), b = network->parameters();
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!torch::equal(a[i], b[i]))
            return false;
    return a.size() == b.size();
}

/// Levels with attention; places coarser than the deepest level have no effect.
std::vector<bool> attended_levels(const NetworkConfig& config) {
    const auto factors = config.attention_factors();
    std::vector<bool> levels;
    for (std::size_t level = 0; level < config.multipliers().size(); ++level)
        levels.push_back(std::find(factors.begin(), factors.end(), 1 << level) != factors.end());
    return levels;
}

/// Equal up to what weights cannot tell: the picture size that attention places refer to, and the heads.
void compare_derived(const NetworkConfig& derived, const NetworkConfig& truth) {
    QCOMPARE(derived.num_channels, truth.num_channels);
    QCOMPARE(derived.label_channels(), truth.label_channels());
    QCOMPARE(derived.num_res_blocks, truth.num_res_blocks);
    QCOMPARE(derived.multipliers(), truth.multipliers());
    QCOMPARE(attended_levels(derived), attended_levels(truth));
    QCOMPARE(derived.use_scale_shift_norm, truth.use_scale_shift_norm);
    QCOMPARE(derived.resblock_updown, truth.resblock_updown);
    QCOMPARE(derived.learn_sigma, truth.learn_sigma);
    QCOMPARE(derived.in_channels, truth.in_channels);
    QCOMPARE(derived.known_region, truth.known_region);
    QCOMPARE(derived.patch_size, truth.patch_size);
    QCOMPARE(derived.spade_hidden, truth.spade_hidden);
    QCOMPARE(derived.label_path, truth.label_path);
    QCOMPARE(derived.spade_placement, truth.spade_placement);
    QCOMPARE(derived.style_sizes, truth.style_sizes);
}

std::string error_for(const fs::path& path, const fs::path& config = {}) {
    return error_of([&] { load_model(path, config); });
}

} // namespace

class TestLoadModel : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void an_original_checkpoint_loads_with_its_sidecar() {
        const LoadedModel model = load_model(reference_folder() / "sdm_b.pt");
        QCOMPARE(model.stages.size(), std::size_t{1});
        const auto sidecar =
            network_config_from_json(read_json_file(reference_folder() / "sdm_b.config.json"));
        QVERIFY(model.stages[0].network->config() == sidecar);
        QVERIFY(!model.stages[0].network->is_training());
        QCOMPARE(model.manifest.labels.size(), 8);
        QCOMPARE(model.manifest.name, std::string("sdm_b"));
        QCOMPARE(model.hash, sha256_of_file(reference_folder() / "sdm_b.pt"));
    }

    void the_configuration_follows_from_the_weights() {
        const TensorFile file = read_tensor_file(reference_folder() / "sdm_b.pt");
        compare_derived(derive_network_config(file),
                        network_config_from_json(read_json_file(reference_folder() / "sdm_b.config.json")));
        // Without a sidecar and under the original's name for EMA weights.
        const TempFolder folder;
        fs::copy_file(reference_folder() / "sdm_b.pt", folder / "ema_0.9999_050000.pt");
        const LoadedModel model = load_model(folder / "ema_0.9999_050000.pt");
        QCOMPARE(model.manifest.name, std::string("ema_0.9999_050000"));
        QVERIFY(model.stages[0].diffusion.variance == VarianceType::learned_range);
        fs::copy_file(reference_folder() / "sdm_b.config.json", folder / "ema_0.9999_050000.config.json");
        QCOMPARE(load_model(folder / "ema_0.9999_050000.pt").stages[0].network->config().num_heads, 4);
    }

    void every_option_is_derived_data() {
        QTest::addColumn<int>("option");
        for (int i = 0; i < 12; ++i)
            QTest::addRow("%d", i) << i;
    }
    void every_option_is_derived() {
        QFETCH(int, option);
        NetworkConfig c = small_config();
        switch (option) {
        case 0:
            c.num_res_blocks = 3;
            break;
        case 1:
            c.channel_mult = {0.5, 1, 1, 2};
            break;
        case 2:
            c.attention_resolutions = {16, 8};
            break;
        case 3:
            c.attention_resolutions = {};
            break;
        case 4:
            c.use_scale_shift_norm = false;
            break;
        case 5:
            c.resblock_updown = false;
            break;
        case 6:
            c.learn_sigma = false;
            break;
        case 7:
            c.channel_mult = {1};
            break;
        case 8:
            c.patch_size = 2, c.label_path = LabelPath::shared_trunk, c.style_sizes = {3, 5};
            break;
        case 9:
            c.spade_placement = SpadePlacement::second, c.resblock_updown = false;
            break;
        case 10:
            c.known_region = true;
            break;
        case 11:
            c.known_region = true, c.patch_size = 2, c.learn_sigma = false;
            break;
        }
        const TempFolder folder;
        save_weights(random_network(c), folder / "w.safetensors");
        const NetworkConfig derived = derive_network_config(read_tensor_file(folder / "w.safetensors"));
        compare_derived(derived, c);
        SdmUNet rebuilt(derived); // and the weights fit it
        load_weights(rebuilt, read_tensor_file(folder / "w.safetensors"));
    }

    void a_model_folder_loads() {
        const TempFolder folder;
        const SdmUNet network = random_network(small_config());
        save_weights(network, folder / "base.safetensors");
        ModelManifest manifest = manifest_of(small_config(), "base.safetensors");
        manifest.stages[0].sha256 = sha256_of_file(folder / "base.safetensors");
        write_model_manifest(folder / "manifest.json", manifest);
        const LoadedModel model = load_model(folder.path());
        QVERIFY(same_weights(model, network));
        QCOMPARE(model.stages[0].steps, 12);
        QCOMPARE(model.hash, manifest.stages[0].sha256);
        // The file alone finds its manifest.
        QCOMPARE(load_model(folder / "base.safetensors").manifest.name, std::string("trial"));

        manifest.stages[0].sha256 = std::string(64, '0');
        write_model_manifest(folder / "manifest.json", manifest);
        QVERIFY(error_for(folder.path()).find("SHA-256") != std::string::npos);
    }

    void two_stages_load_in_order() {
        const TempFolder folder;
        NetworkConfig large = small_config();
        large.context_channels = 3;
        ModelManifest manifest = manifest_of(small_config(), "base.safetensors");
        manifest.stages.push_back(manifest_of(large, "large.safetensors").stages[0]);
        manifest.stages[1].role = "super-resolution";
        manifest.stages[1].size = {32, 32};
        save_weights(random_network(small_config()), folder / "base.safetensors");
        save_weights(random_network(large), folder / "large.safetensors");
        write_model_manifest(folder / "manifest.json", manifest);
        const LoadedModel model = load_model(folder.path());
        QCOMPARE(model.stages.size(), std::size_t{2});
        QCOMPARE(model.stages[1].network->config().context_channels, 3);
        QCOMPARE(model.stages[1].size.width, 32);
        QVERIFY(model.hash != sha256_of_file(folder / "base.safetensors"));
        // The second stage has no styles of its own: those that the manifest names are the base's.
        NetworkConfig styled = small_config();
        styled.style_sizes = {2};
        save_weights(random_network(styled), folder / "base.safetensors");
        manifest.stages[0].network = to_json(styled);
        manifest.styles = nlohmann::json::parse(R"([{"name": "light", "choices": ["noon", "dusk"]}])");
        write_model_manifest(folder / "manifest.json", manifest);
        QCOMPARE(load_model(folder.path()).stages.size(), std::size_t{2});
        fs::remove(folder / "large.safetensors");
        QVERIFY(error_for(folder.path()).find("large.safetensors") != std::string::npos);
    }

    void a_run_folder_gives_its_newest_ema() {
        const TempFolder folder;
        write_model_manifest(folder / "manifest.json", manifest_of(small_config(), "ema.safetensors"));
        fs::create_directories(folder / "checkpoints");
        QVERIFY(error_for(folder.path()).find("no checkpoint yet") != std::string::npos);
        const SdmUNet old = random_network(small_config(), 1), newest = random_network(small_config(), 2);
        for (const auto& [name, network] : {std::pair{"step-000009", old}, {"step-000010", newest}}) {
            fs::create_directories(folder / "checkpoints" / name);
            save_weights(network, folder.path() / "checkpoints" / name / "ema.safetensors");
        }
        fs::create_directories(folder / "checkpoints/step-000011");       // a save cut short
        fs::create_directories(folder / "checkpoints/.step-000012.part"); // one going on
        QVERIFY(same_weights(load_model(folder.path()), newest));
        const fs::path first = folder / "checkpoints/step-000009";
        QVERIFY(same_weights(load_model(first), old));
        QVERIFY(same_weights(load_model(first / "ema.safetensors"), old));
        QCOMPARE(load_model(first / "ema.safetensors").manifest.name, std::string("trial"));
    }

    void misfits_are_named() {
        const TempFolder folder;
        const SdmUNet network = random_network(small_config());
        QVERIFY(error_for(folder / "none.pt").find("no such file") != std::string::npos);
        QVERIFY(error_for(folder.path()).find("manifest.json") != std::string::npos);

        write_bytes(folder / "text.pt", "hello");
        QVERIFY(!error_for(folder / "text.pt").empty());

        save_weights(network, folder / "w.safetensors");
        write_bytes(folder / "w.config.json", "{\"num_channels\": \"many\"}");
        QVERIFY(error_for(folder / "w.safetensors").find("num_channels") != std::string::npos);
        write_bytes(folder / "w.config.json", "{\"num_channels\": 2000000}");
        QVERIFY(error_for(folder / "w.safetensors").find("w.config.json") != std::string::npos);
        QVERIFY(
            error_for(folder / "w.safetensors", reference_folder() / "sdm_b.config.json").find("missing") !=
            std::string::npos);

        ModelManifest manifest = manifest_of(small_config(), "w.safetensors");
        manifest.labels = LabelSet::generated(7);
        fs::create_directories(folder / "model");
        fs::copy_file(folder / "w.safetensors", folder / "model/w.safetensors");
        write_model_manifest(folder / "model/manifest.json", manifest);
        QVERIFY(error_for(folder / "model").find("7 classes") != std::string::npos);
        manifest.labels = LabelSet::generated(5);
        manifest.styles = {{{"name", "light"}, {"choices", {"noon"}}}};
        write_model_manifest(folder / "model/manifest.json", manifest);
        QVERIFY(error_for(folder / "model").find("styles") != std::string::npos);
    }

    void weights_of_another_kind_are_refused() {
        const TempFolder folder;
        fs::copy_file(reference_folder() / "dataset.safetensors", folder / "other.safetensors");
        const std::string error = error_for(folder / "other.safetensors");
        QVERIFY2(error.find("--config") != std::string::npos, error.c_str());
    }
};

QTEST_GUILESS_MAIN(TestLoadModel)
#include "test_load_model.moc"
