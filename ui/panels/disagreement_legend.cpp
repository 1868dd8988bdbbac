#include "ui/panels/disagreement_legend.h"

#include "ui/canvas/disagreement_marks.h"

#include <QPainter>

#include <cmath>

namespace sinopia {
namespace {

constexpr int margin = 10; ///< from the canvas's edge
constexpr int inset_x = 10, inset_y = 5, gap = 8;
constexpr QSize sample(26, 14);
const QColor plate(16, 16, 16, 205);

/// A piece of the marks as they are on the canvas.
QImage hatchSample(double scale) {
    const QSize size = sample * scale;
    ViewTransform view;
    view.setViewSize({size.width(), size.height()});
    view.setImageSize({sample.width(), sample.height()});
    view.setZoom(scale, {0, 0});
    view.centerOn({sample.width() / 2.0, sample.height() / 2.0});
    Mask mask({sample.width(), sample.height()}, 255);
    QImage image = disagreementMarks(mask, view, scale, QRect(QPoint(), size));
    image.setDevicePixelRatio(scale);
    return image;
}

} // namespace

DisagreementLegend::DisagreementLegend(QWidget* parent) : QWidget(parent) {
    setObjectName("disagreementLegend");
    hide();
}

void DisagreementLegend::showText(const QString& text, const QString& details, bool hatched) {
    text_ = text;
    hatched_ = hatched;
    setToolTip(details);
    setAccessibleName(text);
    setAccessibleDescription(details);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize DisagreementLegend::sizeHint() const {
    const QFontMetrics metrics(font());
    const int swatch = hatched_ ? sample.width() + gap : 0;
    return {metrics.horizontalAdvance(text_) + 2 + swatch + 2 * (inset_x + margin),
            metrics.height() + 2 * (inset_y + margin)};
}

void DisagreementLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box = rect().adjusted(margin, margin, -margin, -margin);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plate);
    painter.drawRoundedRect(box, 6, 6);
    QRect place = box.adjusted(inset_x, 0, -inset_x, 0);
    if (hatched_) {
        const QRect at(place.x(), place.center().y() - sample.height() / 2 + 1, sample.width(),
                       sample.height());
        painter.fillRect(at, QColor(110, 130, 120));
        painter.drawImage(at.topLeft(), hatchSample(devicePixelRatioF()));
        place.setLeft(at.right() + 1 + gap);
    }
    painter.setPen(Qt::white);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text_, Qt::ElideRight, place.width()));
}

} // namespace sinopia
