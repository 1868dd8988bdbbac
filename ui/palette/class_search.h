#pragma once

#include <QString>
#include <QStringList>

namespace sinopia {

/// A class's texts, folded once: without case and accents.
struct SearchTexts {
    QString name;
    QStringList words; ///< of the name
    QString group;
    QString id;

    SearchTexts() = default;
    SearchTexts(const QString& name, const QString& group, int index);
};

/// Lower case without accents: "Été" and "ete" are the same to a search.
QString foldedForSearch(const QString& text);

/// How well a class fits what was typed; 0: not at all, more is better. In this order: its id or whole name,
/// the beginning of its name, of a word, initials ("tl" for traffic light), a part of it, its group, letters
/// in order with gaps, a slip of the keys. `query` is folded and trimmed.
int searchScore(const QString& query, const SearchTexts& texts);

} // namespace sinopia
