#include "ui/dialogs/canvas_dialog.h"

#include "ui/palette/class_list_model.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

QSpinBox* sideField(int value, const QString& name) {
    auto* box = new QSpinBox;
    box->setRange(1, max_image_side);
    box->setValue(value);
    box->setSuffix(CanvasDialog::tr(" px"));
    box->setAccessibleName(name);
    return box;
}

/// Where the old canvas lies along one side: at its start, middle or end.
int placed(int old_side, int new_side, int anchor) {
    return (old_side - new_side) * anchor / 2;
}

} // namespace

CanvasDialog::CanvasDialog(Kind kind, Size size, const LabelSet& labels, ClassIndex fill, QWidget* parent)
    : QDialog(parent), kind_(kind), old_(size), width_(sideField(size.width, tr("Width"))),
      height_(sideField(size.height, tr("Height"))), facts_(new QLabel),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setWindowTitle(kind == Kind::scale ? tr("Scale the canvas") : tr("Size of the canvas"));
    width_->setObjectName("canvasWidth");
    height_->setObjectName("canvasHeight");
    facts_->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Width"), width_);
    form->addRow(tr("&Height"), height_);
    if (kind == Kind::scale) {
        keep_ = new QCheckBox(tr("&Keep the shape"));
        keep_->setChecked(true);
        form->addRow(QString(), keep_);
    } else {
        fill_ = makeFill(labels, fill);
        form->addRow(tr("&New pixels are"), fill_);
        form->addRow(tr("The old canvas lies"), makeAnchors());
    }
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(facts_);
    layout->addStretch();
    layout->addWidget(buttons_);
    connect(width_, &QSpinBox::valueChanged, this, [this] { keepShape(width_); });
    connect(height_, &QSpinBox::valueChanged, this, [this] { keepShape(height_); });
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

QComboBox* CanvasDialog::makeFill(const LabelSet& labels, ClassIndex fill) {
    auto* box = new QComboBox;
    box->setObjectName("canvasFill");
    for (int i = 0; i < labels.size(); ++i) {
        QPixmap swatch(16, 16);
        swatch.fill(toColor(labels[i].color));
        box->addItem(QIcon(swatch), QString::fromStdString(labels[i].name), i);
    }
    if (labels.empty())
        box->addItem(tr("class 0"), 0);
    box->setCurrentIndex(std::max(0, box->findData(int(fill))));
    return box;
}

QWidget* CanvasDialog::makeAnchors() {
    const QString names[] = {tr("top left"),    tr("top"),    tr("top right"),
                             tr("left"),        tr("middle"), tr("right"),
                             tr("bottom left"), tr("bottom"), tr("bottom right")};
    auto* field = new QWidget;
    auto* grid = new QGridLayout(field);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2);
    anchors_ = new QButtonGroup(this);
    for (int i = 0; i < 9; ++i) {
        auto* button = new QToolButton;
        button->setCheckable(true);
        button->setFixedSize(28, 24);
        button->setToolTip(names[i]);
        button->setAccessibleName(names[i]);
        button->setText(QString(QChar(0x25A0)));
        anchors_->addButton(button, i);
        grid->addWidget(button, i / 3, i % 3);
    }
    grid->setColumnStretch(3, 1);
    anchors_->button(4)->setChecked(true);
    return field;
}

void CanvasDialog::keepShape(QSpinBox* changed) {
    if (keep_ && keep_->isChecked()) {
        const QSignalBlocker no_width(width_), no_height(height_);
        const double factor =
            changed == width_ ? double(width_->value()) / old_.width : double(height_->value()) / old_.height;
        if (changed == width_)
            height_->setValue(std::max(1, int(std::lround(old_.height * factor))));
        else
            width_->setValue(std::max(1, int(std::lround(old_.width * factor))));
    }
    check();
}

void CanvasDialog::check() {
    const Size size{width_->value(), height_->value()};
    const bool fits = size.area() <= max_image_pixels;
    QString text;
    if (!fits)
        text = tr("A map may have at most %1 million pixels.").arg(max_image_pixels / 1000000);
    else if (kind_ == Kind::scale)
        text = tr("Classes keep their exact numbers: each new pixel takes its nearest old one.");
    facts_->setText(text);
    facts_->setVisible(!text.isEmpty());
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(fits && !(size == old_));
}

CanvasEdit CanvasDialog::edit() const {
    CanvasEdit edit;
    const Size size{width_->value(), height_->value()};
    if (kind_ == Kind::scale) {
        edit.name = tr("Scale canvas").toStdString();
        edit.kind = CanvasEdit::Kind::scale;
        edit.size = size;
        return edit;
    }
    const int anchor = anchors_->checkedId();
    edit.name = tr("Resize canvas").toStdString();
    edit.kind = CanvasEdit::Kind::crop;
    edit.rect = {placed(old_.width, size.width, anchor % 3), placed(old_.height, size.height, anchor / 3),
                 size.width, size.height};
    edit.fill = static_cast<ClassIndex>(fill_->currentData().toInt());
    return edit;
}

} // namespace sinopia
