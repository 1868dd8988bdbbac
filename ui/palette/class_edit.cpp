#include "ui/palette/class_edit.h"

#include "base/error.h"
#include "document/document.h"
#include "formats/class_names.h"

#include <QCoreApplication>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int most_classes = 65535; // one index is left for "no class"
constexpr std::size_t longest_name = 200;

std::string said(const char* english) {
    return QCoreApplication::translate("ClassEdit", english).toStdString();
}

std::string with(const char* english, const std::string& a) {
    return QCoreApplication::translate("ClassEdit", english).arg(QString::fromStdString(a)).toStdString();
}

std::string with(const char* english, const std::string& a, const std::string& b) {
    return QCoreApplication::translate("ClassEdit", english)
        .arg(QString::fromStdString(a), QString::fromStdString(b))
        .toStdString();
}

std::string trimmedText(const std::string& text) {
    return QString::fromStdString(text).simplified().toStdString();
}

void checkName(const LabelSet& labels, const std::string& name, int own) {
    if (name.empty())
        throw Error(said(QT_TRANSLATE_NOOP("ClassEdit", "A class needs a name.")));
    if (name.size() > longest_name)
        throw Error(said(QT_TRANSLATE_NOOP("ClassEdit", "The name is too long; at most 200 bytes.")));
    if (const auto taken = labels.find(name); taken && *taken != own)
        throw Error(with(
            QT_TRANSLATE_NOOP("ClassEdit", "There is a class \"%1\" already; choose another name."), name));
}

ClassEdit withClasses(const LabelSet& labels, std::string name, std::vector<LabelClass> classes) {
    ClassEdit edit;
    edit.name = std::move(name);
    edit.labels = LabelSet(std::move(classes), labels.ignore());
    return edit;
}

/// Where the ignore index lies among the classes it changes its number like one of them.
void followIgnore(ClassEdit& edit) {
    const auto ignore = edit.labels->ignore();
    if (const auto it = ignore ? edit.remap.find(*ignore) : edit.remap.end(); it != edit.remap.end())
        edit.labels = LabelSet(edit.labels->classes(), it->second);
}

/// The locks that the change touches: a class is locked if one of those that become it was.
std::map<ClassIndex, bool> locksAfter(const Document& document, const ClassEdit& edit) {
    std::map<ClassIndex, bool> locks;
    const LabelSet& old = document.label_set();
    for (int i = 0; edit.other_list && edit.labels && i < old.size(); ++i)
        if (i >= edit.labels->size() || plural_key(old[i].name) != plural_key((*edit.labels)[i].name))
            locks[static_cast<ClassIndex>(i)] = false;
    for (const auto& [from, to] : edit.remap) {
        locks.try_emplace(from, false);
        if (const auto [it, is_new] = locks.try_emplace(to, false); is_new && !edit.remap.contains(to))
            it->second = document.is_locked(to);
    }
    for (const auto& [from, to] : edit.remap)
        locks[to] = locks[to] || document.is_locked(from);
    return locks;
}

} // namespace

void applyClassEdit(Document& document, const ClassEdit& edit) {
    if (edit.empty())
        return;
    const std::map<ClassIndex, bool> locks =
        edit.limited ? std::map<ClassIndex, bool>() : locksAfter(document, edit);
    const std::uint64_t stroke = document.new_stroke();
    if (edit.labels)
        document.apply(LabelSetEdit{edit.name, *edit.labels, stroke});
    if (!edit.remap.empty())
        document.apply(RemapEdit{edit.name, edit.remap, edit.limited, stroke});
    document.end_stroke();
    for (const auto& [index, locked] : locks)
        document.set_locked(index, locked);
}

ClassEdit swapClasses(const LabelSet& labels, int a, int b) {
    ClassEdit edit;
    edit.name = with(QT_TRANSLATE_NOOP("ClassEdit", "Swap %1 and %2"), labels[a].name, labels[b].name);
    edit.remap = {{static_cast<ClassIndex>(a), static_cast<ClassIndex>(b)},
                  {static_cast<ClassIndex>(b), static_cast<ClassIndex>(a)}};
    edit.limited = true;
    return edit;
}

ClassEdit mergeClass(const LabelSet& labels, int from, int into) {
    ClassEdit edit;
    edit.name =
        with(QT_TRANSLATE_NOOP("ClassEdit", "Merge %1 into %2"), labels[from].name, labels[into].name);
    edit.remap = {{static_cast<ClassIndex>(from), static_cast<ClassIndex>(into)}};
    edit.limited = true;
    return edit;
}

ClassEdit renameClass(const LabelSet& labels, int index, const std::string& name) {
    const std::string clean = trimmedText(name);
    checkName(labels, clean, index);
    std::vector<LabelClass> classes = labels.classes();
    classes[static_cast<std::size_t>(index)].name = clean;
    return withClasses(labels, with(QT_TRANSLATE_NOOP("ClassEdit", "Rename %1"), labels[index].name),
                       std::move(classes));
}

ClassEdit recolourClass(const LabelSet& labels, int index, Rgb color) {
    std::vector<LabelClass> classes = labels.classes();
    classes[static_cast<std::size_t>(index)].color = color;
    return withClasses(labels, with(QT_TRANSLATE_NOOP("ClassEdit", "Colour of %1"), labels[index].name),
                       std::move(classes));
}

ClassEdit regroupClass(const LabelSet& labels, int index, const std::string& group) {
    const std::string clean = trimmedText(group);
    if (clean.size() > longest_name)
        throw Error(said(QT_TRANSLATE_NOOP("ClassEdit", "The name is too long; at most 200 bytes.")));
    std::vector<LabelClass> classes = labels.classes();
    classes[static_cast<std::size_t>(index)].group = clean;
    return withClasses(labels, with(QT_TRANSLATE_NOOP("ClassEdit", "Group of %1"), labels[index].name),
                       std::move(classes));
}

ClassEdit addClass(const LabelSet& labels, const LabelClass& made) {
    if (labels.size() >= most_classes)
        throw Error(said(QT_TRANSLATE_NOOP("ClassEdit", "The list is full: 65535 classes.")));
    LabelClass one{trimmedText(made.name), made.color, trimmedText(made.group)};
    checkName(labels, one.name, -1);
    std::vector<LabelClass> classes = labels.classes();
    classes.push_back(std::move(one));
    ClassEdit edit = withClasses(labels, with(QT_TRANSLATE_NOOP("ClassEdit", "New class %1"), made.name),
                                 std::move(classes));
    if (labels.ignore() && *labels.ignore() == labels.size()) {
        const ClassIndex free = labels.size() < 255 ? 255 : 65535;
        edit.remap[*labels.ignore()] = free;
        followIgnore(edit);
    }
    return edit;
}

ClassEdit moveClass(const LabelSet& labels, int from, int to) {
    std::vector<LabelClass> classes = labels.classes();
    const auto at = [&](int index) { return classes.begin() + index; };
    ClassEdit edit;
    if (from < to)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
    edit = withClasses(labels, with(QT_TRANSLATE_NOOP("ClassEdit", "Move %1"), labels[from].name),
                       std::move(classes));
    for (int i = std::min(from, to); i <= std::max(from, to) && from != to; ++i)
        edit.remap[static_cast<ClassIndex>(i)] =
            static_cast<ClassIndex>(i == from ? to : i + (from < to ? -1 : 1));
    followIgnore(edit);
    return edit;
}

ClassEdit removeClass(const LabelSet& labels, int index, int into) {
    if (labels.size() < 2 || index == into)
        throw Error(said(QT_TRANSLATE_NOOP("ClassEdit", "A list needs at least one class.")));
    std::vector<LabelClass> classes = labels.classes();
    classes.erase(classes.begin() + index);
    ClassEdit edit = withClasses(
        labels, with(QT_TRANSLATE_NOOP("ClassEdit", "Remove %1"), labels[index].name), std::move(classes));
    const auto moved = [&](int i) { return static_cast<ClassIndex>(i > index ? i - 1 : i); };
    edit.remap[static_cast<ClassIndex>(index)] = moved(into);
    for (int i = index + 1; i < labels.size(); ++i)
        edit.remap[static_cast<ClassIndex>(i)] = moved(i);
    followIgnore(edit);
    return edit;
}

} // namespace sinopia
