#include "evaluation/frechet_distance.h"
#include "support/errors.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/types.h>

using namespace sinopia;
using namespace sinopia::test;

namespace {

at::Tensor normal(std::int64_t count, std::int64_t width, std::uint64_t seed) {
    return at::randn({count, width}, at::detail::createCPUGenerator(seed), at::kDouble);
}

} // namespace

class TestFrechetDistance : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void equal_sets_are_at_no_distance() {
        const at::Tensor a = normal(50, 8, 1);
        QVERIFY(frechet_distance(a, a) < 1e-9);
        QVERIFY(frechet_distance(a, a.flip(0)) < 1e-9); // the order of the pictures does not matter
    }

    void a_shift_counts_by_its_square() {
        const at::Tensor a = normal(40, 5, 2);
        const double distance = frechet_distance(a, a + at::tensor({3.0, 0.0, 4.0, 0.0, 0.0}, at::kDouble));
        QVERIFY2(std::abs(distance - 25) < 1e-8, qPrintable(QString::number(distance)));
    }

    /// Along each axis the distance of two normal distributions is (m1 - m2)^2 + (s1 - s2)^2.
    void single_features_give_the_closed_form() {
        const at::Tensor a = at::tensor({-1.0, 1.0, -1.0, 1.0}, at::kDouble).view({4, 1});
        const double distance = frechet_distance(a, 3 * a + 2);
        const double deviation = std::sqrt(4.0 / 3);
        QVERIFY(std::abs(distance - (4 + 4 * deviation * deviation)) < 1e-9);
    }

    void turning_both_sets_changes_nothing() {
        const at::Tensor a = normal(60, 6, 3), b = normal(70, 6, 4) * 1.5 + 0.3;
        const at::Tensor turn = std::get<0>(at::linalg_qr(normal(6, 6, 5)));
        const double straight = frechet_distance(a, b);
        QVERIFY(straight > 0.1);
        QVERIFY(std::abs(frechet_distance(a.mm(turn), b.mm(turn)) / straight - 1) < 1e-9);
        QVERIFY(std::abs(frechet_distance(b, a) / straight - 1) < 1e-9);
    }

    void fewer_pictures_than_features_still_give_a_number() {
        const at::Tensor a = normal(4, 20, 6);
        const double distance = frechet_distance(a, normal(5, 20, 7));
        QVERIFY(std::isfinite(distance) && distance > 0);
        QVERIFY(frechet_distance(a, a) < 1e-6);
    }

    void what_has_no_distance_is_an_error() {
        const at::Tensor a = normal(4, 3, 8);
        QVERIFY(!error_of([&] { frechet_distance(a, normal(4, 2, 9)); }).empty());
        QVERIFY(!error_of([&] { frechet_distance(a.narrow(0, 0, 1), a); }).empty());
        at::Tensor broken = a.clone();
        broken[0][0] = NAN;
        QVERIFY(!error_of([&] { frechet_distance(a, broken); }).empty());
    }
};

QTEST_GUILESS_MAIN(TestFrechetDistance)
#include "test_frechet_distance.moc"
