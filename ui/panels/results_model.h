#pragma once

#include "document/results.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPixmap>

namespace sinopia {

/// The kept results, newest first.
class ResultsModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { IdRole = Qt::UserRole, DetailRole };

    using QAbstractListModel::QAbstractListModel;

    void setResults(const Results& results);
    /// Null if there is no such row.
    ResultPtr result(int row) const;
    /// -1 if it is not in the list.
    int rowOf(std::uint64_t id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    QString tip(const StoredResult& result) const;
    const QPixmap& thumbnail(const StoredResult& result) const;

    Results results_; ///< oldest first, as the document has them
    mutable QHash<quint64, QPixmap> thumbnails_;
};

/// Memory that the pixels of the results take; tiles that several of them share are counted once.
std::size_t bytesOf(const Results& results);

} // namespace sinopia
