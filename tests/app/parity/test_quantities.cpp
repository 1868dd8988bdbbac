#include "app/parity/quantity_names.h"
#include "app/parity/report.h"
#include "app/parity/rounding_units.h"

#include <QtTest>

#include <torch/types.h>

#include <cmath>
#include <limits>
#include <sstream>

using namespace sinopia::parity;

namespace {

at::Tensor values(std::vector<double> v) {
    return torch::tensor(v, at::kDouble);
}

} // namespace

class TestQuantities : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void schedule_names() {
        const auto plain = parse_schedule_name("quadratic500.posterior_variance");
        QVERIFY(plain && plain->schedule == "quadratic" && plain->steps == 500 && !plain->respacing);
        QVERIFY(plain->array == "posterior_variance" && plain->prefix == "quadratic500.");
        const auto respaced = parse_schedule_name("cosine1000.respace[10,15,20].timestep_map");
        QVERIFY(respaced && respaced->respacing == "10,15,20" && respaced->array == "timestep_map");
        QVERIFY(respaced->prefix == "cosine1000.respace[10,15,20].");
        QVERIFY(!parse_schedule_name("timestep_embedding.dim32"));
        QVERIFY(!parse_schedule_name("linear1000.respace[10"));
        QVERIFY(!parse_schedule_name("linear"));
        QVERIFY(!parse_schedule_name(""));
    }

    void step_case_names() {
        const auto plain = parse_step_case_name("p.noguid.mean");
        QVERIFY(plain && !plain->scale && plain->clip && plain->field == "mean");
        const auto guided = parse_step_case_name("p.s3.0_noclip.pred_xstart");
        QVERIFY(guided && *guided->scale == 3.0 && !guided->clip && guided->field == "pred_xstart");
        QVERIFY(*parse_step_case_name("p.s0.5.mean")->scale == 0.5);
        QVERIFY(!parse_step_case_name("p.sx.mean"));
        QVERIFY(!parse_step_case_name("prior_bpd"));
    }

    void trajectory_names() {
        const auto ddpm = parse_trajectory_name("ddpm.s2.0.x");
        QVERIFY(ddpm && ddpm->sampler == "ddpm" && ddpm->scale == 2.0 && !ddpm->eta && ddpm->field == "x");
        const auto ddim = parse_trajectory_name("ddim.s1.5.eta0.6.pred_xstart_last");
        QVERIFY(ddim && *ddim->eta == 0.6 && ddim->field == "pred_xstart_last");
        QVERIFY(ddim->prefix == "ddim.s1.5.eta0.6.");
        QVERIFY(!parse_trajectory_name("x_T"));
        QVERIFY(!parse_trajectory_name("timestep_map.ddim"));
    }

    void numbers_as_the_author_writes_them() {
        QCOMPARE(python_number(1.5), std::string("1.5"));
        QCOMPARE(python_number(2), std::string("2.0"));
        QCOMPARE(python_number(0.6), std::string("0.6"));
        QCOMPARE(python_number(0), std::string("0.0"));
    }

    void errors_are_in_the_tolerance_s_unit() {
        const auto near = [](double a, double b) { return std::abs(a - b) < 1e-12; };
        QVERIFY(near(max_error(values({1, 2.5}), values({1, 2}), {1e-5, 0}), 0.5));
        QVERIFY(near(max_error(values({1, 2.5}), values({1, 2}), {0, 1e-5}), 0.25));
        QVERIFY(near(max_error(values({0, 1}), values({0, 1}), {0, 1e-5}), 0));
        // 1e-4 relative + 1e-6 absolute: on the limit at an expected 1 and an error of 1.01e-4
        QVERIFY(near(max_error(values({1 + 1.01e-4}), values({1}), {1e-6, 1e-4}), 1e-4));
        QVERIFY(std::isinf(max_error(values({1}), values({0}), {0, 1e-5})));
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(std::isinf(max_error(values({nan, 1}), values({1, 1}), {1, 0})));
        QVERIFY(std::isinf(max_error(values({1, 1}), values({nan, 1}), {1, 0})));
    }

    void units_are_one_but_where_a_last_bit_is_magnified() {
        const at::Tensor embedding = embedding_unit(torch::tensor({1, 999}, at::kLong), 33);
        QCOMPARE(embedding.size(1), 33L);
        QVERIFY(embedding[0].max().item<double>() == 1);
        QVERIFY(embedding[1][0].item<double>() > 100 && embedding[1][15].item<double>() == 1);
        const sinopia::GaussianDiffusion diffusion(sinopia::DiffusionConfig{});
        const at::Tensor unit =
            prediction_unit(diffusion, torch::tensor({0, 300, 999}, at::kLong), 1, {1e-4, 0});
        QVERIFY(unit[0].item<double>() == 1 && unit[1].item<double>() == 1);
        QVERIFY(unit[2].item<double>() > 30 && unit[2].item<double>() < 33); // 157 * 2e-5 / 1e-4
        QVERIFY(max_error(values({1, 4}), values({1, 2}), {1e-5, 0}, values({1, 4})) == 0.5);
    }

    void lines_end_as_promised() {
        std::ostringstream out;
        Report report(out);
        report.compare("a", values({1}), values({1}), {1e-5, 0});
        report.compare("b", values({1}), values({2}), {1e-5, 0});
        report.compare("c", values({1}), values({1, 1}), {1e-5, 0});
        report.fail("d", "missing");
        report.print_total();
        const QStringList lines = QString::fromStdString(out.str()).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].startsWith("a ") && lines[0].endsWith(" ok"));
        for (int i = 1; i < 4; ++i)
            QVERIFY(lines[i].endsWith(" FAIL"));
        QCOMPARE(lines[4], QString("4 compared, 3 outside"));
        QCOMPARE(report.outside(), 3);
    }
};

QTEST_GUILESS_MAIN(TestQuantities)
#include "test_quantities.moc"
