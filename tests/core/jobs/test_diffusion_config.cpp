#include "base/error.h"
#include "jobs/diffusion_config.h"

#include <QtTest>

using namespace sinopia;

class TestDiffusionConfig : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void reads_the_original_s_flags() {
        const auto config = diffusion_config_from_json({{"diffusion_steps", 500},
                                                        {"noise_schedule", "cosine"},
                                                        {"learn_sigma", false},
                                                        {"predict_xstart", true},
                                                        {"use_kl", true},
                                                        {"rescale_timesteps", true},
                                                        {"dropout", 0.1}});
        QCOMPARE(config.diffusion_steps, 500);
        QCOMPARE(config.noise_schedule, NoiseSchedule::cosine);
        QCOMPARE(config.variance, VarianceType::fixed_large);
        QCOMPARE(config.prediction, Prediction::x0);
        QCOMPARE(config.loss, LossType::rescaled_kl);
        QVERIFY(config.rescale_timesteps);
        QCOMPARE(diffusion_config_from_json({{"learn_sigma", true}, {"rescale_learned_sigmas", true}}).loss,
                 LossType::rescaled_mse);
        QCOMPARE(diffusion_config_from_json(nlohmann::json::object()), DiffusionConfig{});
    }

    void our_own_keys_win() {
        const auto config = diffusion_config_from_json({{"learn_sigma", true},
                                                        {"variance", "fixed_small"},
                                                        {"prediction", "v"},
                                                        {"loss", "kl"},
                                                        {"use_kl", false}});
        QCOMPARE(config.variance, VarianceType::fixed_small);
        QCOMPARE(config.prediction, Prediction::v);
        QCOMPARE(config.loss, LossType::kl);
    }

    void writes_what_it_reads() {
        for (const auto variance : {VarianceType::fixed_small, VarianceType::fixed_large,
                                    VarianceType::learned, VarianceType::learned_range})
            for (const auto prediction : {Prediction::epsilon, Prediction::x0, Prediction::v}) {
                DiffusionConfig config;
                config.variance = variance;
                config.prediction = prediction;
                config.noise_schedule = NoiseSchedule::sigmoid;
                config.loss = LossType::rescaled_mse;
                config.vlb_at_zero = false;
                config.schedule_shift = 2.5;
                QCOMPARE(diffusion_config_from_json(to_json(config)), config);
            }
        DiffusionConfig config;
        QCOMPARE(to_json(config)["learn_sigma"].get<bool>(), true);
        config.variance = VarianceType::fixed_large;
        QCOMPARE(to_json(config)["learn_sigma"].get<bool>(), false);
    }

    void refuses_values_of_the_wrong_kind() {
        for (const nlohmann::json& json : std::initializer_list<nlohmann::json>{{{"diffusion_steps", "1000"}},
                                                                                {{"diffusion_steps", 0}},
                                                                                {{"diffusion_steps", 1e12}},
                                                                                {{"noise_schedule", "steep"}},
                                                                                {{"noise_schedule", 3}},
                                                                                {{"learn_sigma", 1}},
                                                                                {{"variance", "large"}},
                                                                                {{"schedule_shift", "2"}},
                                                                                {{"prediction", nullptr}}})
            QVERIFY_EXCEPTION_THROWN(diffusion_config_from_json(json), Error);
        QVERIFY_EXCEPTION_THROWN(diffusion_config_from_json(nlohmann::json::array()), Error);
    }

    void problems_are_told() {
        DiffusionConfig config;
        QVERIFY(config.problems().empty());
        config.diffusion_steps = 20;
        QCOMPARE(config.problems().size(), std::size_t(1));
        config.noise_schedule = NoiseSchedule::cosine;
        QVERIFY(config.problems().empty());
        config.schedule_shift = 0;
        config.diffusion_steps = 0;
        QCOMPARE(config.problems().size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestDiffusionConfig)
#include "test_diffusion_config.moc"
