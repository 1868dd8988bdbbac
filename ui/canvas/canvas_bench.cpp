#include "ui/canvas/canvas_bench.h"

#include "document/document.h"
#include "ui/canvas/edge_painter.h"
#include "ui/canvas/frame_renderer.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/fill_tool.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <random>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace sinopia {
namespace {

double wallMs() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double workMs() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

/// What `new` holds at this moment.
std::size_t heldBytes() {
#if defined(__GLIBC__)
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
#else
    return 0;
#endif
}

struct Times {
    std::vector<double> wall, work;

    template <class Act>
    void take(Act act) {
        const double wall_start = wallMs(), work_start = workMs();
        act();
        work.push_back(workMs() - work_start);
        wall.push_back(wallMs() - wall_start);
    }
};

/// The canvas without a window: what a change of the document costs until its pixels are in the frame.
class HeadlessCanvas {
  public:
    HeadlessCanvas(Document& document, Size view) : frame_(view), document_(document) {
        view_.setViewSize(view);
        view_.setImageSize(document.size());
        source_.labels = &document.labels();
        source_.picture = &document.picture();
        source_.region = &document.region();
        source_.colors = displayColors(document.label_set());
        source_.label_opacity = 166;
        observer_ = document.observe([this](const Change& change) {
            if (change.kind != ChangeKind::labels)
                return;
            cache_.invalidate(change.rect, 1);
            due_ = due_.united(view_.viewRect(change.rect.grown(1 << DisplayCache::levelFor(view_.zoom()))));
        });
        setZoom(0);
    }

    /// 0: fits the view.
    void setZoom(double zoom) {
        if (zoom == 0)
            view_.fit();
        else
            view_.setZoomCentered(zoom);
        source_.fine_edges = view_.zoom() > EdgePainter::above_zoom;
        source_.prepare();
        cache_.invalidateAll();
        due_ = whole(frame_.size());
        paint();
    }

    void paint() {
        due_ = due_.intersected(whole(frame_.size()));
        if (due_.empty())
            return;
        FrameRenderer renderer(frame_, view_, {});
        for (const DisplayTile& tile : renderer.tilesUnder(due_))
            cache_.refresh(tile, source_);
        renderer.draw(due_, cache_, 0xffd0d0d0);
        EdgePainter(frame_, view_, {}, 1, true).draw(due_, source_);
        cache_.endFrame();
        due_ = {};
    }

    const ViewTransform& view() const { return view_; }

  private:
    Plane<DisplayPixel> frame_;
    Document& document_;
    ViewTransform view_;
    DisplaySource source_;
    DisplayCache cache_;
    Rect due_;
    std::shared_ptr<Document::Observer> observer_;
};

class CanvasBench {
  public:
    explicit CanvasBench(const CanvasBenchOptions& options)
        : options_(options), before_(heldBytes()), document_(makeDocument(options)),
          canvas_(*document_, options.view), random_(options.seed) {}

    CanvasBenchReport run() {
        CanvasBenchReport report;
        for (const double zoom : {0.0, 1.0, 8.0})
            for (const double brush : {4.0, 24.0, 100.0, 400.0})
                strokes(zoom, brush, report);
        undos("stroke", report);
        fills(report);
        report.undo_steps = document_->history().size();
        report.undo_bytes = document_->history().bytes();
        report.raw_bytes =
            static_cast<std::size_t>(options_.map.area()) * (sizeof(ClassIndex) + sizeof(Rgb) + 1);
        const std::size_t now = heldBytes();
        report.held_bytes = now > before_ ? now - before_ : 0;
        undos("fill", report);
        return report;
    }

  private:
    static std::unique_ptr<Document> makeDocument(const CanvasBenchOptions& options) {
        auto document = std::make_unique<Document>(benchMap(options.map, options.classes, 96, options.seed),
                                                   LabelSet::generated(options.classes));
        document->apply(PictureEdit{"Picture", TileGrid<Rgb>(benchPicture(options.map, options.seed)), {}});
        document->end_stroke();
        return document;
    }

    PointF randomPlace() {
        const Size view = options_.view;
        const auto part = [&](int side) { return side * (0.15 + 0.7 * (random_() % 1000u) / 1000.0); };
        return {part(view.width), part(view.height)};
    }

    PointerSample sampleAt(PointF view) const {
        PointerSample sample;
        sample.position = canvas_.view().toImage(view);
        sample.pixel_size = 1 / canvas_.view().zoom();
        return sample;
    }

    ClassIndex randomClass() {
        return static_cast<ClassIndex>(random_() % static_cast<unsigned>(options_.classes));
    }

    void add(CanvasBenchReport& report, const std::string& what, double brush, const Times& times) {
        report.rows.push_back(
            {what, canvas_.view().zoom(), brush, spreadOf(times.wall), spreadOf(times.work)});
    }

    void strokes(double zoom, double brush, CanvasBenchReport& report) {
        constexpr int moves = 20;
        canvas_.setZoom(zoom);
        settings_.setBrushDiameter(brush);
        ToolContext context{*document_, settings_};
        Times press, move, release;
        for (int i = 0; i < options_.events; i += moves) {
            settings_.setCurrentClass(randomClass());
            PointF at = randomPlace();
            const PointF towards = randomPlace();
            press.take([&] { brush_.press(sampleAt(at), context), canvas_.paint(); });
            for (int k = 0; k < moves; ++k) {
                at = {at.x + (towards.x - at.x) * 0.12, at.y + (towards.y - at.y) * 0.12};
                move.take([&] { brush_.move(sampleAt(at), context), canvas_.paint(); });
            }
            release.take([&] { brush_.release(sampleAt(at), context), canvas_.paint(); });
        }
        add(report, "press", brush, press);
        add(report, "move", brush, move);
        add(report, "release", brush, release);
    }

    void fills(CanvasBenchReport& report) {
        canvas_.setZoom(0);
        ToolContext context{*document_, settings_};
        Times times;
        for (int i = 0; i < 100; ++i) {
            settings_.setCurrentClass(randomClass());
            const PointerSample sample = sampleAt(randomPlace());
            times.take(
                [&] { fill_.press(sample, context), fill_.release(sample, context), canvas_.paint(); });
        }
        add(report, "fill", 0, times);
    }

    /// Back and forth again.
    void undos(const std::string& what, CanvasBenchReport& report) {
        canvas_.setZoom(0);
        Times undo, redo;
        int steps = 0;
        for (; steps < 100 && document_->can_undo(); ++steps)
            undo.take([&] { document_->undo(), canvas_.paint(); });
        for (; steps > 0; --steps)
            redo.take([&] { document_->redo(), canvas_.paint(); });
        add(report, "undo " + what, 0, undo);
        add(report, "redo " + what, 0, redo);
    }

    CanvasBenchOptions options_;
    std::size_t before_;
    std::unique_ptr<Document> document_;
    HeadlessCanvas canvas_;
    PaintSettings settings_;
    BrushTool brush_;
    FillTool fill_;
    std::mt19937 random_;
};

} // namespace

CanvasBenchReport benchCanvas(const CanvasBenchOptions& options) {
    return CanvasBench(options).run();
}

} // namespace sinopia
