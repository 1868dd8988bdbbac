#include "ui/dialogs/unknown_colours_dialog.h"

#include "ui/dialogs/reconcile_table.h"
#include "ui/palette/class_list_model.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <numeric>

namespace sinopia {
namespace {

enum Column { colour_column, pixels_column, first_column, nearest_column, class_column, column_count };
constexpr int undecided = -1, nearest = -2;

QString hex(Rgb colour) {
    return toColor(colour).name();
}

} // namespace

UnknownColoursDialog::UnknownColoursDialog(const QString& file, const ColourReading& reading,
                                           const LabelSet& labels, QWidget* parent)
    : QDialog(parent), reading_(reading), labels_(labels), choices_(new QStandardItemModel(this)),
      table_(new QTableWidget), state_(new QLabel),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setWindowTitle(tr("Colours without a class"));
    const auto choice = [this](const QString& text, int data, const QIcon& icon = {}) {
        auto* item = new QStandardItem(icon, text);
        item->setData(data, Qt::UserRole);
        choices_->appendRow(item);
    };
    choice(tr("Choose a class"), undecided);
    choice(tr("Nearest class"), nearest);
    for (int i = 0; i < labels_.size(); ++i)
        choice(QString::fromStdString(labels_[i].name), i, swatchIcon(toColor(labels_[i].color)));
    const long long pixels = std::accumulate(reading_.unknown.begin(), reading_.unknown.end(), 0LL,
                                             [](long long sum, const auto& one) { return sum + one.count; });
    auto* text = new QLabel(tr("%1 has %n colour(s) that no class has, on %2 pixels. Which classes are they?",
                               nullptr, static_cast<int>(reading_.unknown.size()))
                                .arg(file)
                                .arg(QLocale().toString(pixels)));
    text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(table_, 1);
    fillTable();
    if (static_cast<int>(reading_.unknown.size()) > most_rows) {
        rest_ = choiceBox(tr("All further colours"));
        rest_->setObjectName("rest");
        auto* form = new QFormLayout;
        form->addRow(
            tr("All %n &further colour(s)", nullptr, static_cast<int>(reading_.unknown.size()) - most_rows),
            rest_);
        layout->addLayout(form);
    }
    auto* all = buttons_->addButton(tr("&Nearest class for all"), QDialogButtonBox::ActionRole);
    all->setToolTip(tr("Every colour that is still open becomes the class whose colour is most like it"));
    connect(all, &QPushButton::clicked, this, &UnknownColoursDialog::takeNearest);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(state_);
    layout->addWidget(buttons_);
    resize(680, 460);
    showState();
}

QComboBox* UnknownColoursDialog::choiceBox(const QString& accessible_name) {
    QComboBox* box = searchableBox(choices_);
    box->setAccessibleName(accessible_name);
    box->setToolTip(accessible_name);
    connect(box, &QComboBox::currentIndexChanged, this, &UnknownColoursDialog::showState);
    return box;
}

void UnknownColoursDialog::fillTable() {
    const int rows = std::min(static_cast<int>(reading_.unknown.size()), most_rows);
    table_->setTabKeyNavigation(false); // Tab goes on from the boxes, not between the cells
    table_->setAccessibleName(tr("Colours without a class"));
    table_->setColumnCount(column_count);
    table_->setRowCount(rows);
    table_->setHorizontalHeaderLabels(
        {tr("Colour"), tr("Pixels"), tr("First at"), tr("Nearest"), tr("Becomes")});
    table_->verticalHeader()->hide();
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    for (int row = 0; row < rows; ++row) {
        const UnknownColour& one = reading_.unknown[static_cast<std::size_t>(row)];
        table_->setItem(row, colour_column, textCell(hex(one.colour), swatchIcon(toColor(one.colour))));
        table_->setItem(row, pixels_column, numberCell(QLocale().toString(one.count)));
        table_->setItem(row, first_column, textCell(QString("%1, %2").arg(one.first.x).arg(one.first.y), {}));
        const LabelClass& like = labels_[one.nearest];
        auto* cell = textCell(QString::fromStdString(like.name), swatchIcon(toColor(like.color)));
        cell->setToolTip(tr("Difference %1; about 2 is just visible").arg(one.distance, 0, 'f', 1));
        table_->setItem(row, nearest_column, cell);
        boxes_.push_back(choiceBox(tr("Class for %1").arg(hex(one.colour))));
        table_->setCellWidget(row, class_column, boxes_.back());
    }
    table_->resizeColumnsToContents();
    table_->horizontalHeader()->setSectionResizeMode(class_column, QHeaderView::Stretch);
}

std::optional<ClassIndex> UnknownColoursDialog::chosen(const QComboBox* box,
                                                       const UnknownColour& colour) const {
    const int choice = box->currentData().toInt();
    if (choice == nearest)
        return colour.nearest;
    if (choice < 0)
        return {};
    return static_cast<ClassIndex>(choice);
}

void UnknownColoursDialog::takeNearest() {
    const auto take = [this](QComboBox* box) {
        if (box->currentData().toInt() == undecided)
            box->setCurrentIndex(box->findData(nearest));
    };
    for (QComboBox* box : boxes_)
        take(box);
    if (rest_)
        take(rest_);
}

std::map<std::uint32_t, ClassIndex> UnknownColoursDialog::decided() const {
    std::map<std::uint32_t, ClassIndex> out;
    for (std::size_t i = 0; i < reading_.unknown.size(); ++i) {
        const UnknownColour& one = reading_.unknown[i];
        if (const auto index = chosen(i < boxes_.size() ? boxes_[i] : rest_, one))
            out[packed(one.colour)] = *index;
    }
    return out;
}

void UnknownColoursDialog::showState() {
    const auto is_open = [](const QComboBox* box) { return box->currentData().toInt() == undecided; };
    auto open = static_cast<int>(std::count_if(boxes_.begin(), boxes_.end(), is_open));
    if (rest_ && is_open(rest_))
        open += static_cast<int>(reading_.unknown.size()) - most_rows;
    state_->setText(open > 0 ? tr("%n colour(s) still open", nullptr, open)
                             : tr("Every colour has a class."));
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(open == 0);
}

} // namespace sinopia
