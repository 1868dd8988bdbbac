#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QToolButton;

namespace sinopia {

/// One sentence over the canvas, which stays until it is closed or replaced. It never takes the focus and
/// never stops the work.
class MessageBar : public QFrame {
    Q_OBJECT

  public:
    enum class Kind { info, error };

    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(const QString& text, Kind kind = Kind::error);
    /// With a button that offers a way on; pressing it closes the message.
    void showMessage(const QString& text, Kind kind, const QString& action, std::function<void()> act);
    QString text() const;

  private:
    QLabel* sign_;
    QLabel* text_;
    QToolButton* action_;
    std::function<void()> act_;
};

} // namespace sinopia
