#pragma once

#include "image/label_set.h"

#include <QAbstractListModel>
#include <QColor>

namespace sinopia {

QColor toColor(Rgb color);

/// The classes of a label set as a list: row = index.
class ClassListModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { IndexRole = Qt::UserRole, ColorRole };

    using QAbstractListModel::QAbstractListModel;

    void setLabels(const LabelSet& labels);
    const LabelSet& labels() const { return labels_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    LabelSet labels_;
};

} // namespace sinopia
