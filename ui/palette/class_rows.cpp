#include "ui/palette/class_rows.h"

#include <QCoreApplication>

#include <algorithm>

namespace sinopia {
namespace {

QString text(const std::string& from) {
    return QString::fromStdString(from);
}

} // namespace

void ClassRows::setLabels(const LabelSet& labels) {
    labels_ = labels;
    texts_.clear();
}

bool ClassRows::isPinned(int index) const {
    return pins.contains(text(labels_[index].name));
}

std::vector<int> ClassRows::pinnedClasses() const {
    std::vector<int> classes;
    for (const QString& name : pins)
        if (const auto index = labels_.find(name.toStdString()))
            classes.push_back(*index);
    return classes;
}

std::optional<int> ClassRows::classForKey(int key) const {
    if (key < 1)
        return {};
    const std::vector<int> pinned = pinnedClasses();
    if (key <= static_cast<int>(pinned.size()))
        return pinned[static_cast<std::size_t>(key - 1)];
    int left = key - static_cast<int>(pinned.size());
    for (int i = 0; i < labels_.size(); ++i)
        if (std::find(pinned.begin(), pinned.end(), i) == pinned.end() && --left == 0)
            return i;
    return {};
}

std::vector<ClassRow> ClassRows::found() const {
    const QString query = foldedForSearch(search).simplified();
    for (int i = static_cast<int>(texts_.size()); i < labels_.size(); ++i)
        texts_.emplace_back(text(labels_[i].name), text(labels_[i].group), i);
    std::vector<std::pair<int, int>> scored;
    for (int i = 0; i < labels_.size(); ++i)
        if (const int score = searchScore(query, texts_[static_cast<std::size_t>(i)]); score > 0)
            scored.emplace_back(-score, i);
    std::sort(scored.begin(), scored.end());
    std::vector<ClassRow> rows;
    for (const auto& [score, index] : scored)
        rows.push_back({index, {}, 0, false, false});
    return rows;
}

std::vector<QString> ClassRows::groups() const {
    std::vector<QString> groups;
    QSet<QString> seen;
    for (const LabelClass& one : labels_.classes()) {
        const QString group = text(one.group);
        if (!seen.contains(group)) {
            seen.insert(group);
            groups.push_back(group);
        }
    }
    // Classes without a group come last.
    std::stable_partition(groups.begin(), groups.end(), [](const QString& g) { return !g.isEmpty(); });
    return groups;
}

std::vector<ClassRow> ClassRows::rows() const {
    if (!search.trimmed().isEmpty())
        return found();
    std::vector<ClassRow> rows;
    const std::vector<int> pinned = pinnedClasses();
    if (!pinned.empty()) {
        rows.push_back({-1, QCoreApplication::translate("ClassRows", "Pinned"),
                        static_cast<int>(pinned.size()), false, true});
        for (const int index : pinned)
            rows.push_back({index, {}, 0, false, false});
    }
    const std::vector<QString> names = groups();
    QHash<QString, std::vector<int>> members;
    for (int i = 0; i < labels_.size(); ++i)
        if (!isPinned(i))
            members[text(labels_[i].group)].push_back(i);
    for (const QString& group : names) {
        const std::vector<int>& classes = members[group];
        if (classes.empty())
            continue;
        const QString heading = !group.isEmpty()   ? group
                                : names.size() > 1 ? QCoreApplication::translate("ClassRows", "Other classes")
                                                   : QCoreApplication::translate("ClassRows", "Classes");
        const bool fold = folded.contains(heading);
        const bool headed = names.size() > 1 || !pinned.empty();
        if (headed)
            rows.push_back({-1, heading, static_cast<int>(classes.size()), fold, false});
        if (!headed || !fold)
            for (const int index : classes)
                rows.push_back({index, {}, 0, false, false});
    }
    return rows;
}

} // namespace sinopia
