#include "ui/panels/queue_model.h"

#include "ui/panels/option_fields.h"
#include "ui/panels/rgb_to_image.h"

#include <QMimeData>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int queue_picture_side = 48;
const QString entry_type = QStringLiteral("application/x-sinopia-queue-entry");

/// The newest step, as a picture of its own.
QImage newestOf(const StepFilm& film) {
    const FilmFramePtr newest = film.newest();
    return newest ? imageOver(newest->small_predicted).copy() : QImage();
}

/// The map in its classes' colours, small.
QImage mapPicture(const TileGrid<ClassIndex>& map, const LabelSet& labels) {
    const Size size = map.size();
    const double shrink = std::max(1.0, double(std::max(size.width, size.height)) / queue_picture_side);
    QImage image(std::max(1, int(size.width / shrink)), std::max(1, int(size.height / shrink)),
                 QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const ClassIndex index = map.get(std::min(size.width - 1, int((x + 0.5) * shrink)),
                                             std::min(size.height - 1, int((y + 0.5) * shrink)));
            const Rgb color = index < labels.size() ? labels[index].color : Rgb{111, 111, 111};
            image.setPixel(x, y, qRgb(color.r, color.g, color.b));
        }
    return image;
}

} // namespace

QueueModel::QueueModel(GenerationQueue& queue, const Document& document, QObject* parent)
    : QAbstractListModel(parent), queue_(queue), document_(document) {
    connect(&queue_, &GenerationQueue::changed, this, &QueueModel::reload);
    connect(&queue_, &GenerationQueue::started, this, [this] {
        step_ = {};
        preview_ = {};
    });
    connect(&queue_, &GenerationQueue::stepped, this, &QueueModel::stepped);
}

const QueueEntry* QueueModel::entry(int row) const {
    if (row < 0 || row >= rows_)
        return nullptr;
    if (row < first())
        return &*queue_.running();
    const auto place = static_cast<std::size_t>(placeOf(row));
    return place < queue_.waiting().size() ? &queue_.waiting()[place] : nullptr;
}

std::uint64_t QueueModel::idOf(int row) const {
    const QueueEntry* found = entry(row);
    return found ? found->id : 0;
}

int QueueModel::rowOf(std::uint64_t id) const {
    for (int row = 0; row < rows_; ++row)
        if (idOf(row) == id)
            return row;
    return -1;
}

void QueueModel::reload() {
    beginResetModel();
    rows_ = first() + static_cast<int>(queue_.waiting().size());
    QHash<quint64, QImage> kept;
    for (int row = 0; row < rows_; ++row)
        if (const auto found = maps_.constFind(idOf(row)); found != maps_.constEnd())
            kept.insert(found.key(), *found);
    maps_ = std::move(kept);
    endResetModel();
    Q_EMIT reordered();
}

void QueueModel::stepped(const QueueEntry&, const StepEvent& event) {
    step_ = event;
    const auto& film = queue_.film();
    preview_ = film ? newestOf(*film) : QImage();
    if (rows_ > 0)
        Q_EMIT dataChanged(index(0), index(0));
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    const QueueEntry* shown = index.isValid() ? entry(index.row()) : nullptr;
    if (!shown)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shown->title;
    case DetailRole:
        return detail(index.row(), *shown);
    case Qt::AccessibleTextRole:
        return shown->title + ", " + detail(index.row(), *shown);
    case Qt::DecorationRole:
        return picture(index.row(), *shown);
    case ShareRole:
        return index.row() < first() && step_.steps > 0 ? QVariant(double(step_.step) / step_.steps)
                                                        : QVariant();
    case IdRole:
        return QVariant::fromValue<quint64>(shown->id);
    default:
        return {};
    }
}

QString QueueModel::detail(int row, const QueueEntry& entry) const {
    if (row >= first())
        return tr("%n step(s)", nullptr, entry.order.options.steps);
    if (step_.steps == 0)
        return tr("Starting…");
    return tr("Step %1 of %2 · %3 left").arg(step_.step).arg(step_.steps).arg(timeLeft(step_.seconds_left));
}

QImage QueueModel::picture(int row, const QueueEntry& entry) const {
    if (row < first() && !preview_.isNull())
        return preview_;
    QImage& map = maps_[entry.id];
    if (map.isNull())
        map = mapPicture(entry.order.labels, document_.label_set());
    return map;
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags all = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return index.row() < first() ? all : all | Qt::ItemIsDragEnabled;
}

QStringList QueueModel::mimeTypes() const {
    return {entry_type};
}

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(entry_type, QByteArray::number(quint64(idOf(indexes.first().row()))));
    return data;
}

bool QueueModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int,
                              const QModelIndex& parent) {
    const std::uint64_t id = data->data(entry_type).toULongLong();
    const int from = placeOf(rowOf(id));
    if (from < 0)
        return false;
    int to = placeOf(parent.isValid() ? parent.row() : row < 0 ? rows_ : row);
    if (to > from)
        --to; // it leaves its place first
    queue_.move(id, to);
    return false; // the queue has moved it; the view is not to remove a row
}

} // namespace sinopia
