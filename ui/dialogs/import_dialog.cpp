#include "ui/dialogs/import_dialog.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sinopia {
namespace {

bool holdsNumbers(FileKind kind) {
    return kind == FileKind::indexed_png || kind == FileKind::gray_png;
}

QComboBox* valueRules(const std::vector<BuiltInLabelSet>& sets) {
    auto* box = new QComboBox;
    box->setObjectName("values");
    box->addItem(ImportDialog::tr("the class numbers themselves"), QString());
    for (const BuiltInLabelSet& set : sets)
        box->addItem(ImportDialog::tr("as files of %1").arg(QString::fromStdString(set.title)),
                     QString::fromStdString(set.id));
    box->setAccessibleName(ImportDialog::tr("What the numbers mean"));
    box->setToolTip(
        ImportDialog::tr("Data sets number their classes in their own ways: ADE20K begins with 1, others "
                         "leave out pixels as 255"));
    return box;
}

} // namespace

bool ImportDialog::needed(FileKind kind) {
    return holdsNumbers(kind) || kind == FileKind::color_png || kind == FileKind::jpeg;
}

ImportDialog::ImportDialog(const QString& path, FileKind kind, const std::vector<BuiltInLabelSet>& sets,
                           bool has_classes, QWidget* parent)
    : QDialog(parent), path_(path), ways_(new QButtonGroup(this)), values_(valueRules(sets)) {
    setWindowTitle(tr("Import"));
    auto* layout = new QVBoxLayout(this);
    auto* question =
        new QLabel(tr("What does <b>%1</b> hold?").arg(QFileInfo(path).fileName().toHtmlEscaped()));
    layout->addWidget(question);
    const bool numbers = holdsNumbers(kind);
    addWay(layout, ImportAs::classes, tr("&Classes, a number for each pixel"),
           numbers ? QString() : tr("This file has no class numbers, only colours."), numbers);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 0, 0);
    auto* label = new QLabel(tr("The &numbers are"));
    label->setBuddy(values_);
    row->addWidget(label);
    row->addWidget(values_, 1);
    layout->addLayout(row);
    addWay(layout, ImportAs::instances, tr("In&stances, an id for each pixel"),
           tr("Becomes the instance layer; 0 means none."), numbers);
    addWay(layout, ImportAs::colours, tr("A map drawn in the classes’ c&olours"),
           has_classes ? tr("Colours that no class has are asked about, never guessed.")
                       : tr("Load a model or a label set first: without classes no colour is known."),
           has_classes);
    addWay(layout, ImportAs::picture, tr("A &picture"), tr("Goes under the map."), true);
    ways_->button(int(numbers ? ImportAs::classes : ImportAs::picture))->setChecked(true);
    const auto refresh = [this, label] {
        const bool classes = ways_->checkedId() == int(ImportAs::classes);
        values_->setEnabled(classes);
        label->setEnabled(classes);
    };
    connect(ways_, &QButtonGroup::idToggled, this, refresh);
    refresh();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Import"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addStretch(1);
    layout->addWidget(buttons);
}

void ImportDialog::addWay(QVBoxLayout* layout, ImportAs as, const QString& text, const QString& explanation,
                          bool possible) {
    auto* button = new QRadioButton(text);
    button->setEnabled(possible);
    button->setToolTip(explanation);
    button->setAccessibleDescription(explanation);
    ways_->addButton(button, int(as));
    layout->addWidget(button);
    if (explanation.isEmpty())
        return;
    auto* note = new QLabel(explanation);
    note->setWordWrap(true);
    note->setContentsMargins(24, 0, 0, 4);
    layout->addWidget(note);
}

ImportRequest ImportDialog::request() const {
    const auto as = static_cast<ImportAs>(ways_->checkedId());
    return {path_, as, as == ImportAs::classes ? values_->currentData().toString() : QString()};
}

} // namespace sinopia
