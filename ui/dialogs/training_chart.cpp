#include "ui/dialogs/training_chart.h"

#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr double left_margin = 62, right_margin = 12, top_margin = 26, bottom_margin = 26;
constexpr double wheel_zoom = 0.8; ///< a notch of the wheel, and a key press
constexpr double notch = 120;

} // namespace

QColor heldOutColor(bool dark) {
    return dark ? QColor(0x7C, 0xB7, 0xE8) : QColor(0x1F, 0x66, 0xA8);
}

QColor bandColor(int band, bool dark) {
    static constexpr QRgb light[] = {0x2E7D32, 0x8E6C00, 0x6A3FA0, 0x00707A};
    static constexpr QRgb on_dark[] = {0x7FCB83, 0xD9B44A, 0xB99AE6, 0x5CC4CE};
    return QColor::fromRgb((dark ? on_dark : light)[band % 4]);
}

QString chartNumber(double value) {
    const QLocale locale;
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return locale.toString(static_cast<qlonglong>(value));
    const double size = std::abs(value);
    if (size >= 1000)
        return locale.toString(value, 'f', 0);
    if (size < 1e-3)
        return locale.toString(value, 'e', 1);
    return locale.toString(value, 'g', 4);
}

TrainingChart::TrainingChart(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setObjectName("trainingChart");
    setAccessibleName(tr("Loss over the steps"));
    setToolTip(tr("The wheel zooms, dragging moves, a double click shows all"));
}

void TrainingChart::setRecord(const TrainingRecord* record) {
    record_ = record;
    showAll();
    refresh();
}

void TrainingChart::refresh() {
    smooth_ = record_ ? smoothed(record_->loss().points(), smoothing_) : Curve();
    if (follows_ && !shows_all_) {
        const double span = last_ - first_;
        last_ = newestStep();
        first_ = last_ - span;
    }
    redraw();
}

void TrainingChart::setLogarithmic(bool logarithmic) {
    logarithmic_ = logarithmic;
    redraw();
}

void TrainingChart::setSmoothing(double weight) {
    smoothing_ = std::clamp(weight, 0.0, 0.9999);
    refresh();
}

void TrainingChart::setShowsBands(bool shows) {
    shows_bands_ = shows;
    redraw();
}

void TrainingChart::showAll() {
    shows_all_ = follows_ = true;
    redraw();
}

void TrainingChart::zoom(double factor) {
    const ChartScale now = scale();
    look(now.zoomed(now.width / 2, factor));
}

void TrainingChart::redraw() {
    curves_ = {};
    update();
}

void TrainingChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        redraw();
    QWidget::changeEvent(event);
}

double TrainingChart::newestStep() const {
    double newest = 1;
    if (record_)
        for (const Curve* curve : {&record_->loss(), &record_->held_out()})
            if (!curve->empty())
                newest = std::max(newest, curve->points().back().step);
    return newest;
}

QRectF TrainingChart::plot() const {
    return QRectF(rect()).adjusted(left_margin, top_margin, -right_margin, -bottom_margin);
}

ChartScale TrainingChart::scale() const {
    const QRectF room = plot();
    ChartScale scale;
    scale.logarithmic = logarithmic_;
    scale.width = std::max(1.0, room.width());
    scale.height = std::max(1.0, room.height());
    scale.first = shows_all_ ? 0 : first_;
    scale.last = shows_all_ ? newestStep() : last_;
    if (!record_)
        return scale;
    std::vector<const Curve*> main{&smooth_, &record_->held_out()};
    if (shows_bands_)
        for (const TrainingRecord::Band& band : record_->bands())
            main.push_back(&band.loss);
    const ValueRange range = range_of_values(main, record_->loss(), scale);
    scale.low = range.low;
    scale.high = range.high;
    return scale;
}

/// Shows these steps, but no emptiness beyond the run's ends.
void TrainingChart::look(const ChartScale& scale) {
    const double newest = newestStep();
    const double span = std::min(scale.last - scale.first, newest);
    first_ = std::clamp(scale.first, 0.0, newest - span);
    last_ = first_ + span;
    shows_all_ = span >= newest;
    follows_ = last_ >= newest;
    redraw();
}

QStringList TrainingChart::readOut(const QPointF& point) const {
    if (!record_ || !plot().contains(point))
        return {};
    const double step = scale().step_at(point.x() - plot().left());
    const CurvePoint* loss = record_->loss().nearest(step);
    const CurvePoint* held_out = record_->held_out().nearest(step);
    QStringList lines;
    if (loss) {
        lines << tr("Step %1").arg(chartNumber(loss->step)) << tr("Loss %1").arg(chartNumber(loss->value));
        if (smoothing_ > 0)
            lines << tr("Smoothed %1").arg(chartNumber(smooth_.nearest(step)->value));
    }
    if (held_out)
        lines << tr("Held-out %1 (step %2)").arg(chartNumber(held_out->value), chartNumber(held_out->step));
    if (shows_bands_)
        for (const TrainingRecord::Band& band : record_->bands())
            if (const CurvePoint* near = band.loss.nearest(step))
                lines << tr("Levels %1–%2: %3").arg(band.from).arg(band.to).arg(chartNumber(near->value));
    return lines;
}

bool TrainingChart::event(QEvent* event) {
    // The tip would lie over the read-out.
    if (event->type() == QEvent::ToolTip && pointer_ && !readOut(*pointer_).isEmpty())
        return true;
    return QWidget::event(event);
}

void TrainingChart::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / notch;
    if (notches == 0)
        return;
    const ChartScale now = scale();
    const double x = std::clamp(event->position().x() - plot().left(), 0.0, now.width);
    look(now.zoomed(x, std::pow(wheel_zoom, notches)));
    event->accept();
}

void TrainingChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        dragged_ = event->position().x();
        setCursor(Qt::ClosedHandCursor);
    }
}

void TrainingChart::mouseMoveEvent(QMouseEvent* event) {
    pointer_ = event->position();
    if (dragged_) {
        look(scale().panned(event->position().x() - *dragged_));
        dragged_ = event->position().x();
    }
    update();
}

void TrainingChart::mouseReleaseEvent(QMouseEvent*) {
    dragged_.reset();
    unsetCursor();
}

void TrainingChart::mouseDoubleClickEvent(QMouseEvent*) {
    showAll();
}

void TrainingChart::keyPressEvent(QKeyEvent* event) {
    const ChartScale now = scale();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(wheel_zoom);
    case Qt::Key_Minus:
        return zoom(1 / wheel_zoom);
    case Qt::Key_Left:
        return look(now.panned(now.width / 10));
    case Qt::Key_Right:
        return look(now.panned(-now.width / 10));
    case Qt::Key_0:
    case Qt::Key_Home:
        return showAll();
    default:
        QWidget::keyPressEvent(event);
    }
}

void TrainingChart::leaveEvent(QEvent*) {
    pointer_.reset();
    update();
}

} // namespace sinopia
