#pragma once

#include "image/label_set.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace sinopia {

/// Asks for the name, colour and group of a new class.
class NewClassDialog : public QDialog {
    Q_OBJECT

  public:
    explicit NewClassDialog(const LabelSet& labels, QWidget* parent = nullptr);

    LabelClass made() const;

  private:
    void chooseColour();
    void showColour();
    void check();

    LabelSet labels_;
    Rgb color_;
    QLineEdit* name_;
    QToolButton* color_button_;
    QComboBox* group_;
    QLabel* problem_;
    QDialogButtonBox* buttons_;
};

} // namespace sinopia
