#include "ui/palette/class_menu.h"

#include "ui/palette/class_list_model.h"
#include "ui/style/icons.h"

#include <QMenu>

namespace sinopia {
namespace {

template <class Run>
QAction* add(QMenu& menu, const char* id, const QString& text, Run run, const QKeySequence& shown = {}) {
    QAction* action = menu.addAction(text);
    action->setObjectName(id);
    if (!shown.isEmpty()) {
        // For reading only: the list itself has the key, and only while it has the focus.
        action->setShortcut(shown);
        action->setShortcutContext(Qt::WidgetShortcut);
    }
    QObject::connect(action, &QAction::triggered, &menu, std::move(run));
    return action;
}

} // namespace

ClassMenu::ClassMenu(const ClassListModel& model, QWidget* parent)
    : QObject(parent), model_(model), parent_(parent) {}

void ClassMenu::fillForClass(QMenu& menu, int index) {
    add(
        menu, "paint", tr("Paint with %1").arg(model_.nameOf(index).replace('&', "&&")),
        [this, index] { Q_EMIT chosen(index); }, QKeySequence(Qt::Key_Return));
    menu.addSeparator();
    addMapPart(menu, index);
    menu.addSeparator();
    addStatePart(menu, index);
    menu.addSeparator();
    addListPart(menu, index);
    menu.addSeparator();
    add(menu, "legend", tr("&Export the legend…"), [this] { Q_EMIT legendAsked(); });
}

void ClassMenu::addMapPart(QMenu& menu, int index) {
    const bool alone = model_.labels().size() < 2;
    add(menu, "select", tr("&Select everywhere"), [this, index] { Q_EMIT selectAsked(index); });
    add(menu, "swap", tr("S&wap with…"), [this, index] { askSwap(index); })->setDisabled(alone);
    add(menu, "merge", tr("&Merge into…"), [this, index] { askMerge(index); })->setDisabled(alone);
}

void ClassMenu::addStatePart(QMenu& menu, int index) {
    const bool pinned = model_.isPinned(index), locked = model_.isLocked(index),
               hidden = model_.isHidden(index);
    add(menu, "pin", pinned ? tr("Un&pin") : tr("&Pin on top"), [this, index] {
        Q_EMIT pinSwitched(index);
    })->setIcon(icon(pinned ? Icon::unpinned : Icon::pin));
    add(menu, "lock", locked ? tr("Un&lock") : tr("&Lock"), [this, index, locked] {
        Q_EMIT lockAsked(index, !locked);
    })->setIcon(icon(locked ? Icon::unlocked : Icon::locked));
    add(menu, "hide", hidden ? tr("S&how") : tr("&Hide"), [this, index, hidden] {
        Q_EMIT hideAsked({index}, !hidden);
    })->setIcon(icon(hidden ? Icon::eye : Icon::eyeOff));
    add(menu, "only", tr("Show &only this"), [this, index] { Q_EMIT onlyAsked(index); });
    add(menu, "showAll", tr("Show &all"), [this] {
        Q_EMIT hideAsked(allClasses(), false);
    })->setDisabled(model_.hidden().empty());
}

void ClassMenu::addListPart(QMenu& menu, int index) {
    add(
        menu, "rename", tr("&Rename…"), [this, index] { Q_EMIT renameAsked(index); },
        QKeySequence(Qt::Key_F2));
    add(menu, "colour", tr("Change &colour…"), [this, index] { askColour(index); });
    add(menu, "group", tr("Change &group…"), [this, index] { askGroup(index); });
    add(
        menu, "up", tr("Move &up"), [this, index] { Q_EMIT moveAsked(index, -1); },
        QKeySequence(Qt::ALT | Qt::Key_Up));
    add(
        menu, "down", tr("Move &down"), [this, index] { Q_EMIT moveAsked(index, 1); },
        QKeySequence(Qt::ALT | Qt::Key_Down));
    add(menu, "new", tr("&New class…"), [this] { askNewClass(); })->setIcon(icon(Icon::add));
    add(menu, "remove", tr("Remo&ve…"), [this, index] {
        askRemove(index);
    })->setDisabled(model_.labels().size() < 2);
}

void ClassMenu::fillForGroup(QMenu& menu, const QString& heading) {
    QList<int> members;
    for (int i = 0; i < model_.labels().size(); ++i)
        if (QString::fromStdString(model_.labels()[i].group) == heading)
            members << i;
    if (!members.isEmpty()) {
        add(menu, "hideGroup", tr("&Hide this group"), [this, members] { Q_EMIT hideAsked(members, true); });
        add(menu, "showGroup", tr("&Show this group"), [this, members] { Q_EMIT hideAsked(members, false); });
        add(menu, "lockGroup", tr("&Lock this group"), [this, members] {
            for (const int index : members)
                Q_EMIT lockAsked(index, true);
        });
        add(menu, "unlockGroup", tr("&Unlock this group"), [this, members] {
            for (const int index : members)
                Q_EMIT lockAsked(index, false);
        });
        menu.addSeparator();
    }
    fillForList(menu);
}

void ClassMenu::fillForList(QMenu& menu) {
    add(menu, "new", tr("&New class…"), [this] { askNewClass(); })->setIcon(icon(Icon::add));
    menu.addSeparator();
    add(menu, "showAll", tr("Show &all classes"), [this] {
        Q_EMIT hideAsked(allClasses(), false);
    })->setDisabled(model_.hidden().empty());
    add(menu, "unlockAll", tr("Unloc&k all classes"), [this] {
        for (const int index : allClasses())
            if (model_.isLocked(index))
                Q_EMIT lockAsked(index, false);
    })->setEnabled(anyLocked());
    add(menu, "foldAll", tr("&Fold all groups"), [this] { Q_EMIT foldAllAsked(true); });
    add(menu, "unfoldAll", tr("Unfol&d all groups"), [this] { Q_EMIT foldAllAsked(false); });
    menu.addSeparator();
    add(menu, "legend", tr("&Export the legend…"), [this] { Q_EMIT legendAsked(); });
}

QList<int> ClassMenu::allClasses() const {
    QList<int> all;
    for (int i = 0; i < model_.labels().size(); ++i)
        all << i;
    return all;
}

bool ClassMenu::anyLocked() const {
    for (int i = 0; i < model_.labels().size(); ++i)
        if (model_.isLocked(i))
            return true;
    return false;
}

} // namespace sinopia
