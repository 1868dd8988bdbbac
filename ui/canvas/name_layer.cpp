#include "ui/canvas/name_layer.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr double sample_spacing = 4; ///< pixels of the window between the places looked at
constexpr double least_circle = 9;   ///< radius, pixels of the window

} // namespace

void NameLayer::setLabels(const LabelSet& labels) {
    labels_ = labels;
    plates_.clear();
    placed_for_.reset();
}

bool NameLayer::find(const TileGrid<ClassIndex>& map, const ViewTransform& view, double scale) {
    if (scale != scale_)
        plates_.clear();
    scale_ = scale;
    const int step = std::max(1, static_cast<int>(std::lround(sample_spacing * scale / view.zoom())));
    std::vector<NameSpot> spots =
        nameSpots(map, view.visibleImageRect(), step, least_circle * scale / view.zoom());
    if (spots == spots_)
        return false;
    spots_ = std::move(spots);
    placed_for_.reset();
    return true;
}

const QImage& NameLayer::plate(ClassIndex index, const QFont& font) {
    QImage& image = plates_[index];
    if (!image.isNull())
        return image;
    const QString name =
        index < labels_.size() ? QString::fromStdString(labels_[index].name) : QString::number(index);
    const QFontMetrics metrics(font);
    const QSize size(metrics.horizontalAdvance(name) + 10, metrics.height() + 2);
    image = QImage(size * scale_, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(scale_, scale_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(16, 16, 16, 185));
    painter.drawRoundedRect(QRectF(QPointF(0, 0), QSizeF(size)), 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(QRect(QPoint(0, 0), size), Qt::AlignCenter, name);
    return image;
}

void NameLayer::clear() {
    spots_.clear();
    placed_for_.reset();
}

void NameLayer::place(const ViewTransform& view, const QFont& font) {
    placed_.clear();
    placed_for_ = view.corners(whole(view.imageSize()));
    const QRect seen(0, 0, view.viewSize().width, view.viewSize().height);
    for (const NameSpot& spot : spots_) { // the largest regions come first
        const QImage& image = plate(spot.index, font);
        // A name may stand out of its circle to both sides, not above and below.
        const double radius = spot.radius * view.zoom();
        if (image.height() > 2 * radius || image.width() > 3.6 * radius)
            continue;
        const PointF p = view.toView(spot.at);
        const QRect rect(static_cast<int>(std::lround(p.x - image.width() / 2.0)),
                         static_cast<int>(std::lround(p.y - image.height() / 2.0)), image.width(),
                         image.height());
        if (!rect.intersects(seen))
            continue;
        if (std::none_of(placed_.begin(), placed_.end(),
                         [&](const Placed& o) { return o.rect.intersects(rect); }))
            placed_.push_back({rect, spot.index});
    }
}

void NameLayer::draw(QPainter& painter, const ViewTransform& view, Point offset, const QRect& clip,
                     const QFont& font) {
    if (placed_for_ != view.corners(whole(view.imageSize())))
        place(view, font);
    for (const Placed& name : placed_)
        if (const QRect rect = name.rect.translated(offset.x, offset.y); rect.intersects(clip))
            painter.drawImage(rect.topLeft(), plate(name.index, font));
}

} // namespace sinopia
