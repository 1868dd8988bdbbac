#include "ui/style/icons.h"

#include "ui/style/icon_shapes.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace sinopia {
namespace {

constexpr double icon_grid = 24;
constexpr float disabled_ink = 0.35F;

/// Draws the icon anew for each size and state, in the palette of that moment.
class DrawnIcon : public QIconEngine {
  public:
    explicit DrawnIcon(Icon which, const QColor& ink = {}) : which_(which), ink_(ink) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        const int side = std::min(rect.width(), rect.height());
        QPixmap pixmap = scaledPixmap((QSizeF(side, side) * ratio).toSize(), mode, state, ratio);
        pixmap.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2,
                            pixmap);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        const double side = std::min(size.width(), size.height());
        painter.translate((size.width() - side) / 2, (size.height() - side) / 2);
        painter.scale(side / icon_grid, side / icon_grid);
        drawIcon(painter, which_, ink(mode));
        return pixmap;
    }

    QIconEngine* clone() const override { return new DrawnIcon(which_, ink_); }

  private:
    QColor ink(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        QColor ink = ink_;
        if (!ink.isValid())
            ink = palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
        if (mode == QIcon::Disabled)
            ink.setAlphaF(disabled_ink);
        return ink;
    }

    Icon which_;
    QColor ink_; ///< invalid: the palette's
};

} // namespace

QList<Icon> allIcons() {
    QList<Icon> icons;
    for (int i = 0; i <= static_cast<int>(Icon::right); ++i)
        icons << static_cast<Icon>(i);
    return icons;
}

QIcon icon(Icon which) {
    return QIcon(new DrawnIcon(which));
}

QIcon icon(Icon which, const QColor& ink) {
    return QIcon(new DrawnIcon(which, ink));
}

} // namespace sinopia
