#include "base/error.h"
#include "diffusion/noise_schedule.h"
#include "formats/safetensors.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <map>

using namespace sinopia;

namespace {

using Array = std::vector<double> ProcessTables::*;

const std::map<std::string, Array> arrays{
    {"betas", &ProcessTables::betas},
    {"alphas_cumprod", &ProcessTables::alphas_cumprod},
    {"alphas_cumprod_prev", &ProcessTables::alphas_cumprod_prev},
    {"alphas_cumprod_next", &ProcessTables::alphas_cumprod_next},
    {"sqrt_alphas_cumprod", &ProcessTables::sqrt_alphas_cumprod},
    {"sqrt_one_minus_alphas_cumprod", &ProcessTables::sqrt_one_minus_alphas_cumprod},
    {"log_one_minus_alphas_cumprod", &ProcessTables::log_one_minus_alphas_cumprod},
    {"sqrt_recip_alphas_cumprod", &ProcessTables::sqrt_recip_alphas_cumprod},
    {"sqrt_recipm1_alphas_cumprod", &ProcessTables::sqrt_recipm1_alphas_cumprod},
    {"posterior_variance", &ProcessTables::posterior_variance},
    {"posterior_log_variance_clipped", &ProcessTables::posterior_log_variance_clipped},
    {"posterior_mean_coef1", &ProcessTables::posterior_mean_coef1},
    {"posterior_mean_coef2", &ProcessTables::posterior_mean_coef2},
};

template <class T>
std::vector<T> stored(const TensorFile& file, const std::string& name) {
    const TensorView* view = file.find(name);
    if (!view)
        return {};
    std::vector<T> values(static_cast<std::size_t>(view->element_count()));
    std::memcpy(values.data(), file.data(*view), values.size() * sizeof(T));
    return values;
}

/// Largest |a - b| / |b|, with 0 / 0 = 0.
double relative_error(const std::vector<double>& a, const std::vector<double>& b) {
    if (a.size() != b.size() || a.empty())
        return 1;
    double worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i])
            worst = std::max(worst, std::abs(a[i] - b[i]) / std::abs(b[i]));
    return worst;
}

double share(const std::vector<double>& betas, std::size_t last) {
    double product = 1;
    for (std::size_t i = 0; i <= last; ++i)
        product *= 1 - betas[i];
    return product;
}

} // namespace

class TestNoiseSchedule : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void equals_the_reference_arrays() {
        const auto file = read_safetensors(SINOPIA_SOURCE_DIR "/tests/data/reference/schedules.safetensors");
        for (const std::string name : {"linear", "cosine"}) {
            const auto schedule = name == "linear" ? NoiseSchedule::linear : NoiseSchedule::cosine;
            for (const std::string spec : {"", "10", "50", "10,15,20", "ddim10", "ddim25"}) {
                const std::string prefix = name + "1000." + (spec.empty() ? "" : "respace[" + spec + "].");
                const ProcessTables tables =
                    make_tables(make_betas(schedule, 1000), space_timesteps(1000, spec));
                for (const auto& [array, member] : arrays)
                    QVERIFY2(relative_error(tables.*member, stored<double>(file, prefix + array)) <= 1e-10,
                             (prefix + array).c_str());
                if (!spec.empty()) {
                    const auto map = stored<std::int64_t>(file, prefix + "timestep_map");
                    QVERIFY(std::equal(map.begin(), map.end(), tables.timestep_map.begin(),
                                       tables.timestep_map.end()));
                }
            }
            for (const int steps : {250, 4000})
                QVERIFY(relative_error(make_betas(schedule, steps),
                                       stored<double>(file, name + std::to_string(steps) + ".betas")) <=
                        1e-10);
        }
    }

    void other_schedules_keep_the_ends() {
        for (const auto schedule : {NoiseSchedule::quadratic, NoiseSchedule::sigmoid}) {
            const auto betas = make_betas(schedule, 500);
            QCOMPARE(betas.size(), std::size_t(500));
            QVERIFY(std::is_sorted(betas.begin(), betas.end()));
            QVERIFY(std::abs(betas.front() - 2e-4) < 1.5e-4);
            QVERIFY(std::abs(betas.back() - 4e-2) < 2e-4);
        }
        const auto middle = make_betas(NoiseSchedule::sigmoid, 1001)[500];
        QVERIFY(std::abs(middle - 1000.0 / 1001 * 0.01005) < 1e-12); // half-way between the ends
        const auto quadratic = make_betas(NoiseSchedule::quadratic, 1000)[0];
        QVERIFY(std::abs(quadratic - 1e-4) < 1e-15);
    }

    void shift_divides_the_signal_to_noise_ratio() {
        const auto plain = make_betas(NoiseSchedule::cosine, 1000),
                   shifted = make_betas(NoiseSchedule::cosine, 1000, 2);
        for (const std::size_t i : {0, 10, 500, 900}) {
            const double a = share(plain, i), b = share(shifted, i);
            QVERIFY(std::abs((a / (1 - a)) / (b / (1 - b)) - 4) < 1e-6);
        }
        QCOMPARE(make_betas(NoiseSchedule::linear, 1000, 1.0), make_betas(NoiseSchedule::linear, 1000));
    }

    void first_log_variance_is_the_second() {
        const auto tables = make_tables(make_betas(NoiseSchedule::linear, 1000), space_timesteps(1000, ""));
        QCOMPARE(tables.posterior_log_variance_clipped[0], tables.posterior_log_variance_clipped[1]);
        QVERIFY(std::abs(tables.posterior_log_variance_clipped[0] + 9.8167) < 1e-3);
        QCOMPARE(tables.posterior_variance[0], 0.0);
    }

    void a_single_step_is_finite() {
        const auto tables = make_tables(make_betas(NoiseSchedule::linear, 1000), space_timesteps(1000, "1"));
        QCOMPARE(tables.size(), 1);
        for (const auto& [name, member] : arrays)
            QVERIFY2(std::isfinite((tables.*member)[0]), name.c_str());
    }

    void spacing_rounds_as_python() {
        const auto fifty = space_timesteps(1000, "50");
        QCOMPARE(std::vector<int>(fifty.begin(), fifty.begin() + 5), (std::vector<int>{0, 20, 41, 61, 82}));
        QCOMPARE(fifty.back(), 999);
        QCOMPARE(space_timesteps(1000, "ddim25").back(), 960);
        QCOMPARE(space_timesteps(6, "3"), (std::vector<int>{0, 2, 5}));     // 2.5 goes to the even 2
        QCOMPARE(space_timesteps(8, "3"), (std::vector<int>{0, 4, 7}));     // 3.5 goes to the even 4
        QCOMPARE(space_timesteps(7, "1,1,1"), (std::vector<int>{0, 3, 5})); // the remainder goes to the first
        QCOMPARE(space_timesteps(4, "0,2"), (std::vector<int>{2, 3}));
        QCOMPARE(space_timesteps(3, ""), (std::vector<int>{0, 1, 2}));
    }

    void refuses_what_cannot_be() {
        for (const std::string spec : {"1001", "ddim300", "ddim1", "ddim", "ddimx", "a", "-3", "10,", "1.5",
                                       "0", "99999999999999999999", "600,300"})
            QVERIFY_EXCEPTION_THROWN(space_timesteps(1000, spec), Error);
        QVERIFY_EXCEPTION_THROWN(make_betas(NoiseSchedule::linear, 20), Error);
        QVERIFY_EXCEPTION_THROWN(make_betas(NoiseSchedule::cosine, 0), Error);
    }
};

QTEST_GUILESS_MAIN(TestNoiseSchedule)
#include "test_noise_schedule.moc"
