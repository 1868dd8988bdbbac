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
    bool empty() const { return !labels && remap.empty(); }
};

/// Applies it as one undo step; locks follow classes that only change their numbers.
void applyClassEdit(Document& document, const ClassEdit& edit);

} // namespace sinopia

Q_DECLARE_METATYPE(sinopia::ClassEdit)
