#include "ui/dialogs/proposal_dialog.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sinopia {
namespace {

constexpr int text_width = 400;

} // namespace

ProposalDialog::ProposalDialog(const ProposalFacts& facts, QWidget* parent)
    : QDialog(parent), places_(new QButtonGroup(this)),
      tidy_(new QCheckBox(tr("Small &specks take the class around them"))), look_at_(new QComboBox) {
    setWindowTitle(tr("Propose a map"));
    auto* intro =
        new QLabel(tr("A network looks at the picture and paints what it sees in the classes of this map. It "
                      "has learnt from rendered landscapes: on a photograph it is a beginning, to be "
                      "corrected by hand."));
    intro->setWordWrap(true);
    intro->setMinimumWidth(text_width);
    tidy_->setChecked(true);
    look_at_->addItem(tr("the picture as it is"), false);
    look_at_->addItem(tr("the original, before its edits"), true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Look at"), look_at_);
    form->setRowVisible(look_at_, facts.original);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("&Propose"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addLayout(form);
    layout->addWidget(makePlaces(facts));
    layout->addWidget(tidy_);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QWidget* ProposalDialog::makePlaces(const ProposalFacts& facts) {
    auto* group = new QGroupBox(facts.selection ? tr("Where in the selection") : tr("Where"));
    auto* layout = new QVBoxLayout(group);
    const auto add = [&](const QString& text, const char* name, ProposalPlace place, bool enabled) {
        auto* button = new QRadioButton(text);
        button->setObjectName(name);
        button->setEnabled(enabled);
        places_->addButton(button, int(place));
        layout->addWidget(button);
        return button;
    };
    auto* open = add(tr("Only where the map has no &class yet"), "proposeUnlabelled",
                     ProposalPlace::unlabelled, facts.unlabelled);
    add(tr("Only in the &region"), "proposeRegion", ProposalPlace::region, facts.region);
    auto* everywhere = add(facts.selection ? tr("&Everywhere in it") : tr("&Everywhere: the whole map anew"),
                           "proposeEverywhere", ProposalPlace::everywhere, true);
    (facts.unlabelled ? open : everywhere)->setChecked(true);
    return group;
}

ProposalChoice ProposalDialog::choice() const {
    return {ProposalPlace(places_->checkedId()), tidy_->isChecked(), look_at_->currentData().toBool()};
}

} // namespace sinopia
