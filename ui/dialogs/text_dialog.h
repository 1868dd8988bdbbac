#pragma once

#include <QDialog>

namespace sinopia {

/// Shows a text to be read and copied whole: the diagnostics.
class TextDialog : public QDialog {
    Q_OBJECT

  public:
    TextDialog(const QString& title, const QString& remark, const QString& text, QWidget* parent = nullptr);

    QString text() const { return text_; }
    void copy();

  private:
    QString text_;
};

} // namespace sinopia
