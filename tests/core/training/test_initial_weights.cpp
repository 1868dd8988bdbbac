// Going on from another model, whose classes need not be those of the data.
#include "checkpoint/checkpoint.h"
#include "formats/json_file.h"
#include "support/errors.h"
#include "support/small_network.h"
#include "support/temp_folder.h"
#include "training/class_transfer.h"
#include "training/initial_weights.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

LabelSet named(const std::vector<std::string>& names) {
    std::vector<LabelClass> classes;
    for (const std::string& name : names)
        classes.push_back({name, {}, {}});
    return LabelSet(classes);
}

NetworkConfig config_of(int classes, int variant) {
    NetworkConfig config = small_config();
    config.num_classes = classes;
    config.no_instance = variant % 2 == 0;
    if (variant >= 2) {
        config.label_path = LabelPath::shared_trunk;
        config.patch_size = 2;
    }
    return config;
}

/// A model folder of a network with these classes.
void write_model(const std::filesystem::path& folder, const SdmUNet& network, const LabelSet& labels) {
    std::filesystem::create_directories(folder);
    save_weights(network, folder / "w.safetensors");
    ModelManifest manifest;
    manifest.name = "other";
    manifest.license = "none";
    manifest.labels = labels;
    ModelStage stage;
    stage.weights = "w.safetensors";
    stage.size = {16, 16};
    stage.network = to_json(network->config());
    stage.diffusion = to_json(DiffusionConfig());
    manifest.stages = {stage};
    write_model_manifest(folder / "manifest.json", manifest);
}

/// The input with the label channels of another class list: channel i of the result is `from[i]` of the old.
NetworkInput with_channels(const NetworkInput& input, const std::vector<int>& from) {
    NetworkInput changed = input;
    std::vector<at::Tensor> channels;
    for (const int index : from)
        channels.push_back(index < 0 ? torch::zeros_like(input.y.select(1, 0)) : input.y.select(1, index));
    changed.y = torch::stack(channels, 1);
    return changed;
}

} // namespace

class TestInitialWeights : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void classesGoByName();
    void classesKeepTheirMeaning_data();
    void classesKeepTheirMeaning();
    void aNewClassIsTheMeanOfTheOthers();
    void aFileGoesByIndex();
    void newEdgesSayNothing();
    void theOriginalsCheckpointIsTaken();
    void othersAreRefused();
};

void TestInitialWeights::classesGoByName() {
    const ClassTransfer transfer =
        match_classes(named({"sky", "sea", "sand"}), named({"sand", "rock", "sky", "sea"}));
    QCOMPARE(transfer.source, (std::vector<int>{2, -1, 0, 1}));
    QVERIFY(!transfer.is_identity());
    const auto text = QString::fromStdString(transfer.summary(named({"sand", "rock", "sky", "sea"})));
    QVERIFY2(text.contains("3 of 4") && text.contains("rock"), qPrintable(text));
    QVERIFY(match_classes(named({"a", "b"}), named({"a", "b"})).is_identity());
    // Models without names call theirs "class N".
    QCOMPARE(match_classes(LabelSet::generated(2), named({"a", "b", "c"})).source,
             (std::vector<int>{0, 1, -1}));
}

void TestInitialWeights::classesKeepTheirMeaning_data() {
    QTest::addColumn<int>("variant");
    for (int variant = 0; variant < 4; ++variant)
        QTest::addRow("network %d", variant) << variant;
}

void TestInitialWeights::classesKeepTheirMeaning() {
    QFETCH(int, variant);
    const TempFolder folder;
    SdmUNet other = random_network(config_of(3, variant));
    write_model(folder / "model", other, named({"sky", "sea", "sand"}));
    SdmUNet network = random_network(config_of(4, variant), 5);
    load_initial_weights(network, folder / "model", named({"sand", "rock", "sky", "sea"}));
    const NetworkInput input = input_for(other->config(), 2, 16, 16);
    std::vector<int> from{2, -1, 0, 1};
    if (variant % 2 != 0)
        from.push_back(3); // the edge channel stays last
    QVERIFY(torch::allclose(run(network, with_channels(input, from)), run(other, input), 1e-5, 1e-6));
}

void TestInitialWeights::aNewClassIsTheMeanOfTheOthers() {
    const at::Tensor weight = torch::randn({5, 3, 3, 3}, generator_of(1));
    ClassTransfer transfer = match_classes(named({"a", "b", "c"}), named({"c", "new"}));
    const at::Tensor made = transferred(weight, transfer, 1);
    QVERIFY(torch::equal(made.select(1, 0), weight.select(1, 2)));
    QVERIFY(torch::allclose(made.select(1, 1), weight.mean(1)));
    // With an edge channel and patches of two columns.
    transfer = match_classes(named({"a"}), named({"a", "new"}));
    transfer.edges = transfer.source_edges = true;
    const at::Tensor paired = torch::randn({5, 4, 3, 3}, generator_of(2));
    const at::Tensor both = transferred(paired, transfer, 2);
    QVERIFY(torch::equal(both.narrow(1, 0, 2), paired.narrow(1, 0, 2)));
    QVERIFY(torch::equal(both.narrow(1, 2, 2), paired.narrow(1, 0, 2)));
    QVERIFY(torch::equal(both.narrow(1, 4, 2), paired.narrow(1, 2, 2)));
}

void TestInitialWeights::aFileGoesByIndex() {
    const TempFolder folder;
    SdmUNet other = random_network(config_of(3, 0));
    save_weights(other, folder / "w.safetensors");
    SdmUNet network = random_network(config_of(5, 0), 5);
    load_initial_weights(network, folder / "w.safetensors", named({"p", "q", "r", "s", "t"}));
    const NetworkInput input = input_for(other->config(), 2, 16, 16);
    QVERIFY(torch::allclose(run(network, with_channels(input, {0, 1, 2, -1, -1})), run(other, input), 1e-5,
                            1e-6));
}

void TestInitialWeights::newEdgesSayNothing() {
    const TempFolder folder;
    SdmUNet other = random_network(config_of(3, 0));
    write_model(folder / "model", other, named({"a", "b", "c"}));
    SdmUNet network = random_network(config_of(3, 1), 5);
    load_initial_weights(network, folder / "model", named({"a", "b", "c"}));
    const NetworkInput input = input_for(other->config(), 2, 16, 16);
    NetworkInput with_edges = with_channels(input, {0, 1, 2, 0}); // whatever the edge channel shows
    QVERIFY(torch::allclose(run(network, with_edges), run(other, input), 1e-5, 1e-6));
}

void TestInitialWeights::theOriginalsCheckpointIsTaken() {
    const std::filesystem::path reference =
        std::filesystem::path(SINOPIA_SOURCE_DIR) / "tests/data/reference";
    NetworkConfig config = network_config_from_json(read_json_file(reference / "sdm_b.config.json"));
    SdmUNet original(config);
    load_weights(original, read_tensor_file(reference / "sdm_b.pt"));
    const int classes = config.num_classes;
    config.num_classes = classes + 2;
    SdmUNet network = random_network(config, 5);
    load_initial_weights(network, reference / "sdm_b.pt", LabelSet::generated(classes + 2));
    const NetworkInput input = input_for(original->config(), 1, 32, 32);
    std::vector<int> from;
    for (int i = 0; i < classes + 2; ++i)
        from.push_back(i < classes ? i : -1);
    if (!config.no_instance)
        from.push_back(classes);
    QVERIFY(torch::allclose(run(network, with_channels(input, from)), run(original, input), 1e-5, 1e-6));
}

void TestInitialWeights::othersAreRefused() {
    const TempFolder folder;
    NetworkConfig config = config_of(3, 0);
    config.spade_hidden = 20;
    save_weights(random_network(config), folder / "w.safetensors");
    SdmUNet network = random_network(config_of(3, 0), 5);
    const at::Tensor before = network->parameters().front().clone();
    QVERIFY(!error_of([&] {
                 load_initial_weights(network, folder / "w.safetensors", named({"a", "b", "c"}));
             }).empty());
    QVERIFY(torch::equal(network->parameters().front(), before));
}

QTEST_GUILESS_MAIN(TestInitialWeights)
#include "test_initial_weights.moc"
