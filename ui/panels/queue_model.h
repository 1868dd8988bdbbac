#pragma once

#include "document/document.h"
#include "ui/jobs/generation_queue.h"

#include <QAbstractListModel>
#include <QHash>
#include <QImage>

namespace sinopia {

/// What runs, in row 0 if anything does, and what waits, the next one first. Rows that wait can be dragged to
/// another place.
class QueueModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { DetailRole = Qt::UserRole, ShareRole, IdRole };

    /// Follows the queue; the document's colours show what an order is about.
    QueueModel(GenerationQueue& queue, const Document& document, QObject* parent = nullptr);

    std::uint64_t idOf(int row) const; ///< 0: no such row
    int rowOf(std::uint64_t id) const; ///< -1: not in the queue
    /// The place among those that wait; -1 for the one that runs.
    int placeOf(int row) const { return row - first(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    /// DetailRole: a line about its state. ShareRole: how much is done, 0..1, of the one that runs.
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

  Q_SIGNALS:
    /// The rows are others; what was selected is to be found again by its id.
    void reordered();

  private:
    int first() const { return queue_.running() ? 1 : 0; }
    const QueueEntry* entry(int row) const;
    void reload();
    void stepped(const QueueEntry& entry, const StepEvent& event);
    QString detail(int row, const QueueEntry& entry) const;
    QImage picture(int row, const QueueEntry& entry) const;

    GenerationQueue& queue_;
    const Document& document_;
    int rows_ = 0;
    StepEvent step_; ///< the last one of the run
    QImage preview_; ///< of that step
    mutable QHash<quint64, QImage> maps_;
};

} // namespace sinopia
