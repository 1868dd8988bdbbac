#pragma once

#include <QSortFilterProxyModel>

namespace sinopia {

/// The palette's lines in two parts: the pins, which stay in sight, and the rest, which scrolls. A search is
/// shown whole in the second.
class ClassSection : public QSortFilterProxyModel {
    Q_OBJECT

  public:
    enum class Which { pins, rest };
    ClassSection(Which which, QAbstractItemModel* lines, QObject* parent = nullptr);

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

  private:
    Which which_;
};

} // namespace sinopia
