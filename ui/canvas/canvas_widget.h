#pragma once

#include "ui/canvas/canvas_cursors.h"
#include "ui/canvas/canvas_view.h"
#include "ui/tools/pick_tool.h"
#include "ui/tools/tool.h"

#include <optional>

class QTabletEvent;

namespace sinopia {

/// The canvas that is worked on: it feeds the tool from mouse, pen and keys, and moves the view.
class CanvasWidget : public CanvasView {
    Q_OBJECT

  public:
    CanvasWidget(Document& document, PaintSettings& settings, QWidget* parent = nullptr);

    /// The tool must outlive its use here. A gesture of the one before is given up.
    void setTool(Tool& tool);
    /// The brush's size or the class changed.
    void settingsChanged();

  Q_SIGNALS:
    /// The pointer is over this pixel; outside the image the point lies outside as well.
    void hovered(QPoint pixel);
    void left();
    /// A gesture begins that may paint.
    void paintingStarted(bool on_picture);
    /// That gesture has ended, whatever it painted.
    void paintingEnded();
    /// The person works with the other end of the pen from now on (true: the eraser).
    void penEndChanged(bool eraser);

  protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void documentReplaced() override;
    void drawOver(QPainter& painter, const QRegion& part) override;

  private:
    enum class Gesture { none, paint, pan, turn, resizeBrush, divide };
    /// What mouse and pen have in common.
    struct Input {
        QPointF at; ///< in the widget
        Qt::MouseButton button = Qt::NoButton;
        Qt::KeyboardModifiers modifiers;
        double pressure = 1;
        double time_ms = 0;
    };
    static Input inputOf(const QMouseEvent& event);
    static Input inputOf(const QTabletEvent& event);

    void press(const Input& input, bool again);
    void beginPainting(const Input& input, bool again);
    void move(const Input& input);
    void release(const Input& input);
    void dragPan(QPointF to);
    void dragAngle(const Input& input);
    void dragBrushSize(QPointF to);
    bool nativeGesture(QEvent* event);

    PointerSample sampleAt(const Input& input) const;
    ToolContext context() { return {document_, settings_}; }
    bool onDivider(QPointF widget) const;
    double angleAt(QPointF widget) const;
    bool toolIsBusy() const;
    /// Enter, Backspace and Esc, while the tool is busy.
    bool handleKey(int key);
    bool giveUp();

    ToolOutline outline() const;
    QPointF outlinePlace() const;
    QRegion decoration() const;
    void updateDecoration();
    void updateCursor();

    Document& document_;
    PaintSettings& settings_;
    Tool* tool_ = nullptr;
    PickTool pick_;
    Tool* active_ = nullptr; ///< the tool of the gesture: the chosen one, or the pick tool

    Gesture gesture_ = Gesture::none;
    Qt::MouseButton gesture_button_ = Qt::NoButton; ///< the one that began it ends it
    Qt::KeyboardModifiers modifiers_;
    std::optional<CanvasCursor> cursor_shape_;
    bool space_ = false;
    bool eraser_ = false;
    std::optional<QPointF> pointer_; ///< in the widget, while the mouse is over it
    int pane_ = 0;                   ///< that the pointer is in, or the gesture began in
    QPointF press_, last_;
    double press_diameter_ = 0, press_angle_ = 0;
    bool dragged_ = false;
    QRegion decorated_; ///< what the outline and the tool's shapes cover, device pixels
};

} // namespace sinopia
