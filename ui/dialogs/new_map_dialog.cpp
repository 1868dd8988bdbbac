#include "ui/dialogs/new_map_dialog.h"

#include "ui/palette/class_list_model.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace sinopia {
namespace {

QSpinBox* mapSideField(int value) {
    auto* box = new QSpinBox;
    box->setRange(1, max_image_side);
    box->setValue(value);
    box->setSuffix(NewMapDialog::tr(" px"));
    return box;
}

} // namespace

NewMapDialog::NewMapDialog(Size size, const LabelSet& labels, QWidget* parent)
    : QDialog(parent), width_(mapSideField(size.width)), height_(mapSideField(size.height)),
      fill_(new QComboBox), problem_(new QLabel),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setWindowTitle(tr("New map"));
    for (int i = 0; i < labels.size(); ++i) {
        QPixmap swatch(16, 16);
        swatch.fill(toColor(labels[i].color));
        fill_->addItem(QIcon(swatch), QString::fromStdString(labels[i].name), i);
    }
    if (labels.empty())
        fill_->addItem(tr("class 0"), 0);
    auto* form = new QFormLayout;
    form->addRow(tr("Width"), width_);
    form->addRow(tr("Height"), height_);
    form->addRow(tr("Filled with"), fill_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(problem_);
    layout->addWidget(buttons_);
    connect(width_, &QSpinBox::valueChanged, this, &NewMapDialog::check);
    connect(height_, &QSpinBox::valueChanged, this, &NewMapDialog::check);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

Size NewMapDialog::mapSize() const {
    return {width_->value(), height_->value()};
}

ClassIndex NewMapDialog::fillClass() const {
    return static_cast<ClassIndex>(fill_->currentData().toInt());
}

void NewMapDialog::check() {
    const bool fits = mapSize().area() <= max_image_pixels;
    problem_->setText(fits ? QString()
                           : tr("A map may have at most %1 million pixels.").arg(max_image_pixels / 1000000));
    problem_->setVisible(!fits);
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(fits);
}

} // namespace sinopia
