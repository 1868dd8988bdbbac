// The process that is killed: the real window, offscreen, painted on by mouse events through its canvas.
#include "support/fake_generator.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/window/action_set.h"
#include "ui/window/file_actions.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QtTest>

#include "kill_log.h"
#include <random>

namespace sinopia::test {
namespace {

class Painter {
  public:
    Painter(MainWindow& window, const std::string& folder, unsigned seed, int pipe)
        : window_(window), project_(window.files().project()), folder_(QString::fromStdString(folder)),
          random_(seed), pipe_(pipe) {
        observer_ = window_.document().observe([this](const Change& change) {
            if (change.kind == ChangeKind::labels || change.kind == ChangeKind::region)
                changed_ = changed_.united(change.rect);
        });
        QObject::connect(&project_, &ProjectController::saved, &window_,
                         [this] { tell({KillMessage::save_done}); });
    }

    void prepare() {
        project_.save(folder_ + "/work.sinopia");
        wait([this] { return project_.pending() == 0 && project_.journalIsCurrent(); });
        changed_ = {};
        tell({KillMessage::ready});
    }

    [[noreturn]] void paintForEver() {
        for (;;) {
            step();
            if (below(12) == 0)
                save();
            if (below(3) == 0)
                QTest::qWait(below(6));
            else
                QCoreApplication::processEvents();
        }
    }

  private:
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

    template <class F>
    void wait(F&& done) {
        while (!done())
            QTest::qWait(2);
    }

    void step() {
        const int choice = below(10);
        if (choice == 0)
            jump("edit.undo");
        else if (choice == 1)
            jump("edit.redo");
        else
            stroke(choice < 4 ? PaintTarget::region : PaintTarget::labels);
        tellEnd();
    }

    void jump(const char* action) {
        tell({KillMessage::begin_jump});
        window_.actions()[action]->trigger();
    }

    void stroke(PaintTarget target) {
        PaintSettings& settings = window_.settings();
        window_.actions()[target == PaintTarget::labels ? "tool.brush" : "tool.regionBrush"]->trigger();
        settings.setTarget(target);
        settings.setBrushDiameter(2 + below(30));
        settings.setCurrentClass(static_cast<ClassIndex>(below(12)));
        const auto value = target == PaintTarget::labels ? settings.currentClass() : 255;
        tell({KillMessage::begin_paint, static_cast<std::uint32_t>(value)});

        CanvasWidget& canvas = window_.canvas();
        PointF at{static_cast<double>(below(kill_map_size.width)),
                  static_cast<double>(below(kill_map_size.height))};
        const auto point = [&] { return canvas.widgetPoint(at).toPoint(); };
        QTest::mousePress(&canvas, Qt::LeftButton, {}, point());
        for (int i = 2 + below(15); i > 0; --i) {
            at = {at.x + below(50) - 25, at.y + below(50) - 25};
            QTest::mouseMove(&canvas, point());
            if (below(8) == 0)
                QTest::qWait(1);
        }
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, point());
    }

    void save() {
        if (project_.pending() > 0)
            return;
        tell({KillMessage::save_begun});
        project_.save(folder_ + "/work.sinopia");
    }

    void tell(const KillMessage& message) {
        if (!send_all(pipe_, &message, sizeof message))
            ::_exit(1);
    }

    /// What the step left where it wrote.
    void tellEnd() {
        const Rect rect = std::exchange(changed_, {}).intersected(whole(kill_map_size));
        tell({KillMessage::end, 0, rect.x, rect.y, rect.width, rect.height});
        const LabelMap labels = window_.document().labels().read(rect);
        const Mask region = window_.document().region().read(rect);
        if (!send_all(pipe_, labels.data(), labels.pixels().size_bytes()) ||
            !send_all(pipe_, region.data(), region.pixels().size_bytes()))
            ::_exit(1);
    }

    MainWindow& window_;
    ProjectController& project_;
    QString folder_;
    std::mt19937 random_;
    int pipe_;
    Rect changed_;
    std::shared_ptr<Document::Observer> observer_;
};

} // namespace

int run_kill_child(int argc, char** argv, const std::string& folder, unsigned seed, int pipe) {
    QApplication application(argc, argv);
    QApplication::setApplicationName("sinopia");
    QApplication::setOrganizationName("sinopia");
    auto state = std::make_shared<FakeGeneratorState>();
    GenerationServices services;
    services.makeGenerator = [state] { return std::make_unique<FakeGenerator>(state); };
    MainWindow window(std::move(services), TileGrid<ClassIndex>(kill_map_size), LabelSet::generated(12));
    window.resize(1200, 800);
    window.show();
    window.guardWork(QString::fromStdString(folder) + "/journals");
    window.canvas().fitImage();
    QTest::qWait(1);
    Painter painter(window, folder, seed, pipe);
    painter.prepare();
    painter.paintForEver();
}

} // namespace sinopia::test
