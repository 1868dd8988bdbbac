#include "base/error.h"
#include "ui/palette/class_chooser.h"
#include "ui/palette/class_list_model.h"
#include "ui/palette/class_menu.h"
#include "ui/palette/new_class_dialog.h"

#include <QColorDialog>
#include <QInputDialog>
#include <QLocale>

#include <algorithm>

namespace sinopia {
namespace {

QString pixelsText(const ClassCounts& counts, int index) {
    const auto it = counts.find(static_cast<ClassIndex>(index));
    return QLocale().toString(static_cast<qlonglong>(it == counts.end() ? 0 : it->second.pixels));
}

} // namespace

void ClassMenu::edit(const std::function<ClassEdit()>& make) {
    try {
        Q_EMIT editAsked(make());
    } catch (const Error& error) {
        Q_EMIT problem(QString::fromUtf8(error.what()));
    }
}

void ClassMenu::askSwap(int index) {
    const LabelSet& labels = model_.labels();
    const QString name = model_.nameOf(index);
    const int other = ClassChooser::ask(
        parent_, tr("Swap classes"),
        tr("All pixels of %1 become the class that you choose here, and the other way round.").arg(name),
        labels, model_.counts(), index);
    if (other >= 0)
        edit([&] { return swapClasses(labels, index, other); });
}

void ClassMenu::askMerge(int index) {
    const LabelSet& labels = model_.labels();
    const int into = ClassChooser::ask(parent_, tr("Merge a class"),
                                       tr("All %1 pixels of %2 become the class that you choose here.")
                                           .arg(pixelsText(model_.counts(), index), model_.nameOf(index)),
                                       labels, model_.counts(), index);
    if (into >= 0)
        edit([&] { return mergeClass(labels, index, into); });
}

void ClassMenu::askColour(int index) {
    const QColor color = QColorDialog::getColor(toColor(model_.labels()[index].color), parent_,
                                                tr("Colour of %1").arg(model_.nameOf(index)));
    if (!color.isValid())
        return;
    const Rgb rgb{static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()),
                  static_cast<std::uint8_t>(color.blue())};
    edit([&] { return recolourClass(model_.labels(), index, rgb); });
}

void ClassMenu::askGroup(int index) {
    QStringList groups;
    for (const LabelClass& one : model_.labels().classes())
        if (const QString group = QString::fromStdString(one.group); !groups.contains(group))
            groups << group;
    const QString own = QString::fromStdString(model_.labels()[index].group);
    bool taken = false;
    const QString group =
        QInputDialog::getItem(parent_, tr("Change the group"), tr("Group of %1").arg(model_.nameOf(index)),
                              groups, static_cast<int>(groups.indexOf(own)), true, &taken);
    if (taken && group != own)
        edit([&] { return regroupClass(model_.labels(), index, group.toStdString()); });
}

void ClassMenu::askRemove(int index) {
    const LabelSet& labels = model_.labels();
    const int into = ClassChooser::ask(parent_, tr("Remove a class"),
                                       tr("%1 leaves the list, and the classes after it move up by one "
                                          "number. Its %2 pixels become the class that "
                                          "you choose here.")
                                           .arg(model_.nameOf(index), pixelsText(model_.counts(), index)),
                                       labels, model_.counts(), index);
    if (into >= 0)
        edit([&] { return removeClass(labels, index, into); });
}

void ClassMenu::askNewClass() {
    NewClassDialog dialog(model_.labels(), parent_);
    if (dialog.exec() == QDialog::Accepted)
        edit([&] { return addClass(model_.labels(), dialog.made()); });
}

} // namespace sinopia
