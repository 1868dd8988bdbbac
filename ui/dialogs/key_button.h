#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace sinopia {

/// Shows keys and records others: pressed, it waits for the next key with its modifiers. Esc, or going
/// elsewhere, leaves all as it was. Tab walks on unless it is recording, when it can be recorded too.
class KeyButton : public QPushButton {
    Q_OBJECT

  public:
    explicit KeyButton(QWidget* parent = nullptr);

    void setKeys(const QKeySequence& keys);
    QKeySequence keys() const { return keys_; }
    bool isRecording() const { return recording_; }

  Q_SIGNALS:
    void recorded(const QKeySequence& keys);

  protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void record(bool on);
    void take(const QKeyEvent& event);

    QKeySequence keys_;
    bool recording_ = false;
};

} // namespace sinopia
