// region_scripts ROUNDS [SEED]: random sessions with runs in progress, checked for pictures that land on the
// wrong document. Prints rounds, runs and landed pictures; exit 1 on any miss.
#include "support/window_fixture.h"
#include "ui/window/generation_actions.h"
#include "ui/window/region_actions.h"

#include <cstdio>
#include <random>
#include <set>

using namespace sinopia;

namespace {

constexpr int classes_a_document = 3;
constexpr int kinds_of_documents = 4;

/// One window and the hand that plays with it. Every document has classes and a photo's colour of its own, so
/// that a pixel of another one is known at sight.
class Session : public test::WindowFixture {
  public:
    explicit Session(std::uint32_t seed) : random_(seed) {
        openWindow();
        state_->pause_ms = 0;
        openAnother();
    }

    void act() {
        switch (below(16)) {
        case 0:
        case 1:
        case 2:
        case 3:
            randomStroke();
            break;
        case 4:
        case 5:
            run("generate.region");
            break;
        case 6:
            run("generate.start");
            break;
        case 7:
            run("generate.live");
            break;
        case 8:
            run(below(2) ? "generate.queueRegion" : "generate.queue");
            break;
        case 9:
            run("generate.cancel");
            break;
        case 10:
            run(below(3) ? "edit.undo" : "edit.redo");
            break;
        case 11:
            run(below(2) ? "region.erase" : "region.putBack");
            break;
        case 12:
            openAnother();
            break;
        case 13:
            window_->loadModel(below(2) ? "other.pt" : "", {});
            break;
        case 14:
            resize();
            break;
        default:
            QTest::qWait(below(6));
            break;
        }
        if (below(3) == 0)
            QApplication::processEvents();
    }

    void settle() {
        if (window_->actions()["generate.live"]->isChecked())
            run("generate.live");
        for (int waited = 0; waited < 20000; ++waited) {
            QApplication::processEvents();
            if (window_->generation().isIdle() && window_->regionActions().pending() == 0 &&
                window_->generationActions().queue().isEmpty())
                return;
            QTest::qWait(1);
        }
        complain("a run never ended");
    }

    void check() {
        const Document& document = window_->document();
        if (document.has_picture())
            checkPicture(document.picture(), "the picture");
        if (document.has_picture())
            checkPicture(document.original(), "the original");
        for (const ResultPtr& result : document.results())
            checkPicture(result->picture, "a result");
        landed_ += static_cast<int>(document.results().size());
    }

    int misses() const { return misses_; }
    int landed() const { return landed_; }

  private:
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
    ClassIndex ownClass() {
        return static_cast<ClassIndex>(number_ % kinds_of_documents * classes_a_document +
                                       below(classes_a_document));
    }
    Rgb ownColor() const { return {static_cast<std::uint8_t>(number_ % kinds_of_documents), 201, 99}; }

    void openAnother() {
        settleResults();
        ++number_;
        const Size size{64 + 32 * below(3), 48 + 24 * below(3)};
        TileGrid<Rgb> photo;
        if (below(3) > 0)
            photo = TileGrid<Rgb>(size, ownColor());
        window_->document().replace(TileGrid<ClassIndex>(size, ownClass()), photo);
    }

    /// Of the document that is left.
    void settleResults() {
        if (number_ > 0)
            check();
    }

    void resize() {
        const Size size = window_->document().size();
        if (size.width < 40 || size.height < 40)
            return;
        CanvasEdit crop{"Crop", CanvasEdit::Kind::crop, {3, 2, size.width - 5, size.height - 4}, {}, 0};
        window_->document().apply(crop);
    }

    void randomStroke() {
        const Size size = window_->document().size();
        window_->settings().setClasses(ownClass(), window_->settings().previousClass());
        const auto point = [&] {
            return PointF{static_cast<double>(below(size.width)), static_cast<double>(below(size.height))};
        };
        stroke(point(), point());
    }

    void checkPicture(const TileGrid<Rgb>& picture, const char* what) {
        std::set<int> own;
        const int first = number_ % kinds_of_documents * classes_a_document;
        for (int i = 0; i < classes_a_document; ++i)
            own.insert(20 * (first + i));
        const RgbImage pixels = picture.read();
        for (const Rgb& pixel : pixels.pixels()) {
            const bool is_grey = pixel.r == pixel.g && pixel.g == pixel.b && own.contains(pixel.r);
            if (!is_grey && !(pixel == ownColor())) {
                complain(what);
                return;
            }
        }
    }

    void complain(const char* what) {
        ++misses_;
        std::fprintf(stderr, "document %d: %s shows what is of another one\n", number_, what);
    }

    std::mt19937 random_;
    int number_ = 0;
    int misses_ = 0;
    int landed_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 20;
    const auto seed = static_cast<std::uint32_t>(argc > 2 ? std::atoi(argv[2]) : 1);
    int misses = 0, landed = 0;
    for (int round = 0; round < rounds; ++round) {
        Session session(seed + static_cast<std::uint32_t>(round));
        for (int i = 0; i < 40; ++i)
            session.act();
        if (round % 4 != 0) { // the others are closed while something runs
            session.settle();
            session.check();
        }
        misses += session.misses();
        landed += session.landed();
    }
    std::printf("%d rounds, %d pictures landed, %d missed\n", rounds, landed, misses);
    return misses == 0 ? 0 : 1;
}
