#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QString>

namespace sinopia {

class ActionSet;

using KeyTable = QHash<QString, QList<QKeySequence>>; ///< action id -> keys

/// "G; Shift+G" in Qt's portable way of writing; an empty text is no keys at all.
QList<QKeySequence> keysOfText(const QString& text);
QString textOfKeys(const QList<QKeySequence>& keys);

/// Keys as people know them from another program. Only ids that exist count; the others keep their defaults.
struct ShortcutScheme {
    const char* id; ///< as kept in the settings
    QString name;
    QString sentence; ///< what it is, for the person who chooses
    KeyTable keys;
};

/// The program's own scheme first; its table is empty, for it is made of the actions' default keys.
const QList<ShortcutScheme>& shortcutSchemes();

/// The keys of every action of `actions` under the scheme of that id (an unknown one: the first). A key that
/// the scheme gives to one action is taken from the action that has it by default, so no key means two
/// things.
KeyTable schemeKeys(const ActionSet& actions, const QString& scheme);

} // namespace sinopia
