#pragma once

#include <QObject>
#include <QPointer>

class QKeyEvent;
class QWidget;

namespace sinopia {

/// Decides, before any shortcut, which keys belong to the control that has the focus:
/// - typing and editing keys to text fields, so that no single letter or number fires an action there;
/// - arrows, Space and Enter to buttons, sliders, lists and the like;
/// - Tab to every control but the canvas, so that all of the window can be walked through by keyboard.
/// It also lets Tab go through the buttons of a dialog as they stand: Qt 6.4 goes to the leftmost one first
/// and leaves out those that were made before it. Watches the whole application for as long as it lives.
class KeyGuard : public QObject {
    Q_OBJECT

  public:
    /// `canvas` may be null.
    explicit KeyGuard(QWidget* canvas, QObject* parent = nullptr);

    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    bool belongsTo(const QWidget& control, const QKeyEvent& key) const;

    QPointer<QWidget> canvas_;
};

/// Whether typing goes into this widget.
bool isTextField(const QWidget* widget);

} // namespace sinopia
