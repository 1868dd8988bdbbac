#include "formats/model_card.h"
#include "formats/pytorch_writer.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <cstring>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

template <class Number>
std::span<const std::byte> bytes_of(const std::vector<Number>& values) {
    return std::as_bytes(std::span(values));
}

ModelManifest a_manifest() {
    ModelManifest manifest;
    manifest.name = "Coast";
    manifest.license = "CC0-1.0";
    manifest.labels = LabelSet::generated(2);
    ModelStage stage;
    stage.size = {96, 64};
    manifest.stages.push_back(stage);
    manifest.training = {{"step", 1200},
                         {"held_out_loss", 0.125},
                         {"options",
                          {{"dataset", "folders"},
                           {"data", "/home/me/secret/coast/"},
                           {"init", "/home/me/other.pt"},
                           {"batch", 8}}}};
    return manifest;
}

} // namespace

class TestPytorchWriter : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void readsBackAsItWas();
    void equalInputGivesEqualBytes();
    void storagesAreAligned();
    void refusesWhatIsNoTensor();
    void theCardSaysWhatIsKnown();
};

void TestPytorchWriter::readsBackAsItWas() {
    const TempFolder folder;
    const std::vector<float> weights{1.5F, -2, 3, 4, 5, 6}, scalar{7};
    const std::vector<std::uint16_t> halves{0x3c00, 0xc000};
    const std::vector<std::int64_t> numbers{1, -1, 1LL << 40};
    write_pytorch_file(folder / "net.pt", {{"blocks.0.weight", ElementType::f32, {2, 3}, bytes_of(weights)},
                                           {"half", ElementType::f16, {2, 1}, bytes_of(halves)},
                                           {"step", ElementType::i64, {3}, bytes_of(numbers)},
                                           {"scalar", ElementType::f32, {}, bytes_of(scalar)},
                                           {"none", ElementType::f32, {0, 4}, {}}});
    const TensorFile file = read_tensor_file(folder / "net.pt");
    QCOMPARE(file.format, std::string("pytorch zip"));
    QCOMPARE(file.tensors.size(), 5U);
    QCOMPARE(file.tensors[0].name, std::string("blocks.0.weight")); // in the order given
    const TensorView& first = file.tensors[0];
    QVERIFY(first.shape == (std::vector<std::int64_t>{2, 3}) && first.contiguous());
    QVERIFY(std::memcmp(file.data(first), weights.data(), 24) == 0);
    QVERIFY(file.find("half")->type == ElementType::f16);
    QVERIFY(std::memcmp(file.data(*file.find("step")), numbers.data(), 24) == 0);
    QVERIFY(file.find("scalar")->shape.empty());
    QCOMPARE(file.find("none")->element_count(), 0);
}

void TestPytorchWriter::equalInputGivesEqualBytes() {
    const TempFolder folder;
    const std::vector<float> values{1, 2, 3};
    for (const char* name : {"a.pt", "b.pt"})
        write_pytorch_file(folder / name, {{"w", ElementType::f32, {3}, bytes_of(values)}});
    QVERIFY(read_bytes(folder / "a.pt") == read_bytes(folder / "b.pt"));
}

void TestPytorchWriter::storagesAreAligned() {
    const TempFolder folder;
    const std::vector<float> values(17, 1.25F);
    write_pytorch_file(folder / "net.pt", {{"odd", ElementType::f32, {17}, bytes_of(values)},
                                           {"next", ElementType::f32, {17}, bytes_of(values)}});
    const TensorFile file = read_tensor_file(folder / "net.pt");
    for (const TensorView& view : file.tensors)
        QCOMPARE(view.offset % 64, 0U);
}

void TestPytorchWriter::refusesWhatIsNoTensor() {
    const TempFolder folder;
    const std::vector<float> values{1, 2, 3};
    const TensorToWrite good{"w", ElementType::f32, {3}, bytes_of(values)};
    TensorToWrite wrong = good;
    wrong.shape = {4};
    QVERIFY(!error_of([&] { write_pytorch_file(folder / "net.pt", {wrong}); }).empty());
    QVERIFY(!error_of([&] { write_pytorch_file(folder / "net.pt", {good, good}); }).empty());
    QVERIFY(!fs::exists(folder / "net.pt"));
}

void TestPytorchWriter::theCardSaysWhatIsKnown() {
    const QString card = QString::fromStdString(model_card(a_manifest()));
    for (const char* said : {"# Coast", "CC0-1.0", "| 1 | class 1 |", "96x64", "steps: 1200", "0.125",
                             "data: coast", "started from: other.pt", "pairs a step: 8", "## Limits"})
        QVERIFY2(card.contains(said), qPrintable(QString("%1 in %2").arg(said, card)));
    QVERIFY(!card.contains("secret"));
    ModelManifest bare;
    bare.name = "a | b\nc";
    QVERIFY(QString::fromStdString(model_card(bare)).contains("# a   b c\n"));
}

QTEST_GUILESS_MAIN(TestPytorchWriter)
#include "test_pytorch_writer.moc"
