#pragma once

#include "ui/window/exchange_import.h"

#include <QDialog>

class QButtonGroup;
class QComboBox;
class QLabel;
class QVBoxLayout;

namespace sinopia {

/// Asks what a picture file holds: classes as numbers (and whose numbering), instances, a map drawn in
/// colours, or a picture.
class ImportDialog : public QDialog {
    Q_OBJECT

  public:
    /// `has_classes`: the document has a class list whose colours could be read.
    ImportDialog(const QString& path, FileKind kind, const std::vector<BuiltInLabelSet>& sets,
                 bool has_classes, QWidget* parent = nullptr);

    /// Whether a file of this kind can be read in more than one way.
    static bool needed(FileKind kind);

    ImportRequest request() const;

  private:
    void addWay(QVBoxLayout* layout, ImportAs as, const QString& text, const QString& explanation,
                bool possible);

    QString path_;
    QButtonGroup* ways_;
    QComboBox* values_;
};

} // namespace sinopia
