// From mouse event to painted pixels in a real canvas of 1400x900 pixels, without a screen, over a map of
// 4096x4096 pixels and 182 classes: strokes of several brush sizes at several zooms, fill and undo, without
// and with previews of a generation arriving 20 times a second. Run it with QT_QPA_PLATFORM=offscreen.
//
//     window_bench [--json] [--events N]

#include "ui/canvas/bench_scene.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/fill_tool.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTimer>

#include "bench/window_result.h"
#include <ctime>
#include <functional>
#include <random>

namespace sinopia {
namespace {

constexpr Size map_size{4096, 4096};
constexpr int classes = 182;
constexpr double event_spacing_ms = 4; ///< a mouse that reports 250 times a second

/// What this thread has worked, whatever else the machine does.
double cpuMs() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

/// A canvas that knows when it was painted last.
class MeasuredCanvas : public CanvasWidget {
  public:
    using CanvasWidget::CanvasWidget;
    qint64 painted_ns = 0;
    double painted_cpu_ms = 0;
    int paints = 0;
    QElapsedTimer clock;

  protected:
    void paintEvent(QPaintEvent* event) override {
        CanvasWidget::paintEvent(event);
        painted_ns = clock.nsecsElapsed();
        painted_cpu_ms = cpuMs();
        ++paints;
    }
};

struct Times {
    std::vector<double> wall, work;
};

struct View {
    std::string name;
    ViewOptions options;
    double angle = 0;
};

class Bench {
  public:
    explicit Bench(int events)
        : events_(events), document_(benchMap(map_size, classes, 96, 1), LabelSet::generated(classes)),
          canvas_(document_, settings_) {
        document_.apply(PictureEdit{"Picture", TileGrid<Rgb>(benchPicture(map_size, 1)), {}});
        for (std::uint32_t i = 0; i < 3; ++i)
            previews_.push_back(std::make_shared<RgbImage>(benchPicture(map_size, 2 + i)));
        canvas_.clock.start();
        canvas_.resize(1400, 900);
        canvas_.show();
        canvas_.setTool(brush_);
        settings_.changed = [this] { canvas_.settingsChanged(); };
        settle();
        QObject::connect(&preview_timer_, &QTimer::timeout, &canvas_, [this] {
            canvas_.setPreview(previews_[static_cast<std::size_t>(++preview_) % previews_.size()]);
        });
    }

    std::vector<WindowResult> run() {
        std::vector<WindowResult> results;
        for (const bool previews : {false, true}) {
            setPreviews(previews);
            for (const double zoom : {0.0, 1.0, 8.0})
                for (const double brush : {4.0, 24.0, 100.0, 400.0})
                    results.push_back(strokes(zoom, brush, previews));
            for (const View& view : views())
                results.push_back(strokesIn(view, previews));
            results.push_back(undos("undo", previews));
            results.push_back(fills(previews));
            results.push_back(undos("unfill", previews));
        }
        return results;
    }

  private:
    void settle() {
        do
            QApplication::processEvents();
        while (!canvas_.isUpToDate());
        QApplication::processEvents();
    }

    void setPreviews(bool on) {
        if (on)
            preview_timer_.start(50);
        else
            preview_timer_.stop();
        if (!on)
            canvas_.setPreview(nullptr);
    }

    double now() const { return static_cast<double>(canvas_.clock.nsecsElapsed()) / 1e6; }

    /// Lets the event loop run until `due`, as it would between two reports of a mouse.
    void waitUntil(double due) {
        while (now() < due)
            QApplication::processEvents();
    }

    /// Runs `act`, then the event loop until the canvas was painted after it.
    void untilPainted(Times& times, double due, const std::function<void()>& act) {
        waitUntil(due);
        const int before = canvas_.paints;
        const double worked = cpuMs();
        act();
        canvas_.update(0, 0, 1, 1); // what changed nothing is painted as well
        const double limit = now() + 1000;
        while (canvas_.paints == before && now() < limit)
            QApplication::processEvents();
        times.wall.push_back(static_cast<double>(canvas_.painted_ns) / 1e6 - due);
        times.work.push_back(canvas_.painted_cpu_ms - worked);
    }

    void send(QEvent::Type type, QPointF at) {
        const bool moves = type == QEvent::MouseMove;
        QMouseEvent event(type, at, canvas_.mapToGlobal(at), moves ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&canvas_, &event);
    }

    void zoomTo(double zoom) {
        if (zoom == 0)
            canvas_.fitImage();
        else
            canvas_.setZoom(zoom);
    }

    WindowResult strokes(double zoom, double brush, bool previews) {
        zoomTo(zoom);
        settings_.setBrushDiameter(brush);
        settle();
        Times times;
        const int paints = canvas_.paints;
        const double start = now();
        QPointF at(700, 450), towards = at;
        for (int i = 0; i < events_; ++i) {
            if (i % 20 == 0) {
                if (i > 0)
                    send(QEvent::MouseButtonRelease, at);
                at = QPointF(280 + random_() % 840u, 60 + random_() % 780u);
                settings_.setCurrentClass(static_cast<ClassIndex>(random_() % classes));
                towards = QPointF(280 + random_() % 840u, 60 + random_() % 780u);
                settle_due_ = now() + event_spacing_ms;
                untilPainted(times, settle_due_, [&] { send(QEvent::MouseButtonPress, at); });
            } else {
                at += (towards - at) * 0.12;
                settle_due_ = std::max(settle_due_ + event_spacing_ms, now());
                untilPainted(times, settle_due_, [&] { send(QEvent::MouseMove, at); });
            }
        }
        send(QEvent::MouseButtonRelease, at);
        WindowResult result{"stroke",
                            "blend",
                            canvas_.view().zoom(),
                            brush,
                            previews,
                            spreadOf(times.wall),
                            spreadOf(times.work),
                            0};
        result.paints_per_second = (canvas_.paints - paints) / (now() - start) * 1000;
        return result;
    }

    static std::vector<View> views() {
        std::vector<View> views;
        const auto add = [&](const char* name, double angle, auto change) {
            View view{name, {}, angle};
            change(view.options);
            views.push_back(view);
        };
        add("outlines", 0, [](ViewOptions& o) { o.mode = ViewMode::outlines; });
        add("hatches", 0, [](ViewOptions& o) { o.hatches = o.names = true; });
        add("halves", 0, [](ViewOptions& o) { o.layout = ViewLayout::sideBySide; });
        add("wipe", 0, [](ViewOptions& o) { o.layout = ViewLayout::wipe; });
        add("turned", 15, [](ViewOptions&) {});
        return views;
    }

    WindowResult strokesIn(const View& view, bool previews) {
        canvas_.setViewOptions(view.options);
        canvas_.rotateBy(view.angle);
        WindowResult result = strokes(0, 100, previews);
        result.view = view.name;
        canvas_.resetRotation();
        canvas_.setViewOptions({});
        return result;
    }

    WindowResult fills(bool previews) {
        canvas_.setTool(fill_);
        zoomTo(0);
        settle();
        Times times;
        for (int i = 0; i < 60; ++i) {
            const QPointF at(300 + random_() % 800u, 80 + random_() % 740u);
            settings_.setCurrentClass(static_cast<ClassIndex>(random_() % classes));
            untilPainted(times, now() + 5, [&] {
                send(QEvent::MouseButtonPress, at);
                send(QEvent::MouseButtonRelease, at);
            });
        }
        canvas_.setTool(brush_);
        return {
            "fill", "blend", canvas_.view().zoom(), 0, previews, spreadOf(times.wall), spreadOf(times.work),
            0};
    }

    WindowResult undos(const char* what, bool previews) {
        zoomTo(0);
        settle();
        Times times;
        for (int i = 0; i < 60 && document_.can_undo(); ++i)
            untilPainted(times, now() + 20, [&] { document_.undo(); });
        return {what, "blend", canvas_.view().zoom(), 0, previews, spreadOf(times.wall), spreadOf(times.work),
                0};
    }

    int events_;
    Document document_;
    PaintSettings settings_;
    BrushTool brush_;
    FillTool fill_;
    MeasuredCanvas canvas_;
    std::vector<std::shared_ptr<const RgbImage>> previews_;
    QTimer preview_timer_;
    int preview_ = 0;
    double settle_due_ = 0;
    std::mt19937 random_{7};
};

} // namespace
} // namespace sinopia

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const int place = static_cast<int>(arguments.indexOf("--events"));
    const int events = place > 0 && place + 1 < arguments.size() ? arguments[place + 1].toInt() : 600;
    sinopia::Bench bench(std::max(events, 20));
    sinopia::printResults(bench.run(), arguments.contains("--json"));
    return 0;
}
