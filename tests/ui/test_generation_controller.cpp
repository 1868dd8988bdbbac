#include "support/fake_generator.h"
#include "ui/jobs/generation_controller.h"

#include <QtTest>

using namespace sinopia;

namespace {

Document smallDocument(ClassIndex fill = 1) {
    return Document(TileGrid<ClassIndex>(Size{16, 8}, fill));
}

} // namespace

class TestGenerationController : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void everyStepArrivesWhenTheWindowKeepsUp();
    void slowWindowGetsTheLatestStep();
    void cancelLeavesNoWorker();
    void newestRequestWins();
    void errorsArriveAsSentences();
    void modelThatFailsLeavesTheOldOne();
    void workStaysOffTheWindowsThread();
    void requestKeepsTheMapOfItsStart();
    void generateWaitsForTheLoadingModel();
    void destructionStopsTheRun();
    void destructionDropsWhatWaits();

  private:
    GenerationServices services();

    std::shared_ptr<test::FakeGeneratorState> state_;
};

void TestGenerationController::init() {
    state_ = std::make_shared<test::FakeGeneratorState>();
}

GenerationServices TestGenerationController::services() {
    GenerationServices services;
    services.makeGenerator = [state = state_] { return std::make_unique<test::FakeGenerator>(state); };
    services.pictureText = [](const GenerationResult& result) {
        return std::map<std::string, std::string>{{"Seed", std::to_string(result.options.seed)},
                                                  {"Width", std::to_string(result.picture.width())}};
    };
    return services;
}

void TestGenerationController::everyStepArrivesWhenTheWindowKeepsUp() {
    state_->allowed_steps = 1;
    GenerationController controller(services());
    std::vector<int> steps;
    std::vector<Rgb> colors;
    connect(&controller, &GenerationController::stepped, this, [&](const StepEvent& event) {
        steps.push_back(event.step);
        colors.push_back(event.preview->at(0, 0));
        state_->allowed_steps = event.step + 1;
    });
    std::shared_ptr<FinishedPicture> finished;
    connect(&controller, &GenerationController::finished, this, [&](auto picture) { finished = picture; });
    Document document = smallDocument();
    SamplingOptions options;
    options.steps = 12;
    options.seed = 77;
    document.set_options(options);
    controller.generate(document.snapshot());
    QVERIFY(controller.isGenerating());
    QTRY_VERIFY(finished);
    QCOMPARE(steps.size(), std::size_t(12));
    QCOMPARE(steps.back(), 12);
    QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    for (std::size_t i = 1; i < colors.size(); ++i)
        QVERIFY(!(colors[i] == colors[i - 1]));
    QCOMPARE(finished->picture.get(3, 3), (Rgb{20, 20, 20}));
    QCOMPARE(finished->text.at("Seed"), std::string("77"));
    QCOMPARE(finished->text.at("Width"), std::string("16"));
    QVERIFY(!controller.isGenerating());
    QVERIFY(controller.isIdle());
}

void TestGenerationController::slowWindowGetsTheLatestStep() {
    state_->pause_ms = 0;
    GenerationController controller(services());
    std::vector<int> steps;
    connect(&controller, &GenerationController::stepped, this,
            [&](const StepEvent& event) { steps.push_back(event.step); });
    Document document = smallDocument();
    SamplingOptions options;
    options.steps = 200;
    document.set_options(options);
    controller.generate(document.snapshot());
    while (state_->steps_done < 200) // no event is handled meanwhile
        QThread::msleep(1);
    QTRY_VERIFY(controller.isIdle());
    QCOMPARE(steps.size(), std::size_t(1));
    QCOMPARE(steps.front(), 200);
}

void TestGenerationController::cancelLeavesNoWorker() {
    for (const int step : {1, 4, 9}) {
        state_->allowed_steps = step;
        GenerationController controller(services());
        int cancelled = 0, finished = 0, later = 0;
        connect(&controller, &GenerationController::cancelled, this, [&] { ++cancelled; });
        connect(&controller, &GenerationController::finished, this, [&] { ++finished; });
        connect(&controller, &GenerationController::stepped, this, [&](const StepEvent& event) {
            later += cancelled;
            if (event.step == step)
                controller.cancel();
        });
        controller.generate(smallDocument().snapshot());
        QTRY_COMPARE(cancelled, 1);
        QTRY_VERIFY(controller.isIdle());
        QCOMPARE(state_->running.load(), 0);
        QCOMPARE(finished, 0);
        QCOMPARE(later, 0);
        QVERIFY(!controller.isGenerating());
    }
}

void TestGenerationController::newestRequestWins() {
    state_->allowed_steps = 3;
    GenerationController controller(services());
    std::vector<std::uint64_t> ids;
    std::shared_ptr<FinishedPicture> finished;
    int results = 0;
    connect(&controller, &GenerationController::finished, this, [&](auto picture) {
        finished = picture;
        ++results;
    });
    connect(&controller, &GenerationController::stepped, this,
            [&](const StepEvent& event) { ids.push_back(event.request_id); });
    controller.generate(smallDocument(1).snapshot());
    QTRY_VERIFY(!ids.empty());
    state_->allowed_steps = 1 << 30;
    ids.clear();
    controller.generate(smallDocument(5).snapshot());
    QTRY_VERIFY(finished);
    QTRY_VERIFY(controller.isIdle());
    QCOMPARE(results, 1);
    QCOMPARE(finished->picture.get(0, 0), (Rgb{100, 100, 100}));
    for (const std::uint64_t id : ids)
        QCOMPARE(id, finished->result.request_id);
}

void TestGenerationController::errorsArriveAsSentences() {
    state_->fail_generate = true;
    GenerationController controller(services());
    QString message;
    connect(&controller, &GenerationController::failed, this, [&](const QString& m) { message = m; });
    controller.generate(smallDocument().snapshot());
    QTRY_VERIFY(!message.isEmpty());
    QVERIFY(message.contains("class 14 at (3, 7)"));
    QVERIFY(!controller.isGenerating());
    state_->fail_generate = false;
    bool finished = false;
    connect(&controller, &GenerationController::finished, this, [&] { finished = true; });
    controller.generate(smallDocument().snapshot());
    QTRY_VERIFY(finished);
}

void TestGenerationController::modelThatFailsLeavesTheOldOne() {
    GenerationController controller(services());
    QStringList loaded, failed;
    connect(&controller, &GenerationController::modelLoaded, this,
            [&](const ModelSummary& summary) { loaded << QString::fromStdString(summary.name); });
    connect(&controller, &GenerationController::modelFailed, this, [&](const QString& m) { failed << m; });
    controller.loadModel("first.pt", {});
    QTRY_COMPARE(loaded, QStringList{"first.pt"});
    state_->fail_load = true;
    controller.loadModel("second.pt", {});
    QVERIFY(controller.isLoading());
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!controller.isLoading());
    QCOMPARE(loaded.size(), 1);
}

void TestGenerationController::workStaysOffTheWindowsThread() {
    GenerationController controller(services());
    bool finished = false;
    connect(&controller, &GenerationController::finished, this, [&] { finished = true; });
    controller.generate(smallDocument().snapshot());
    QTRY_VERIFY(finished);
    QVERIFY(state_->used_thread != std::hash<std::thread::id>{}(std::this_thread::get_id()));
}

void TestGenerationController::requestKeepsTheMapOfItsStart() {
    state_->allowed_steps = 0;
    GenerationController controller(services());
    std::shared_ptr<FinishedPicture> finished;
    connect(&controller, &GenerationController::finished, this, [&](auto picture) { finished = picture; });
    Document document = smallDocument(2);
    controller.generate(document.snapshot());
    int edits = 0;
    while (!finished && edits < 10000) {
        document.apply(LabelEdit{"Stroke", Spans{{edits % 8, 0, 16}}, ClassIndex(edits % 2 ? 9 : 2)});
        state_->allowed_steps = ++edits;
        QTest::qWait(1);
    }
    QVERIFY(finished && edits > 5);
    QVERIFY(state_->last_map == LabelMap({16, 8}, 2));
}

void TestGenerationController::generateWaitsForTheLoadingModel() {
    GenerationController controller(services());
    QStringList order;
    connect(&controller, &GenerationController::modelLoaded, this, [&] { order << "loaded"; });
    connect(&controller, &GenerationController::finished, this, [&] { order << "finished"; });
    controller.loadModel({}, {});
    controller.generate(smallDocument().snapshot());
    QTRY_COMPARE(order, (QStringList{"loaded", "finished"}));
}

void TestGenerationController::destructionStopsTheRun() {
    state_->allowed_steps = 2;
    {
        GenerationController controller(services());
        controller.generate(smallDocument().snapshot());
        QTRY_VERIFY(state_->steps_done >= 2);
    }
    QCOMPARE(state_->running.load(), 0);
    QCoreApplication::processEvents(); // nothing is delivered to what is gone
}

void TestGenerationController::destructionDropsWhatWaits() {
    state_->allowed_steps = 1;
    {
        GenerationController controller(services());
        controller.generate(smallDocument().snapshot());
        controller.loadModel("late.pt", {});
        controller.generate(smallDocument().snapshot());
    }
    QCOMPARE(state_->running.load(), 0);
}

QTEST_GUILESS_MAIN(TestGenerationController)
#include "test_generation_controller.moc"
