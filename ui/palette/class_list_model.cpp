#include "ui/palette/class_list_model.h"

#include "formats/palette_safe.h"

#include <QLocale>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int last_key = 9;

} // namespace

QColor toColor(Rgb color) {
    return {color.r, color.g, color.b};
}

void ClassListModel::setLabels(const LabelSet& labels) {
    if (labels == rows_.labels() && !shown_.empty())
        return;
    rows_.setLabels(labels);
    findHidden();
    rebuild();
}

void ClassListModel::setSafeColours(bool safe) {
    safe_ = safe;
    refresh();
}

QColor ClassListModel::colorOf(int index) const {
    if (index < 0 || index >= labels().size())
        return Qt::magenta; // as the canvas draws what no class stands for
    return toColor(safe_ ? colour_blind_safe_color(index) : labels()[index].color);
}

QString ClassListModel::nameOf(int index) const {
    if (index >= 0 && index < labels().size())
        return QString::fromStdString(labels()[index].name);
    return labels().ignore() && *labels().ignore() == index ? tr("ignored")
                                                            : tr("class %1, not in the list").arg(index);
}

void ClassListModel::setSearch(const QString& search) {
    rows_.search = search;
    rebuild();
}

void ClassListModel::setPins(const QStringList& names) {
    rows_.pins = names;
    rebuild();
}

void ClassListModel::setFolded(const QSet<QString>& headings) {
    rows_.folded = headings;
    rebuild();
}

QStringList ClassListModel::headings() const {
    QStringList headings;
    for (const ClassRow& row : shown_)
        if (row.index < 0 && !row.pins)
            headings << row.heading;
    return headings;
}

void ClassListModel::setCurrent(int index) {
    const int before = rowOf(current_), now = rowOf(index);
    current_ = index;
    for (const int row : {before, now})
        if (row >= 0)
            Q_EMIT dataChanged(this->index(row, 0), this->index(row, 0));
}

void ClassListModel::setLocked(const std::vector<ClassIndex>& locked) {
    locked_ = locked;
    refresh();
}

bool ClassListModel::isLocked(int index) const {
    return std::binary_search(locked_.begin(), locked_.end(), static_cast<ClassIndex>(index));
}

void ClassListModel::setHidden(const QSet<QString>& names) {
    hidden_names_ = names;
    findHidden();
    refresh();
}

bool ClassListModel::isHidden(int index) const {
    return std::binary_search(hidden_.begin(), hidden_.end(), static_cast<ClassIndex>(index));
}

void ClassListModel::findHidden() {
    hidden_.clear();
    for (int i = 0; i < labels().size(); ++i)
        if (hidden_names_.contains(QString::fromStdString(labels()[i].name)))
            hidden_.push_back(static_cast<ClassIndex>(i));
}

void ClassListModel::setCounts(const ClassCounts& counts) {
    counts_ = counts;
    pixels_ = 0;
    for (const auto& [index, use] : counts_)
        pixels_ += use.pixels;
    refresh();
}

void ClassListModel::numberKeys() {
    keys_.clear();
    for (int key = 1; key <= last_key; ++key)
        if (const auto index = rows_.classForKey(key))
            keys_[*index] = key;
}

void ClassListModel::rebuild() {
    numberKeys();
    std::vector<ClassRow> rows = rows_.rows();
    if (rows == shown_) {
        refresh();
        return;
    }
    beginResetModel();
    shown_ = std::move(rows);
    endResetModel();
}

void ClassListModel::refresh() {
    if (!shown_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

int ClassListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int ClassListModel::rowOf(int index) const {
    const auto it =
        std::find_if(shown_.begin(), shown_.end(), [&](const ClassRow& row) { return row.index == index; });
    return index < 0 || it == shown_.end() ? -1 : static_cast<int>(it - shown_.begin());
}

Qt::ItemFlags ClassListModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || index.data(IndexRole).toInt() < 0)
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable;
}

bool ClassListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const int which = index.data(IndexRole).toInt();
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || which < 0 || name == nameOf(which))
        return false;
    Q_EMIT renameAsked(which, name);
    return true;
}

QVariant ClassListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ClassRow& row = shown_[static_cast<std::size_t>(index.row())];
    if (row.index < 0)
        return headingData(row, role);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return nameOf(row.index);
    case Qt::ToolTipRole:
        return tip(row.index);
    case Qt::AccessibleTextRole:
        return spoken(row.index);
    case ColorRole:
        return colorOf(row.index);
    case FirstRole:
        return index.row() == 0 && isSearching();
    default:
        return stateData(row.index, role);
    }
}

QVariant ClassListModel::stateData(int index, int role) const {
    switch (role) {
    case IndexRole:
        return index;
    case KeyRole:
        return keys_.value(index, 0);
    case GroupRole:
        return QString::fromStdString(labels()[index].group);
    case PinnedRole:
        return isPinned(index);
    case PinMarkRole:
        return isSearching() && isPinned(index);
    case LockedRole:
        return isLocked(index);
    case HiddenRole:
        return isHidden(index);
    case CurrentRole:
        return index == current_;
    case PixelsRole: {
        const auto it = counts_.find(static_cast<ClassIndex>(index));
        return static_cast<qint64>(it == counts_.end() ? 0 : it->second.pixels);
    }
    case ShareRole:
        return shareOf(index);
    default:
        return {};
    }
}

QVariant ClassListModel::headingData(const ClassRow& row, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return row.heading;
    case Qt::AccessibleTextRole:
        return row.folded ? tr("%1, classes: %2, folded").arg(row.heading).arg(row.classes)
                          : tr("%1, classes: %2").arg(row.heading).arg(row.classes);
    case Qt::ToolTipRole:
        return row.pins ? tr("The keys 1 to 9 choose these first") : tr("Click to fold or unfold this group");
    case IndexRole:
        return -1;
    case FoldedRole:
        return row.folded;
    case PinnedRole:
        return row.pins;
    case ClassesRole:
        return row.classes;
    default:
        return {};
    }
}

double ClassListModel::shareOf(int index) const {
    const auto it = counts_.find(static_cast<ClassIndex>(index));
    return it == counts_.end() || pixels_ == 0
               ? 0
               : static_cast<double>(it->second.pixels) / static_cast<double>(pixels_);
}

QString ClassListModel::tip(int index) const {
    const QLocale locale;
    const QString group = QString::fromStdString(labels()[index].group);
    QString text = "<b>" + nameOf(index).toHtmlEscaped() + "</b><br>" + tr("class %1").arg(index);
    if (!group.isEmpty())
        text += ", " + group.toHtmlEscaped();
    const Rgb c = labels()[index].color;
    text += "<br>" + tr("red %1, green %2, blue %3").arg(c.r).arg(c.g).arg(c.b);
    if (const auto it = counts_.find(static_cast<ClassIndex>(index)); it != counts_.end())
        text += "<br>" + tr("%1 pixels, %2 % of the map")
                             .arg(locale.toString(static_cast<qlonglong>(it->second.pixels)),
                                  locale.toString(100 * shareOf(index), 'f', 2));
    if (const int key = keys_.value(index, 0))
        text += "<br>" + tr("Key %1 (the keys 1 to 9 choose pinned classes first, then the others by their "
                            "numbers)")
                             .arg(key);
    return text;
}

QString ClassListModel::spoken(int index) const {
    QStringList parts{nameOf(index), tr("class %1").arg(index)};
    if (index == current_)
        parts << tr("painted with");
    if (isPinned(index))
        parts << tr("pinned");
    if (isLocked(index))
        parts << tr("locked");
    if (isHidden(index))
        parts << tr("hidden");
    if (const int key = keys_.value(index, 0))
        parts << tr("key %1").arg(key);
    if (counts_.contains(static_cast<ClassIndex>(index)))
        parts << tr("%1 percent").arg(QLocale().toString(100 * shareOf(index), 'f', 1));
    return parts.join(", ");
}

} // namespace sinopia
