#pragma once

#include "ui/canvas/display_cache.h"
#include "ui/canvas/view_options.h"
#include "ui/canvas/view_transform.h"
#include "ui/tools/fill_tool.h"
#include "ui/tools/tool.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace sinopia {

/// Shows the document and feeds the tool. Paints only what changed: the document reports rectangles, and only
/// the display tiles under them are coloured again.
class CanvasWidget : public QWidget {
    Q_OBJECT

  public:
    CanvasWidget(Document& document, PaintSettings& settings, QWidget* parent = nullptr);

    /// The tool must outlive its use here.
    void setTool(Tool& tool);
    const ViewOptions& viewOptions() const { return options_; }
    void setViewOptions(const ViewOptions& options);
    /// One of the options. 0: the picture alone, 1: the map alone.
    void setLabelOpacity(double opacity);
    /// The "before" of the wipe, for instance a kept result; empty: none. Ignored if not of the document's
    /// size; gone when the size changes.
    void setComparePicture(TileGrid<Rgb> picture);
    /// A picture shown in place of the document's, for as long as a generation runs; null ends it. Ignored if
    /// it is not of the document's size.
    void setPreview(std::shared_ptr<const RgbImage> preview);
    bool hasPreview() const { return source_.preview != nullptr; }
    /// The brush's size or the class changed.
    void settingsChanged();

    const ViewTransform& view() const { return view_; }
    void fitImage();
    void showActualSize();
    void zoomBy(double steps);
    /// Turns the view clockwise about its middle; the document stays. Multiples of 15 suit a key.
    void rotateBy(double degrees);
    /// Mirrors the view left to right about its middle.
    void flipView();
    /// Upright and not mirrored again.
    void resetRotation();

    /// Where an image point lies, in the widget's own coordinates.
    QPointF widgetPoint(PointF image) const;

    QSize minimumSizeHint() const override { return {240, 180}; }
    QSize sizeHint() const override { return {800, 700}; }

  Q_SIGNALS:
    /// The pointer is over this pixel; outside the image the point lies outside as well.
    void hovered(QPoint pixel);
    void left();
    /// A gesture begins that may paint.
    void paintingStarted();
    void zoomChanged(double zoom);
    /// Position, zoom, rotation or size: what a navigator shows.
    void viewChanged();
    void viewOptionsChanged();
    /// The person works with the other end of the pen from now on (true: the eraser).
    void penEndChanged(bool eraser);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    enum class Gesture { none, paint, pan, resizeBrush };

    void documentChanged(const Change& change);
    PointF toDevice(QPointF widget) const;
    QRect toDevice(const QRect& widget) const;
    void updateDevice(const QRect& device);
    PointerSample sampleAt(QPointF widget, Qt::KeyboardModifiers modifiers) const;
    void beginGesture(QMouseEvent* event);
    void dragPan(QPointF to);
    void dragBrushSize(QPointF to);
    double outlineDiameter() const;
    void updateOutline();
    void updateCursor();
    void moved();

    Document& document_;
    PaintSettings& settings_;
    std::shared_ptr<Document::Observer> observer_;
    Tool* tool_ = nullptr;
    PickTool pick_;
    Tool* active_ = nullptr; ///< the tool of the gesture: the chosen one, or the pick tool

    ViewOptions options_;
    ViewTransform view_;
    DisplaySource source_;
    DisplayCache cache_;

    Gesture gesture_ = Gesture::none;
    Qt::MouseButton gesture_button_ = Qt::NoButton; ///< the one that began it ends it
    bool space_ = false;
    std::optional<QPointF> pointer_; ///< in the widget, while the mouse is over it
    QPointF press_;
    QPointF last_;
    double press_diameter_ = 0;
    bool dragged_ = false;
};

} // namespace sinopia
