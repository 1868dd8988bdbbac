#include "image/image_io.h"
#include "support/window_fixture.h"
#include "ui/panels/film_model.h"
#include "ui/panels/film_strip.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/queue_model.h"
#include "ui/panels/queue_panel.h"
#include "ui/panels/seed_field.h"
#include "ui/panels/variations_model.h"
#include "ui/panels/variations_panel.h"
#include "ui/window/generation_actions.h"
#include "ui/window/step_actions.h"
#include "ui/window/variation_actions.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QSlider>
#include <QToolButton>

#include <set>

using namespace sinopia;

/// The queue, the strip of steps and the variations in the window, with a generator that the test steps by
/// hand.
class TestWindowRuns : public QObject, private test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void cleanup() { window_.reset(); }
    void queuedPicturesAreKeptAndLeaveThePictureAlone();
    void queueIsReorderedByKeysAndDragging();
    void deleteCancelsOneAndTheButtonAll();
    void anotherMapGetsNothingOfTheQueue();
    void closingEndsTheQueue();
    void stripFollowsTheRun();
    void scrubbingShowsTheStepUntilOneLeaves();
    void hoveringShowsTheStepUnderThePointer();
    void aNewRunWaitsWhileAStepIsLookedAt();
    void stepsAreExported();
    void variationsAreLookedAtAndUsedAsOneStep();
    void variationsCompareByWipe();
    void discardedVariationsLeaveResults();
    void moreLikeThisKeepsTheSeed();
    void variationsOfTheRegionChangeOnlyIt();
    void anEmptyRegionIsASentence();
    void theGridIsExported();

  private:
    GenerationQueue& queue() { return window_->generationActions().queue(); }
    FilmStrip& strip() { return window_->filmStrip(); }
    VariationsPanel& variations() { return window_->variationsPanel(); }
    void setSeed(std::uint64_t seed) {
        auto* field = window_->generatePanel().findChild<SeedField*>();
        field->setSeed(seed);
        field->setLocked(true);
    }
    void setSteps(int steps) {
        SamplingOptions options = window_->document().options();
        options.steps = steps;
        window_->document().set_options(options);
    }
    void raise(const char* dock) {
        auto* found = window_->findChild<QDockWidget*>(dock);
        found->show();
        found->raise();
        QApplication::processEvents();
    }
    void letRun() { state_->allowed_steps = 1 << 30; }
    void waitForRuns() { QTRY_VERIFY(queue().isEmpty() && window_->generation().isIdle()); }
    void waitForLook() { QTRY_VERIFY(window_->stepActions().isIdle()); }
    void makeVariations(int count, const char* action = "generate.variations") {
        variations().setCount(count);
        run(action);
        waitForRuns();
        QCOMPARE(variations().model().finished(), count);
    }
    void choose(QListView* view, int row) {
        view->setFocus();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                          view->visualRect(view->model()->index(row, 0)).center());
    }
    std::vector<std::uint64_t> waitingSeeds() {
        std::vector<std::uint64_t> seeds;
        for (const QueueEntry& entry : queue().waiting())
            seeds.push_back(entry.order.options.seed);
        return seeds;
    }

    using Seeds = std::vector<std::uint64_t>;
};

void TestWindowRuns::init() {
    openWindow();
    window_->document().propose_region(std::nullopt); // the tests mark regions themselves
    state_->pause_ms = 0;
    setSteps(6);
    setSeed(40);
}

void TestWindowRuns::queuedPicturesAreKeptAndLeaveThePictureAlone() {
    state_->allowed_steps = 1;
    run("generate.queue");
    setSeed(41);
    stroke({20, 40}, {100, 40});
    key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(window_->findChild<QDockWidget*>("queueDock")->isVisible());
    QTRY_VERIFY(queue().running());
    letRun();
    waitForRuns();
    QVERIFY(!window_->document().has_picture());
    QVERIFY(!window_->canvas().hasPreview());
    const Results& results = window_->document().results();
    QCOMPARE(results.size(), std::size_t(2));
    QCOMPARE(results[0]->seed, std::uint64_t(40));
    QCOMPARE(results[0]->picture.get(60, 40), (Rgb{0, 0, 0})); // the map as it was
    QCOMPARE(results[1]->seed, std::uint64_t(41));
    QCOMPARE(results[1]->picture.get(60, 40), (Rgb{100, 100, 100}));
    QCOMPARE(results[1]->labels.get(60, 40), ClassIndex(5));
}

void TestWindowRuns::queueIsReorderedByKeysAndDragging() {
    state_->allowed_steps = 1;
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
        setSeed(seed);
        run("generate.queue");
    }
    QTRY_COMPARE(waitingSeeds(), (Seeds{2, 3, 4}));
    QListView* list = window_->queuePanel().view();
    auto* model = static_cast<QueueModel*>(list->model());
    QCOMPARE(model->rowCount(), 4);
    QTRY_VERIFY(model->index(0).data(QueueModel::DetailRole).toString().contains("1 of 6"));
    choose(list, 3);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(waitingSeeds(), (Seeds{2, 4, 3}));
    QCOMPARE(list->currentIndex().row(), 2); // it goes with its entry
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier); // the first one stays
    QCOMPARE(waitingSeeds(), (Seeds{4, 2, 3}));
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(waitingSeeds(), (Seeds{2, 4, 3}));
    // What dragging row 1 behind row 3, and row 3 to the top, does.
    std::unique_ptr<QMimeData> dragged(model->mimeData({model->index(1)}));
    model->dropMimeData(dragged.get(), Qt::MoveAction, 4, 0, {});
    QCOMPARE(waitingSeeds(), (Seeds{4, 3, 2}));
    dragged.reset(model->mimeData({model->index(3)}));
    model->dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {});
    QCOMPARE(waitingSeeds(), (Seeds{2, 4, 3}));
    QVERIFY(!model->flags(model->index(0)).testFlag(Qt::ItemIsDragEnabled)); // what runs, runs
    run("generate.cancelAll");
    waitForRuns();
}

void TestWindowRuns::deleteCancelsOneAndTheButtonAll() {
    state_->allowed_steps = 1;
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
        setSeed(seed);
        run("generate.queue");
    }
    QTRY_COMPARE(waitingSeeds(), (Seeds{2, 3, 4}));
    QListView* list = window_->queuePanel().view();
    choose(list, 2);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(waitingSeeds(), (Seeds{2, 4}));
    QCOMPARE(list->currentIndex().row(), 2);
    choose(list, 0);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE(waitingSeeds(), (Seeds{4})); // the next one has begun
    window_->queuePanel().cancelAllAction()->trigger();
    QVERIFY(queue().isEmpty());
    QCOMPARE(list->model()->rowCount(), 0);
    waitForRuns();
    QVERIFY(window_->document().results().empty());
}

void TestWindowRuns::anotherMapGetsNothingOfTheQueue() {
    write_label_map_png(own_ / "other.png", LabelMap({128, 96}, 3), {});
    state_->allowed_steps = 2;
    run("generate.queue");
    run("generate.queue");
    QTRY_COMPARE(state_->steps_done.load(), 2);
    window_->openFile(inFolder("other.png"));
    QTRY_COMPARE(classAt(0, 0), ClassIndex(3));
    QVERIFY(queue().isEmpty());
    letRun();
    waitForRuns();
    QTest::qWait(10);
    QVERIFY(window_->document().results().empty());
    QVERIFY(!window_->document().has_picture());
    QVERIFY(!strip().film()); // nor the steps of the other map
}

void TestWindowRuns::closingEndsTheQueue() {
    state_->allowed_steps = 2;
    run("generate.queue");
    run("generate.queue");
    QTRY_COMPARE(state_->steps_done.load(), 2);
    QVERIFY(window_->close());
    QVERIFY(queue().isEmpty());
    window_.reset();
    QCOMPARE(state_->running.load(), 0);
    QCOMPARE(state_->steps_done.load(), 2);
}

void TestWindowRuns::stripFollowsTheRun() {
    raise("stepsDock");
    state_->allowed_steps = 3;
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(strip().view()->model()->rowCount(), 3);
    QCOMPARE(strip().slider()->maximum(), 2);
    letRun();
    waitForRuns();
    QCOMPARE(strip().view()->model()->rowCount(), 6);
    QCOMPARE(strip().slider()->value(), 5);
    QVERIFY(!window_->canvas().hasLook()); // following is not looking
    const QImage shown = strip().view()->model()->index(3, 0).data(Qt::DecorationRole).value<QImage>();
    const Rgb color = test::FakeGenerator::stepColor(4);
    QCOMPARE(shown.pixelColor(10, 10), QColor(color.r, color.g, color.b));
}

void TestWindowRuns::scrubbingShowsTheStepUntilOneLeaves() {
    raise("stepsDock");
    run("generate.start");
    waitForRuns();
    const auto shows = [this](Rgb color) { return shownAt(64.5, 48.5) == QColor(color.r, color.g, color.b); };
    strip().slider()->setFocus();
    QTest::keyClick(strip().slider(), Qt::Key_Left);
    waitForLook();
    QVERIFY(shows(test::FakeGenerator::stepColor(5)));
    QTest::keyClick(strip().slider(), Qt::Key_Left);
    waitForLook();
    QVERIFY(shows(test::FakeGenerator::stepColor(4)));
    for (QToolButton* button : strip().findChildren<QToolButton*>())
        if (button->text() == "Noisy")
            button->click();
    waitForLook();
    QVERIFY(shows(test::FakeGenerator::noisyColor(4)));
    QTest::keyClick(strip().slider(), Qt::Key_Escape);
    QVERIFY(!window_->canvas().hasLook());
    QVERIFY(shows({0, 0, 0}));
    choose(strip().view(), 1);
    waitForLook();
    QVERIFY(shows(test::FakeGenerator::noisyColor(2)));
    QTest::mouseMove(&window_->canvas());
    window_->canvas().setFocus();
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(strip().view()->viewport(), &leave);
    QVERIFY(!window_->canvas().hasLook());
    QCOMPARE(window_->document().undo_name(), std::string("Generate")); // nothing was changed by looking
}

void TestWindowRuns::hoveringShowsTheStepUnderThePointer() {
    raise("stepsDock");
    run("generate.start");
    waitForRuns();
    QListView* view = strip().view();
    view->scrollTo(view->model()->index(0, 0));
    QTest::mouseMove(view->viewport(), view->visualRect(view->model()->index(2, 0)).center());
    QTRY_VERIFY(strip().look());
    waitForLook();
    QCOMPARE(strip().look()->step, 3);
    QVERIFY(window_->canvas().hasLook());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(view->viewport(), &leave);
    QVERIFY(!window_->canvas().hasLook());
}

void TestWindowRuns::aNewRunWaitsWhileAStepIsLookedAt() {
    raise("stepsDock");
    run("generate.start");
    waitForRuns();
    const auto first = strip().film();
    choose(strip().view(), 1);
    waitForLook();
    window_->generationActions().addToQueue(*window_->generationActions().wholeOrder());
    waitForRuns();
    QVERIFY(strip().film() == first);
    strip().endLook();
    QVERIFY(strip().film() != first);
    QCOMPARE(strip().view()->model()->rowCount(), 6);
}

void TestWindowRuns::stepsAreExported() {
    run("generate.start");
    waitForRuns();
    const QString folder = inFolder("steps");
    QDir().mkpath(folder);
    window_->stepActions().exportTo(folder, strip().film(), false);
    QTRY_VERIFY(window_->stepActions().isIdle());
    QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name),
             (QStringList{"step-001.png", "step-002.png", "step-003.png", "step-004.png", "step-005.png",
                          "step-006.png"}));
    QVERIFY(read_picture(own_ / "steps/step-002.png") ==
            RgbImage({128, 96}, test::FakeGenerator::stepColor(2)));
    window_->stepActions().exportTo(folder, strip().film(), true);
    QTRY_VERIFY(window_->messages().text().contains("holds steps already"));
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    window_->stepActions().exportTo(folder, strip().film(), true);
    QTRY_VERIFY(window_->stepActions().isIdle());
    QVERIFY(read_picture(own_ / "steps/step-006.png") ==
            RgbImage({128, 96}, test::FakeGenerator::noisyColor(6)));
}

void TestWindowRuns::variationsAreLookedAtAndUsedAsOneStep() {
    run("generate.start");
    waitForRuns();
    const std::size_t steps = window_->document().history_position();
    stroke({20, 40}, {100, 40});
    makeVariations(4);
    QCOMPARE(window_->document().results().size(), std::size_t(5)); // all are kept
    const VariationsModel& model = variations().model();
    for (int row = 0; row < 4; ++row)
        QCOMPARE(model.variation(row)->result->seed, std::uint64_t(40 + row));
    QCOMPARE(window_->document().history_position(), steps + 1); // only the stroke
    QCOMPARE(window_->document().picture().get(60, 40), (Rgb{0, 0, 0}));
    choose(variations().view(), 2);
    QVERIFY(window_->canvas().hasLook());
    QCOMPARE(shownAt(60.5, 40.5), QColor(100, 100, 100));
    QCOMPARE(window_->document().picture().get(60, 40), (Rgb{0, 0, 0}));
    QTest::keyClick(variations().view(), Qt::Key_Return);
    QVERIFY(!window_->canvas().hasLook());
    QCOMPARE(window_->document().picture().get(60, 40), (Rgb{100, 100, 100}));
    QCOMPARE(window_->document().history_position(), steps + 2);
    QCOMPARE(window_->document().snapshot().layers.picture_text.at("Seed"), std::string("42"));
    window_->document().undo();
    QCOMPARE(window_->document().picture().get(60, 40), (Rgb{0, 0, 0}));
    QCOMPARE(classAt(60, 40), ClassIndex(5));
}

void TestWindowRuns::variationsCompareByWipe() {
    run("generate.start");
    waitForRuns();
    stroke({20, 40}, {100, 40});
    makeVariations(2);
    choose(variations().view(), 0);
    QVERIFY(variations().compareAction()->isEnabled());
    variations().compareAction()->trigger();
    QCOMPARE(window_->canvas().viewOptions().layout, ViewLayout::wipe);
    QCOMPARE(shownAt(40.5, 40.5), QColor(0, 0, 0));       // the picture
    QCOMPARE(shownAt(90.5, 40.5), QColor(100, 100, 100)); // the variation
    key(Qt::Key_Escape);
    QCOMPARE(window_->canvas().viewOptions().layout, ViewLayout::single);
    QVERIFY(!window_->canvas().hasLook());
    QVERIFY(!variations().compareAction()->isChecked());
}

void TestWindowRuns::discardedVariationsLeaveResults() {
    makeVariations(4);
    choose(variations().view(), 1);
    QTest::keyClick(variations().view(), Qt::Key_Delete);
    QCOMPARE(variations().model().rowCount(), 3);
    QCOMPARE(window_->document().results().size(), std::size_t(3));
    QVERIFY(!window_->canvas().hasLook());
    window_->document().undo();
    QCOMPARE(window_->document().results().size(), std::size_t(4));
    QCOMPARE(variations().model().rowCount(), 4);
    choose(variations().view(), 3);
    variations().discardOthersAction()->trigger();
    QCOMPARE(variations().model().rowCount(), 1);
    QCOMPARE(window_->document().results().size(), std::size_t(1));
    QCOMPARE(window_->document().results()[0]->seed, std::uint64_t(43));
}

void TestWindowRuns::moreLikeThisKeepsTheSeed() {
    makeVariations(3);
    choose(variations().view(), 2);
    variations().likeAction()->trigger();
    waitForRuns();
    const VariationsModel& model = variations().model();
    QCOMPARE(model.rowCount(), 3);
    std::set<double> guidances{1.5};
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(model.variation(row)->order.options.seed, std::uint64_t(42));
        guidances.insert(model.variation(row)->order.options.guidance);
    }
    QCOMPARE(guidances.size(), std::size_t(4));
    QCOMPARE(window_->document().results().size(), std::size_t(6));
}

void TestWindowRuns::variationsOfTheRegionChangeOnlyIt() {
    run("generate.start");
    waitForRuns();
    const TileGrid<Rgb> before = window_->document().picture();
    stroke({20, 40}, {100, 40});
    const Span span{40, 50, 70};
    window_->document().apply(MaskEdit{"region", Layer::region, std::span(&span, 1)});
    makeVariations(2, "generate.variationsRegion");
    const ResultPtr result = variations().model().variation(1)->result;
    QCOMPARE(result->picture.get(60, 40), (Rgb{100, 100, 100}));
    QCOMPARE(result->picture.get(49, 40), (Rgb{0, 0, 0}));
    choose(variations().view(), 1);
    variations().likeAction()->trigger();
    waitForRuns();
    const VariationsModel& model = variations().model();
    QVERIFY(model.variation(0)->order.edit->options.strength !=
            model.variation(1)->order.edit->options.strength);
    QCOMPARE(model.variation(0)->order.options.seed, std::uint64_t(41));
}

void TestWindowRuns::anEmptyRegionIsASentence() {
    run("generate.variationsRegion");
    QVERIFY(window_->messages().text().contains("no picture"));
    run("generate.start");
    waitForRuns();
    run("generate.queueRegion");
    QVERIFY(window_->messages().text().contains("region is empty"));
    QVERIFY(queue().isEmpty());
}

void TestWindowRuns::theGridIsExported() {
    makeVariations(4);
    window_->variationActions().exportTo(inFolder("grid.png"));
    QTRY_VERIFY(window_->variationActions().isIdle());
    QVERIFY(read_picture(own_ / "grid.png").size() == (Size{2 * 128 + 4, 2 * 96 + 4}));
    QCOMPARE(read_png_text(own_ / "grid.png")["Seeds"], std::string("40, 41, 42, 43"));
}

QTEST_MAIN(TestWindowRuns)
#include "test_window_runs.moc"
