#pragma once

#include "document/edits.h"

#include <QDialog>

#include <optional>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QSpinBox;

namespace sinopia {

/// Another size for all layers: scaled as a whole (keeping its shape), or cropped and extended with the old
/// canvas placed at one of nine anchors and a class for what is new.
class CanvasDialog : public QDialog {
    Q_OBJECT

  public:
    enum class Kind { resize, scale };

    CanvasDialog(Kind kind, Size size, const LabelSet& labels, ClassIndex fill, QWidget* parent = nullptr);

    CanvasEdit edit() const;

  private:
    QWidget* makeAnchors();
    QComboBox* makeFill(const LabelSet& labels, ClassIndex fill);
    void keepShape(QSpinBox* changed);
    void check();

    Kind kind_;
    Size old_;
    QSpinBox* width_;
    QSpinBox* height_;
    QLabel* facts_;
    QDialogButtonBox* buttons_;
    QComboBox* fill_ = nullptr;
    QButtonGroup* anchors_ = nullptr;
    QCheckBox* keep_ = nullptr;
};

} // namespace sinopia
