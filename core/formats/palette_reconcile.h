#pragma once

#include "image/class_counts.h"
#include "image/label_set.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia {

/// Why a class of the map is proposed to be a class of the model.
enum class MatchReason {
    none,     ///< nothing fits: a person must choose
    name,     ///< the same name
    spelling, ///< the same but for case, spaces, hyphens and the like
    plural,   ///< one is the other's plural
    synonym,  ///< a usual other word ("couch", "sofa")
    number,   ///< the map's list has no names of its own ("class 7"): the same index
    ignored,  ///< both mean "no class"
    chosen    ///< by a person
};

/// One class that the map uses, and what becomes of it.
struct ClassMatch {
    ClassIndex from = 0;
    std::string name;             ///< empty: the index lies beyond the map's class list
    bool listed = false;          ///< the map's class list has it (or it is its ignore index)
    ClassUse use;                 ///< how many pixels and where first; none if the map does not use it
    std::optional<ClassIndex> to; ///< the model's class, or its ignore index
    MatchReason reason = MatchReason::none;
};

/// How a map's classes become another list's: one entry for each class of the map's list and each further
/// index that its pixels hold, sorted by index.
struct Reconciliation {
    std::vector<ClassMatch> matches;
    /// Entries that have pixels and no class yet.
    int open() const;
    /// What RemapEdit needs; only what changes. Entries without a class are left out.
    std::map<ClassIndex, ClassIndex> remap() const;
    /// Whether two classes that have pixels would become one: not an error, but it must be seen.
    std::vector<ClassIndex> merged() const;
};

/// Proposes for each class the model's class of the same meaning, by name. By index only where the map's list
/// names nothing (it is empty, or "class 0", "class 1" ...). Where several classes fit, none is proposed.
/// `counts` are those of the map.
Reconciliation propose_reconciliation(const LabelSet& map, const ClassCounts& counts, const LabelSet& model);

/// The indices that pixels of the map hold and `labels` does not know (neither class nor ignore).
ClassCounts beyond_list(const ClassCounts& counts, const LabelSet& labels);

/// "person", "Persons" and "human" have the same key: lower case, words apart, singular, common synonym.
std::string class_name_key(std::string_view name);

} // namespace sinopia
