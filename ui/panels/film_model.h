#pragma once

#include "ui/jobs/step_film.h"

#include <QAbstractListModel>

namespace sinopia {

/// The kept steps of a run, in their order. Its pictures are those of the film, not copies.
class FilmModel : public QAbstractListModel {
    Q_OBJECT

  public:
    using QAbstractListModel::QAbstractListModel;

    void setFilm(std::shared_ptr<StepFilm> film);
    const std::shared_ptr<StepFilm>& film() const { return film_; }
    /// Takes over what the film has gained since; rows that stay are not touched.
    void refresh();
    /// Shows x_t instead of the predicted picture.
    void setNoisy(bool noisy);
    bool isNoisy() const { return noisy_; }
    bool hasNoisy() const { return !frames_.empty() && frames_.back()->noisy; }

    /// Null if there is no such row.
    FilmFramePtr frame(int row) const;
    /// The row of the step, or of the last kept one before it; -1 if there is none.
    int rowOfStep(int step) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::shared_ptr<StepFilm> film_;
    std::vector<FilmFramePtr> frames_;
    bool noisy_ = false;
};

} // namespace sinopia
