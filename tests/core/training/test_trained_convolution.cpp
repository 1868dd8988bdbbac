// The convolution of training, through the engine's kernels and back, against the direct one in float64.
#include "training/trained_convolution.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <torch/autograd.h>
#include <torch/types.h>

using namespace sinopia;

namespace {

struct Shape {
    std::int64_t count, in, out, height, width; ///< of x
    bool enlarged, added;
};

struct Case {
    at::Tensor x, weight, bias, added, pull;
};

Case case_of(const Shape& shape, std::int64_t kernel = 3) {
    at::Generator generator = at::detail::createCPUGenerator(11);
    const auto draw = [&](at::IntArrayRef sizes) { return torch::randn(sizes, generator); };
    const std::int64_t factor = shape.enlarged ? 2 : 1;
    const std::array<std::int64_t, 4> result{shape.count, shape.out, factor * shape.height,
                                             factor * shape.width};
    Case made;
    made.x = draw({shape.count, shape.in, shape.height, shape.width}).relu(); // as after an activation
    made.weight = draw({shape.out, shape.in, kernel, kernel}) / 30;
    made.bias = draw({shape.out});
    made.pull = draw(result);
    if (shape.added)
        made.added = draw(result);
    return made;
}

at::Tensor direct(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, bool enlarged,
                  const at::Tensor& added) {
    const at::Tensor seen = enlarged ? at::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)}) : x;
    const std::int64_t margin = (weight.size(2) - 1) / 2;
    const at::Tensor y = at::conv2d(seen, weight, bias, {1, 1}, {margin, margin});
    return added.defined() ? added + y : y;
}

using Form = decltype(&direct);

/// Result, then the gradients of x, weight, bias and what is added.
std::vector<at::Tensor> run(const Case& given, bool enlarged, at::ScalarType type, Form form) {
    const auto leaf = [&](const at::Tensor& tensor) {
        return tensor.defined() ? tensor.to(type).detach().clone().requires_grad_() : tensor;
    };
    const at::Tensor x = leaf(given.x), weight = leaf(given.weight), bias = leaf(given.bias);
    const at::Tensor added = leaf(given.added);
    const at::Tensor y = form(x, weight, bias, enlarged, added);
    std::vector<at::Tensor> leaves{x, weight, bias};
    if (added.defined())
        leaves.push_back(added);
    auto results = torch::autograd::grad({(y * given.pull.to(type)).sum()}, leaves);
    results.insert(results.begin(), y.detach());
    return results;
}

/// The largest difference beside the largest value.
double error_of(const at::Tensor& found, const at::Tensor& truth) {
    return ((found.to(at::kDouble) - truth).abs().max() / truth.abs().max()).item<double>();
}

} // namespace

class TestTrainedConvolution : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void isTheConvolution_data();
    void isTheConvolution();
    void goesToTorchOtherwise();
    void nothingIsDoneForFixedFeatures();
    void threadsChangeNothing();
};

void TestTrainedConvolution::isTheConvolution_data() {
    QTest::addColumn<Shape>("shape");
    QTest::newRow("whole tiles") << Shape{4, 32, 48, 16, 16, false, false};
    QTest::newRow("cut tiles") << Shape{3, 32, 16, 18, 21, false, true};
    QTest::newRow("few tiles") << Shape{2, 64, 48, 8, 7, false, true};
    QTest::newRow("a column") << Shape{60, 16, 16, 3, 1, false, false};
    QTest::newRow("many channels") << Shape{1, 208, 16, 32, 32, false, false};
    QTest::newRow("several chunks") << Shape{2, 48, 80, 44, 40, false, true};
    QTest::newRow("enlarged") << Shape{2, 32, 48, 9, 11, true, false};
    QTest::newRow("enlarged, added") << Shape{2, 32, 48, 16, 16, true, true};
}

void TestTrainedConvolution::isTheConvolution() {
    QFETCH(Shape, shape);
    const Case given = case_of(shape);
    const auto found = run(given, shape.enlarged, at::kFloat, trained_convolution);
    const auto truth = run(given, shape.enlarged, at::kDouble, direct);
    QCOMPARE(found.size(), truth.size());
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double error = error_of(found[i], truth[i]);
        QVERIFY2(error < 3e-6, QString("%1: %2").arg(i).arg(error).toUtf8());
    }
    QVERIFY(found[0].is_contiguous(at::MemoryFormat::ChannelsLast));
    QVERIFY(
        !torch::equal(found[2], run(given, shape.enlarged, at::kFloat, direct)[2])); // another computation
}

void TestTrainedConvolution::goesToTorchOtherwise() {
    for (const Shape& shape : {Shape{2, 3, 32, 16, 16, false, false}, Shape{2, 32, 6, 16, 16, false, true}}) {
        const Case given = case_of(shape);
        QVERIFY(torch::equal(run(given, false, at::kFloat, trained_convolution)[2],
                             run(given, false, at::kFloat, direct)[2]));
    }
    const Case points = case_of({2, 32, 32, 16, 16, false, true}, 1);
    QVERIFY(error_of(run(points, false, at::kFloat, trained_convolution)[1],
                     run(points, false, at::kDouble, direct)[1]) < 1e-6);
    const Case wide = case_of({2, 32, 32, 16, 16, true, true});
    QVERIFY(error_of(run(wide, true, at::kDouble, trained_convolution)[2],
                     run(wide, true, at::kDouble, direct)[2]) < 1e-12);
}

void TestTrainedConvolution::nothingIsDoneForFixedFeatures() {
    const Case given = case_of({2, 32, 32, 16, 16, false, false});
    const at::Tensor weight = given.weight.clone().requires_grad_();
    trained_convolution(given.x, weight, given.bias, false, {}).sum().backward();
    QVERIFY(weight.grad().defined() && !given.x.grad().defined());
    const at::NoGradGuard no_grad;
    QVERIFY(!trained_convolution(given.x, weight, given.bias, false, {}).requires_grad());
}

void TestTrainedConvolution::threadsChangeNothing() {
    const Case given = case_of({2, 48, 80, 44, 40, false, true});
    const auto one = run(given, false, at::kFloat, trained_convolution);
    at::set_num_threads(3);
    const auto three = run(given, false, at::kFloat, trained_convolution);
    at::set_num_threads(1);
    for (const std::size_t i : {0U, 1U, 2U}) // the bias' gradient is torch's sum
        QVERIFY(torch::equal(one[i], three[i]));
}

QTEST_GUILESS_MAIN(TestTrainedConvolution)
#include "test_trained_convolution.moc"
