#pragma once

#include "ui/window/exchange_export.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QListWidget;
class QSpinBox;
class QStackedWidget;

namespace sinopia {

/// Asks for the format of an export and its options. Formats that the document has nothing for are shown and
/// say why they cannot be chosen.
class ExportDialog : public QDialog {
    Q_OBJECT

  public:
    ExportDialog(bool picture, bool instances, const std::vector<BuiltInLabelSet>& sets,
                 QWidget* parent = nullptr);

    /// Proposes a format first, if the document has what it needs.
    void propose(ExportFormat format);
    /// Without a path: that is asked for afterwards.
    ExportRequest request() const;
    /// "map", "instances", "picture": the file's name without its ending.
    QString proposedName() const;

  private:
    void addFormat(ExportFormat format, const QString& title, const QString& explanation, QWidget* options);
    QWidget* classOptions(const std::vector<BuiltInLabelSet>& sets);
    QWidget* labelmeOptions();
    QWidget* cocoOptions();
    QWidget* jpegOptions();
    void showFormat(int row);
    ExportFormat format() const;

    bool picture_;
    bool instances_;
    QListWidget* formats_;
    QLabel* explanation_;
    QStackedWidget* options_;
    QDialogButtonBox* buttons_;
    QCheckBox* wide_ = nullptr;
    QComboBox* values_ = nullptr;
    QCheckBox* embed_ = nullptr;
    QCheckBox* background_ = nullptr;
    QComboBox* shapes_ = nullptr;
    QSpinBox* first_category_ = nullptr;
    QSpinBox* quality_ = nullptr;
};

} // namespace sinopia
