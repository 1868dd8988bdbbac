#include "ui/panels/history_model.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace sinopia {

void HistoryModel::setSteps(const QStringList& steps, int position) {
    // Most often a step was added or the position moved: the view keeps its place.
    int same = 0;
    const int shorter = int(std::min(steps.size(), steps_.size()));
    while (same < shorter && steps[same] == steps_[same])
        ++same;
    const int old_rows = rowCount();
    if (same < steps_.size()) {
        beginRemoveRows({}, same + 1, old_rows - 1);
        steps_.resize(same);
        endRemoveRows();
    }
    if (same < steps.size()) {
        beginInsertRows({}, same + 1, int(steps.size()));
        steps_ = steps;
        endInsertRows();
    }
    position_ = position;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::ForegroundRole, Qt::AccessibleTextRole});
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(steps_.size()) + 1;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const int row = index.row();
    const QString text = row == 0 ? tr("As opened") : steps_[row - 1];
    const bool undone = row > position_;
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::AccessibleTextRole:
        return undone ? tr("%1, undone").arg(text) : text;
    case Qt::ForegroundRole:
        return undone ? QVariant(QGuiApplication::palette().brush(QPalette::PlaceholderText)) : QVariant();
    case Qt::ToolTipRole:
        return undone ? tr("Do it again up to here") : tr("Go back to this state");
    default:
        return {};
    }
}

} // namespace sinopia
