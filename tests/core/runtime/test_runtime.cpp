#include "jobs/generation.h"
#include "runtime/autocast.h"
#include "runtime/device.h"
#include "runtime/pixels.h"
#include "support/errors.h"
#include "support/reference_file.h"

#include <QtTest>

#include <ATen/Parallel.h>

using namespace sinopia;
using namespace sinopia::test;

class TestRuntime : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void devices_are_chosen_by_name() {
        QVERIFY(choose_device("cpu").is_cpu());
        const c10::Device device = choose_device("auto"); // never an error, whatever the machine
        QVERIFY(device.is_cpu() || device.is_cuda());
        for (const char* wrong : {"gpu", "cuda:x", "cuda:-1", "cuda:", "CPU", "cuda:1000000"})
            QVERIFY2(!error_of([&] { choose_device(wrong); }).empty(), wrong);
        if (device.is_cpu())
            QVERIFY(error_of([] { choose_device("cuda"); }).find("--device cpu") != std::string::npos);
    }

    void types_are_chosen_by_name() {
        const c10::Device cpu(c10::kCPU);
        QCOMPARE(choose_dtype("fp32", cpu), c10::kFloat);
        QCOMPARE(choose_dtype("bf16", cpu), c10::kBFloat16);
        const auto automatic = choose_dtype("auto", cpu);
        QVERIFY(automatic == c10::kFloat || automatic == c10::kBFloat16);
        QCOMPARE(choose_dtype("auto", cpu), automatic);
        QVERIFY(!error_of([&] { choose_dtype("fp16", cpu); }).empty());
        QVERIFY(!error_of([&] { choose_dtype("float", cpu); }).empty());
        QCOMPARE(choose_dtype("fp16", c10::Device(c10::kCUDA, 0)), c10::kHalf);
    }

    void threads_are_set() {
        use_threads(1);
        QCOMPARE(at::get_num_threads(), 1);
        use_threads(0);
        QCOMPARE(at::get_num_threads(), default_threads());
        use_threads(1);
    }

    void autocast_ends_with_its_scope() {
        const at::Tensor a = torch::rand({4, 4});
        {
            const Autocast outer(at::kCPU, at::kBFloat16);
            QCOMPARE(a.mm(a).scalar_type(), at::kBFloat16);
            {
                const Autocast nothing(at::kCPU, at::kFloat);
                QCOMPARE(a.mm(a).scalar_type(), at::kBFloat16);
            }
            { const Autocast inner(at::kCPU, at::kBFloat16); }
            QCOMPARE(a.mm(a).scalar_type(), at::kBFloat16);
        }
        QCOMPARE(a.mm(a).scalar_type(), at::kFloat);
    }

    void pictures_survive_the_way_there_and_back() {
        RgbImage picture(Size{5, 3});
        int value = 0;
        for (Rgb& pixel : picture.pixels())
            pixel = {static_cast<std::uint8_t>(value += 7), static_cast<std::uint8_t>(value += 11),
                     static_cast<std::uint8_t>(value += 5)};
        picture.at(0, 0) = {0, 127, 255};
        const at::Tensor x = to_tensor(picture);
        QCOMPARE(x.sizes().vec(), (std::vector<std::int64_t>{1, 3, 3, 5}));
        QCOMPARE(x[0][0][0][0].item<float>(), -1.0f);
        QCOMPARE(x[0][2][0][0].item<float>(), 1.0f);
        QVERIFY(to_image(x) == picture);
        QVERIFY(to_image(torch::cat({torch::zeros_like(x), x}), 1) == picture);
        QVERIFY(to_image(x.contiguous(at::MemoryFormat::ChannelsLast)) == picture);
        QVERIFY(!error_of([&] { to_image(x, 1); }).empty());
    }

    void values_outside_are_clamped() {
        const at::Tensor x = torch::tensor({-7.0, 7.0, std::nan("")}).view({1, 3, 1, 1});
        QVERIFY(to_image(x).at(0, 0) == (Rgb{0, 255, 0}));
    }

    void bytes_are_the_originals() {
        const ReferenceFile sampling(reference_folder() / "sdm_b.sampling.safetensors");
        const at::Tensor x = sampling.at("ddpm.s1.5.x").select(0, -1); // [1,3,16,16]
        const RgbImage picture = to_image(x);
        const at::Tensor expected = sampling.at("final_uint8_chw");
        for (int y = 0; y < picture.height(); ++y)
            for (int column = 0; column < picture.width(); ++column) {
                const Rgb pixel = picture.at(column, y);
                QCOMPARE(pixel.r, expected[0][0][y][column].item<std::uint8_t>());
                QCOMPARE(pixel.g, expected[0][1][y][column].item<std::uint8_t>());
                QCOMPARE(pixel.b, expected[0][2][y][column].item<std::uint8_t>());
            }
    }

    void indices_are_exact() {
        LabelMap map(Size{3, 2});
        map.at(2, 1) = 65535;
        map.at(0, 1) = 300;
        const at::Tensor indices = to_index_tensor(map);
        QCOMPARE(indices.sizes().vec(), (std::vector<std::int64_t>{1, 2, 3}));
        QCOMPARE(indices[0][1][2].item<std::int64_t>(), std::int64_t{65535});
        QCOMPARE(indices[0][1][0].item<std::int64_t>(), std::int64_t{300});
        QCOMPARE(indices.sum().item<std::int64_t>(), std::int64_t{65835});
    }
};

QTEST_GUILESS_MAIN(TestRuntime)
#include "test_runtime.moc"
