#include "ui/panels/results_model.h"

#include <QDateTime>
#include <QImage>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace sinopia {
namespace {

template <class T>
std::size_t tileBytes(const TileGrid<T>& grid, QSet<const void*>& seen) {
    std::size_t bytes = 0;
    for (int row = 0; row < grid.rows(); ++row)
        for (int column = 0; column < grid.columns(); ++column)
            if (const void* tile = grid.tile(column, row).get(); !seen.contains(tile)) {
                seen.insert(tile);
                bytes += sizeof(typename TileGrid<T>::Tile);
            }
    return bytes;
}

} // namespace

std::size_t bytesOf(const Results& results) {
    QSet<const void*> seen;
    std::size_t bytes = 0;
    for (const ResultPtr& result : results)
        bytes += tileBytes(result->picture, seen) + tileBytes(result->labels, seen) +
                 result->thumbnail.pixels().size_bytes();
    return bytes;
}

void ResultsModel::setResults(const Results& results) {
    beginResetModel();
    results_ = results;
    QHash<quint64, QPixmap> kept;
    for (const ResultPtr& result : results_)
        if (const auto found = thumbnails_.constFind(result->id); found != thumbnails_.constEnd())
            kept.insert(result->id, *found);
    thumbnails_ = std::move(kept);
    endResetModel();
}

ResultPtr ResultsModel::result(int row) const {
    if (row < 0 || row >= rowCount())
        return nullptr;
    return results_[results_.size() - 1 - static_cast<std::size_t>(row)];
}

int ResultsModel::rowOf(std::uint64_t id) const {
    for (int row = 0; row < rowCount(); ++row)
        if (result(row)->id == id)
            return row;
    return -1;
}

int ResultsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(results_.size());
}

QVariant ResultsModel::data(const QModelIndex& index, int role) const {
    const ResultPtr kept = index.isValid() ? result(index.row()) : nullptr;
    if (!kept)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(kept->name);
    case DetailRole:
        return tr("seed %1").arg(kept->seed);
    case Qt::DecorationRole:
        return thumbnail(*kept);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return tip(*kept);
    case Qt::AccessibleTextRole:
        return tr("%1, seed %2").arg(QString::fromStdString(kept->name)).arg(kept->seed);
    case IdRole:
        return QVariant::fromValue<quint64>(kept->id);
    default:
        return {};
    }
}

QString ResultsModel::tip(const StoredResult& result) const {
    const QDateTime made = QDateTime::fromString(QString::fromStdString(result.created), Qt::ISODate);
    const QString when = made.isValid() ? QLocale().toString(made.toLocalTime(), QLocale::ShortFormat)
                                        : QString::fromStdString(result.created);
    const Size size = result.picture.size();
    return tr("%1\nSeed %2 · %3×%4 pixels\n%5")
        .arg(QString::fromStdString(result.name))
        .arg(result.seed)
        .arg(size.width)
        .arg(size.height)
        .arg(when);
}

const QPixmap& ResultsModel::thumbnail(const StoredResult& result) const {
    QPixmap& pixmap = thumbnails_[result.id];
    if (pixmap.isNull() && !result.thumbnail.empty()) {
        const RgbImage& small = result.thumbnail;
        pixmap = QPixmap::fromImage(QImage(reinterpret_cast<const uchar*>(small.data()), small.width(),
                                           small.height(), small.width() * 3, QImage::Format_RGB888));
    }
    return pixmap;
}

} // namespace sinopia
