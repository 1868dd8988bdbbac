// How the chart of a run is drawn.
#include "ui/dialogs/training_chart.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr int steps_a_mark = 110, values_a_mark = 46; ///< pixels
constexpr double far = 1e5;                           ///< pixels; beyond, the painter's arithmetic overflows
constexpr qsizetype most_dots = 200;
constexpr double least_spread = 1;   ///< pixels of a column, below which one point of it does
constexpr double legend_middle = 13; ///< pixels

/// A width of 1 costs the painter far less than a hair more.
QPen thin(const QColor& color) {
    return QPen(color, 1);
}

QColor mixed(const QColor& ground, const QColor& ink, double share) {
    const auto part = [&](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return {part(ground.red(), ink.red()), part(ground.green(), ink.green()),
            part(ground.blue(), ink.blue())};
}

double inSight(double pixels) {
    return std::clamp(pixels, -far, far);
}

} // namespace

void TrainingChart::drawAxes(QPainter& painter, const ChartScale& scale) const {
    const QRectF room = plot();
    const QPalette& colors = palette();
    QColor line = colors.color(QPalette::Text);
    line.setAlphaF(0.16F);
    const QColor text = colors.color(QPalette::PlaceholderText);
    const int height = fontMetrics().height();
    for (const double value :
         axis_marks(scale.low, scale.high, int(room.height() / values_a_mark) + 1, scale.logarithmic)) {
        const double y = room.top() + scale.y_of(value);
        painter.setPen(thin(line));
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y));
        painter.setPen(text);
        painter.drawText(QRectF(0, y - height / 2.0, room.left() - 6, height),
                         Qt::AlignRight | Qt::AlignVCenter, chartNumber(value));
    }
    for (const double step :
         axis_marks(scale.first, scale.last, int(room.width() / steps_a_mark) + 1, false)) {
        const double x = room.left() + scale.x_of(step);
        painter.setPen(thin(line));
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
        painter.setPen(text);
        const double half = steps_a_mark / 2.0;
        const double begin = std::min(x - half, width() - 2 * half);
        const bool moved = begin < x - half;
        painter.drawText(QRectF(begin, room.bottom() + 4, 2 * half, height),
                         moved ? Qt::AlignRight : Qt::AlignHCenter, chartNumber(step));
    }
}

void TrainingChart::drawCurve(QPainter& painter, const ChartScale& scale, const Curve& curve,
                              const QPen& pen) const {
    const QPointF origin = plot().topLeft();
    QPolygonF line;
    const auto add = [&](double x, double value) {
        const QPointF point = origin + QPointF(inSight(x), inSight(scale.y_of(value)));
        if (line.isEmpty() || line.last() != point)
            line << point;
    };
    for (const ChartColumn& column : columns_of(curve, scale)) {
        if (std::abs(scale.y_of(column.lowest) - scale.y_of(column.highest)) < least_spread) {
            add(column.x, column.last);
            continue;
        }
        add(column.x, column.first);
        add(column.x, column.lowest);
        add(column.x, column.highest);
        add(column.x, column.last);
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void TrainingChart::drawPoints(QPainter& painter, const ChartScale& scale, const Curve& curve,
                               const QColor& color) const {
    const auto points = curve.between(scale.first, scale.last);
    if (qsizetype(points.size()) > most_dots)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const CurvePoint& point : points)
        painter.drawEllipse(plot().topLeft() +
                                QPointF(inSight(scale.x_of(point.step)), inSight(scale.y_of(point.value))),
                            2.6, 2.6);
}

void TrainingChart::drawCurves(QPainter& painter, const ChartScale& scale) const {
    const bool dark = isDark(palette());
    // Opaque: where a thousand strokes lie over one another a thin ink would become a thick one.
    const QColor faint =
        mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), smoothing_ > 0 ? 0.28 : 0.8);
    painter.setClipRect(plot());
    // Thousands of short strokes: without smoothed edges, which would cost ten times as much and show
    // nothing.
    painter.setRenderHint(QPainter::Antialiasing, false);
    drawCurve(painter, scale, record_->loss(), thin(faint));
    painter.setRenderHint(QPainter::Antialiasing);
    if (shows_bands_)
        for (int i = 0; i < int(record_->bands().size()); ++i)
            drawCurve(painter, scale, record_->bands()[std::size_t(i)].loss, QPen(bandColor(i, dark), 1.4));
    if (smoothing_ > 0)
        drawCurve(painter, scale, smooth_, QPen(palette().color(QPalette::Highlight), 2));
    drawCurve(painter, scale, record_->held_out(), QPen(heldOutColor(dark), 2));
    drawPoints(painter, scale, record_->held_out(), heldOutColor(dark));
    painter.setClipping(false);
}

void TrainingChart::drawLegend(QPainter& painter) const {
    const bool dark = isDark(palette());
    std::vector<std::pair<QString, QColor>> entries;
    entries.emplace_back(smoothing_ > 0 ? tr("Loss, smoothed") : tr("Loss"),
                         palette().color(smoothing_ > 0 ? QPalette::Highlight : QPalette::Text));
    if (!record_->held_out().empty())
        entries.emplace_back(tr("Held-out pairs"), heldOutColor(dark));
    if (shows_bands_)
        for (int i = 0; i < int(record_->bands().size()); ++i) {
            const TrainingRecord::Band& band = record_->bands()[std::size_t(i)];
            entries.emplace_back(tr("Levels %1–%2").arg(band.from).arg(band.to), bandColor(i, dark));
        }
    double x = plot().left();
    const double middle = legend_middle;
    for (const auto& [text, color] : entries) {
        painter.setPen(QPen(color, 3));
        painter.drawLine(QPointF(x, middle), QPointF(x + 16, middle));
        painter.setPen(palette().color(QPalette::Text));
        const double width = fontMetrics().horizontalAdvance(text);
        painter.drawText(QRectF(x + 22, 0, width + 2, 2 * middle), Qt::AlignVCenter, text);
        x += 22 + width + 20;
    }
}

void TrainingChart::drawReadOut(QPainter& painter, const ChartScale& scale) const {
    if (!pointer_ || dragged_)
        return;
    const QStringList lines = readOut(*pointer_);
    if (lines.isEmpty())
        return;
    const QRectF room = plot();
    const CurvePoint* near = record_->loss().nearest(scale.step_at(pointer_->x() - room.left()));
    const double x = near ? room.left() + inSight(scale.x_of(near->step)) : pointer_->x();
    painter.setPen(QPen(palette().color(QPalette::Text), 1, Qt::DotLine));
    painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
    double width = 0;
    for (const QString& line : lines)
        width = std::max<double>(width, fontMetrics().horizontalAdvance(line));
    const double height = fontMetrics().height() * double(lines.size());
    QRectF box(x + 10, std::min(pointer_->y() + 12, room.bottom() - height - 12), width + 16, height + 10);
    if (box.right() > room.right())
        box.moveRight(x - 10);
    QColor ground = palette().color(QPalette::ToolTipBase);
    ground.setAlphaF(0.95F);
    painter.setPen(thin(palette().color(QPalette::Mid)));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(palette().color(QPalette::ToolTipText));
    painter.drawText(box.adjusted(8, 5, -8, -5), Qt::AlignLeft | Qt::AlignTop, lines.join('\n'));
}

QPixmap TrainingChart::drawn(const ChartScale& scale) const {
    const double ratio = devicePixelRatioF();
    QPixmap picture(size() * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(palette().color(QPalette::Base));
    QPainter painter(&picture);
    painter.setFont(font());
    drawAxes(painter, scale);
    drawCurves(painter, scale);
    drawLegend(painter);
    return picture;
}

void TrainingChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const bool empty = !record_ || (record_->loss().empty() && record_->held_out().empty());
    if (empty) {
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The loss appears here with the first step."));
        return;
    }
    const ChartScale now = scale();
    if (curves_.size() != size() * devicePixelRatioF())
        curves_ = drawn(now);
    painter.drawPixmap(0, 0, curves_);
    drawReadOut(painter, now);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace sinopia
