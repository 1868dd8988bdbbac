#include "ui/window/mnemonics.h"

#include <QAction>
#include <QSet>
#include <QStringList>

namespace sinopia {
namespace {

/// Where the letter after a single & stands in the text without that &; -1: nowhere.
struct Marked {
    QString plain; ///< with "&&" left as it is
    qsizetype letter = -1;
};

Marked read(const QString& text) {
    Marked marked;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i] == '&' && i + 1 < text.size() && text[i + 1] == '&';
        if (pair)
            marked.plain += text[i++];
        else if (text[i] == '&' && marked.letter < 0) {
            marked.letter = marked.plain.size();
            continue;
        }
        marked.plain += text[i];
    }
    if (marked.letter >= marked.plain.size())
        marked.letter = -1;
    return marked;
}

/// The beginnings of words first, then the rest, left to right.
QList<qsizetype> places(const QString& text) {
    QList<qsizetype> starts, others;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text[i].isLetterOrNumber())
            (i == 0 || text[i - 1].isSpace() ? starts : others) << i;
    return starts + others;
}

} // namespace

QStringList withOwnMnemonics(const QStringList& texts) {
    QList<Marked> all;
    QSet<QChar> taken;
    QList<qsizetype> waiting;
    for (const QString& text : texts) {
        all << read(text);
        const Marked& marked = all.last();
        if (marked.letter < 0)
            continue;
        const QChar letter = marked.plain[marked.letter].toLower();
        if (taken.contains(letter))
            waiting << all.size() - 1;
        taken.insert(letter);
    }
    for (const qsizetype i : waiting) {
        all[i].letter = -1;
        for (const qsizetype place : places(all[i].plain))
            if (const QChar letter = all[i].plain[place].toLower(); !taken.contains(letter)) {
                taken.insert(letter);
                all[i].letter = place;
                break;
            }
    }
    QStringList out;
    for (const Marked& marked : all)
        out << (marked.letter < 0 ? marked.plain : QString(marked.plain).insert(marked.letter, '&'));
    return out;
}

void assignMnemonics(const QList<QAction*>& menu) {
    QList<QAction*> entries;
    QStringList texts;
    for (QAction* action : menu)
        if (action->isVisible() && !action->isSeparator()) {
            entries << action;
            texts << action->text();
        }
    const QStringList own = withOwnMnemonics(texts);
    for (qsizetype i = 0; i < entries.size(); ++i)
        if (entries[i]->text() != own[i])
            entries[i]->setText(own[i]);
}

} // namespace sinopia
