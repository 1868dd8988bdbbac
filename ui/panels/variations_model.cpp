#include "ui/panels/variations_model.h"

#include "ui/panels/rgb_to_image.h"
#include "ui/panels/thumbnail_delegate.h"

#include <QLocale>

#include <algorithm>

namespace sinopia {

void VariationsModel::setVariations(std::vector<Variation> variations) {
    all_ = std::move(variations);
    show();
}

/// Rebuilds the rows: few, and seldom.
void VariationsModel::show() {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < all_.size(); ++i)
        if (!all_[i].result || std::binary_search(kept_.begin(), kept_.end(), all_[i].result->id))
            shown.push_back(i);
    beginResetModel();
    shown_ = std::move(shown);
    endResetModel();
}

Variation* VariationsModel::find(std::uint64_t run) {
    const auto found =
        std::find_if(all_.begin(), all_.end(), [run](const Variation& v) { return v.run == run; });
    return found == all_.end() ? nullptr : &*found;
}

void VariationsModel::tell(std::uint64_t run) {
    if (const int row = rowOf(run); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

void VariationsModel::step(std::uint64_t run, const StepEvent& event, const QImage& live) {
    Variation* variation = find(run);
    if (!variation)
        return;
    variation->step = event.step;
    variation->steps = event.steps;
    variation->live = live;
    tell(run);
}

void VariationsModel::finish(std::uint64_t run, ResultPtr result) {
    Variation* variation = find(run);
    if (!variation)
        return;
    const auto place = std::lower_bound(kept_.begin(), kept_.end(), result->id);
    if (place == kept_.end() || *place != result->id)
        kept_.insert(place, result->id);
    variation->result = std::move(result);
    variation->live = {};
    tell(run);
}

void VariationsModel::remove(std::uint64_t run) {
    if (std::erase_if(all_, [run](const Variation& v) { return v.run == run; }) > 0)
        show();
}

void VariationsModel::setKept(const Results& results) {
    std::vector<std::uint64_t> kept;
    for (const ResultPtr& result : results)
        kept.push_back(result->id);
    std::sort(kept.begin(), kept.end());
    if (kept == kept_)
        return;
    kept_ = std::move(kept);
    const auto before = shown_.size();
    std::size_t after = 0;
    for (const Variation& each : all_)
        after += !each.result || std::binary_search(kept_.begin(), kept_.end(), each.result->id) ? 1 : 0;
    if (after != before)
        show();
}

const Variation* VariationsModel::variation(int row) const {
    return row >= 0 && row < rowCount() ? &all_[shown_[static_cast<std::size_t>(row)]] : nullptr;
}

int VariationsModel::rowOf(std::uint64_t run) const {
    for (int row = 0; row < rowCount(); ++row)
        if (variation(row)->run == run)
            return row;
    return -1;
}

int VariationsModel::finished() const {
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += variation(row)->result ? 1 : 0;
    return count;
}

int VariationsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant VariationsModel::data(const QModelIndex& index, int role) const {
    const Variation* shown = index.isValid() ? variation(index.row()) : nullptr;
    if (!shown)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return tr("Seed %1").arg(shown->order.options.seed);
    case ThumbnailDetailRole:
        return detail(*shown);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return tr("Seed %1").arg(shown->order.options.seed) + ", " + detail(*shown);
    case Qt::DecorationRole:
        return shown->result ? imageOver(shown->result->thumbnail) : shown->live;
    case ThumbnailShareRole:
        return !shown->result && shown->steps > 0 ? QVariant(double(shown->step) / shown->steps) : QVariant();
    default:
        return {};
    }
}

QString VariationsModel::detail(const Variation& variation) const {
    if (!variation.result)
        return variation.step > 0 ? tr("step %1 of %2").arg(variation.step).arg(variation.steps)
                                  : tr("waits");
    const QLocale locale;
    if (variation.order.edit)
        return tr("strength %1").arg(locale.toString(variation.order.edit->options.strength, 'g', 3));
    return tr("guidance %1").arg(locale.toString(variation.order.options.guidance, 'g', 3));
}

} // namespace sinopia
