#include "ui/panels/disagreement_legend.h"

#include "ui/canvas/disagreement_marks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr int margin = 5; ///< from the canvas's edge
constexpr int inset_x = 10, inset_y = 4, gap = 8;
constexpr QSize sample(26, 14);
const QColor plate(16, 16, 16, 205);

constexpr std::size_t named_on_canvas = 2, named_in_tooltip = 6;
/// A mistake is named on the canvas if it is more than a speck of the picture.
constexpr double least_named_share = 0.002;

/// Of something that there is, at least 1; 100 is all.
int percentOf(long long part, long long whole) {
    const double share = static_cast<double>(part) / static_cast<double>(whole);
    return part == whole ? 100 : std::clamp(static_cast<int>(std::lround(100 * share)), 1, 99);
}

QString mistakenText(const MapDisagreement::Mistaken& mistaken, const LabelSet& labels) {
    return DisagreementLegend::tr("%1 % of %2 is seen as %3")
        .arg(percentOf(mistaken.pixels, mistaken.of))
        .arg(QString::fromStdString(labels[mistaken.mapped].name), QString::fromStdString(mistaken.seen));
}

QString tooltipOf(const MapDisagreement& found, const LabelSet& labels, double grain) {
    const long long whole = found.judged + found.unjudged + found.unsure;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(named_in_tooltip, found.mistaken.size()); ++i)
        lines << mistakenText(found.mistaken[i], labels);
    if (!lines.isEmpty())
        lines << QString();
    if (found.unsure > 0)
        lines << DisagreementLegend::tr("%1 % of the picture is not judged: the network is not sure of it.")
                     .arg(percentOf(found.unsure, whole));
    if (found.unjudged > 0)
        lines << DisagreementLegend::tr(
                     "%1 % of the map has no class, or one that the network does not know.")
                     .arg(percentOf(found.unjudged, whole));
    lines << DisagreementLegend::tr("Borders that are off by up to %n pixel(s) count as the same.", nullptr,
                                    std::max(1, static_cast<int>(std::lround(grain))))
          << DisagreementLegend::tr("The network errs, too: it has learnt from rendered landscapes only.");
    return lines.join('\n');
}

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

void DisagreementLegend::showDisagreement(const MapDisagreement& found, const LabelSet& labels,
                                          double grain) {
    if (!found.knows_classes)
        return showText(tr("The network knows none of this map's classes, so it cannot judge the picture"));
    if (found.judged == 0)
        return showText(tr("Nothing here can be judged: no class that the network knows and is sure of"));
    const long long whole = found.judged + found.unjudged + found.unsure;
    QStringList parts{tr("%1 % as the map says")
                          .arg(found.differing < found.judged
                                   ? percentOf(found.judged - found.differing, found.judged)
                                   : 0)};
    if (found.unsure > 0)
        parts << tr("%1 % unclear").arg(percentOf(found.unsure, whole));
    for (std::size_t i = 0; i < std::min(named_on_canvas, found.mistaken.size()); ++i)
        if (static_cast<double>(found.mistaken[i].pixels) > least_named_share * static_cast<double>(whole))
            parts << mistakenText(found.mistaken[i], labels);
    show(parts.join(QStringLiteral("  ·  ")), tooltipOf(found, labels, grain), true);
}

void DisagreementLegend::show(const QString& text, const QString& details, bool hatched) {
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
