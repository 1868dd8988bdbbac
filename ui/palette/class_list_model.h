#pragma once

#include "image/class_counts.h"
#include "ui/palette/class_rows.h"

#include <QAbstractListModel>
#include <QColor>

namespace sinopia {

QColor toColor(Rgb color);

/// The lines of the palette and everything that is shown of a class. Qt's roles give the texts; the ones
/// below the rest.
class ClassListModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role {
        IndexRole = Qt::UserRole, ///< int; -1: a heading
        ColorRole,                ///< QColor
        KeyRole,                  ///< int, 1 to 9; 0: no key
        GroupRole,                ///< QString
        PinnedRole,               ///< bool
        PinMarkRole,              ///< bool: pinned, and not among the pins now
        LockedRole,               ///< bool
        HiddenRole,               ///< bool
        CurrentRole,              ///< bool: the class that is painted with
        PixelsRole,               ///< qint64
        ShareRole,                ///< double, of all pixels, 0 to 1
        FoldedRole,               ///< bool, of a heading
        ClassesRole,              ///< int, of a heading
        FirstRole                 ///< bool: the first that a search found; Enter takes it
    };

    using QAbstractListModel::QAbstractListModel;

    void setLabels(const LabelSet& labels);
    const LabelSet& labels() const { return rows_.labels(); }
    void setSafeColours(bool safe);
    bool safeColours() const { return safe_; }
    QColor colorOf(int index) const;
    QString nameOf(int index) const;

    void setSearch(const QString& search);
    bool isSearching() const { return !rows_.search.trimmed().isEmpty(); }
    void setPins(const QStringList& names);
    const QStringList& pins() const { return rows_.pins; }
    bool isPinned(int index) const { return rows_.isPinned(index); }
    void setFolded(const QSet<QString>& headings);
    const QSet<QString>& folded() const { return rows_.folded; }
    QStringList headings() const;
    std::optional<int> classForKey(int key) const { return rows_.classForKey(key); }

    void setCurrent(int index);
    void setLocked(const std::vector<ClassIndex>& locked);
    bool isLocked(int index) const;
    /// Kept by name; names that the list lacks wait.
    void setHidden(const QSet<QString>& names);
    const QSet<QString>& hiddenNames() const { return hidden_names_; }
    const std::vector<ClassIndex>& hidden() const { return hidden_; }
    bool isHidden(int index) const;
    void setCounts(const ClassCounts& counts);
    const ClassCounts& counts() const { return counts_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// The row of a class; -1 if it is not shown.
    int rowOf(int index) const;

  Q_SIGNALS:
    /// A name was typed over another. The list changes only by setLabels.
    void renameAsked(int index, const QString& name);

  private:
    void rebuild();
    void refresh();
    void findHidden();
    void numberKeys();
    QVariant headingData(const ClassRow& row, int role) const;
    QVariant stateData(int index, int role) const;
    QString tip(int index) const;
    QString spoken(int index) const;
    double shareOf(int index) const;

    ClassRows rows_;
    std::vector<ClassRow> shown_;
    bool safe_ = false; ///< colour-blind-safe colours in place of the list's own
    std::vector<ClassIndex> locked_;
    QSet<QString> hidden_names_;
    std::vector<ClassIndex> hidden_;
    QHash<int, int> keys_; ///< class -> key
    ClassCounts counts_;
    std::int64_t pixels_ = 0;
    int current_ = -1;
};

} // namespace sinopia
