#include "ui/dialogs/model_list_model.h"

#include "ui/style/icons.h"

#include <QFont>

namespace sinopia {

void ModelListModel::setModels(std::vector<InstalledModel> models, const QString& current) {
    beginResetModel();
    models_ = std::move(models);
    current_ = current;
    endResetModel();
}

const InstalledModel* ModelListModel::model(int row) const {
    return row >= 0 && row < int(models_.size()) ? &models_[std::size_t(row)] : nullptr;
}

bool ModelListModel::inUse(int row) const {
    const InstalledModel* installed = model(row);
    return installed && (current_ == installed->folder || current_.startsWith(installed->folder + '/'));
}

int ModelListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(models_.size()) + 1;
}

QVariant ModelListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const InstalledModel* installed = model(index.row());
    if (!installed) {
        if (role == Qt::DisplayRole)
            return tr("Published checkpoints…");
        return role == Qt::DecorationRole ? QVariant(icon(Icon::info)) : QVariant();
    }
    const QString name = QString::fromStdString(installed->manifest.name);
    const bool used = inUse(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return used ? tr("%1\n%2 · in use").arg(name, installed->shelf)
                    : tr("%1\n%2").arg(name, installed->shelf);
    case Qt::DecorationRole:
        return icon(installed->problem.isEmpty() ? Icon::model : Icon::warning);
    case Qt::ToolTipRole:
        return installed->problem.isEmpty() ? installed->folder : installed->problem;
    case Qt::FontRole: {
        QFont font;
        font.setBold(used);
        return font;
    }
    default:
        return {};
    }
}

} // namespace sinopia
