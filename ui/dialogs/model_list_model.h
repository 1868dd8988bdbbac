#pragma once

#include "ui/dialogs/installed_model.h"

#include <QAbstractListModel>

namespace sinopia {

/// The installed models, and after them a line that stands for the published ones.
class ModelListModel : public QAbstractListModel {
    Q_OBJECT

  public:
    using QAbstractListModel::QAbstractListModel;

    /// `current` is the folder of the model in use, or a file in it.
    void setModels(std::vector<InstalledModel> models, const QString& current);
    /// Null for the line of the published ones.
    const InstalledModel* model(int row) const;
    bool inUse(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<InstalledModel> models_;
    QString current_;
};

} // namespace sinopia
