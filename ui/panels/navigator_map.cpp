#include "ui/canvas/canvas_view.h"
#include "ui/panels/navigator_panel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

namespace sinopia {
namespace {

constexpr int read_after_ms = 150;
constexpr double margin = 4;
/// Of the view's width or height, for one press of an arrow key.
constexpr double key_step = 0.1;

} // namespace

NavigatorMap::NavigatorMap(CanvasView& canvas, QWidget* parent) : QWidget(parent), canvas_(canvas) {
    setObjectName("navigatorMap");
    setAccessibleName(tr("Overview of the image"));
    setToolTip(tr("Drag to move the view, turn the wheel to zoom"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    read_.setSingleShot(true);
    read_.setInterval(read_after_ms);
    connect(&read_, &QTimer::timeout, this, &NavigatorMap::readImage);
    connect(&canvas, &CanvasView::contentChanged, this, [this] {
        if (isVisible() && !read_.isActive())
            read_.start();
    });
    connect(&canvas, &CanvasView::viewChanged, this, qOverload<>(&QWidget::update));
}

QRectF NavigatorMap::imageArea() const {
    const Size image = canvas_.view().imageSize();
    const QSizeF room = QSizeF(width() - 2 * margin, height() - 2 * margin).expandedTo({1, 1});
    const QSizeF fitted = QSizeF(image.width, image.height).scaled(room, Qt::KeepAspectRatio);
    return QRectF(QPointF((width() - fitted.width()) / 2, (height() - fitted.height()) / 2), fitted);
}

QPointF NavigatorMap::toImage(QPointF widget) const {
    const QRectF area = imageArea();
    const Size image = canvas_.view().imageSize();
    return {(widget.x() - area.x()) / area.width() * image.width,
            (widget.y() - area.y()) / area.height() * image.height};
}

QPolygonF NavigatorMap::frame() const {
    const ViewTransform& view = canvas_.view();
    const double w = view.viewSize().width, h = view.viewSize().height;
    const QRectF area = imageArea();
    const double scale = area.width() / std::max(view.imageSize().width, 1);
    QPolygonF frame;
    for (const PointF corner : {PointF{0, 0}, PointF{w, 0}, PointF{w, h}, PointF{0, h}}) {
        const PointF p = view.toImage(corner);
        frame << area.topLeft() + QPointF(p.x, p.y) * scale;
    }
    return frame;
}

void NavigatorMap::readImage() {
    const double scale = devicePixelRatioF();
    const QSizeF area = imageArea().size() * scale;
    image_ = canvas_.overview(static_cast<int>(std::max(area.width(), area.height())));
    update();
}

void NavigatorMap::showEvent(QShowEvent* event) {
    readImage();
    QWidget::showEvent(event);
}

void NavigatorMap::resizeEvent(QResizeEvent* event) {
    readImage();
    QWidget::resizeEvent(event);
}

void NavigatorMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF area = imageArea();
    if (!image_.isNull())
        painter.drawImage(area, image_);
    painter.setRenderHint(QPainter::Antialiasing);
    // What the canvas does not show is dimmed; the frame shows on any ground.
    QPainterPath all, seen;
    all.addRect(area);
    seen.addPolygon(frame());
    seen.closeSubpath();
    painter.fillPath(all.subtracted(seen), QColor(0, 0, 0, 110));
    painter.setClipRect(area.adjusted(-1.5, -1.5, 1.5, 1.5));
    painter.setPen(QPen(QColor(0, 0, 0, 180), 3));
    painter.drawPath(seen);
    painter.setPen(QPen(Qt::white, 1.2));
    painter.drawPath(seen);
    if (hasFocus()) {
        painter.setClipping(false);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void NavigatorMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const Size size = canvas_.view().viewSize();
    const PointF middle = canvas_.view().toImage({size.width / 2.0, size.height / 2.0});
    // The frame is taken hold of where it is; a click beside it brings its middle there.
    const bool inside = frame().containsPoint(event->position(), Qt::OddEvenFill);
    grip_ = inside ? toImage(event->position()) - QPointF(middle.x, middle.y) : QPointF();
    setCursor(Qt::ClosedHandCursor);
    mouseMoveEvent(event);
}

void NavigatorMap::mouseReleaseEvent(QMouseEvent*) {
    setCursor(Qt::OpenHandCursor);
}

void NavigatorMap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        canvas_.centerOn(toImage(event->position()) - grip_);
}

void NavigatorMap::wheelEvent(QWheelEvent* event) {
    canvas_.zoomBy(event->angleDelta().y() / 120.0);
    event->accept();
}

void NavigatorMap::keyPressEvent(QKeyEvent* event) {
    const Size size = canvas_.view().viewSize();
    PointF to{size.width / 2.0, size.height / 2.0};
    switch (event->key()) {
    case Qt::Key_Left:
        to.x -= size.width * key_step;
        break;
    case Qt::Key_Right:
        to.x += size.width * key_step;
        break;
    case Qt::Key_Up:
        to.y -= size.height * key_step;
        break;
    case Qt::Key_Down:
        to.y += size.height * key_step;
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    const PointF image = canvas_.view().toImage(to);
    canvas_.centerOn({image.x, image.y});
}

} // namespace sinopia
