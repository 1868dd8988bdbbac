#include "ui/palette/class_section.h"

#include "ui/palette/class_list_model.h"

namespace sinopia {

ClassSection::ClassSection(Which which, QAbstractItemModel* lines, QObject* parent)
    : QSortFilterProxyModel(parent), which_(which) {
    setSourceModel(lines);
}

bool ClassSection::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const auto* lines = static_cast<const ClassListModel*>(sourceModel());
    const QModelIndex line = lines->index(row, 0, parent);
    const bool pinned = !lines->isSearching() && line.data(ClassListModel::PinnedRole).toBool();
    const bool heading = line.data(ClassListModel::IndexRole).toInt() < 0;
    return which_ == Which::pins ? pinned && !heading : !pinned;
}

} // namespace sinopia
