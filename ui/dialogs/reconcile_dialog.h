#pragma once

#include "formats/palette_reconcile.h"
#include "ui/palette/class_edit.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QStandardItemModel;
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

    /// Whether there is anything to ask: false if each class that has pixels finds its place by name without
    /// any pixel changing.
    static bool needed(const LabelSet& map, const ClassCounts& counts, const LabelSet& target);

    const Reconciliation& reconciliation() const { return plan_; }
    /// What is to be applied after OK: the remap, and the target's list if it takes over.
    ClassEdit edit() const;

  private:
    ReconcileDialog(const LabelSet& map, const ClassCounts& counts, QWidget* parent, bool takes_over,
                    const LabelSet& target);

    void build(const QString& explanation);
    void fillChoices();
    void fillTable();
    void fillRow(int row);
    QComboBox* choiceBox(const QString& accessible_name);
    void choose(int row, int choice);
    void chooseForOpen(int choice);
    void showReason(int row);
    void showState();
    ClassIndex ignoreIndex() const;
    ClassMatch& match(int row) { return plan_.matches[order_[static_cast<std::size_t>(row)]]; }

    LabelSet map_;
    LabelSet target_;
    ClassCounts counts_;
    bool takes_over_ = false;
    std::int64_t pixels_ = 0;
    Reconciliation plan_;
    std::vector<std::size_t> order_; ///< row -> entry of the plan: those without a place first
    QStandardItemModel* choices_ = nullptr;
    QTableWidget* table_ = nullptr;
    QComboBox* for_open_ = nullptr;
    QLabel* for_open_text_ = nullptr;
    QLabel* state_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

} // namespace sinopia
