#pragma once

#include "image/label_set.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;

namespace sinopia {

/// Two classes of the list, for commands on all their pixels: swap them, or merge the first into the second.
class ClassPairDialog : public QDialog {
    Q_OBJECT

  public:
    /// `between` stands between the two fields, for example "becomes".
    ClassPairDialog(const QString& title, const QString& between, const LabelSet& labels, ClassIndex first,
                    ClassIndex second, QWidget* parent = nullptr);

    ClassIndex first() const;
    ClassIndex second() const;

  private:
    void check();

    QComboBox* first_;
    QComboBox* second_;
    QDialogButtonBox* buttons_;
};

} // namespace sinopia
