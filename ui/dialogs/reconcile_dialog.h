#pragma once

#include "formats/palette_reconcile.h"
#include "ui/palette/class_edit.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QTableWidget;

namespace sinopia {

/// Shows what becomes of each class of a map when another class list takes over (a model's, a dataset's), or
/// of the indices that no class stands for. Proposes by name, lets a person choose the rest; nothing changes
/// before OK, and OK waits until every class that has pixels has found its place.
class ReconcileDialog : public QDialog {
    Q_OBJECT

  public:
    /// The map's list becomes `target`, for example a model's. `target_name` is shown.
    ReconcileDialog(const LabelSet& map, const ClassCounts& counts, const LabelSet& target,
                    const QString& target_name, QWidget* parent = nullptr);
    /// The map's list stays: only indices beyond it are asked for.
    ReconcileDialog(const LabelSet& map, const ClassCounts& counts, QWidget* parent = nullptr);

    /// Whether there is anything to ask: false if the proposal is complete and only equal names were matched
    /// to equal indices.
    static bool needed(const LabelSet& map, const ClassCounts& counts, const LabelSet& target);

    const Reconciliation& reconciliation() const { return plan_; }
    /// What is to be applied after OK: the remap, and the target's list if it takes over.
    ClassEdit edit() const;

  private:
    void build(const QString& explanation);
    void fill();
    void chooseFor(int row, int choice);
    void showState();

    LabelSet map_;
    LabelSet target_;
    bool takes_over_ = false;
    std::int64_t pixels_ = 0;
    Reconciliation plan_;
    QTableWidget* table_ = nullptr;
    QLabel* state_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

} // namespace sinopia
