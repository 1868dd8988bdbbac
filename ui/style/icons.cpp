#include "ui/style/icons.h"

#include "ui/style/icon_shapes.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace sinopia {
namespace {

/// Draws the icon anew for each size and state, in the palette of that moment.
class DrawnIcon : public QIconEngine {
  public:
    explicit DrawnIcon(Icon which, const QColor& ink = {}) : which_(which), ink_(ink) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QGuiApplication::palette();
        QColor ink =
            palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
        if (mode == QIcon::Disabled)
            ink.setAlphaF(0.35F);
        const double side = std::min(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
        painter->scale(side / 24, side / 24);
        drawIcon(*painter, which_, ink);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, {{0, 0}, size}, mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new DrawnIcon(which_, ink_); }

  private:
    Icon which_;
    QColor ink_; ///< invalid: the palette's
};

} // namespace

QIcon icon(Icon which) {
    return QIcon(new DrawnIcon(which));
}

QIcon icon(Icon which, const QColor& ink) {
    return QIcon(new DrawnIcon(which, ink));
}

} // namespace sinopia
