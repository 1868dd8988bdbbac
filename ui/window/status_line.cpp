#include "ui/window/status_line.h"

#include "ui/palette/class_delegate.h"
#include "ui/palette/class_list_model.h"

#include <QLabel>
#include <QPainter>

namespace sinopia {
namespace {

QPixmap swatchOf(const QColor& color, double ratio) {
    QPixmap pixmap(QSize(18, 14) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSwatch(painter, {0, 0, 18, 14}, color);
    return pixmap;
}

} // namespace

StatusLine::StatusLine(const Document& document, QWidget* parent)
    : QStatusBar(parent), document_(document), swatch_(new QLabel), class_(new QLabel), place_(new QLabel),
      size_(new QLabel), zoom_(new QLabel) {
    class_->setObjectName("classUnderPointer");
    class_->setTextFormat(Qt::PlainText);
    swatch_->setContentsMargins(8, 0, 0, 0);
    zoom_->setContentsMargins(12, 0, 8, 0);
    addWidget(swatch_);
    addWidget(class_);
    addWidget(place_);
    addPermanentWidget(size_);
    addPermanentWidget(zoom_);
    showPixel({});
    showSize();
}

void StatusLine::showPixel(std::optional<QPoint> pixel) {
    pixel_ = pixel && whole(document_.size()).contains({pixel->x(), pixel->y()}) ? pixel : std::nullopt;
    for (QLabel* label : {swatch_, class_, place_})
        label->setVisible(pixel_.has_value());
    if (!pixel_)
        return;
    const ClassIndex index = document_.labels().get(pixel_->x(), pixel_->y());
    const LabelSet& labels = document_.label_set();
    const bool known = index < labels.size();
    swatch_->setPixmap(
        swatchOf(known ? toColor(labels[index].color) : QColor(Qt::magenta), devicePixelRatioF()));
    class_->setText(known ? tr("%1  %2").arg(index).arg(QString::fromStdString(labels[index].name))
                          : tr("%1  not a class of the model").arg(index));
    place_->setText(tr("(%1, %2)").arg(pixel_->x()).arg(pixel_->y()));
}

void StatusLine::showZoom(double zoom) {
    const double percent = zoom * 100;
    zoom_->setText(tr("%1 %").arg(QString::number(percent, 'f', percent < 10 ? 1 : 0)));
}

void StatusLine::showSize() {
    size_->setText(tr("%1 × %2").arg(document_.size().width).arg(document_.size().height));
    showPixel(pixel_);
}

QString StatusLine::pixelText() const {
    return pixel_ ? class_->text() : QString();
}

} // namespace sinopia
