#include "support/errors.h"
#include "support/temp_folder.h"
#include "support/tiny_training.h"
#include "training/held_out.h"
#include "training/option_problems.h"

#include <QtTest>



#include <unistd.h>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

std::string events_of(const fs::path& run) {
    std::string all;
    for (const auto& entry : fs::directory_iterator(run / "events"))
        all += read_bytes(entry.path());
    return all;
}

int count_of(const std::string& text, const std::string& part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

} // namespace

class TestWatching : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theStartIsRecorded();
    void heldOutPairsAreJudgedByBand();
    void judgingAndSamplingComeWhenAsked();
    void eventsHoldWhatTheLinesHold();
    void problemsNameTheirField();
};

void TestWatching::theStartIsRecorded() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.steps = 2;
    train(options, tiny_data());
    options.steps = 3;
    options.resume = true;
    train(options, tiny_data());
    const auto started = progress_lines(folder / "run", "started");
    QCOMPARE(started.size(), 2U);
    QCOMPARE(started[1].at("step").get<int>(), 2);
    QCOMPARE(started[0].at("pid").get<int>(), static_cast<int>(::getpid()));
    QVERIFY(!started[0].at("host").get<std::string>().empty());
    QCOMPARE(started[0].at("options").at("batch").get<int>(), 4);
    for (const nlohmann::json& line : progress_lines(folder / "run"))
        QVERIFY(line.at("memory_mib").get<double>() > 1);
}

void TestWatching::heldOutPairsAreJudgedByBand() {
    TrainingOptions options = tiny_training("run");
    Learner learner(options, {});
    const TrainingData data = tiny_data();
    const HeldOutLoss loss = HeldOutJudge(options, data).judge(learner);
    QCOMPARE(loss.bands.size(), 4U);
    double mean = 0;
    int next = 0;
    for (const LossBand& band : loss.bands) {
        QCOMPARE(band.from, next);
        next = band.to;
        mean += band.loss / 4;
        QVERIFY(std::isfinite(band.loss) && band.loss > 0);
    }
    QCOMPARE(next, options.diffusion.diffusion_steps);
    QVERIFY(std::abs(mean - loss.loss) < 1e-6);
    // A fresh network says 0 and v is mostly x0 where there is much noise, noise where there is little: the
    // bands must differ, and the same network must be judged the same again.
    QVERIFY(std::abs(loss.bands.front().loss - loss.bands.back().loss) > 1e-3);
    const HeldOutLoss again = HeldOutJudge(options, data).judge(learner);
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(again.bands[i].loss, loss.bands[i].loss);
}

void TestWatching::judgingAndSamplingComeWhenAsked() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.steps = 7;
    options.judge_every = 2;
    options.sample_every = 3;
    train(options, tiny_data());
    std::vector<int> judged, sampled;
    for (const nlohmann::json& line : progress_lines(folder / "run", "held_out")) {
        judged.push_back(line.at("step"));
        QCOMPARE(line.at("bands").size(), 4U);
    }
    for (const nlohmann::json& line : progress_lines(folder / "run", "sample")) {
        sampled.push_back(line.at("step"));
        QVERIFY(fs::exists(folder / "run/samples" / line.at("file").get<std::string>()));
    }
    QVERIFY(judged == (std::vector<int>{2, 4, 6, 7})); // the last at the last save
    QVERIFY(sampled == (std::vector<int>{3, 6}));

    // Looking changes nothing.
    options.output = folder / "unwatched";
    options.judge_every = 0;
    options.sample_every = 0;
    train(options, tiny_data());
    for (const char* file : {"model.safetensors", "ema.safetensors", "optimizer.safetensors", "state.json"}) {
        const std::string within = std::string("checkpoints/step-000007/") + file;
        QVERIFY2(read_bytes(folder / ("run/" + within)) == read_bytes(folder / ("unwatched/" + within)),
                 file);
    }
}

void TestWatching::eventsHoldWhatTheLinesHold() {
    const TempFolder folder;
    TrainingOptions options = tiny_training(folder / "run");
    options.steps = 4;
    options.sample_every = 4;
    train(options, tiny_data());
    const std::string events = events_of(folder / "run");
    QCOMPARE(count_of(events, "train/loss"), 4);
    QCOMPARE(count_of(events, "held_out/loss"), 1);
    QCOMPARE(count_of(events, "held_out/t250-500"), 1);
    QCOMPARE(count_of(events, read_bytes(folder / "run/samples/step-000004.png")), 1);
    for (const nlohmann::json& line : progress_lines(folder / "run")) {
        const auto loss = line.at("loss").get<float>();
        QVERIFY(events.find(std::string(reinterpret_cast<const char*>(&loss), sizeof loss)) !=
                std::string::npos);
    }
}

void TestWatching::problemsNameTheirField() {
    TrainingOptions options = tiny_training("run");
    QVERIFY(problems_by_field(options).empty());
    const auto field = [](const TrainingOptions& wrong) {
        const std::vector<OptionProblem> problems = problems_by_field(wrong);
        return problems.size() == 1 ? problems[0].field : std::to_string(problems.size()) + " problems";
    };
    TrainingOptions wrong = options;
    wrong.batch = 0;
    QCOMPARE(field(wrong), std::string("batch"));
    wrong = options;
    wrong.learning_rate = -1;
    QCOMPARE(field(wrong), std::string("learning_rate"));
    wrong = options;
    wrong.output.clear();
    QCOMPARE(field(wrong), std::string("output"));
    wrong = options;
    wrong.network.dropout = 2;
    QCOMPARE(field(wrong), std::string("network.dropout"));
    wrong = options;
    wrong.size = {15, 16};
    QCOMPARE(field(wrong), std::string("size"));
}

QTEST_GUILESS_MAIN(TestWatching)
#include "test_watching.moc"
