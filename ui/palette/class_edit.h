#pragma once

#include "document/edits.h"

#include <QMetaType>

#include <optional>

namespace sinopia {

class Document;

/// One change of the classes as the palette or a dialog asks for it: another list, other indices in the
/// pixels, or both. One undo step.
struct ClassEdit {
    std::string name;                       ///< shown by undo
    std::optional<LabelSet> labels;         ///< the new list; none: it stays
    std::map<ClassIndex, ClassIndex> remap; ///< index -> index in the map; those not named stay
    /// True: locks and the selection count (swap, merge). False: the classes only change their numbers.
    bool limited = false;
    /// The list is another one, such as a model's: locks that would then lie on other classes are lifted.
    bool other_list = false;
    bool empty() const { return !labels && remap.empty(); }
};

/// Applies it as one undo step; locks follow classes that only change their numbers.
void applyClassEdit(Document& document, const ClassEdit& edit);

// The changes that the palette offers. Indices must lie in the list. Names are trimmed; Error says why one
// cannot be: empty, taken, too long.

ClassEdit swapClasses(const LabelSet& labels, int a, int b);
ClassEdit mergeClass(const LabelSet& labels, int from, int into);
ClassEdit renameClass(const LabelSet& labels, int index, const std::string& name);
ClassEdit recolourClass(const LabelSet& labels, int index, Rgb color);
ClassEdit regroupClass(const LabelSet& labels, int index, const std::string& group);
/// At the end, so that no number changes. An ignore index that the new class would take moves out of its way.
ClassEdit addClass(const LabelSet& labels, const LabelClass& made);
/// The class gets the number `to`; those between move by one.
ClassEdit moveClass(const LabelSet& labels, int from, int to);
/// Its pixels become `into`; the classes after it move up by one.
ClassEdit removeClass(const LabelSet& labels, int index, int into);

} // namespace sinopia

Q_DECLARE_METATYPE(sinopia::ClassEdit)
