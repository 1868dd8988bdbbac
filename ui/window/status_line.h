#pragma once

#include "document/document.h"

#include <QPoint>
#include <QStatusBar>

#include <optional>

class QLabel;

namespace sinopia {

/// The status bar: the class and place under the pointer, the map's size, the zoom.
class StatusLine : public QStatusBar {
    Q_OBJECT

  public:
    StatusLine(const Document& document, QWidget* parent = nullptr);

    void showPixel(std::optional<QPoint> pixel);
    void showZoom(double zoom);
    void showSize();
    /// What is shown for the class under the pointer.
    QString pixelText() const;

  private:
    const Document& document_;
    std::optional<QPoint> pixel_;
    QLabel* swatch_;
    QLabel* class_;
    QLabel* place_;
    QLabel* size_;
    QLabel* zoom_;
};

} // namespace sinopia
