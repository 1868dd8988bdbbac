#pragma once

#include "image/geometry.h"
#include "image/label_set.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QSpinBox;

namespace sinopia {

/// Asks for the size and the class of a new map.
class NewMapDialog : public QDialog {
    Q_OBJECT

  public:
    NewMapDialog(Size size, const LabelSet& labels, QWidget* parent = nullptr);

    Size mapSize() const;
    ClassIndex fillClass() const;

  private:
    void check();

    QSpinBox* width_;
    QSpinBox* height_;
    QComboBox* fill_;
    QLabel* problem_;
    QDialogButtonBox* buttons_;
};

} // namespace sinopia
