#pragma once

#include "ui/dialogs/training_fields.h"

#include <QHash>
#include <QWidget>

#include <nlohmann/json.hpp>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace sinopia {

/// All of TrainingOptions as a form made from the table of fields: a control, a sentence and what is wrong
/// with each. A field that this version's options do not have is left out.
class TrainingForm : public QWidget {
    Q_OBJECT

  public:
    explicit TrainingForm(QWidget* parent = nullptr);

    void setOptions(const TrainingOptions& options);
    /// Throws Error if a field holds what its option cannot be; it is marked then.
    TrainingOptions options() const;
    void showProblems(const std::vector<FieldProblem>& problems);
    /// Shows only the fields whose title, sentence or name holds every word.
    void search(const QString& text);

    QWidget* control(const QString& pointer) const { return rows_.value(pointer).control; }
    QString problemAt(const QString& pointer) const;

  Q_SIGNALS:
    void edited(const QString& pointer);

  private:
    struct Row {
        const TrainingField* field = nullptr;
        QWidget* box = nullptr;
        QWidget* control = nullptr;
        QLabel* problem = nullptr;
        QWidget* heading = nullptr;
    };

    void addRow(const TrainingField& field, QVBoxLayout* column, QWidget* heading);
    QWidget* makeControl(const TrainingField& field);
    QWidget* makeFileControl(const TrainingField& field);

    nlohmann::json json_; ///< as it was set: what no field shows stays
    QHash<QString, Row> rows_;
    QLineEdit* search_;
    bool filling_ = false;
};

} // namespace sinopia
