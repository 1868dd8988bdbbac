#include "ui/canvas/canvas_widget.h"

#include "ui/canvas/canvas_painter.h"

#include <QApplication>
#include <QPaintEvent>

#include <cmath>

namespace sinopia {
namespace {

/// Time for colouring within one frame; what is left over follows in the next.
constexpr qint64 colour_budget_ms = 8;

} // namespace

CanvasWidget::CanvasWidget(Document& document, PaintSettings& settings, QWidget* parent)
    : QWidget(parent), document_(document), settings_(settings) {
    setObjectName("canvas");
    setAccessibleName(tr("Canvas"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    source_.labels = &document.labels();
    source_.picture = &document.picture();
    source_.colors = displayColors(document.label_set());
    view_.setImageSize(document.size());
    observer_ = document.observe([this](const Change& change) { documentChanged(change); });
    updateCursor();
}

void CanvasWidget::setTool(Tool& tool) {
    updateOutline();
    tool_ = &tool;
    updateCursor();
    updateOutline();
}

void CanvasWidget::setLabelOpacity(double opacity) {
    source_.label_opacity = static_cast<int>(std::lround(opacity * 256));
    cache_.invalidateAll();
    update();
}

void CanvasWidget::setViewOptions(const ViewOptions& options) {
    if (options == options_)
        return;
    options_ = options;
    setLabelOpacity(options.label_opacity);
    Q_EMIT viewOptionsChanged();
}

void CanvasWidget::setComparePicture(TileGrid<Rgb>) {}

void CanvasWidget::rotateBy(double) {}

void CanvasWidget::flipView() {}

void CanvasWidget::resetRotation() {}

void CanvasWidget::setPreview(std::shared_ptr<const RgbImage> preview) {
    if (preview && preview->size() != document_.size())
        return;
    if (preview == source_.preview)
        return;
    source_.preview = std::move(preview);
    cache_.invalidateAll();
    update();
}

void CanvasWidget::settingsChanged() {
    update();
}

void CanvasWidget::fitImage() {
    view_.fit();
    moved();
}

void CanvasWidget::showActualSize() {
    view_.setZoomCentered(1);
    moved();
}

void CanvasWidget::zoomBy(double steps) {
    const Size size = view_.viewSize();
    view_.zoomSteps(steps, {size.width / 2.0, size.height / 2.0});
    moved();
}

QPointF CanvasWidget::widgetPoint(PointF image) const {
    const PointF device = view_.toView(image);
    return QPointF(device.x, device.y) / devicePixelRatioF();
}

void CanvasWidget::documentChanged(const Change& change) {
    switch (change.kind) {
    case ChangeKind::labels:
    case ChangeKind::picture: {
        cache_.invalidate(change.rect);
        const Rect shown = view_.viewRect(change.rect);
        updateDevice({shown.x, shown.y, shown.width, shown.height});
        break;
    }
    case ChangeKind::label_set:
        source_.colors = displayColors(document_.label_set());
        cache_.invalidateAll();
        update();
        break;
    case ChangeKind::replaced:
        source_.preview.reset();
        cache_.clear();
        gesture_ = Gesture::none;
        view_.setImageSize(document_.size());
        moved();
        break;
    default:
        break;
    }
}

PointF CanvasWidget::toDevice(QPointF widget) const {
    return {widget.x() * devicePixelRatioF(), widget.y() * devicePixelRatioF()};
}

QRect CanvasWidget::toDevice(const QRect& widget) const {
    const double ratio = devicePixelRatioF();
    return QRectF(widget.x() * ratio, widget.y() * ratio, widget.width() * ratio, widget.height() * ratio)
        .toAlignedRect();
}

void CanvasWidget::updateDevice(const QRect& device) {
    const double ratio = devicePixelRatioF();
    update(QRectF(device.x() / ratio, device.y() / ratio, device.width() / ratio, device.height() / ratio)
               .toAlignedRect());
}

void CanvasWidget::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.scale(1 / devicePixelRatioF(), 1 / devicePixelRatioF());
    const QRect part = toDevice(event->rect());
    CanvasPainter canvas(painter, view_);
    canvas.drawGround(part, palette().color(QPalette::Window).darker(112));
    if (!canvas.drawTiles(part, cache_, source_, colour_budget_ms))
        QMetaObject::invokeMethod(
            this, [this, rect = event->rect()] { update(rect); }, Qt::QueuedConnection);
    cache_.endFrame();
    canvas.drawPixelGrid(part);
    if (pointer_ && outlineDiameter() > 0) {
        const QPointF at = gesture_ == Gesture::resizeBrush ? press_ : *pointer_;
        canvas.drawOutline(view_.toImage(toDevice(at)), outlineDiameter());
    }
}

void CanvasWidget::resizeEvent(QResizeEvent*) {
    const QRect device = toDevice(rect());
    view_.setViewSize({device.width(), device.height()});
    moved();
}

double CanvasWidget::outlineDiameter() const {
    return tool_ && gesture_ != Gesture::pan && !space_ ? tool_->outline(settings_).diameter : 0;
}

void CanvasWidget::updateOutline() {
    if (!pointer_ || !tool_ || tool_->outline(settings_).diameter <= 0)
        return;
    const PointF centre = view_.toImage(toDevice(*pointer_));
    updateDevice(CanvasPainter::outlineRect(view_, centre, tool_->outline(settings_).diameter));
}

void CanvasWidget::updateCursor() {
    if (gesture_ == Gesture::pan)
        setCursor(Qt::ClosedHandCursor);
    else if (space_ || (tool_ && tool_->pans()))
        setCursor(Qt::OpenHandCursor);
    else
        setCursor(Qt::CrossCursor);
}

void CanvasWidget::moved() {
    update();
    Q_EMIT viewChanged();
    Q_EMIT zoomChanged(view_.zoom());
}

} // namespace sinopia
