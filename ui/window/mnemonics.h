#pragma once

#include <QList>
#include <QString>

class QAction;

namespace sinopia {

/// Sees to it that no two entries of a menu have one underlined letter, in whatever language: each keeps the
/// letter that its text names unless an earlier entry has it; then it gets another of its own letters, that
/// of a word's beginning if one is free. Entries without a marked letter stay without.
void assignMnemonics(const QList<QAction*>& menu);

/// The same for plain texts.
QStringList withOwnMnemonics(const QStringList& texts);

} // namespace sinopia
