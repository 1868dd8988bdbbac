// Presets change what they name and nothing else, and can be trained.
#include "jobs/training_presets.h"
#include "support/errors.h"

#include <QTest>

#include <set>

using namespace sinopia;
using namespace sinopia::test;

class TestTrainingPresets : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void eachCanBeTrained();
    void eachFieldIsKnown();
    void publishedNumbers();
    void diffusersNumbers();
    void unknownNamesAreRefused();
};

void TestTrainingPresets::eachCanBeTrained() {
    std::set<std::string> names;
    for (const TrainingPreset& preset : training_presets()) {
        TrainingOptions options = with_preset(TrainingOptions(), preset);
        options.dataset = "landscape"; // that of a recipe needs its folder
        options.output = "/run";
        const auto problems = options.problems();
        QVERIFY2(problems.empty(), problems.empty() ? "" : (preset.name + ": " + problems[0]).c_str());
        QVERIFY(!preset.summary.empty());
        names.insert(preset.name);
    }
    QCOMPARE(names.size(), training_presets().size());
    QVERIFY(names.contains("sdm-256x512") && names.contains("celeba-finetune"));
}

void TestTrainingPresets::eachFieldIsKnown() {
    for (const TrainingPreset& preset : training_presets()) {
        const nlohmann::json plain = to_json(TrainingOptions());
        nlohmann::json merged = plain;
        merged.merge_patch(preset.options);
        QCOMPARE(merged.size(), plain.size()); // a misspelt key would be one more
        QCOMPARE(merged["network"].size(), plain["network"].size());
        QCOMPARE(to_json(with_preset(TrainingOptions(), preset)).dump(), merged.dump());
    }
}

void TestTrainingPresets::publishedNumbers() {
    const TrainingOptions ade = with_preset(TrainingOptions(), training_preset("ade20k"));
    QCOMPARE(ade.network.num_classes, 151);
    QVERIFY(ade.network.no_instance);
    QCOMPARE(ade.network.num_channels, 256);
    QCOMPARE(ade.network.multipliers(), (std::vector<double>{1, 1, 2, 2, 4, 4}));
    QCOMPARE(ade.learning_rate, 1e-4);
    QCOMPARE(ade.label_drop, 0.0);
    const TrainingOptions celeba = with_preset(TrainingOptions(), training_preset("celeba"));
    QCOMPARE(celeba.network.label_channels(), 20);
    QCOMPARE(celeba.learning_rate, 2e-5);
    const TrainingOptions second = with_preset(TrainingOptions(), training_preset("cityscapes-finetune"));
    QCOMPARE(second.network.label_channels(), 36);
    QCOMPARE(second.label_drop, 0.2);
    QCOMPARE(second.learning_rate, 2e-5);
    QVERIFY((second.size == Size{512, 256}));
    QVERIFY(training_preset("ade20k-finetune").original_flags.find("--drop_rate 0.2") != std::string::npos);
    QVERIFY(training_preset("ade20k").original_flags.find("--drop_rate") == std::string::npos);
    const TrainingOptions small = with_preset(TrainingOptions(), training_preset("sdm-32"));
    QCOMPARE(small.network.multipliers(), (std::vector<double>{1, 2, 3}));
    QCOMPARE(with_preset(TrainingOptions(), training_preset("sdm-512")).network.multipliers(),
             (std::vector<double>{0.5, 1, 1, 2, 2, 4, 4}));
}

void TestTrainingPresets::diffusersNumbers() {
    QCOMPARE(diffusers_presets().size(), std::size_t{6});
    for (const DiffusersPreset& preset : diffusers_presets()) {
        const auto blocks = [](std::string_view text) {
            return std::count(text.begin(), text.end(), ' ') + 1;
        };
        const auto levels = static_cast<std::ptrdiff_t>(preset.block_out_channels.size());
        QCOMPARE(blocks(preset.down_blocks), levels);
        QCOMPARE(blocks(preset.up_blocks), levels);
    }
}

void TestTrainingPresets::unknownNamesAreRefused() {
    const auto text = QString::fromStdString(error_of([] { training_preset("ade"); }));
    QVERIFY2(text.contains("\"ade\"") && text.contains("ade20k-finetune"), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestTrainingPresets)
#include "test_training_presets.moc"
