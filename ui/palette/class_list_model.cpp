#include "ui/palette/class_list_model.h"

namespace sinopia {

QColor toColor(Rgb color) {
    return {color.r, color.g, color.b};
}

void ClassListModel::setLabels(const LabelSet& labels) {
    beginResetModel();
    labels_ = labels;
    endResetModel();
}

int ClassListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : labels_.size();
}

QVariant ClassListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= labels_.size())
        return {};
    const LabelClass& label = labels_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(label.name);
    case Qt::ToolTipRole:
        return tr("Class %1: %2").arg(index.row()).arg(QString::fromStdString(label.name));
    case Qt::AccessibleTextRole:
        return tr("%1, class %2").arg(QString::fromStdString(label.name)).arg(index.row());
    case IndexRole:
        return index.row();
    case ColorRole:
        return toColor(label.color);
    default:
        return {};
    }
}

} // namespace sinopia
