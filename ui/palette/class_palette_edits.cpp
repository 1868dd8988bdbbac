#include "base/error.h"
#include "ui/palette/class_list_model.h"
#include "ui/palette/class_palette.h"
#include "ui/palette/recent_strip.h"

namespace sinopia {

void ClassPalette::switchPin(int index) {
    QStringList pins = model_->pins();
    const QString name = model_->nameOf(index);
    if (!pins.removeOne(name))
        pins << name;
    model_->setPins(pins);
    goTo(index);
}

void ClassPalette::hideClasses(const QList<int>& classes, bool hidden) {
    QSet<QString> names = model_->hiddenNames();
    for (const int index : classes) {
        if (hidden)
            names.insert(model_->nameOf(index));
        else
            names.remove(model_->nameOf(index));
    }
    model_->setHidden(names);
    showFooter();
    Q_EMIT hiddenChanged();
}

void ClassPalette::moveBy(int index, int by) {
    const QModelIndex next = model_->index(model_->rowOf(index) + by, 0);
    const int other = next.isValid() ? next.data(ClassListModel::IndexRole).toInt() : -1;
    if (other < 0 || model_->isSearching())
        return;
    if (model_->isPinned(index)) {
        QStringList pins = model_->pins();
        pins.swapItemsAt(pins.indexOf(model_->nameOf(index)), pins.indexOf(model_->nameOf(other)));
        model_->setPins(pins);
        goTo(index);
        return;
    }
    Q_EMIT editRequested(moveClass(model_->labels(), index, other));
    goTo(other);
}

void ClassPalette::rename(int index, const QString& name) {
    const QString old = model_->nameOf(index);
    try {
        const ClassEdit edit = renameClass(model_->labels(), index, name.toStdString());
        // What is remembered by the old name holds for the new one too; the old one stays for undo.
        const auto both = [&](QStringList names) {
            if (const auto at = names.indexOf(old); at >= 0)
                names.insert(at + 1, name.simplified());
            return names;
        };
        QSet<QString> hidden = model_->hiddenNames();
        if (hidden.contains(old))
            hidden.insert(name.simplified());
        model_->setPins(both(model_->pins()));
        model_->setHidden(hidden);
        recent_->setNames(both(recent_->names()));
        Q_EMIT editRequested(edit);
    } catch (const Error& error) {
        Q_EMIT problem(QString::fromUtf8(error.what()));
    }
}

} // namespace sinopia
