#include "ui/palette/new_class_dialog.h"

#include "base/error.h"
#include "ui/palette/class_delegate.h"
#include "ui/palette/class_edit.h"
#include "ui/palette/class_list_model.h"

#include <QColorDialog>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <cstdlib>

namespace sinopia {
namespace {

/// The first of the generated colours that is not close to a class's.
Rgb freeColor(const LabelSet& labels) {
    const auto close = [](Rgb a, Rgb b) {
        return std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b) < 60;
    };
    for (int i = labels.size(); i < labels.size() + 200; ++i) {
        const Rgb color = generated_color(i);
        bool free = true;
        for (const LabelClass& one : labels.classes())
            free = free && !close(one.color, color);
        if (free)
            return color;
    }
    return generated_color(labels.size());
}

} // namespace

NewClassDialog::NewClassDialog(const LabelSet& labels, QWidget* parent)
    : QDialog(parent), labels_(labels), color_(freeColor(labels)), name_(new QLineEdit),
      color_button_(new QToolButton), group_(new QComboBox), problem_(new QLabel),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setWindowTitle(tr("New class"));
    name_->setMaxLength(120);
    color_button_->setIconSize({48, 20});
    color_button_->setToolTip(tr("Choose another colour"));
    color_button_->setAccessibleName(tr("Colour"));
    group_->setEditable(true);
    group_->addItem(QString());
    for (const LabelClass& one : labels.classes())
        if (const QString group = QString::fromStdString(one.group); group_->findText(group) < 0)
            group_->addItem(group);
    problem_->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Name"), name_);
    form->addRow(tr("&Colour"), color_button_);
    form->addRow(tr("&Group"), group_);
    form->addRow(tr("Number"), new QLabel(QString::number(labels.size())));
    form->addRow(problem_);
    form->addRow(buttons_);
    connect(name_, &QLineEdit::textChanged, this, &NewClassDialog::check);
    connect(color_button_, &QToolButton::clicked, this, &NewClassDialog::chooseColour);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showColour();
    check();
}

LabelClass NewClassDialog::made() const {
    return {name_->text().simplified().toStdString(), color_,
            group_->currentText().simplified().toStdString()};
}

void NewClassDialog::chooseColour() {
    const QColor color = QColorDialog::getColor(toColor(color_), this, tr("Colour of the new class"));
    if (!color.isValid())
        return;
    color_ = {static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()),
              static_cast<std::uint8_t>(color.blue())};
    showColour();
}

void NewClassDialog::showColour() {
    QPixmap pixmap(96, 40);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSwatch(painter, {0, 0, 48, 20}, toColor(color_));
    painter.end();
    color_button_->setIcon(QIcon(pixmap));
}

void NewClassDialog::check() {
    QString problem;
    try {
        addClass(labels_, made());
    } catch (const Error& error) {
        problem = QString::fromUtf8(error.what());
    }
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
    problem_->setText(name_->text().isEmpty() ? QString() : problem);
}

} // namespace sinopia
