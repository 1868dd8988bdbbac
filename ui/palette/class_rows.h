#pragma once

#include "image/label_set.h"
#include "ui/palette/class_search.h"

#include <QSet>
#include <QStringList>

#include <optional>
#include <vector>

namespace sinopia {

/// A line of the palette: a heading, or a class.
struct ClassRow {
    int index = -1;      ///< of the class; -1: a heading
    QString heading;     ///< the group's name, or what pins and the rest are called
    int classes = 0;     ///< of a heading: how many classes it has
    bool folded = false; ///< of a heading: its classes are not shown
    bool pins = false;   ///< the heading of the pinned classes
    bool operator==(const ClassRow&) const = default;
};

/// Which lines the palette shows, in which order. Pins come first, in their own order; then the groups as
/// the list brings them up, each under its heading; a search shows the best first, without headings.
class ClassRows {
  public:
    void setLabels(const LabelSet& labels);
    const LabelSet& labels() const { return labels_; }

    /// By name, so that they survive another list; names that the list lacks wait.
    QStringList pins;
    QSet<QString> folded;
    QString search; ///< as typed

    bool isPinned(int index) const;
    /// The pinned classes that the list has.
    std::vector<int> pinnedClasses() const;
    /// What the keys 1 to 9 choose: pins first, then the classes that are not pinned, by index.
    std::optional<int> classForKey(int key) const;
    std::vector<ClassRow> rows() const;

  private:
    std::vector<ClassRow> found() const;
    std::vector<QString> groups() const;

    LabelSet labels_;
    mutable std::vector<SearchTexts> texts_; ///< made by the first search
};

} // namespace sinopia
