#include "ui/palette/class_search.h"

#include <algorithm>
#include <vector>

namespace sinopia {
namespace {

constexpr int shortest_typo = 4; // below that a wrong letter fits too much
constexpr int shortest_two = 7;  // from here on two slips are forgiven
constexpr int longest_initials = 4;

QStringList wordsOf(const QString& folded) {
    QStringList words;
    QString word;
    for (const QChar c : folded) {
        if (c.isLetterOrNumber()) {
            word += c;
        } else if (!word.isEmpty()) {
            words << word;
            word.clear();
        }
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

/// The number of letters to add, drop, change or exchange with the neighbour so that `typed` begins `word`.
int slips(const QString& typed, const QString& word) {
    const auto width = static_cast<std::size_t>(word.size()) + 1;
    std::vector<int> before(width), above(width), row(width);
    for (std::size_t j = 0; j < width; ++j)
        above[j] = static_cast<int>(j);
    for (int i = 1; i <= typed.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const auto letter = static_cast<int>(j) - 1;
            const bool same = typed[i - 1] == word[letter];
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && typed[i - 1] == word[letter - 1] && typed[i - 2] == word[letter])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = above;
        above = row;
    }
    return *std::min_element(above.begin(), above.end());
}

/// Letters in order, the first one at the beginning of a word; the fewer gaps the better. -1: not so.
int gaps(const QString& typed, const QString& name) {
    int best = -1;
    for (int start = 0; start < name.size(); ++start) {
        if (name[start] != typed[0] || (start > 0 && name[start - 1].isLetterOrNumber()))
            continue;
        int at = start, gap = 0;
        for (int i = 1; i < typed.size() && at >= 0; ++i) {
            const int next = static_cast<int>(name.indexOf(typed[i], at + 1));
            gap += next - at - 1;
            at = next;
        }
        if (at >= 0 && (best < 0 || gap < best))
            best = gap;
    }
    return best;
}

bool isInitials(const QString& typed, const QStringList& words) {
    if (typed.size() < 2 || typed.size() > longest_initials || typed.size() > words.size())
        return false;
    for (int i = 0; i < typed.size(); ++i)
        if (!words[i].startsWith(typed[i]))
            return false;
    return true;
}

/// "light traffic": every word typed begins a word of the name.
bool allWordsBegin(const QString& typed, const QStringList& words) {
    const QStringList parts = wordsOf(typed);
    return !parts.isEmpty() && std::all_of(parts.begin(), parts.end(), [&](const QString& part) {
        return std::any_of(words.begin(), words.end(), [&](const QString& w) { return w.startsWith(part); });
    });
}

int slipScore(const QString& typed, const SearchTexts& texts) {
    if (typed.size() < shortest_typo)
        return 0;
    const int allowed = typed.size() >= shortest_two ? 2 : 1;
    int best = allowed + 1;
    for (const QString& word : texts.words)
        best = std::min(best, slips(typed, word));
    best = std::min(best, slips(typed, texts.name));
    return best <= allowed ? 150 - 50 * best : 0;
}

} // namespace

QString foldedForSearch(const QString& text) {
    QString folded;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD))
        if (c.category() != QChar::Mark_NonSpacing)
            folded += c;
    return folded.toCaseFolded();
}

SearchTexts::SearchTexts(const QString& name, const QString& group, int index)
    : name(foldedForSearch(name)), words(wordsOf(this->name)), group(foldedForSearch(group)),
      id(QString::number(index)) {}

int searchScore(const QString& query, const SearchTexts& texts) {
    const QString typed = query.startsWith('#') ? query.mid(1) : query;
    if (typed.isEmpty())
        return 1;
    const int length = static_cast<int>(std::min<qsizetype>(texts.name.size(), 99));
    if (texts.id == typed)
        return 1100;
    if (texts.name == typed)
        return 1000;
    if (texts.name.startsWith(typed))
        return 900 - length;
    if (std::any_of(texts.words.begin(), texts.words.end(), [&](auto& w) { return w.startsWith(typed); }))
        return 780 - length;
    if (texts.id.startsWith(typed))
        return 660;
    if (allWordsBegin(typed, texts.words))
        return 600;
    if (isInitials(typed, texts.words))
        return 550;
    if (texts.name.contains(typed))
        return 500 - length;
    if (!texts.group.isEmpty() && texts.group.startsWith(typed))
        return 350;
    if (texts.group.contains(typed))
        return 300;
    if (const int gap = typed.size() > 1 ? gaps(typed, texts.name) : -1; gap >= 0)
        return std::max(160, 250 - gap);
    return slipScore(typed, texts);
}

} // namespace sinopia
