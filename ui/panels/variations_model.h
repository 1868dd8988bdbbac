#pragma once

#include "document/results.h"
#include "ui/jobs/generation_queue.h"

#include <QAbstractListModel>
#include <QImage>

#include <vector>

namespace sinopia {

/// One of several pictures to choose from.
struct Variation {
    std::uint64_t run = 0; ///< its entry in the queue
    GenerationOrder order;
    ResultPtr result; ///< null: waits or runs
    QImage live;      ///< the newest step while it runs
    int step = 0;     ///< 0: waits
    int steps = 0;
};

/// The variations of one map or one edit, in the order of being asked for. Those that are finished are shown
/// for as long as the document keeps them.
class VariationsModel : public QAbstractListModel {
    Q_OBJECT

  public:
    using QAbstractListModel::QAbstractListModel;

    /// Other ones take the place of those shown.
    void setVariations(std::vector<Variation> variations);
    void clear() { setVariations({}); }

    void step(std::uint64_t run, const StepEvent& event, const QImage& live);
    void finish(std::uint64_t run, ResultPtr result);
    /// One that was cancelled or failed.
    void remove(std::uint64_t run);
    /// What the document keeps now: the others are not shown until it keeps them again.
    void setKept(const Results& results);

    /// Null if there is no such row.
    const Variation* variation(int row) const;
    int rowOf(std::uint64_t run) const; ///< -1: not shown
    /// How many of those shown are finished.
    int finished() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    Variation* find(std::uint64_t run);
    void show();
    void tell(std::uint64_t run);
    QString detail(const Variation& variation) const;

    std::vector<Variation> all_;
    std::vector<std::size_t> shown_;  ///< indices into all_
    std::vector<std::uint64_t> kept_; ///< results of the document, sorted
};

} // namespace sinopia
