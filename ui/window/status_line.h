#pragma once

#include "document/document.h"

#include <QPoint>
#include <QStatusBar>

#include <memory>
#include <optional>

class QLabel;
class QTimer;

namespace sinopia {

/// The status bar: class, place, instance and picture colour under the pointer; the selection, the map's size
/// and the zoom.
class StatusLine : public QStatusBar {
    Q_OBJECT

  public:
    StatusLine(const Document& document, QWidget* parent = nullptr);

    void showPixel(std::optional<QPoint> pixel);
    /// The pixels of `rect` have changed: what is said of the one under the pointer may no longer hold.
    void showChange(Rect rect);
    void showZoom(double zoom);
    void showSize();
    /// The selection has changed: its bounds are looked up soon, not at each of its changes.
    void showSelection();
    /// What is shown for the class under the pointer.
    QString pixelText() const;

  private:
    void showClass();
    void showColor();
    void countSelection();

    const Document& document_;
    std::optional<QPoint> pixel_;
    QLabel* swatch_;
    QLabel* class_;
    QLabel* place_;
    QLabel* instance_;
    QLabel* ink_;
    QLabel* color_;
    QLabel* selection_;
    QLabel* size_;
    QLabel* zoom_;
    QTimer* later_;
};

} // namespace sinopia
