// The shortcut dialog's list of actions, and its files.
#include "base/atomic_file.h"
#include "base/error.h"
#include "ui/dialogs/key_button.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/style/icons.h"
#include "ui/window/action_set.h"
#include "ui/window/shortcuts.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>

namespace sinopia {
namespace {

enum Which { everything, changed_ones, conflicting, without_keys };
constexpr int id_role = Qt::UserRole;
constexpr int row_padding = 8;
constexpr qint64 largest_file = 1 << 20;

/// So that titles stand below one another, with a picture or without.
QIcon emptyIcon() {
    QPixmap nothing(16, 16);
    nothing.fill(Qt::transparent);
    return QIcon(nothing);
}

} // namespace

void ShortcutsDialog::fillTree() {
    const QString chosen = id_;
    {
        const QSignalBlocker quiet(tree_);
        tree_->clear();
        for (const QString& id : shortcuts_.actions().ids())
            addRow(id);
        tree_->expandAll();
    }
    scheme_->setCurrentIndex(scheme_->findData(shortcuts_.scheme()));
    scheme_text_->setText(shortcutSchemes().value(scheme_->currentIndex()).sentence);
    reset_all_->setEnabled(shortcuts_.changedCount() > 0);
    id_ = chosen;
    filter();
}

void ShortcutsDialog::addRow(const QString& id) {
    const ActionSet& actions = shortcuts_.actions();
    const QString category = actions.category(id);
    const QList<QTreeWidgetItem*> found = tree_->findItems(category, Qt::MatchExactly, title_column);
    QTreeWidgetItem* parent = found.value(0);
    if (!parent) {
        parent = new QTreeWidgetItem(tree_, {category});
        parent->setFlags(Qt::ItemIsEnabled);
        // All rows are as high as the first.
        parent->setSizeHint(title_column, QSize(0, tree_->fontMetrics().height() + row_padding));
        QFont bold = tree_->font();
        bold.setBold(true);
        parent->setFont(title_column, bold);
        parent->setFirstColumnSpanned(true);
    }
    auto* row = new QTreeWidgetItem(parent, {actions.title(id), actions.keyText(id)});
    row->setData(title_column, id_role, id);
    const QIcon picture = actions[id]->icon();
    row->setIcon(title_column, picture.isNull() ? emptyIcon() : picture);
    row->setToolTip(title_column, actions.help(id));
    QStringList clashes;
    for (const QKeySequence& keys : actions.keys(id))
        if (const QStringList others = shortcuts_.conflicts(id, keys); !others.isEmpty())
            clashes << tr("%1 also means: %2. Neither will run.")
                           .arg(keys.toString(QKeySequence::NativeText), names(others));
    if (!clashes.isEmpty()) {
        row->setText(note_column, tr("conflict"));
        row->setIcon(note_column, icon(Icon::warning));
    } else if (shortcuts_.isChanged(id))
        row->setText(note_column, tr("changed"));
    row->setToolTip(note_column, clashes.join('\n'));
}

void ShortcutsDialog::filter() {
    const QStringList found = shortcuts_.actions().search(search_->text());
    const int which = which_->currentIndex();
    QTreeWidgetItem* current = nullptr;
    QTreeWidgetItem* first = nullptr;
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* category = tree_->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < category->childCount(); ++j) {
            QTreeWidgetItem* row = category->child(j);
            const QString id = row->data(title_column, id_role).toString();
            const bool fits = which == everything || (which == changed_ones && shortcuts_.isChanged(id)) ||
                              (which == conflicting && !row->toolTip(note_column).isEmpty()) ||
                              (which == without_keys && row->text(keys_column).isEmpty());
            const bool shown = fits && found.contains(id);
            row->setHidden(!shown);
            any |= shown;
            if (shown && id == id_)
                current = row;
            if (shown && !first)
                first = row;
        }
        category->setHidden(!any);
    }
    tree_->setCurrentItem(current ? current : first);
    choose();
}

void ShortcutsDialog::choose() {
    const ActionSet& actions = shortcuts_.actions();
    const QTreeWidgetItem* row = tree_->currentItem();
    id_ = row ? row->data(title_column, id_role).toString() : QString();
    const bool any = !id_.isEmpty();
    const QList<QKeySequence> keys = actions.keys(id_);
    title_->setText(any ? tr("%1 — %2").arg(actions.category(id_), actions.title(id_))
                        : tr("Nothing is found. Choose “All” or search for something else."));
    for (int slot = 0; slot < 2; ++slot) {
        keys_[slot]->setEnabled(any);
        keys_[slot]->setKeys(keys.value(slot));
        clear_[slot]->setEnabled(!keys.value(slot).isEmpty());
    }
    reset_->setEnabled(any && shortcuts_.isChanged(id_));
    dropQuestion();
}

void ShortcutsDialog::askForFile(bool save) {
    const QString filter = tr("Shortcuts (*.json);;All files (*)");
    QString path = save ? QFileDialog::getSaveFileName(this, tr("Export the shortcuts"),
                                                       "sinopia-shortcuts.json", filter)
                        : QFileDialog::getOpenFileName(this, tr("Import shortcuts"), {}, filter);
    if (path.isEmpty())
        return;
    if (save && QFileInfo(path).suffix().isEmpty())
        path += ".json";
    save ? exportTo(path) : importFrom(path);
}

void ShortcutsDialog::exportTo(const QString& path) {
    runner_.run([this, path, text = shortcuts_.toJson()]() -> JobRunner::Delivery {
        QString message = tr("The shortcuts are in %1.").arg(QFileInfo(path).fileName());
        try {
            write_file_atomically(path.toStdString(),
                                  std::string_view(text.data(), std::size_t(text.size())));
        } catch (const Error& error) {
            message = QString::fromStdString(error.what());
        }
        return [this, message] { say(message); };
    });
}

void ShortcutsDialog::importFrom(const QString& path) {
    runner_.run([this, path]() -> JobRunner::Delivery {
        QFile file(path);
        const bool opened = file.open(QIODevice::ReadOnly);
        // One byte more than is allowed is enough to be refused.
        const QByteArray text = opened ? file.read(largest_file + 1) : QByteArray();
        return [this, opened, text, reason = file.errorString()] {
            if (!opened)
                return say(tr("The file cannot be read: %1.").arg(reason));
            try {
                const QStringList unknown = shortcuts_.fromJson(text);
                say(unknown.isEmpty()
                        ? tr("The shortcuts are imported.")
                        : tr("The shortcuts are imported. %n of them belong(s) to actions that this "
                             "version does not have.",
                             nullptr, static_cast<int>(unknown.size())));
            } catch (const Error& error) {
                say(QString::fromStdString(error.what()));
            }
        };
    });
}

} // namespace sinopia
