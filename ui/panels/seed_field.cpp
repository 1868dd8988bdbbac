#include "ui/panels/seed_field.h"

#include "ui/style/icons.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QToolButton>

namespace sinopia {
namespace {

/// Seeds that a person can read out; any of 64 bits can be typed.
constexpr quint32 largest_rolled = 1000000;

} // namespace

SeedField::SeedField(QWidget* parent) : QWidget(parent), text_(new QLineEdit("0")), lock_(new QToolButton) {
    text_->setObjectName("seed");
    text_->setAccessibleName(tr("Seed"));
    text_->setToolTip(tr("The number that chance begins with: the same one gives the same picture"));
    // Up to 20 digits; larger ones than 64 bits hold are read as the largest.
    text_->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{1,20}"), text_));
    auto* dice = new QToolButton;
    dice->setIcon(icon(Icon::dice));
    dice->setToolTip(tr("Another random seed"));
    dice->setAccessibleName(dice->toolTip());
    lock_->setCheckable(true);
    lock_->setChecked(true);
    lock_->setAccessibleName(tr("Lock the seed"));
    const auto showLock = [this] {
        lock_->setIcon(icon(lock_->isChecked() ? Icon::locked : Icon::unlocked));
        lock_->setToolTip(lock_->isChecked() ? tr("The seed stays: the same map gives the same picture")
                                             : tr("Each picture draws another seed; press to keep this one"));
    };
    showLock();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(text_, 1);
    layout->addWidget(dice);
    layout->addWidget(lock_);
    setFocusProxy(text_);

    connect(text_, &QLineEdit::textEdited, this, &SeedField::changed);
    connect(dice, &QToolButton::clicked, this, &SeedField::roll);
    connect(lock_, &QToolButton::toggled, this, showLock);
}

std::uint64_t SeedField::seed() const {
    bool fits = false;
    const quint64 value = text_->text().toULongLong(&fits);
    return fits ? value : text_->text().isEmpty() ? 0 : ~std::uint64_t{0};
}

void SeedField::setSeed(std::uint64_t seed) {
    if (seed != this->seed())
        text_->setText(QString::number(seed));
}

bool SeedField::locked() const {
    return lock_->isChecked();
}

void SeedField::setLocked(bool locked) {
    lock_->setChecked(locked);
}

void SeedField::roll() {
    text_->setText(QString::number(QRandomGenerator::global()->bounded(largest_rolled)));
    Q_EMIT changed();
}

} // namespace sinopia
