#include "ui/dialogs/reconcile_dialog.h"

#include "ui/dialogs/reconcile_table.h"
#include "ui/palette/class_list_model.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableWidget>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int unset = -2;
constexpr int keep = -1;

QString pixelsText(std::int64_t pixels, std::int64_t all) {
    const QLocale locale;
    const double share = all > 0 ? 100.0 * static_cast<double>(pixels) / static_cast<double>(all) : 0;
    return QString("%1  (%2 %)")
        .arg(locale.toString(static_cast<qlonglong>(pixels)),
             share > 0 && share < 0.01 ? "<0.01" : locale.toString(share, 'f', 2));
}

} // namespace

ReconcileDialog::ReconcileDialog(const LabelSet& map, const ClassCounts& counts, const LabelSet& target,
                                 const QString& target_name, QWidget* parent)
    : ReconcileDialog(map, counts, parent, true, target) {
    plan_ = propose_reconciliation(map, counts, target);
    setWindowTitle(tr("Reconcile the classes"));
    build(tr("The map gets the classes of %1. Each class that the map uses is listed with what its pixels "
             "become; "
             "names that fit were found already. Nothing changes before OK, and one undo takes it all back.")
              .arg("<b>" + target_name.toHtmlEscaped() + "</b>"));
}

ReconcileDialog::ReconcileDialog(const LabelSet& map, const ClassCounts& counts, QWidget* parent)
    : ReconcileDialog(map, counts, parent, false, map) {
    for (const auto& [index, use] : beyond_list(counts, map)) {
        ClassMatch match;
        match.from = index;
        match.use = use;
        plan_.matches.push_back(match);
    }
    setWindowTitle(tr("Numbers without a class"));
    build(tr(
        "The map holds numbers that no class of its list stands for. Say what their pixels become. Nothing "
        "changes before OK, and one undo takes it all back."));
}

ReconcileDialog::ReconcileDialog(const LabelSet& map, const ClassCounts& counts, QWidget* parent,
                                 bool takes_over, const LabelSet& target)
    : QDialog(parent), map_(map), target_(target), counts_(counts), takes_over_(takes_over) {
    for (const auto& [index, use] : counts)
        pixels_ += use.pixels;
}

bool ReconcileDialog::needed(const LabelSet& map, const ClassCounts& counts, const LabelSet& target) {
    const Reconciliation plan = propose_reconciliation(map, counts, target);
    return plan.open() > 0 || !plan.remap().empty();
}

void ReconcileDialog::build(const QString& explanation) {
    auto* text = new QLabel(explanation);
    text->setWordWrap(true);
    table_ = new QTableWidget;
    table_->setAccessibleName(tr("Classes of the map and what they become"));
    state_ = new QLabel;
    state_->setWordWrap(true);
    state_->setObjectName("reconcileState");
    buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    fillChoices();
    fillTable();
    for_open_ = choiceBox(tr("What all open classes become"));
    for_open_->setItemText(0, tr("(choose)"));
    for_open_text_ = new QLabel(tr("&All that are still open become"));
    for_open_text_->setBuddy(for_open_);
    auto* all = new QHBoxLayout;
    all->addWidget(for_open_text_);
    all->addWidget(for_open_, 1);
    all->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(text);
    layout->addWidget(table_, 1);
    layout->addLayout(all);
    layout->addWidget(state_);
    layout->addWidget(buttons_);
    resize(760, 520);
    connect(for_open_, &QComboBox::activated, this,
            [this] { chooseForOpen(for_open_->currentData().toInt()); });
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showState();
}

/// One list for all boxes: with 182 classes and as many rows each its own would be slow.
void ReconcileDialog::fillChoices() {
    choices_ = new QStandardItemModel(this);
    const auto add = [&](const QString& text, int choice, const QIcon& icon = {}, const QString& name = {}) {
        auto* item = new QStandardItem(icon, text);
        item->setData(choice, Qt::UserRole);
        item->setData(name.isEmpty() ? text : name, ChoiceName);
        choices_->appendRow(item);
    };
    add(tr("(choose)"), unset);
    for (int i = 0; i < target_.size(); ++i) {
        const QString name = QString::fromStdString(target_[i].name).simplified();
        add(QString("%1   %2").arg(name).arg(i), i, swatchIcon(toColor(target_[i].color)), name);
    }
    if (ignoreIndex() >= target_.size())
        add(tr("No class (ignored, %1)").arg(ignoreIndex()), ignoreIndex());
    if (!takes_over_)
        add(tr("Leave as it is"), keep);
}

ClassIndex ReconcileDialog::ignoreIndex() const {
    if (target_.ignore())
        return *target_.ignore();
    return target_.size() <= 255 ? 255 : 65535;
}

void ReconcileDialog::fillTable() {
    for (std::size_t i = 0; i < plan_.matches.size(); ++i)
        if (plan_.matches[i].use.pixels > 0)
            order_.push_back(i);
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        const ClassMatch &one = plan_.matches[a], &other = plan_.matches[b];
        if (one.to.has_value() != other.to.has_value())
            return !one.to.has_value();
        return !one.to && one.use.pixels > other.use.pixels;
    });
    setUpTable(*table_, static_cast<int>(order_.size()));
    for (int row = 0; row < table_->rowCount(); ++row)
        fillRow(row);
}

void ReconcileDialog::fillRow(int row) {
    const ClassMatch& one = match(row);
    const bool listed = one.from < map_.size();
    const QString name = listed                      ? QString::fromStdString(map_[one.from].name)
                         : map_.ignore() == one.from ? tr("ignored")
                                                     : tr("not in the list");
    const QColor color = listed ? toColor(map_[one.from].color) : QColor(Qt::magenta);
    table_->setItem(row, ReconcileColumn::from, textCell(name, swatchIcon(color)));
    table_->setItem(row, ReconcileColumn::number, numberCell(QString::number(one.from)));
    table_->setItem(row, ReconcileColumn::pixels, numberCell(pixelsText(one.use.pixels, pixels_)));
    table_->setItem(row, ReconcileColumn::first,
                    numberCell(QString("%1, %2").arg(one.use.first.x).arg(one.use.first.y)));
    QComboBox* box = choiceBox(tr("What %1 becomes").arg(name));
    box->setCurrentIndex(one.to ? box->findData(int(*one.to)) : 0);
    connect(box, &QComboBox::activated, this, [this, row, box] { choose(row, box->currentData().toInt()); });
    table_->setCellWidget(row, ReconcileColumn::to, box);
    table_->setItem(row, ReconcileColumn::reason, textCell({}, {}));
    showReason(row);
}

QComboBox* ReconcileDialog::choiceBox(const QString& accessible_name) {
    QComboBox* box = searchableBox(choices_);
    box->setAccessibleName(accessible_name);
    box->setToolTip(accessible_name);
    return box;
}

void ReconcileDialog::choose(int row, int choice) {
    ClassMatch& one = match(row);
    one.to = choice == unset  ? std::nullopt
             : choice == keep ? std::optional(one.from)
                              : std::optional(static_cast<ClassIndex>(choice));
    one.reason = choice == unset ? MatchReason::none : MatchReason::chosen;
    showReason(row);
    showState();
}

void ReconcileDialog::chooseForOpen(int choice) {
    for (int row = 0; row < table_->rowCount(); ++row) {
        if (match(row).to || choice == unset)
            continue;
        auto* box = static_cast<QComboBox*>(table_->cellWidget(row, ReconcileColumn::to));
        box->setCurrentIndex(box->findData(choice));
        choose(row, choice);
    }
    for_open_->setCurrentIndex(0);
}

void ReconcileDialog::showReason(int row) {
    const ClassMatch& one = match(row);
    table_->item(row, ReconcileColumn::reason)->setText(reasonText(one.reason));
    markOpen(*table_, row, !one.to);
}

void ReconcileDialog::showState() {
    std::int64_t open_pixels = 0;
    for (const ClassMatch& one : plan_.matches)
        if (!one.to)
            open_pixels += one.use.pixels;
    const int open = plan_.open();
    QString text = open > 0 ? tr("<b>Still without a place: %1</b> (%2 pixels)")
                                  .arg(open)
                                  .arg(QLocale().toString(static_cast<qlonglong>(open_pixels)))
                            : tr("Every class has its place.");
    QStringList joined;
    for (const ClassIndex index : plan_.merged())
        joined << (index < target_.size() ? QString::fromStdString(target_[index].name).toHtmlEscaped()
                                          : tr("no class"));
    if (!joined.isEmpty())
        text += "<br>" + tr("Several become one: %1. They cannot be told apart afterwards (except by undo).")
                             .arg(joined.join(", "));
    state_->setText(text);
    for_open_->setEnabled(open > 0);
    for_open_text_->setEnabled(open > 0);
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(open == 0);
}

ClassEdit ReconcileDialog::edit() const {
    ClassEdit edit;
    edit.name =
        takes_over_ ? tr("Reconcile classes").toStdString() : tr("Place foreign numbers").toStdString();
    edit.remap = plan_.remap();
    edit.other_list = takes_over_;
    const bool ignores = std::any_of(plan_.matches.begin(), plan_.matches.end(), [&](const ClassMatch& one) {
        return one.use.pixels > 0 && one.to == ignoreIndex();
    });
    const bool new_ignore = ignores && !target_.ignore() && ignoreIndex() >= target_.size();
    if (new_ignore)
        edit.labels = LabelSet(target_.classes(), ignoreIndex());
    else if (takes_over_)
        edit.labels = target_;
    return edit;
}

} // namespace sinopia
