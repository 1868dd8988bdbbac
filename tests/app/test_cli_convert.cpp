#include "app/cli_inputs.h"
#include "app/cli_runner.h"
#include "formats/model_manifest.h"
#include "formats/safetensors.h"
#include "image/image_io.h"
#include "support/temp_folder.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

class TestCliConvert : public QObject {
    Q_OBJECT

    TempFolder folder_;

    QString in(const char* name) const { return QString::fromStdString((folder_ / name).string()); }

    /// The picture that a checkpoint makes with fixed settings.
    RgbImage picture_of(const char* checkpoint, const char* output, const QStringList& more = {}) {
        const CliResult result =
            run_cli(QStringList{"generate", "--map", in("map16.png"), "--checkpoint", in(checkpoint),
                                "--output", in(output), "--steps", "3", "--dtype", "fp32", "--guidance",
                                "1.5", "--sampler", "ddpm"} +
                    more);
        if (result.code != 0)
            qWarning("%s", qPrintable(result.err));
        return result.code == 0 ? read_picture(folder_ / output) : RgbImage();
    }

  private Q_SLOTS:
    void initTestCase() { make_cli_inputs(folder_.path()); }

    void a_converted_file_holds_the_same_numbers() {
        const CliResult result = run_cli({"convert", in("sdm_b.pt"), "--output", in("copy.safetensors")});
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const TensorFile before = read_tensor_file(folder_ / "sdm_b.pt");
        const TensorFile after = read_safetensors(folder_ / "copy.safetensors");
        QCOMPARE(after.tensors.size(), before.tensors.size());
        for (const TensorView& view : before.tensors) {
            const TensorView* found = after.find(view.name);
            QVERIFY2(found && found->shape == view.shape && found->type == view.type, view.name.c_str());
            const auto bytes = static_cast<std::size_t>(view.element_count()) * element_size(view.type);
            QVERIFY(std::memcmp(before.data(view), after.data(*found), bytes) == 0);
        }
        QVERIFY(read_bytes(folder_ / "copy.config.json") == read_bytes(folder_ / "sdm_b.config.json"));
        const RgbImage original = picture_of("sdm_b.pt", "original.png");
        QVERIFY(!original.empty());
        QVERIFY(picture_of("copy.safetensors", "copied.png") == original);
    }

    void sixteen_bits_halve_the_file() {
        QCOMPARE(
            run_cli({"convert", in("sdm_b.pt"), "--output", in("half.safetensors"), "--dtype", "f16"}).code,
            0);
        const TensorFile half = read_safetensors(folder_ / "half.safetensors");
        for (const TensorView& view : half.tensors)
            QVERIFY(view.type == ElementType::f16);
        QVERIFY(fs::file_size(folder_ / "half.safetensors") < 0.6 * fs::file_size(folder_ / "sdm_b.pt"));
    }

    void numbers_beyond_f16_are_refused() {
        const std::vector<float> numbers{1.0f, 70000.0f};
        write_safetensors(folder_ / "big.safetensors",
                          {{"w", ElementType::f32, {2}, std::as_bytes(std::span(numbers))}});
        const CliResult result = run_cli(
            {"convert", in("big.safetensors"), "--output", in("small.safetensors"), "--dtype", "f16"});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains("65504") && result.err.contains("bf16"), qPrintable(result.err));
        QVERIFY(!fs::exists(folder_ / "small.safetensors"));
        QCOMPARE(run_cli({"convert", in("big.safetensors"), "--output", in("small.safetensors"), "--dtype",
                          "bf16"})
                     .code,
                 0);
    }

    void a_prefix_is_taken_and_stripped() {
        const std::vector<float> numbers{1, 2, 3};
        const auto bytes = std::as_bytes(std::span(numbers));
        write_safetensors(folder_ / "nested.safetensors", {{"ema.a", ElementType::f32, {3}, bytes},
                                                           {"model.a", ElementType::f32, {3}, bytes}});
        QCOMPARE(run_cli({"convert", in("nested.safetensors"), "--output", in("flat.safetensors"), "--prefix",
                          "ema."})
                     .code,
                 0);
        const TensorFile flat = read_safetensors(folder_ / "flat.safetensors");
        QCOMPARE(flat.tensors.size(), std::size_t(1));
        QCOMPARE(flat.tensors[0].name, std::string("a"));
    }

    void a_model_folder_paints_as_its_weights() {
        const QStringList command{"convert",
                                  in("sdm_b.pt"),
                                  "--output",
                                  in("model"),
                                  "--name",
                                  "Small",
                                  "--dtype",
                                  "f32",
                                  "--license",
                                  "CC0",
                                  "--default-sampler",
                                  "ddim",
                                  "--default-steps",
                                  "5"};
        const CliResult result = run_cli(command);
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const ModelManifest manifest = read_model_manifest(folder_ / "model/manifest.json");
        QCOMPARE(manifest.name, std::string("Small"));
        QCOMPARE(manifest.license, std::string("CC0"));
        QCOMPARE(manifest.labels.size(), 8);
        QCOMPARE(manifest.defaults["steps"].get<int>(), 5);
        QVERIFY(picture_of("model", "from_folder.png") == picture_of("sdm_b.pt", "from_file.png"));

        const std::string before = read_bytes(folder_ / "model/manifest.json");
        const CliResult again = run_cli(command);
        QCOMPARE(again.code, 2);
        QVERIFY2(again.err.contains("--replace"), qPrintable(again.err));
        QVERIFY(read_bytes(folder_ / "model/manifest.json") == before);

        QCOMPARE(run_cli(command + QStringList{"--replace", "--description", "Smaller"}).code, 0);
        QVERIFY(read_bytes(folder_ / "model/manifest.json") != before);
        QCOMPARE(QDir(in("model")).entryList(QDir::Files).size(), 3); // manifest, card, one file of weights
    }
};

QTEST_GUILESS_MAIN(TestCliConvert)
#include "test_cli_convert.moc"
