// Training options: they check themselves and survive the way through JSON.
#include "jobs/training.h"
#include "support/errors.h"

#include <QTest>

#include <limits>

using namespace sinopia;
using namespace sinopia::test;
using Json = nlohmann::json;

class TestTraining : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void goodOptionsHaveNoProblems();
    void eachProblemIsFound_data();
    void eachProblemIsFound();
    void everyFieldSurvivesJson();
    void missingKeysKeepTheDefaults();
    void namesTheKeyOfTheWrongKind_data();
    void namesTheKeyOfTheWrongKind();
};

namespace {

TrainingOptions good() {
    TrainingOptions options;
    options.data = "/data";
    options.output = "/run";
    options.network.image_size = 64;
    options.network.num_channels = 32;
    options.network.num_head_channels = 32;
    options.network.num_classes = 12;
    return options;
}

} // namespace

using Change = void (*)(TrainingOptions&);
Q_DECLARE_METATYPE(Change)

void TestTraining::goodOptionsHaveNoProblems() {
    const auto problems = good().problems();
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].c_str());
    TrainingOptions rendered = good();
    rendered.dataset = "landscape";
    rendered.data.clear();
    QVERIFY(rendered.problems().empty());
}

void TestTraining::eachProblemIsFound_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, Change change, const char* word) {
        QTest::newRow(name) << change << word;
    };
    using T = TrainingOptions;
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    row(
        "unknown dataset", [](T& o) { o.dataset = "coco"; }, "dataset");
    row(
        "no data", [](T& o) { o.data.clear(); }, "training pairs");
    row(
        "no output", [](T& o) { o.output.clear(); }, "run folder");
    row(
        "resume and init", [](T& o) { o.resume = true, o.init = "x"; }, "resumed");
    row(
        "size not a multiple",
        [](T& o) {
            o.size = {64, 60};
        },
        "multiple of 8");
    row(
        "size empty",
        [](T& o) {
            o.size = {0, 64};
        },
        "training size");
    row(
        "size huge",
        [](T& o) {
            o.size = {64, 1 << 20};
        },
        "training size");
    row(
        "bad network", [](T& o) { o.network.num_channels = 0; }, "");
    row(
        "variance and network disagree", [](T& o) { o.network.learn_sigma = false; }, "learn_sigma");
    row(
        "context without super-resolution", [](T& o) { o.network.context_channels = 3; }, "context");
    row(
        "super-resolution without context", [](T& o) { o.super_resolution = true; }, "context");
    row(
        "no batch", [](T& o) { o.batch = 0; }, "batch");
    row(
        "micro-batch above the batch", [](T& o) { o.micro_batch = 17; }, "micro-batch");
    row(
        "no steps", [](T& o) { o.steps = 0; }, "steps");
    row(
        "never saved", [](T& o) { o.save_every = 0; }, "checkpoint");
    row(
        "never logged", [](T& o) { o.log_every = 0; }, "progress");
    row(
        "negative warm-up", [](T& o) { o.warmup = -1; }, "warm-up");
    row(
        "warm-up beyond the horizon", [](T& o) { o.lr_steps = 10, o.warmup = 10; }, "warm-up");
    row(
        "learning rate 0", [](T& o) { o.learning_rate = 0; }, "learning rate");
    row(
        "learning rate NaN", [](T& o) { o.learning_rate = nan; }, "learning rate");
    row(
        "beta1 of 1", [](T& o) { o.beta1 = 1; }, "beta1");
    row(
        "beta2 negative", [](T& o) { o.beta2 = -0.1; }, "beta2");
    row(
        "negative weight decay", [](T& o) { o.weight_decay = -1; }, "weight decay");
    row(
        "negative clip", [](T& o) { o.clip_norm = -1; }, "clip");
    row(
        "EMA of 1", [](T& o) { o.ema_rate = 1; }, "EMA");
    row(
        "label drop above 1", [](T& o) { o.label_drop = 2; }, "label drop");
    row(
        "style drop below 0", [](T& o) { o.style_drop = -1; }, "style drop");
    row(
        "known share above 1", [](T& o) { o.known_share = 1.5; }, "known parts");
    row(
        "negative lambda", [](T& o) { o.lambda_vlb = -1; }, "variational");
    row(
        "precision fp64", [](T& o) { o.precision = "fp64"; }, "precision");
    row(
        "fp16 on the processor", [](T& o) { o.precision = "fp16", o.device = "cpu"; }, "fp16");
    row(
        "unknown schedule", [](T& o) { o.lr_schedule = "steps"; }, "schedule");
    row(
        "linear without a horizon", [](T& o) { o.lr_schedule = "linear"; }, "horizon");
    row(
        "constant with a horizon", [](T& o) { o.lr_schedule = "constant", o.lr_steps = 10; }, "horizon");
    row(
        "second EMA of 1",
        [](T& o) {
            o.extra_ema_rates = {0.9, 1};
        },
        "EMA");
    row(
        "the same EMA twice", [](T& o) { o.extra_ema_rates = {o.ema_rate}; }, "EMA");
    row(
        "unknown timestep sampling", [](T& o) { o.timestep_sampling = "odd"; }, "timestep sampling");
    row(
        "negative min-SNR", [](T& o) { o.min_snr_gamma = -1; }, "min-SNR");
    row(
        "min-SNR of a KL loss", [](T& o) { o.min_snr_gamma = 5, o.diffusion.loss = LossType::kl; },
        "min-SNR");
    row(
        "unknown device", [](T& o) { o.device = "tpu"; }, "device");
    row(
        "negative threads", [](T& o) { o.threads = -1; }, "threads");
    row(
        "negative loader threads", [](T& o) { o.loader_threads = -1; }, "loader");
}

void TestTraining::eachProblemIsFound() {
    QFETCH(Change, change);
    QFETCH(QString, word);
    TrainingOptions options = good();
    change(options);
    const auto problems = options.problems();
    QVERIFY(!problems.empty());
    const bool named = std::any_of(problems.begin(), problems.end(), [&](const std::string& problem) {
        return problem.find(word.toStdString()) != std::string::npos;
    });
    QVERIFY2(named, problems[0].c_str());
}

void TestTraining::everyFieldSurvivesJson() {
    // Every value of the JSON form is changed, read, and written again: a field that is not read comes back
    // as its default and differs.
    Json json = to_json(good());
    for (auto& [key, value] : json.items()) {
        if (key == "network" || key == "diffusion")
            continue;
        if (value.is_boolean())
            value = !value.get<bool>();
        else if (value.is_string())
            value = value.get<std::string>() + "x";
        else if (value.is_number_integer())
            value = value.get<int>() + 1;
        else if (value.is_number())
            value = value.get<double>() + 0.25;
        else if (key == "size")
            value = {16, 24};
        else if (value.is_array())
            value = {0.25, 0.5};
    }
    json["seed"] = std::numeric_limits<std::uint64_t>::max();
    json["network"]["num_channels"] = 96;
    json["diffusion"]["diffusion_steps"] = 500;
    QVERIFY(json.size() >= 38);
    const TrainingOptions options = training_options_from_json(Json::parse(json.dump()));
    QCOMPARE(QString::fromStdString(to_json(options).dump()), QString::fromStdString(json.dump()));
    QCOMPARE(options.seed, std::numeric_limits<std::uint64_t>::max());
    QVERIFY((options.size == Size{16, 24}));
    QCOMPARE(options.network.num_channels, 96);
    QCOMPARE(options.diffusion.diffusion_steps, 500);
}

void TestTraining::missingKeysKeepTheDefaults() {
    const TrainingOptions options =
        training_options_from_json(Json::parse(R"({"batch": 3, "a key of tomorrow": 1})"));
    QCOMPARE(options.batch, 3);
    QCOMPARE(options.learning_rate, TrainingOptions{}.learning_rate);
    QVERIFY(options.network == NetworkConfig{});
}

void TestTraining::namesTheKeyOfTheWrongKind_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* text, const char* key) { QTest::newRow(text) << text << key; };
    row("[]", "object");
    row(R"({"batch": 1.5})", "\"batch\"");
    row(R"({"batch": "16"})", "\"batch\"");
    row(R"({"batch": 3000000000})", "\"batch\"");
    row(R"({"steps": 9223372036854775808})", "\"steps\"");
    row(R"({"seed": -1})", "\"seed\"");
    row(R"({"resume": 1})", "\"resume\"");
    row(R"({"learning_rate": "1e-4"})", "\"learning_rate\"");
    row(R"({"size": [64]})", "\"size\"");
    row(R"({"size": [64, -64]})", "\"size\"");
    row(R"({"size": "64x64"})", "\"size\"");
    row(R"({"data": 1})", "\"data\"");
    row(R"({"data": "a\u0000b"})", "\"data\"");
    row(R"({"device": null})", "\"device\"");
}

void TestTraining::namesTheKeyOfTheWrongKind() {
    QFETCH(QString, text);
    QFETCH(QString, key);
    const std::string message =
        error_of([&] { training_options_from_json(Json::parse(text.toStdString())); });
    QVERIFY2(message.find(key.toStdString()) != std::string::npos, message.c_str());
}

QTEST_GUILESS_MAIN(TestTraining)
#include "test_training.moc"
