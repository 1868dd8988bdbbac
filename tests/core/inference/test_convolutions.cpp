// The engine's own convolutions give what torch gives.
#include "inference/convolutions.h"
#include "support/small_network.h"

#include <QtTest>

#include <random>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr double tolerance = 1e-5; ///< of values around 1

struct Given {
    at::Tensor x, weight, bias, added;
    bool enlarged = false;
};

at::Tensor draw(at::IntArrayRef sizes, std::mt19937& random) {
    return torch::randn(sizes, generator_of(random()));
}

Given given_for(int kernel, bool enlarged, bool adds, std::mt19937& random) {
    const auto up_to = [&](int n) { return 1 + static_cast<std::int64_t>(random() % static_cast<unsigned>(n)); };
    const std::int64_t n = up_to(2), in = kernel == 1 ? up_to(70) : 16 * up_to(5), out = up_to(70),
                       height = up_to(40), width = up_to(40), factor = enlarged ? 2 : 1;
    Given g;
    g.enlarged = enlarged;
    g.x = draw({n, in, height, width}, random);
    g.weight = draw({out, in, kernel, kernel}, random) / std::sqrt(static_cast<double>(in * kernel * kernel));
    if (random() % 2)
        g.weight = g.weight.contiguous(at::MemoryFormat::ChannelsLast);
    g.bias = draw({out}, random);
    if (adds)
        g.added = draw({n, out, factor * height, factor * width}, random);
    return g;
}

/// In double precision.
at::Tensor truth(const Given& g) {
    at::Tensor x = g.x.to(at::kDouble);
    if (g.enlarged)
        x = at::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
    const auto margin = g.weight.size(2) / 2;
    const at::Tensor y =
        at::conv2d(x, g.weight.to(at::kDouble), g.bias.to(at::kDouble), {1, 1}, {margin, margin});
    return g.added.defined() ? y + g.added : y;
}

at::Tensor run(Convolutions& convolutions, const Given& g) {
    return convolutions.run(g.x, g.weight, g.bias, g.enlarged, g.added);
}

} // namespace

class TestConvolutions : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void equal_torchs_data() {
        QTest::addColumn<int>("kernel");
        QTest::addColumn<bool>("enlarged");
        QTest::addColumn<bool>("adds");
        QTest::newRow("1x1") << 1 << false << false;
        QTest::newRow("1x1, enlarged") << 1 << true << false;
        QTest::newRow("1x1 and a sum") << 1 << false << true;
        QTest::newRow("3x3") << 3 << false << false;
        QTest::newRow("3x3 and a sum") << 3 << false << true;
        QTest::newRow("3x3, enlarged") << 3 << true << false;
        QTest::newRow("3x3, enlarged, and a sum") << 3 << true << true;
        QTest::newRow("5x5") << 5 << false << true;
    }

    void equal_torchs() {
        QFETCH(int, kernel);
        QFETCH(bool, enlarged);
        QFETCH(bool, adds);
        std::mt19937 random(7);
        for (int round = 0; round < 30; ++round) {
            const Given g = given_for(kernel, enlarged, adds, random);
            Convolutions convolutions;
            const at::Tensor expected = truth(g);
            for (int call = 0; call < 2; ++call) { // the second with the weights that the first has laid out
                const at::Tensor got = run(convolutions, g);
                QVERIFY(got.sizes() == expected.sizes());
                // What goes to torch has torch's error.
                QVERIFY2((got - expected).abs().max().item<double>() < (kernel == 5 ? 10 : 1) * tolerance,
                         qPrintable(QString::number(round)));
            }
        }
    }

    void channels_that_fill_no_vector_are_torchs() {
        std::mt19937 random(3);
        Given g = given_for(3, false, true, random);
        g.x = draw({1, 3, 9, 11}, random);
        g.weight = draw({10, 3, 3, 3}, random) / 5;
        g.bias = draw({10}, random);
        g.added.reset();
        Convolutions convolutions;
        QVERIFY((run(convolutions, g) - truth(g)).abs().max().item<double>() < tolerance);
    }

    void a_result_depends_on_its_own_input_only() {
        std::mt19937 random(5);
        Given g = given_for(3, false, false, random);
        g.x = draw({1, g.weight.size(1), 37, 30}, random);
        Convolutions convolutions;
        const at::Tensor alone = run(convolutions, g);
        g.x = at::cat({draw(g.x.sizes(), random), g.x, draw(g.x.sizes(), random)});
        QVERIFY(run(convolutions, g).narrow(0, 1, 1).equal(alone));
    }

    void changed_weights_are_noticed() {
        std::mt19937 random(9);
        Given g = given_for(3, false, false, random);
        Convolutions convolutions;
        const at::Tensor before = run(convolutions, g);
        g.weight.mul_(2);
        QVERIFY((run(convolutions, g) - truth(g)).abs().max().item<double>() < 2 * tolerance);
        QVERIFY(!before.equal(run(convolutions, g)));
    }

    void weights_beyond_the_limit_are_laid_out_anew() {
        std::mt19937 random(13);
        const Given first = given_for(3, false, true, random), second = given_for(3, true, false, random);
        Convolutions keeps, forgets(0);
        for (int call = 0; call < 2; ++call)
            for (const Given& g : {first, second})
                QVERIFY(run(keeps, g).equal(run(forgets, g)));
    }
};

QTEST_APPLESS_MAIN(TestConvolutions)
#include "test_convolutions.moc"
