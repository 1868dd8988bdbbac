// Winograd's convolution against the sum it stands for, in float64.
#include "runtime/winograd.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

using namespace sinopia;

class TestWinograd : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void isTheConvolution_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::newRow("one tile") << 2 << 2 << 3 << 5;
        QTest::newRow("not square") << 6 << 10 << 7 << 4;
        QTest::newRow("many blocks") << 32 << 30 << 40 << 33;
    }

    void isTheConvolution() {
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, in);
        QFETCH(int, out);
        at::Generator generator = at::detail::createCPUGenerator(3);
        const auto draw = [&](at::IntArrayRef shape) { return torch::randn(shape, generator); };
        const at::Tensor x = draw({2, in, height, width}), weight = 0.2 * draw({out, in, 3, 3});
        const at::Tensor bias = draw({out}), pull = draw({2, out, height, width});
        const auto run = [&](at::ScalarType type, auto&& convolve) {
            std::vector<at::Tensor> leaves;
            for (const at::Tensor& each : {x, weight, bias})
                leaves.push_back(each.to(type).detach().clone().requires_grad_());
            const at::Tensor y = convolve(leaves[0], leaves[1], leaves[2]);
            auto results = torch::autograd::grad({(y * pull.to(type)).sum()}, leaves);
            results.push_back(y.detach());
            return results;
        };
        const auto truth = run(at::kDouble, [](const auto& a, const auto& w, const auto& b) {
            return at::conv2d(a, w, b, {1, 1}, {1, 1});
        });
        const auto made = run(at::kFloat, [](const auto& a, const auto& w, const auto& b) {
            return winograd_conv3x3_always(a, w, b);
        });
        for (std::size_t i = 0; i < truth.size(); ++i) {
            const double error =
                ((made[i].to(at::kDouble) - truth[i]).abs().max() / truth[i].abs().max()).item<double>();
            QVERIFY2(error < 3e-6, QString("%1: %2").arg(i).arg(error).toUtf8());
        }
    }

    void smallAndOddMapsAreConvolved() {
        at::Generator generator = at::detail::createCPUGenerator(4);
        const at::Tensor weight = torch::randn({32, 32, 3, 3}, generator), bias = torch::zeros({32});
        for (const int side : {7, 8}) {
            const at::Tensor x = torch::randn({1, 32, side, side}, generator);
            QVERIFY(
                torch::equal(winograd_conv3x3(x, weight, bias), at::conv2d(x, weight, bias, {1, 1}, {1, 1})));
        }
    }
};

QTEST_GUILESS_MAIN(TestWinograd)
#include "test_winograd.moc"
