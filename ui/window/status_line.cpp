#include "ui/window/status_line.h"

#include "ui/palette/class_delegate.h"
#include "ui/palette/class_list_model.h"

#include <QLabel>
#include <QPainter>
#include <QTimer>

namespace sinopia {
namespace {

constexpr int selection_delay_ms = 120;

QPixmap swatchOf(const QColor& color, double ratio) {
    QPixmap pixmap(QSize(18, 14) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSwatch(painter, {0, 0, 18, 14}, color);
    return pixmap;
}

/// The smallest rectangle of all selected pixels; tiles that nothing is selected in cost little.
Rect selectedBounds(const TileGrid<std::uint8_t>& selection) {
    int left = selection.size().width, top = -1, right = 0, bottom = 0;
    selection.read_runs(whole(selection.size()), [&](int x, int y, int count, const std::uint8_t* values) {
        int begin = 0, end = count;
        while (begin < count && values[begin] < 128)
            ++begin;
        if (begin == count)
            return;
        while (values[end - 1] < 128)
            --end;
        left = std::min(left, x + begin);
        right = std::max(right, x + end);
        top = top < 0 ? y : top;
        bottom = y + 1;
    });
    return top < 0 ? Rect{} : Rect{left, top, right - left, bottom - top};
}

} // namespace

StatusLine::StatusLine(const Document& document, QWidget* parent)
    : QStatusBar(parent), document_(document), swatch_(new QLabel), class_(new QLabel), place_(new QLabel),
      instance_(new QLabel), ink_(new QLabel), color_(new QLabel), selection_(new QLabel), size_(new QLabel),
      zoom_(new QLabel), later_(new QTimer(this)) {
    class_->setObjectName("classUnderPointer");
    selection_->setObjectName("selectionSize");
    class_->setTextFormat(Qt::PlainText);
    swatch_->setContentsMargins(8, 0, 0, 0);
    zoom_->setContentsMargins(0, 0, 8, 0);
    zoom_->setMinimumWidth(fontMetrics().horizontalAdvance("0000 %") + 8);
    zoom_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    instance_->setToolTip(tr("Number of the instance under the pointer"));
    color_->setToolTip(tr("Colour of the picture under the pointer"));
    selection_->setToolTip(tr("Width and height of what is selected"));
    size_->setToolTip(tr("Width and height of the map"));
    for (QLabel* label : {swatch_, class_, place_, instance_, ink_, color_})
        addWidget(label);
    for (QLabel* label : {selection_, size_, zoom_})
        addPermanentWidget(label);
    later_->setSingleShot(true);
    later_->setInterval(selection_delay_ms);
    connect(later_, &QTimer::timeout, this, &StatusLine::countSelection);
    connect(this, &QStatusBar::messageChanged, this, [this] { showPixel(pixel_); });
    selection_->hide();
    showPixel({});
    showSize();
}

void StatusLine::showPixel(std::optional<QPoint> pixel) {
    pixel_ = pixel && whole(document_.size()).contains({pixel->x(), pixel->y()}) ? pixel : std::nullopt;
    const bool shown =
        pixel_ && currentMessage().isEmpty(); // a message has the place for as long as it stays
    for (QLabel* label : {swatch_, class_, place_})
        label->setVisible(shown);
    instance_->setVisible(shown && document_.has_instances());
    for (QLabel* label : {ink_, color_})
        label->setVisible(shown && document_.has_picture());
    if (!pixel_)
        return;
    showClass();
    showColor();
    place_->setText(tr("(%1, %2)").arg(pixel_->x()).arg(pixel_->y()));
}

void StatusLine::showChange(Rect rect) {
    if (pixel_ && rect.contains({pixel_->x(), pixel_->y()}))
        showPixel(pixel_);
}

void StatusLine::showClass() {
    const ClassIndex index = document_.labels().get(pixel_->x(), pixel_->y());
    const LabelSet& labels = document_.label_set();
    const bool known = index < labels.size();
    const bool ignored = !known && labels.unlabelled() == index;
    swatch_->setPixmap(swatchOf(known     ? toColor(labels[index].color)
                                : ignored ? QColor(0x6F, 0x6F, 0x6F)
                                          : QColor(Qt::magenta),
                                devicePixelRatioF()));
    class_->setText(known     ? tr("%1  %2").arg(index).arg(QString::fromStdString(labels[index].name))
                    : ignored ? tr("no class")
                              : tr("%1  not in the list of classes").arg(index));
    if (document_.has_instances()) {
        const int id = document_.instances().get(pixel_->x(), pixel_->y());
        instance_->setText(id ? tr("instance %1").arg(id) : tr("no instance"));
    }
}

void StatusLine::showColor() {
    if (!document_.has_picture())
        return;
    const QColor color = toColor(document_.picture().get(pixel_->x(), pixel_->y()));
    ink_->setPixmap(swatchOf(color, devicePixelRatioF()));
    color_->setText(color.name());
}

void StatusLine::showZoom(double zoom) {
    const double percent = zoom * 100;
    zoom_->setText(tr("%1 %").arg(QString::number(percent, 'f', percent < 10 ? 1 : 0)));
}

void StatusLine::showSize() {
    size_->setText(tr("%1 × %2").arg(document_.size().width).arg(document_.size().height));
    showPixel(pixel_);
    showSelection();
}

void StatusLine::showSelection() {
    if (!document_.has_selection())
        selection_->hide();
    else if (!later_->isActive())
        later_->start();
}

void StatusLine::countSelection() {
    const Rect bounds = document_.has_selection() ? selectedBounds(document_.selection()) : Rect{};
    selection_->setVisible(!bounds.empty());
    selection_->setText(tr("Selected %1 × %2").arg(bounds.width).arg(bounds.height));
}

QString StatusLine::pixelText() const {
    return pixel_ ? class_->text() : QString();
}

} // namespace sinopia
