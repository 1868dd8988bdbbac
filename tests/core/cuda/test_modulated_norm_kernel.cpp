// The GPU's kernels, run on the processor, against the processor's fused norm; and what the GPU's compiler says
// to them. Neither needs a GPU.
#include "core/cuda/gpu_on_processor.h"

#include "conditioning/modulated_norm.h"
#include "cuda/modulated_norm.cu"
#include "cuda/norm_kernels.h"
#include "cuda/norm_plan.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/types.h>

using namespace sinopia;
using namespace sinopia::cuda;

namespace {

struct Case {
    at::Tensor x, rows, ids, time;
    int groups = 8;
};

at::Tensor draw(at::IntArrayRef shape, at::Generator& generator) {
    return torch::randn(shape, generator);
}

/// Features whose mean is large beside their spread.
Case case_of(const QString& rows, bool time, int channels, int height, int width, int groups) {
    at::Generator generator = at::detail::createCPUGenerator(3);
    const std::int64_t count = 2, places = count * height * width;
    Case made;
    made.groups = groups;
    made.x = (draw({count, channels, height, width}, generator) + 4 * draw({1, channels, 1, 1}, generator))
                 .contiguous(at::MemoryFormat::ChannelsLast);
    const std::int64_t distinct = rows == "one" ? 1 : rows == "few" ? 17 : places;
    made.rows = 0.5 * draw({distinct, 2 * channels}, generator);
    if (rows == "few")
        made.ids = torch::randint(0, distinct, {places}, generator, torch::kInt);
    if (time)
        made.time = 0.5 * draw({count, 2 * channels}, generator);
    return made;
}

template <class T, class R, int together>
void run_kernels(NormArguments arguments, const NormPlan& plan, unsigned int pictures, unsigned int threads) {
    const auto slabs = static_cast<unsigned int>(plan.slabs);
    launch(measure<T, together>, {static_cast<unsigned int>(plan.chunks), slabs, pictures}, threads, arguments);
    launch(apply<T, R, together>, {static_cast<unsigned int>(plan.tiles), slabs, pictures}, threads, arguments);
}

template <class T, class R>
void run_kernels(const NormArguments& arguments, const NormPlan& plan, unsigned int pictures,
                 unsigned int threads) {
    switch (plan.together) {
    case 8:
        return run_kernels<T, R, 8>(arguments, plan, pictures, threads);
    case 4:
        return run_kernels<T, R, 4>(arguments, plan, pictures, threads);
    case 2:
        return run_kernels<T, R, 2>(arguments, plan, pictures, threads);
    default:
        return run_kernels<T, R, 1>(arguments, plan, pictures, threads);
    }
}

/// The kernels' result; an undefined tensor where they do not serve the shape.
at::Tensor by_kernels(const Case& given, int most_together, int threads, at::ScalarType features = at::kFloat,
                      at::ScalarType of_rows = at::kFloat) {
    const at::Tensor x = given.x.to(features), rows = given.rows.to(of_rows),
                     time = given.time.defined() ? given.time.to(features) : at::Tensor();
    const NormShape shape{x.size(0), x.size(2) * x.size(3), x.size(1), given.groups};
    const auto plan = plan_norm(shape, most_together, threads);
    if (!plan)
        return {};
    const at::Tensor y = torch::full_like(x, NAN), sums = torch::full({x.size(0) * plan->chunks * given.groups * 2}, NAN);
    NormArguments arguments = norm_arguments(shape, *plan, rows.size(0), given.ids.defined());
    arguments.x = x.const_data_ptr();
    arguments.rows = rows.const_data_ptr();
    arguments.scale_shift = time.defined() ? time.const_data_ptr() : nullptr;
    arguments.ids = given.ids.defined() ? given.ids.const_data_ptr<int>() : nullptr;
    arguments.sums = sums.data_ptr<float>();
    arguments.y = y.data_ptr();
    const auto pictures = static_cast<unsigned int>(x.size(0)), count = static_cast<unsigned int>(threads);
    if (features == at::kFloat)
        run_kernels<float, float>(arguments, *plan, pictures, count);
    else if (features == at::kBFloat16 && of_rows == at::kFloat)
        run_kernels<Bfloat16, float>(arguments, *plan, pictures, count);
    else if (features == at::kBFloat16)
        run_kernels<Bfloat16, Bfloat16>(arguments, *plan, pictures, count);
    else
        run_kernels<Float16, Float16>(arguments, *plan, pictures, count);
    return y;
}

at::Tensor in_type(const Case& given, at::ScalarType type) {
    return modulated_norm_silu(given.x.to(type), given.groups, {given.rows.to(type), given.ids},
                               given.time.defined() ? given.time.to(type) : at::Tensor());
}

double distance(const at::Tensor& found, const at::Tensor& expected) {
    return ((found.to(at::kDouble) - expected.to(at::kDouble)).abs().max() / expected.abs().max().to(at::kDouble))
        .item<double>();
}

} // namespace

class TestModulatedNormKernel : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void agreesWithTheProcessor_data();
    void agreesWithTheProcessor();
    void sixteenBitIsRoundedOnce_data();
    void sixteenBitIsRoundedOnce();
    void extremesAreTheProcessors();
    void plansCoverEveryPixelAndChannel();
    void compilesForGpus_data();
    void compilesForGpus();
};

void TestModulatedNormKernel::agreesWithTheProcessor_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("groups");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("threads");
    QTest::newRow("usual") << 64 << 32 << 10 << 12 << 32;
    QTest::newRow("odd channels of a group") << 24 << 8 << 9 << 10 << 32;
    QTest::newRow("one channel at a time") << 15 << 5 << 7 << 5 << 16;
    QTest::newRow("one channel in a group") << 20 << 20 << 5 << 6 << 16;
    QTest::newRow("one group") << 32 << 1 << 5 << 3 << 16;
    QTest::newRow("a last slab of fewer channels") << 160 << 5 << 4 << 5 << 16;
    QTest::newRow("threads to spare") << 24 << 4 << 6 << 7 << 20;
    QTest::newRow("one pixel") << 64 << 8 << 1 << 1 << 16;
}

void TestModulatedNormKernel::agreesWithTheProcessor() {
    QFETCH(int, channels);
    QFETCH(int, groups);
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(int, threads);
    for (const char* rows : {"one", "few", "all"})
        for (const bool time : {false, true})
            for (const int together : {4, 1}) {
                const Case given = case_of(rows, time, channels, height, width, groups);
                const at::Tensor y = by_kernels(given, together, threads);
                if (!y.defined()) { // a slab of single channels may need more threads than there are
                    QCOMPARE(together, 1);
                    continue;
                }
                // In float64 the formula itself is computed. The processor's sums of squares, without a pivot,
                // are less exact.
                const double error = distance(y, in_type(given, at::kDouble)),
                             apart = distance(y, in_type(given, at::kFloat));
                QVERIFY2(error < 1e-6 && apart < 1e-5,
                         qPrintable(QString("%1 rows, time %2, %3 together: %4, from the processor's %5")
                                        .arg(rows).arg(time).arg(together).arg(error).arg(apart)));
            }
}

void TestModulatedNormKernel::sixteenBitIsRoundedOnce_data() {
    QTest::addColumn<int>("features");
    QTest::addColumn<int>("rows");
    QTest::newRow("bfloat16") << int(at::kBFloat16) << int(at::kBFloat16);
    QTest::newRow("bfloat16, rows in float32") << int(at::kBFloat16) << int(at::kFloat);
#if defined(__FLT16_MAX__)
    QTest::newRow("float16") << int(at::kHalf) << int(at::kHalf);
#endif
}

/// float32 of the rounded operands, rounded: at most where float32's own error crosses the border between two
/// numbers it is the neighbour.
void TestModulatedNormKernel::sixteenBitIsRoundedOnce() {
    QFETCH(int, features);
    QFETCH(int, rows);
    const auto type = static_cast<at::ScalarType>(features), of_rows = static_cast<at::ScalarType>(rows);
    const Case given = case_of("few", true, 64, 9, 10, 8);
    const auto rounded = [](const at::Tensor& tensor, at::ScalarType to) { return tensor.to(to).to(at::kFloat); };
    const at::Tensor expected =
        modulated_norm_silu(rounded(given.x, type), 8, {rounded(given.rows, of_rows), given.ids},
                            rounded(given.time, type))
            .to(type);
    const at::Tensor y = by_kernels(given, 8, 32, type, of_rows);
    QVERIFY((y != expected).sum().item<std::int64_t>() * 100 < y.numel());
    QVERIFY(distance(y, expected) < (type == at::kHalf ? 1e-3 : 8e-3));
}

void TestModulatedNormKernel::extremesAreTheProcessors() {
    Case given = case_of("few", true, 24, 9, 10, 8);
    given.rows = given.rows * 200;
    const auto truth = [&] { return in_type(given, at::kDouble); };
    QVERIFY(distance(by_kernels(given, 4, 32), truth()) < 1e-6);
    given.x = torch::full_like(given.x, 3); // no spread at all
    QVERIFY(distance(by_kernels(given, 4, 32), truth()) < 1e-6);
    given.x[0][1][2][3] = NAN;
    QVERIFY(by_kernels(given, 4, 32)[0][1][2][3].isnan().item<bool>());
    QVERIFY(by_kernels(given, 4, 32)[1].isfinite().all().item<bool>());
}

void TestModulatedNormKernel::plansCoverEveryPixelAndChannel() {
    for (const std::int64_t channels : {32, 64, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048})
        for (const std::int64_t pixels : {1, 16, 64, 4096, 65536, 512 * 1024})
            for (const int together : {4, 8}) {
                const auto plan = plan_norm({2, pixels, channels, 32}, together, norm_threads);
                QVERIFY(plan);
                QCOMPARE(plan->together, together);
                QVERIFY(plan->lanes * plan->rows_at_once <= norm_threads);
                QVERIFY(plan->lanes * plan->together >= plan->slab && plan->slab % (channels / 32) == 0);
                QVERIFY(std::int64_t{plan->slabs} * plan->slab >= channels);
                QVERIFY(std::int64_t{plan->chunks} * plan->chunk_pixels >= pixels && plan->chunks <= 64);
                QVERIFY(std::int64_t{plan->tiles} * plan->tile_pixels >= pixels);
                QVERIFY(std::int64_t{plan->chunks - 1} * plan->chunk_pixels < pixels);
            }
    QVERIFY(!plan_norm({1, 16, 30, 32}, 4, norm_threads));
    QVERIFY(!plan_norm({1, 16, 8192, 1}, 8, norm_threads)); // more than the threads of a block
    QVERIFY(!plan_norm({1, 0, 32, 32}, 4, norm_threads));
}

void TestModulatedNormKernel::compilesForGpus_data() {
    QTest::addColumn<int>("architecture");
    QTest::newRow("Ampere") << 80;
    QTest::newRow("Hopper") << 90;
    QTest::newRow("Blackwell") << 100;
}

void TestModulatedNormKernel::compilesForGpus() {
    QFETCH(int, architecture);
    const Nvrtc* compiler = Nvrtc::find();
    if (!compiler)
        QSKIP("there is no libnvrtc on this machine");
    const NormVariant variants[] = {{NormType::float32, NormType::float32, 4},
                                    {NormType::float32, NormType::float32, architecture == 90 ? 1 : 2},
                                    {NormType::float32, NormType::bfloat16, 4},
                                    {NormType::bfloat16, NormType::bfloat16, 8},
                                    {NormType::bfloat16, NormType::float32, 8},
                                    {NormType::float16, NormType::float16, 8},
                                    {NormType::float16, NormType::float32, 8}};
    for (const NormVariant& variant : variants) {
        const Nvrtc::Compiled compiled = compile_norm(*compiler, variant, architecture);
        QVERIFY(compiled.code.starts_with("\177ELF")); // finished code, not the intermediate form
        QCOMPARE(compiled.names.size(), std::size_t{2});
        for (const std::string& name : compiled.names)
            QVERIFY(compiled.code.find(name) != std::string::npos);
    }
    QVERIFY_THROWS_EXCEPTION(std::exception,
                             compiler->compile({"wrong.cu", "__global__ void f() { this is no kernel; }"}, {},
                                               architecture, {"f"}));
}

QTEST_GUILESS_MAIN(TestModulatedNormKernel)
#include "test_modulated_norm_kernel.moc"
