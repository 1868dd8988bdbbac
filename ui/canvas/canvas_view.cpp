#include "ui/canvas/canvas_view.h"

#include "ui/canvas/disagreement_marks.h"
#include "ui/canvas/edge_painter.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

/// Time for colouring what must be shown at once; the rest is drawn roughly and follows.
constexpr double due_budget_ms = 5;
/// Time for what may wait, between two events.
constexpr double waiting_budget_ms = 2.5;
constexpr int names_after_ms = 120;

} // namespace

CanvasView::CanvasView(Document& document, QWidget* parent) : QWidget(parent), document_(document) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    names_.setLabels(document.label_set());
    view_.setImageSize(document.size());
    for (QTimer* timer : {&refine_, &find_names_, &find_ants_})
        timer->setSingleShot(true);
    find_names_.setInterval(names_after_ms);
    connect(&refine_, &QTimer::timeout, this, &CanvasView::refine);
    connect(&find_names_, &QTimer::timeout, this, [this] {
        if (names_.find(document_.labels(), view_, scale()))
            update();
    });
    connect(&find_ants_, &QTimer::timeout, this, &CanvasView::updateAnts);
    connect(&ants_, &MarchingAnts::moved, this, [this] {
        for (int pane = 0; pane < CanvasFrame::panes; ++pane)
            updateDevice(ants_.region().translated(paneOffset(pane).x, paneOffset(pane).y) & paneClip(pane));
    });
    observer_ = document.observe([this](const Change& change) { documentChanged(change); });
    updateSources();
}

CanvasView::~CanvasView() = default;

void CanvasView::documentChanged(const Change& change) {
    const bool pixels = change.kind == ChangeKind::picture || change.kind == ChangeKind::region;
    if (pixels && options_.region && tintsRegion() != frame_.pane(0).source.region_tinted)
        recolor();
    switch (change.kind) {
    case ChangeKind::labels:
    case ChangeKind::picture:
        if (change.kind == ChangeKind::picture &&
            frame_.pane(0).source.hasGround() != document_.has_picture())
            recolor();
        pixelsChanged(change.rect);
        break;
    case ChangeKind::region:
        if (options_.region)
            pixelsChanged(change.rect);
        break;
    case ChangeKind::instances:
        if (options_.instance_edges) {
            recolor();
            pixelsChanged(change.rect);
        }
        break;
    case ChangeKind::selection:
        find_ants_.start(0);
        break;
    case ChangeKind::label_set:
        names_.setLabels(document_.label_set());
        recolor();
        break;
    case ChangeKind::resized:
    case ChangeKind::replaced:
        sizeChanged();
        break;
    default:
        break;
    }
}

void CanvasView::pixelsChanged(Rect rect) {
    for (int pane = 0; pane < CanvasFrame::panes; ++pane)
        updateDevice(frame_.changed(pane, rect, view_));
    if (options_.names)
        find_names_.start();
    Q_EMIT contentChanged();
}

void CanvasView::sizeChanged() {
    preview_.reset();
    preview_place_ = {};
    compare_ = {};
    look_ = {};
    marked_.reset();
    names_.setLabels(document_.label_set());
    names_.clear();
    frame_.forget();
    view_.setImageSize(document_.size());
    documentReplaced();
    recolor();
    moved();
}

void CanvasView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.scale(1 / scale(), 1 / scale());
    const QRegion part = toDevice(event->region());
    frame_.drawDue(part, view_, due_budget_ms);
    const QImage image = frame_.image();
    for (const QRect& rect : part)
        painter.drawImage(rect.topLeft(), image, rect);
    drawMarks(painter, part);
    drawOver(painter, part);
    if (frame_.isWaiting() && !refine_.isActive())
        refine_.start(0);
}

void CanvasView::drawHint(QPainter& painter, const QString& text, const QRect& pane) const {
    painter.save();
    painter.scale(scale(), scale()); // letters count in the window's pixels
    const QRectF place(pane.x() / scale(), pane.y() / scale(), pane.width() / scale(),
                       pane.height() / scale());
    painter.setPen(Qt::white);
    painter.drawText(place, Qt::AlignCenter, text);
    painter.restore();
}

void CanvasView::drawMarks(QPainter& painter, const QRegion& part) {
    for (int pane = 0; pane < CanvasFrame::panes; ++pane) {
        const QRegion seen = part & paneClip(pane);
        if (seen.isEmpty())
            continue;
        painter.setClipRegion(seen);
        const DisplaySource& source = frame_.pane(pane).source;
        if (!source.hasGround() && !source.labels_stand_in)
            drawHint(painter, tr("There is no picture yet"), paneClip(pane));
        drawDisagreementOf(pane, painter, seen);
        if (options_.names && (source.label_opacity > 0 || source.class_edges))
            names_.draw(painter, view_, paneOffset(pane), seen.boundingRect(), font());
        if (!ants_.empty())
            ants_.draw(painter, paneOffset(pane));
    }
    painter.setClipping(false);
    if (options_.layout == ViewLayout::sideBySide)
        painter.fillRect(
            QRect(paneClip(0).right() + 1, 0, paneOffset(1).x - paneClip(0).width(), height() * 4),
            palette().color(QPalette::Mid));
}

void CanvasView::drawDisagreementOf(int pane, QPainter& painter, const QRegion& part) const {
    const DisplaySource& source = frame_.pane(pane).source;
    if (marked_ && !source.preview && source.picture == &document_.picture())
        drawDisagreement(painter, *marked_, view_, paneOffset(pane), scale(), part);
}

void CanvasView::refine() {
    if (!isVisible())
        return;
    // Pointer and keys come first: what they changed is drawn by a paint event that is under way. Once only,
    // for what is covered by another widget gets no paint event.
    gave_way_ = !gave_way_ && frame_.isDue(toDevice(rect()));
    if (gave_way_) {
        refine_.start(0);
        return;
    }
    updateDevice(frame_.drawWaiting(view_, waiting_budget_ms));
    if (frame_.isWaiting())
        refine_.start(0);
}

void CanvasView::resizeEvent(QResizeEvent*) {
    updateClips();
    moved();
}

void CanvasView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        updateSources();
        moved();
    }
    QWidget::changeEvent(event);
}

void CanvasView::showEvent(QShowEvent* event) {
    ants_.setRunning(true);
    QWidget::showEvent(event);
}

void CanvasView::hideEvent(QHideEvent* event) {
    ants_.setRunning(false);
    QWidget::hideEvent(event);
}

void CanvasView::moved() {
    // Lines between pixels are drawn in another way above some zoom.
    const bool fine = view_.zoom() > EdgePainter::above_zoom;
    if (fine != frame_.pane(0).source.fine_edges)
        recolor();
    frame_.moved();
    showMarks();
    update();
}

void CanvasView::scrolled(double dx, double dy) {
    if (dx == std::floor(dx) && dy == std::floor(dy))
        frame_.scrolled(static_cast<int>(dx), static_cast<int>(dy));
    else
        frame_.moved();
    showMarks();
    update();
}

void CanvasView::showMarks() {
    updateAnts();
    if (options_.names)
        find_names_.start();
    Q_EMIT viewChanged();
    Q_EMIT zoomChanged(view_.zoom());
}

void CanvasView::updateAnts() {
    QRegion touched = ants_.region();
    ants_.update(document_.selection(), view_, scale());
    touched |= ants_.region();
    for (int pane = 0; pane < CanvasFrame::panes; ++pane)
        updateDevice(touched.translated(paneOffset(pane).x, paneOffset(pane).y) & paneClip(pane));
}

PointF CanvasView::toDevice(QPointF widget) const {
    return {widget.x() * scale(), widget.y() * scale()};
}

QRegion CanvasView::toDevice(const QRegion& widget) const {
    QRegion device;
    for (const QRect& r : widget)
        device |= QRectF(r.x() * scale(), r.y() * scale(), r.width() * scale(), r.height() * scale())
                      .toAlignedRect();
    return device;
}

void CanvasView::updateDevice(const QRegion& device) {
    if (device.isEmpty())
        return;
    QRegion widget;
    for (const QRect& r : device)
        widget |= QRectF(r.x() / scale(), r.y() / scale(), r.width() / scale(), r.height() / scale())
                      .toAlignedRect();
    update(widget);
}

} // namespace sinopia
