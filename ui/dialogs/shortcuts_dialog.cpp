#include "ui/dialogs/shortcuts_dialog.h"

#include "ui/dialogs/key_button.h"
#include "ui/style/icons.h"
#include "ui/window/action_set.h"
#include "ui/window/shortcuts.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>

namespace sinopia {

ShortcutsDialog::ShortcutsDialog(Shortcuts& shortcuts, QWidget* parent)
    : QDialog(parent), shortcuts_(shortcuts) {
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(buildTop());
    tree_ = new QTreeWidget;
    tree_->setHeaderLabels({tr("Action"), tr("Keys"), tr("Remarks")});
    tree_->setAccessibleName(tr("Actions and their keys"));
    tree_->setUniformRowHeights(true);
    tree_->setAlternatingRowColors(true);
    tree_->header()->setSectionResizeMode(title_column, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(keys_column, QHeaderView::ResizeToContents);
    tree_->header()->setSectionResizeMode(note_column, QHeaderView::ResizeToContents);
    tree_->header()->setStretchLastSection(false);
    layout->addWidget(tree_, 1);
    layout->addWidget(buildEditor());
    layout->addWidget(buildBottom());
    connectAll();
    fillTree();
    resize(720, 640);
    search_->setFocus();
}

QWidget* ShortcutsDialog::buildTop() {
    scheme_ = new QComboBox;
    for (const ShortcutScheme& scheme : shortcutSchemes())
        scheme_->addItem(scheme.name, QString(scheme.id));
    scheme_->setCurrentIndex(scheme_->findData(shortcuts_.scheme()));
    scheme_->setToolTip(tr("Keys as in another program; your own changes stay on top"));
    scheme_text_ = new QLabel;
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Search by name, keys or what it does"));
    search_->setAccessibleName(tr("Search the actions"));
    search_->addAction(icon(Icon::search), QLineEdit::LeadingPosition);
    search_->setClearButtonEnabled(true);
    which_ = new QComboBox;
    which_->addItems({tr("All"), tr("Changed by me"), tr("In conflict"), tr("Without keys")});
    which_->setAccessibleName(tr("Which actions are listed"));
    which_->setToolTip(which_->accessibleName());
    auto* top = new QWidget;
    auto* form = new QFormLayout(top);
    form->setContentsMargins(0, 0, 0, 0);
    auto* scheme_row = new QHBoxLayout;
    scheme_row->addWidget(scheme_);
    scheme_row->addWidget(scheme_text_, 1);
    form->addRow(tr("S&cheme"), scheme_row);
    auto* search_row = new QHBoxLayout;
    search_row->addWidget(search_, 1);
    search_row->addWidget(which_);
    form->addRow(tr("Se&arch"), search_row);
    qobject_cast<QLabel*>(form->labelForField(scheme_row))->setBuddy(scheme_);
    qobject_cast<QLabel*>(form->labelForField(search_row))->setBuddy(search_);
    return top;
}

QWidget* ShortcutsDialog::buildEditor() {
    title_ = new QLabel;
    title_->setTextFormat(Qt::PlainText);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    message_ = new QLabel;
    message_->setWordWrap(true);
    message_->setTextFormat(Qt::PlainText);
    message_->setMinimumHeight(message_->fontMetrics().lineSpacing() * 2);
    take_ = new QPushButton(tr("&Take it over"));
    take_->setToolTip(tr("Gives the keys to this action and takes them from the other"));
    take_->setAutoDefault(false);
    reset_ = new QPushButton(tr("&Reset"));
    reset_->setToolTip(tr("Back to the keys of the scheme"));
    reset_->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    const QString labels[] = {tr("&Keys"), tr("&Or")};
    for (int slot = 0; slot < 2; ++slot) {
        keys_[slot] = new KeyButton;
        keys_[slot]->setMinimumWidth(150);
        clear_[slot] = new QPushButton(icon(Icon::close), {});
        clear_[slot]->setAutoDefault(false);
        clear_[slot]->setToolTip(slot == 0 ? tr("Remove the first keys") : tr("Remove the second keys"));
        clear_[slot]->setAccessibleName(clear_[slot]->toolTip());
        auto* label = new QLabel(labels[slot]);
        label->setBuddy(keys_[slot]);
        label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        keys_[slot]->setAccessibleName(slot == 0 ? tr("First keys") : tr("Second keys"));
        row->addWidget(label);
        row->addWidget(keys_[slot]);
        row->addWidget(clear_[slot]);
    }
    row->addStretch();
    row->addWidget(reset_);
    auto* question = new QHBoxLayout;
    question->addWidget(message_, 1);
    question->addWidget(take_);
    auto* editor = new QWidget;
    auto* layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title_);
    layout->addLayout(row);
    layout->addLayout(question);
    return editor;
}

QWidget* ShortcutsDialog::buildBottom() {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    reset_all_ = buttons->addButton(tr("Reset a&ll…"), QDialogButtonBox::ResetRole);
    reset_all_->setToolTip(tr("Forgets all your own changes"));
    QPushButton* load = buttons->addButton(tr("&Import…"), QDialogButtonBox::ActionRole);
    load->setToolTip(tr("Reads shortcuts from a file"));
    QPushButton* save = buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole);
    save->setToolTip(tr("Writes the scheme and your changes to a file"));
    connect(load, &QPushButton::clicked, this, [this] { askForFile(false); });
    connect(save, &QPushButton::clicked, this, [this] { askForFile(true); });
    // Enter in the search must press nothing.
    for (QAbstractButton* button : buttons->buttons())
        qobject_cast<QPushButton*>(button)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reset_all_, &QPushButton::clicked, this, [this] {
        const auto answer =
            QMessageBox::question(this, tr("Reset all keys"),
                                  tr("Forget %n change(s) of your own?", nullptr, shortcuts_.changedCount()),
                                  QMessageBox::Reset | QMessageBox::Cancel, QMessageBox::Cancel);
        if (answer == QMessageBox::Reset)
            shortcuts_.resetAll();
    });
    return buttons;
}

void ShortcutsDialog::connectAll() {
    connect(scheme_, &QComboBox::activated, this,
            [this](int row) { shortcuts_.setScheme(scheme_->itemData(row).toString()); });
    connect(search_, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(search_, &QLineEdit::returnPressed, tree_, qOverload<>(&QWidget::setFocus));
    connect(which_, &QComboBox::activated, this, &ShortcutsDialog::filter);
    connect(tree_, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::choose);
    connect(tree_, &QTreeWidget::itemActivated, this, [this] {
        if (!id_.isEmpty()) {
            keys_[0]->setFocus();
            keys_[0]->click();
        }
    });
    for (int slot = 0; slot < 2; ++slot) {
        connect(keys_[slot], &KeyButton::recorded, this,
                [this, slot](const QKeySequence& keys) { record(slot, keys); });
        connect(clear_[slot], &QPushButton::clicked, this, [this, slot] { clear(slot); });
    }
    connect(take_, &QPushButton::clicked, this, &ShortcutsDialog::takeOver);
    connect(reset_, &QPushButton::clicked, this, [this] { shortcuts_.reset(id_); });
    connect(&shortcuts_, &Shortcuts::changed, this, &ShortcutsDialog::fillTree);
}

void ShortcutsDialog::record(int slot, const QKeySequence& keys) {
    const ActionSet& actions = shortcuts_.actions();
    if (const auto reserved = reservedFor(keys))
        return say(*reserved);
    if (actions.keys(id_).value(slot) == keys)
        return dropQuestion();
    const QStringList others = shortcuts_.conflicts(id_, keys);
    if (others.isEmpty())
        return shortcuts_.setKeys(id_, keysWith(slot, keys));
    say(tr("%1 already means: %2.").arg(keys.toString(QKeySequence::NativeText), names(others)));
    asked_slot_ = slot;
    asked_keys_ = keys;
    take_->setEnabled(true);
    take_->setFocus();
}

void ShortcutsDialog::takeOver() {
    const int slot = std::exchange(asked_slot_, -1);
    if (slot >= 0)
        shortcuts_.takeKeys(id_, keysWith(slot, asked_keys_));
}

void ShortcutsDialog::clear(int slot) {
    shortcuts_.setKeys(id_, keysWith(slot, {}));
}

QList<QKeySequence> ShortcutsDialog::keysWith(int slot, const QKeySequence& keys) const {
    QList<QKeySequence> all = shortcuts_.actions().keys(id_);
    if (slot < all.size())
        all[slot] = keys;
    else
        all << keys;
    all.removeAll(QKeySequence());
    for (qsizetype i = all.size() - 1; i > 0; --i)
        if (all.indexOf(all[i]) < i)
            all.removeAt(i);
    return all;
}

void ShortcutsDialog::dropQuestion() {
    asked_slot_ = -1;
    take_->setEnabled(false);
    message_->clear();
    const QString conflict = tree_->currentItem() ? tree_->currentItem()->toolTip(note_column) : QString();
    if (!conflict.isEmpty())
        message_->setText(conflict);
}

void ShortcutsDialog::say(const QString& text) {
    dropQuestion();
    message_->setText(text);
}

QString ShortcutsDialog::names(const QStringList& ids) const {
    QStringList titles;
    for (const QString& id : ids)
        titles << tr("“%1” (%2)").arg(shortcuts_.actions().title(id), shortcuts_.actions().category(id));
    return titles.join(", ");
}

} // namespace sinopia
