#include "ui/panels/film_model.h"

#include "ui/panels/rgb_to_image.h"

#include <algorithm>

namespace sinopia {

void FilmModel::setFilm(std::shared_ptr<StepFilm> film) {
    beginResetModel();
    film_ = std::move(film);
    frames_ = film_ ? film_->frames() : std::vector<FilmFramePtr>();
    endResetModel();
}

void FilmModel::refresh() {
    if (!film_)
        return;
    std::vector<FilmFramePtr> now = film_->frames();
    const bool grew = now.size() >= frames_.size() && std::equal(frames_.begin(), frames_.end(), now.begin());
    if (grew && now.size() == frames_.size())
        return;
    if (grew) {
        beginInsertRows({}, static_cast<int>(frames_.size()), static_cast<int>(now.size()) - 1);
        frames_ = std::move(now);
        endInsertRows();
    } else { // some were let go
        beginResetModel();
        frames_ = std::move(now);
        endResetModel();
    }
}

void FilmModel::setNoisy(bool noisy) {
    if (noisy == noisy_)
        return;
    noisy_ = noisy;
    if (!frames_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

FilmFramePtr FilmModel::frame(int row) const {
    return row >= 0 && row < rowCount() ? frames_[static_cast<std::size_t>(row)] : nullptr;
}

int FilmModel::rowOfStep(int step) const {
    const auto after = std::upper_bound(frames_.begin(), frames_.end(), step,
                                        [](int s, const FilmFramePtr& frame) { return s < frame->step; });
    return static_cast<int>(after - frames_.begin()) - 1;
}

int FilmModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(frames_.size());
}

QVariant FilmModel::data(const QModelIndex& index, int role) const {
    const FilmFramePtr shown = index.isValid() ? frame(index.row()) : nullptr;
    if (!shown)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return QString::number(shown->step);
    case Qt::DecorationRole:
        return imageOver(noisy_ && shown->noisy ? shown->small_noisy : shown->small_predicted);
    case Qt::AccessibleTextRole:
        return tr("Step %1 of %2").arg(shown->step).arg(shown->steps);
    default:
        return {};
    }
}

} // namespace sinopia
