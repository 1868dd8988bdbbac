#include "support/fake_generator.h"
#include "ui/jobs/generation_queue.h"

#include <QtTest>

#include <random>

using namespace sinopia;

/// Orders over an 8x8 map whose seed tells them apart, run by a generator that the test steps by hand.
class TestGenerationQueue : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void cleanup();
    void ordersRunOneAfterAnother();
    void waitingOnesCanBeMoved();
    void oneCanBeCancelled();
    void cancellingTheRunLetsTheNextBegin();
    void cancelAllLeavesNothing();
    void whatIsToRunNowGoesFirst();
    void theNewestOfThoseToRunNowWins();
    void aFailureDoesNotStopTheQueue();
    void anOrderIsASnapshot();
    void anEditKeepsWhatIsOutside();
    void anEditWantsAPictureAndARegion();
    void randomScriptsLoseNothing();

  private:
    std::uint64_t append(std::uint64_t seed, RunKind kind = RunKind::queued) {
        return queue_->append(order(seed), QString::number(seed), kind);
    }
    static GenerationOrder order(std::uint64_t seed) {
        GenerationOrder order;
        order.labels = TileGrid<ClassIndex>(Size{8, 8}, 3);
        order.options.seed = seed;
        order.options.steps = 4;
        return order;
    }
    std::vector<std::uint64_t> waitingSeeds() const {
        std::vector<std::uint64_t> seeds;
        for (const QueueEntry& entry : queue_->waiting())
            seeds.push_back(entry.order.options.seed);
        return seeds;
    }
    void letRun() { state_->allowed_steps = 1 << 30; }

    using Seeds = std::vector<std::uint64_t>;
    std::shared_ptr<test::FakeGeneratorState> state_;
    std::unique_ptr<GenerationController> controller_;
    std::unique_ptr<GenerationQueue> queue_;
    Seeds started_, finished_, failed_, cancelled_;
    std::shared_ptr<FinishedPicture> last_;
};

void TestGenerationQueue::init() {
    state_ = std::make_shared<test::FakeGeneratorState>();
    state_->pause_ms = 0;
    GenerationServices services;
    services.makeGenerator = [state = state_] { return std::make_unique<test::FakeGenerator>(state); };
    controller_ = std::make_unique<GenerationController>(std::move(services));
    queue_ = std::make_unique<GenerationQueue>(*controller_);
    last_.reset();
    for (Seeds* seeds : {&started_, &finished_, &failed_, &cancelled_})
        seeds->clear();
    const auto note = [](Seeds& seeds) {
        return [&seeds](const QueueEntry& entry) { seeds.push_back(entry.order.options.seed); };
    };
    connect(queue_.get(), &GenerationQueue::started, this, note(started_));
    connect(queue_.get(), &GenerationQueue::failed, this, note(failed_));
    connect(queue_.get(), &GenerationQueue::cancelled, this, note(cancelled_));
    connect(queue_.get(), &GenerationQueue::finished, this, [this](const QueueEntry& entry, auto picture) {
        finished_.push_back(entry.order.options.seed);
        QCOMPARE(picture->result.options.seed, entry.order.options.seed);
        last_ = picture;
    });
}

void TestGenerationQueue::cleanup() {
    queue_.reset();
    controller_.reset();
}

void TestGenerationQueue::ordersRunOneAfterAnother() {
    for (const std::uint64_t seed : {5, 6, 7})
        append(seed);
    QTRY_COMPARE(finished_, (Seeds{5, 6, 7}));
    QCOMPARE(started_, finished_);
    QVERIFY(queue_->isEmpty());
    append(8); // an empty queue begins again
    QTRY_COMPARE(finished_, (Seeds{5, 6, 7, 8}));
}

void TestGenerationQueue::waitingOnesCanBeMoved() {
    state_->allowed_steps = 1;
    append(1);
    QTRY_COMPARE(started_, (Seeds{1}));
    const std::uint64_t two = append(2), three = append(3), four = append(4);
    QVERIFY(queue_->move(four, 0));
    QCOMPARE(waitingSeeds(), (Seeds{4, 2, 3}));
    QVERIFY(queue_->move(two, 99));
    QCOMPARE(waitingSeeds(), (Seeds{4, 3, 2}));
    QVERIFY(queue_->move(three, -1));
    QCOMPARE(waitingSeeds(), (Seeds{3, 4, 2}));
    QVERIFY(!queue_->move(queue_->running()->id, 0));
    letRun();
    QTRY_COMPARE(finished_, (Seeds{1, 3, 4, 2}));
}

void TestGenerationQueue::oneCanBeCancelled() {
    state_->allowed_steps = 1;
    append(1);
    const std::uint64_t two = append(2);
    append(3);
    QTRY_COMPARE(started_, (Seeds{1}));
    queue_->cancel(two);
    queue_->cancel(two);
    queue_->cancel(12345);
    QCOMPARE(cancelled_, (Seeds{2}));
    letRun();
    QTRY_COMPARE(finished_, (Seeds{1, 3}));
}

void TestGenerationQueue::cancellingTheRunLetsTheNextBegin() {
    state_->allowed_steps = 2;
    append(1);
    append(2);
    QTRY_COMPARE(state_->steps_done.load(), 2);
    queue_->cancel(queue_->running()->id);
    QCOMPARE(cancelled_, (Seeds{1}));
    QTRY_COMPARE(started_, (Seeds{1, 2}));
    letRun();
    QTRY_COMPARE(finished_, (Seeds{2}));
}

void TestGenerationQueue::cancelAllLeavesNothing() {
    state_->allowed_steps = 2;
    for (const std::uint64_t seed : {1, 2, 3})
        append(seed);
    QTRY_COMPARE(state_->steps_done.load(), 2);
    queue_->cancelAll();
    QVERIFY(queue_->isEmpty());
    QCOMPARE(cancelled_.size(), std::size_t(3));
    letRun();
    QTRY_VERIFY(controller_->isIdle());
    QTest::qWait(5);
    QCOMPARE(finished_, Seeds());
    QCOMPARE(started_, (Seeds{1}));
}

void TestGenerationQueue::whatIsToRunNowGoesFirst() {
    state_->allowed_steps = 2;
    append(1);
    append(2);
    QTRY_COMPARE(state_->steps_done.load(), 2);
    queue_->runNow(order(9));
    QCOMPARE(waitingSeeds(), (Seeds{1, 2})); // the one that ran gave way and is not lost
    QCOMPARE(cancelled_, Seeds());
    letRun();
    QTRY_COMPARE(finished_, (Seeds{9, 1, 2}));
}

void TestGenerationQueue::theNewestOfThoseToRunNowWins() {
    state_->allowed_steps = 2;
    queue_->runNow(order(1));
    QTRY_COMPARE(state_->steps_done.load(), 2);
    queue_->runNow(order(2));
    letRun();
    QTRY_COMPARE(finished_, (Seeds{2}));
    QTRY_VERIFY(controller_->isIdle());
    QCOMPARE(finished_, (Seeds{2}));
}

void TestGenerationQueue::aFailureDoesNotStopTheQueue() {
    state_->fail_generate = true;
    append(1);
    connect(queue_.get(), &GenerationQueue::failed, this, [this] { state_->fail_generate = false; });
    append(2);
    QTRY_COMPARE(finished_, (Seeds{2}));
    QCOMPARE(failed_, (Seeds{1}));
}

void TestGenerationQueue::anOrderIsASnapshot() {
    Document document(TileGrid<ClassIndex>(Size{8, 8}, 3));
    queue_->append(orderOfWhole(document.snapshot()), {});
    const Span row{0, 0, 8};
    document.apply(LabelEdit{"all", std::span(&row, 1), 9});
    QTRY_VERIFY(last_);
    QCOMPARE(last_->picture.get(0, 0), (Rgb{60, 60, 60}));
    QCOMPARE(last_->labels.get(0, 0), ClassIndex(3));
}

void TestGenerationQueue::anEditKeepsWhatIsOutside() {
    GenerationOrder edit;
    edit.labels = TileGrid<ClassIndex>(Size{600, 300}, 3);
    edit.options.steps = 2;
    edit.edit = GenerationOrder::Edit{
        TileGrid<Rgb>(Size{600, 300}, Rgb{1, 2, 3}), TileGrid<std::uint8_t>(Size{600, 300}), {}};
    edit.edit->region.fill({10, 20, 30, 40}, 255);
    queue_->append(edit, {});
    QTRY_VERIFY(last_);
    QCOMPARE(last_->picture.get(10, 20), (Rgb{60, 60, 60}));
    QCOMPARE(last_->picture.get(9, 20), (Rgb{1, 2, 3}));
    QCOMPARE(last_->result.edit->changed, (Rect{10, 20, 30, 40}));
    QVERIFY(last_->picture.tile(0, 0) != edit.edit->picture.tile(0, 0));
    QVERIFY(last_->picture.tile(2, 0) == edit.edit->picture.tile(2, 0)); // shared, not copied
}

void TestGenerationQueue::anEditWantsAPictureAndARegion() {
    Document document(TileGrid<ClassIndex>(Size{8, 8}, 3));
    QVERIFY(!canEditRegion(document.snapshot()));
    QVERIFY_THROWS_EXCEPTION(Error, orderOfRegion(document.snapshot(), {}));
    document.apply(PictureEdit{"picture", TileGrid<Rgb>(Size{8, 8}), {}});
    QVERIFY_THROWS_EXCEPTION(Error, orderOfRegion(document.snapshot(), {}));
    const Span pixel{5, 2, 3};
    document.apply(MaskEdit{"region", Layer::region, std::span(&pixel, 1)});
    QVERIFY(canEditRegion(document.snapshot()));
    QVERIFY(orderOfRegion(document.snapshot(), {}).edit.has_value());
}

/// Every entry ends in exactly one way, whatever is done in between.
void TestGenerationQueue::randomScriptsLoseNothing() {
    std::mt19937 random(7);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    std::uint64_t seed = 100;
    Seeds asked;
    for (int i = 0; i < 400; ++i) {
        switch (below(8)) {
        case 0:
        case 1:
        case 2:
            append(seed);
            asked.push_back(seed++);
            break;
        case 3:
            queue_->runNow(order(1)); // may be superseded, so it is not counted
            break;
        case 4:
            if (!queue_->waiting().empty())
                queue_->move(queue_->waiting()[random() % queue_->waiting().size()].id, below(5) - 1);
            break;
        case 5:
            if (!queue_->waiting().empty())
                queue_->cancel(queue_->waiting()[random() % queue_->waiting().size()].id);
            break;
        case 6:
            if (queue_->running())
                queue_->cancel(queue_->running()->id);
            break;
        default:
            below(12) == 0 ? queue_->cancelAll() : QTest::qWait(below(3));
        }
    }
    QTRY_VERIFY(queue_->isEmpty() && controller_->isIdle());
    Seeds ended = finished_;
    ended.insert(ended.end(), cancelled_.begin(), cancelled_.end());
    std::erase(ended, std::uint64_t(1));
    std::sort(ended.begin(), ended.end());
    QCOMPARE(ended, asked);
    QVERIFY(finished_.size() > 5);
}

QTEST_GUILESS_MAIN(TestGenerationQueue)
#include "test_generation_queue.moc"
