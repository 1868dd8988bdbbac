#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace sinopia {

/// The states of a document: row 0 is how it was opened, row n the state after step n.
class HistoryModel : public QAbstractListModel {
    Q_OBJECT

  public:
    using QAbstractListModel::QAbstractListModel;

    /// `position`: the row of the state the document is in.
    void setSteps(const QStringList& steps, int position);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    QStringList steps_;
    int position_ = 0;
};

} // namespace sinopia
