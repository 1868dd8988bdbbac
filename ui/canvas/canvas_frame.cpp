#include "ui/canvas/canvas_frame.h"

#include "ui/canvas/edge_painter.h"
#include "ui/canvas/frame_renderer.h"

#include <QElapsedTimer>

#include <cstring>

namespace sinopia {
namespace {

QRect toQRect(Rect r) {
    return {r.x, r.y, r.width, r.height};
}

Rect toRect(const QRect& r) {
    return {r.x(), r.y(), r.width(), r.height()};
}

class Clock {
  public:
    Clock() { timer_.start(); }
    double ms() const { return static_cast<double>(timer_.nsecsElapsed()) / 1e6; }

  private:
    QElapsedTimer timer_;
};

} // namespace

void CanvasFrame::setSize(Size device) {
    if (device == pixels_.size())
        return;
    pixels_ = Plane<DisplayPixel>(device, ground_);
    moved();
}

void CanvasFrame::setClips(Rect first, Rect second, Point second_offset) {
    const Rect clips[] = {first, second};
    const Point offsets[] = {{0, 0}, second_offset};
    for (int i = 0; i < panes; ++i) {
        CanvasPane& pane = panes_[i];
        if (pane.clip == clips[i] && pane.offset == offsets[i])
            continue;
        const bool stays = pane.offset == offsets[i];
        const QRegion had(toQRect(pane.clip));
        pane.clip = clips[i];
        pane.offset = offsets[i];
        // A divider that moves uncovers a strip; the rest is as it was.
        const QRegion has(toQRect(pane.clip));
        pane.due = stays ? (pane.due & has) | (has - had) : has;
        pane.waiting &= has;
        if (pane.clip.empty())
            pane.cache.clear();
    }
}

void CanvasFrame::moved() {
    for (CanvasPane& pane : panes_) {
        pane.due = QRegion(toQRect(pane.clip));
        pane.waiting = {};
    }
}

void CanvasFrame::scrolled(int dx, int dy) {
    for (CanvasPane& pane : panes_)
        if (!pane.empty())
            scrollPane(pane, dx, dy);
}

void CanvasFrame::scrollPane(CanvasPane& pane, int dx, int dy) {
    const Rect clip = pane.clip.intersected(whole(pixels_.size()));
    const Rect kept = Rect{clip.x + dx, clip.y + dy, clip.width, clip.height}.intersected(clip);
    const QRegion all(toQRect(clip));
    const auto bytes = static_cast<std::size_t>(std::max(kept.width, 0)) * sizeof(DisplayPixel);
    for (int i = 0; i < kept.height; ++i) {
        const int y =
            dy > 0 ? kept.bottom() - 1 - i : kept.y + i; // never over a row that is still to be read
        std::memmove(pixels_.row(y) + kept.x, pixels_.row(y - dy) + kept.x - dx, bytes);
    }
    pane.due = (pane.due.translated(dx, dy) & all) | (all - QRegion(toQRect(kept)));
    pane.waiting = pane.waiting.translated(dx, dy) & all;
}

void CanvasFrame::recolored(int index) {
    CanvasPane& pane = panes_[index];
    pane.cache.invalidateAll();
    pane.waiting = QRegion(toQRect(pane.clip)) - pane.due;
}

void CanvasFrame::forget() {
    for (CanvasPane& pane : panes_)
        pane.cache.clear();
    moved();
}

QRegion CanvasFrame::invalidated(CanvasPane& pane, Rect image, const ViewTransform& view) {
    if (pane.empty() || image.empty())
        return {};
    const int margin = pane.source.hasEdges() ? 1 : 0;
    pane.cache.invalidate(image, margin);
    const int reach = margin << DisplayCache::levelFor(view.zoom());
    const Rect shown = view.viewRect(image.grown(reach));
    return QRegion(toQRect({shown.x + pane.offset.x, shown.y + pane.offset.y, shown.width, shown.height})) &
           toQRect(pane.clip);
}

QRegion CanvasFrame::changed(int index, Rect image, const ViewTransform& view) {
    const QRegion region = invalidated(panes_[index], image, view);
    panes_[index].due |= region;
    return region;
}

void CanvasFrame::recolored(int index, Rect image, const ViewTransform& view) {
    CanvasPane& pane = panes_[index];
    pane.waiting |= invalidated(pane, image, view) - pane.due;
}

void CanvasFrame::drawPart(CanvasPane& pane, const ViewTransform& view, const QRect& part) {
    FrameRenderer renderer(pixels_, view, pane.offset);
    renderer.draw(toRect(part), pane.cache, ground_);
    EdgePainter(pixels_, view, pane.offset, line_width_, grid_).draw(toRect(part), pane.source);
}

void CanvasFrame::drawDue(const QRegion& part, const ViewTransform& view, double budget_ms) {
    for (CanvasPane& pane : panes_)
        if (!pane.empty())
            drawDuePane(pane, part, view, budget_ms);
}

void CanvasFrame::drawDuePane(CanvasPane& pane, const QRegion& part, const ViewTransform& view,
                              double budget_ms) {
    const QRegion due = pane.due & part;
    if (due.isEmpty())
        return;
    const Clock clock;
    const FrameRenderer renderer(pixels_, view, pane.offset);
    QRegion late;
    for (const QRect& rect : due)
        for (const DisplayTile& tile : renderer.tilesUnder(toRect(rect))) {
            if (pane.cache.upToDate(tile))
                continue;
            if (clock.ms() < budget_ms) {
                pane.cache.refresh(tile, pane.source);
            } else {
                pane.cache.refreshRoughly(tile, pane.source);
                late |= toQRect(renderer.partOf(tile));
            }
        }
    for (const QRect& rect : due)
        drawPart(pane, view, rect);
    pane.due -= due;
    pane.waiting = (pane.waiting - due) | (late & toQRect(pane.clip));
    pane.cache.endFrame();
}

QRegion CanvasFrame::drawWaiting(const ViewTransform& view, double budget_ms) {
    const Clock clock;
    QRegion drawn;
    for (CanvasPane& pane : panes_)
        if (!pane.waiting.isEmpty())
            drawn |= drawWaitingPane(pane, view, [&] { return clock.ms() < budget_ms; });
    return drawn;
}

QRegion CanvasFrame::drawWaitingPane(CanvasPane& pane, const ViewTransform& view,
                                     const std::function<bool()>& has_time) {
    const FrameRenderer renderer(pixels_, view, pane.offset);
    const std::vector<DisplayTile> tiles = renderer.tilesUnder(pane.clip);
    QRegion drawn;
    // It goes on where it stopped: colours that change all the time reach every tile in turn.
    for (std::size_t seen = 0; seen < tiles.size(); ++seen, ++pane.next) {
        const DisplayTile& tile = tiles[pane.next % tiles.size()];
        const QRect part = toQRect(renderer.partOf(tile)) & toQRect(pane.clip);
        if (!pane.waiting.intersects(part))
            continue;
        if (!has_time())
            return drawn;
        pane.cache.refresh(tile, pane.source);
        drawPart(pane, view, part);
        pane.waiting -= part;
        drawn |= part;
    }
    pane.waiting = {}; // what is left shows no image
    return drawn;
}

bool CanvasFrame::isDue(const QRegion& part) const {
    return panes_[0].due.intersects(part) || panes_[1].due.intersects(part);
}

bool CanvasFrame::isWaiting() const {
    return !panes_[0].waiting.isEmpty() || !panes_[1].waiting.isEmpty();
}

QImage CanvasFrame::image() const {
    if (pixels_.empty())
        return {};
    return QImage(reinterpret_cast<const uchar*>(pixels_.data()), pixels_.width(), pixels_.height(),
                  pixels_.width() * static_cast<int>(sizeof(DisplayPixel)), QImage::Format_RGB32);
}

} // namespace sinopia
