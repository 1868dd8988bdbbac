#include "evaluation/bootstrap.h"
#include "support/errors.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace sinopia;
using namespace sinopia::test;

namespace {

/// Mean of the drawn values.
double mean_of(const std::vector<double>& values, const std::vector<std::size_t>& drawn) {
    double sum = 0;
    for (const std::size_t item : drawn)
        sum += values[item];
    return sum / static_cast<double>(drawn.size());
}

} // namespace

class TestBootstrap : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void the_interval_of_a_mean_is_as_wide_as_its_standard_error() {
        std::vector<double> values(400);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<double>(i % 20); // mean 9.5, variance 33.25
        const Interval interval = bootstrap_interval(
            values.size(), [&](const auto& drawn) { return mean_of(values, drawn); }, 3, 2000);
        const double error = std::sqrt(33.25 / 400);
        QVERIFY(interval.low < 9.5 && 9.5 < interval.high);
        const double width = interval.high - interval.low;
        QVERIFY2(std::abs(width / (2 * 1.96 * error) - 1) < 0.1, qPrintable(QString::number(width)));
    }

    void a_constant_has_no_spread() {
        const Interval interval = bootstrap_interval(7, [](const auto&) { return 0.25; });
        QCOMPARE(interval.low, 0.25);
        QCOMPARE(interval.high, 0.25);
    }

    void draws_are_with_replacement_and_of_the_same_number() {
        bool repeated = false;
        bootstrap_interval(5, [&](const std::vector<std::size_t>& drawn) {
            std::vector<std::size_t> sorted = drawn;
            std::sort(sorted.begin(), sorted.end());
            repeated = repeated || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
            const bool fits = drawn.size() == 5 && sorted.back() < 5;
            return fits ? 1.0 : throw std::runtime_error("drawn beyond the items");
        });
        QVERIFY(repeated);
    }

    void the_seed_decides() {
        const auto place = [](const std::vector<std::size_t>& drawn) {
            return static_cast<double>(drawn[0]);
        };
        const auto low = [&](std::uint64_t seed) { return bootstrap_interval(1000, place, seed, 50).low; };
        QCOMPARE(low(1), low(1));
        QVERIFY(low(1) != low(2));
    }

    void nothing_to_draw_from_is_an_error() {
        const auto one = [](const auto&) { return 1.0; };
        QVERIFY(!error_of([&] { bootstrap_interval(0, one); }).empty());
        QVERIFY(!error_of([&] { bootstrap_interval(3, one, 0, 0); }).empty());
    }
};

QTEST_GUILESS_MAIN(TestBootstrap)
#include "test_bootstrap.moc"
