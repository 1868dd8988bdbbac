#pragma once

#include <QImage>
#include <QPolygonF>
#include <QTimer>
#include <QWidget>

class QDoubleSpinBox;
class QSlider;
class QToolButton;

namespace sinopia {

class CanvasView;

/// The whole image, small, with a frame about what the canvas shows. Dragging (or the arrow keys) moves the
/// canvas, the wheel zooms it.
class NavigatorMap : public QWidget {
    Q_OBJECT

  public:
    explicit NavigatorMap(CanvasView& canvas, QWidget* parent = nullptr);

    /// What the canvas shows, in this widget's coordinates.
    QPolygonF frame() const;

    QSize sizeHint() const override { return {220, 160}; }
    QSize minimumSizeHint() const override { return {120, 80}; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QRectF imageArea() const;
    QPointF toImage(QPointF widget) const;
    void readImage();

    CanvasView& canvas_;
    QImage image_;
    QTimer read_;  ///< the picture follows the canvas a little later, however fast that changes
    QPointF grip_; ///< image point, from the middle of the view to where it was taken hold of
};

/// The navigator: the small map, the zoom and how the view lies.
class NavigatorPanel : public QWidget {
    Q_OBJECT

  public:
    explicit NavigatorPanel(CanvasView& canvas, QWidget* parent = nullptr);

  private:
    QWidget* buildZoomRow();
    QWidget* buildAngleRow();
    void refresh();

    CanvasView& canvas_;
    NavigatorMap* map_;
    QSlider* slider_;
    QDoubleSpinBox* percent_;
    QDoubleSpinBox* angle_;
    QToolButton* mirror_;
};

} // namespace sinopia
