// The fused norm against its formula in float64.
#include "conditioning/modulated_norm.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <torch/autograd.h>
#include <torch/types.h>

using namespace sinopia;

namespace {

struct Case {
    at::Tensor x, rows, ids, time, pull;
};

/// x with a mean that is large beside its spread, as features have.
Case case_of(const QString& rows, bool time, int channels = 24) {
    at::Generator generator = at::detail::createCPUGenerator(7);
    const std::int64_t count = 2, height = 9, width = 10, places = count * height * width;
    const auto draw = [&](at::IntArrayRef shape) { return torch::randn(shape, generator); };
    Case made;
    made.x = (draw({count, channels, height, width}) + 2 * draw({1, channels, 1, 1}))
                 .contiguous(at::MemoryFormat::ChannelsLast);
    const std::int64_t distinct = rows == "one" ? 1 : rows == "few" ? 17 : places;
    made.rows = 0.5 * draw({distinct, 2 * channels});
    if (rows == "few")
        made.ids = torch::randint(0, distinct, {places}, generator, torch::kInt);
    if (time)
        made.time = 0.5 * draw({count, 2 * channels});
    made.pull = draw({count, channels, height, width});
    return made;
}

/// Result, then the gradients of x, rows and time.
std::vector<at::Tensor> run(const Case& given, at::ScalarType type) {
    const auto leaf = [&](const at::Tensor& tensor) {
        return tensor.defined() ? tensor.to(type).detach().clone().requires_grad_() : tensor;
    };
    const at::Tensor x = leaf(given.x), rows = leaf(given.rows), time = leaf(given.time);
    const at::Tensor y = modulated_norm_silu(x, 8, {rows, given.ids}, time);
    std::vector<at::Tensor> leaves{x, rows};
    if (time.defined())
        leaves.push_back(time);
    std::vector<at::Tensor> results = torch::autograd::grad({(y * given.pull.to(type)).sum()}, leaves);
    results.insert(results.begin(), y.detach());
    return results;
}

} // namespace

class TestModulatedNorm : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void followsItsFormula_data();
    void followsItsFormula();
    void theFormulaIsTheLayers();
    void extremesStayFinite();
    void threadsChangeNothing();
};

void TestModulatedNorm::followsItsFormula_data() {
    QTest::addColumn<QString>("rows");
    QTest::addColumn<bool>("time");
    QTest::addColumn<int>("channels");
    for (const char* rows : {"one", "few", "all"})
        for (const bool time : {false, true})
            for (const int channels : {8, 24, 80})
                QTest::addRow("%s, %d, %d", rows, time, channels) << QString(rows) << time << channels;
}

void TestModulatedNorm::followsItsFormula() {
    QFETCH(QString, rows);
    QFETCH(bool, time);
    QFETCH(int, channels);
    const Case given = case_of(rows, time, channels);
    const auto fused = run(given, at::kFloat), truth = run(given, at::kDouble); // float64: step by step
    QCOMPARE(fused.size(), truth.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double error =
            ((fused[i].to(at::kDouble) - truth[i]).abs().max() / truth[i].abs().max()).item<double>();
        QVERIFY2(error < 3e-6, QString("%1: %2").arg(i).arg(error).toUtf8());
    }
}

void TestModulatedNorm::theFormulaIsTheLayers() {
    const Case given = case_of("one", true);
    const auto row = given.rows[0].chunk(2), time = given.time.view({2, -1, 1, 1}).chunk(2, 1);
    const at::Tensor normed = at::group_norm(given.x, 8, 1 + row[0], row[1], 1e-5);
    const at::Tensor truth = at::silu(normed * (1 + time[0]) + time[1]);
    const at::Tensor y = modulated_norm_silu(given.x, 8, {given.rows, {}}, given.time);
    QVERIFY((y - truth).abs().max().item<double>() < 1e-5);
    QVERIFY(y.is_contiguous(at::MemoryFormat::ChannelsLast));
}

void TestModulatedNorm::extremesStayFinite() {
    Case given = case_of("few", true);
    given.rows = given.rows * 200;
    for (const at::Tensor& result : run(given, at::kFloat))
        QVERIFY(result.isfinite().all().item<bool>());
    given.x = torch::full_like(given.x, 3); // no spread at all
    for (const at::Tensor& result : run(given, at::kFloat))
        QVERIFY(result.isfinite().all().item<bool>());
    given.x[0][1][2][3] = NAN;
    QVERIFY(!run(given, at::kFloat)[0].isfinite().all().item<bool>());
}

void TestModulatedNorm::threadsChangeNothing() {
    const Case given = case_of("few", true);
    const auto one = run(given, at::kFloat);
    at::set_num_threads(3);
    const auto three = run(given, at::kFloat);
    at::set_num_threads(1);
    for (std::size_t i = 0; i < one.size(); ++i)
        QVERIFY(torch::equal(one[i], three[i]));
}

QTEST_GUILESS_MAIN(TestModulatedNorm)
#include "test_modulated_norm.moc"
