#include "ui/dialogs/class_pair_dialog.h"

#include "ui/palette/class_list_model.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>

#include <algorithm>

namespace sinopia {
namespace {

QComboBox* classField(const LabelSet& labels, ClassIndex chosen, const QString& name) {
    auto* field = new QComboBox;
    field->setAccessibleName(name);
    field->setToolTip(name);
    field->setMinimumContentsLength(16);
    for (int i = 0; i < labels.size(); ++i) {
        QPixmap swatch(16, 16);
        swatch.fill(toColor(labels[i].color));
        field->addItem(QIcon(swatch), QString("%1  %2").arg(i).arg(QString::fromStdString(labels[i].name)),
                       i);
    }
    field->setCurrentIndex(std::max(0, field->findData(int(chosen))));
    return field;
}

} // namespace

ClassPairDialog::ClassPairDialog(const QString& title, const QString& between, const LabelSet& labels,
                                 ClassIndex first, ClassIndex second, QWidget* parent)
    : QDialog(parent), first_(classField(labels, first, tr("First class"))),
      second_(classField(labels, second, tr("Second class"))),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setWindowTitle(title);
    first_->setObjectName("firstClass");
    second_->setObjectName("secondClass");
    auto* note = new QLabel(tr("Everywhere in the map. Locked classes and what is not selected stay."));
    note->setWordWrap(true);
    auto* grid = new QGridLayout(this);
    grid->addWidget(first_, 0, 0);
    grid->addWidget(new QLabel(between), 0, 1);
    grid->addWidget(second_, 0, 2);
    grid->addWidget(note, 1, 0, 1, 3);
    grid->setRowStretch(2, 1);
    grid->addWidget(buttons_, 3, 0, 1, 3);
    connect(first_, &QComboBox::currentIndexChanged, this, &ClassPairDialog::check);
    connect(second_, &QComboBox::currentIndexChanged, this, &ClassPairDialog::check);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

ClassIndex ClassPairDialog::first() const {
    return static_cast<ClassIndex>(first_->currentData().toInt());
}

ClassIndex ClassPairDialog::second() const {
    return static_cast<ClassIndex>(second_->currentData().toInt());
}

void ClassPairDialog::check() {
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(first_->count() > 1 && first() != second());
}

} // namespace sinopia
