#include "ui/jobs/step_film.h"

#include <QtTest>

using namespace sinopia;

namespace {

constexpr Size picture{32, 32};
constexpr std::size_t plane_bytes = 32 * 32 * 3;

StepEvent stepEvent(int step, bool noisy = true) {
    StepEvent event;
    event.step = step;
    event.steps = 1000;
    event.place = whole(picture);
    event.small_predicted = std::make_shared<RgbImage>(picture, Rgb{static_cast<std::uint8_t>(step), 0, 0});
    if (noisy)
        event.small_noisy = std::make_shared<RgbImage>(picture, Rgb{0, static_cast<std::uint8_t>(step), 0});
    return event;
}

std::vector<int> stepsOf(const StepFilm& film) {
    std::vector<int> steps;
    for (const FilmFramePtr& frame : film.frames())
        steps.push_back(frame->step);
    return steps;
}

} // namespace

class TestStepFilm : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyStepIsKeptWithinTheBudget();
    void aboveTheBudgetEveryKthStays();
    void aBudgetTooSmallForOneKeepsTheNewest();
    void framesSharePixelsWithTheEvents();
    void withoutSmallPicturesThePreviewServes();
    void smallPicturesAreSmall();
    void aFrameBecomesTheWholePicture();
};

void TestStepFilm::everyStepIsKeptWithinTheBudget() {
    StepFilm film(picture);
    for (int step = 1; step <= 50; ++step)
        film.add(stepEvent(step));
    QCOMPARE(film.frames().size(), std::size_t(50));
    QCOMPARE(film.stride(), 1);
    QCOMPARE(film.bytes(), 50 * 4 * plane_bytes); // two pictures and their small ones of the same size
    QCOMPARE(film.frames()[29]->predicted->at(3, 3), (Rgb{30, 0, 0}));
    QCOMPARE(film.frames()[29]->noisy->at(3, 3), (Rgb{0, 30, 0}));
}

void TestStepFilm::aboveTheBudgetEveryKthStays() {
    constexpr std::size_t budget = 10 * 4 * plane_bytes;
    StepFilm film(picture, {}, budget);
    for (int step = 1; step <= 205; ++step) {
        film.add(stepEvent(step));
        QVERIFY(film.bytes() <= budget);
        const std::vector<int> steps = stepsOf(film);
        QCOMPARE(steps.back(), step); // the newest is always there
        for (std::size_t i = 0; i + 1 < steps.size(); ++i)
            QCOMPARE(steps[i] % film.stride(), 0);
        for (std::size_t i = 1; i + 1 < steps.size(); ++i)
            QCOMPARE(steps[i] - steps[i - 1], film.stride()); // none between is missing
    }
    QCOMPARE(stepsOf(film), (std::vector<int>{32, 64, 96, 128, 160, 192, 205}));
}

void TestStepFilm::aBudgetTooSmallForOneKeepsTheNewest() {
    StepFilm film(picture, {}, 1);
    for (int step = 1; step <= 5; ++step)
        film.add(stepEvent(step));
    QCOMPARE(stepsOf(film), (std::vector<int>{5}));
}

void TestStepFilm::framesSharePixelsWithTheEvents() {
    StepFilm film(picture);
    const StepEvent one = stepEvent(1);
    film.add(one);
    QVERIFY(film.frames()[0]->predicted == one.small_predicted);
}

void TestStepFilm::withoutSmallPicturesThePreviewServes() {
    StepFilm film({64, 64});
    StepEvent bare;
    bare.step = 1;
    film.add(bare);
    QVERIFY(film.frames().empty());
    bare.preview = std::make_shared<RgbImage>(Size{64, 64});
    film.add(bare);
    QCOMPARE(film.frames().size(), std::size_t(1));
    QVERIFY(film.frames()[0]->predicted == bare.preview);
    QVERIFY(!film.frames()[0]->noisy);
    QCOMPARE(film.frames()[0]->place, (Rect{0, 0, 64, 64}));
}

void TestStepFilm::smallPicturesAreSmall() {
    RgbImage wide({400, 100}, Rgb{10, 20, 30});
    for (int y = 0; y < 100; ++y)
        for (int x = 200; x < 400; ++x)
            wide.at(x, y) = {110, 120, 130};
    const RgbImage small = shrunk(wide, 96);
    QCOMPARE(small.size(), (Size{96, 24}));
    QCOMPARE(small.at(47, 12), (Rgb{10, 20, 30}));
    QCOMPARE(small.at(48, 12), (Rgb{110, 120, 130}));
    QCOMPARE(shrunk(RgbImage({5, 4}), 96).size(), (Size{5, 4}));
    QCOMPARE(shrunk(RgbImage({2000, 1}), 96).size(), (Size{96, 1}));
}

/// Of an edit's crop: scaled to its place, within the picture that is edited.
void TestStepFilm::aFrameBecomesTheWholePicture() {
    const StepFilm film({300, 200}, TileGrid<Rgb>(Size{300, 200}, Rgb{9, 9, 9}));
    FilmFrame frame;
    frame.place = {40, 60, 64, 96};
    frame.predicted = std::make_shared<RgbImage>(Size{32, 48}, Rgb{200, 100, 50});
    const TileGrid<Rgb> whole = film.pictureAt(frame, false);
    QCOMPARE(whole.size(), (Size{300, 200}));
    QCOMPARE(whole.get(40, 60), (Rgb{200, 100, 50}));
    QCOMPARE(whole.get(103, 155), (Rgb{200, 100, 50}));
    QCOMPARE(whole.get(39, 60), (Rgb{9, 9, 9}));
    QCOMPARE(whole.get(104, 155), (Rgb{9, 9, 9}));
    QVERIFY(film.pictureAt(frame, true).get(40, 60) == whole.get(40, 60)); // without x_t, x_0 serves
    frame.noisy = std::make_shared<RgbImage>(Size{64, 96}, Rgb{1, 2, 3});
    QCOMPARE(film.pictureAt(frame, true).get(50, 70), (Rgb{1, 2, 3}));
}

QTEST_GUILESS_MAIN(TestStepFilm)
#include "test_step_film.moc"
