#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sinopia {

class ActionSet;

/// A heading and its paragraphs; plain text with {ids} of actions, which stand for "title (keys)".
struct HelpTopic {
    QString title;
    QStringList paragraphs;
};

/// What a new user reads first.
QList<HelpTopic> gettingStarted();

/// What a hand does, and what comes of it: rows of the table "mouse and pen".
QList<std::pair<QString, QString>> gestures();

/// `text` with every {id} replaced by the action's title and its present keys; ids that no action has become
/// their last part.
QString withKeys(const QString& text, const ActionSet& actions);

} // namespace sinopia
