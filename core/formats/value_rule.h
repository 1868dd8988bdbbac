#pragma once

#include "formats/imported_map.h"
#include "formats/label_set_builtin.h"
#include "image/label_map.h"

#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// A file value that a rule does not know, or an index that it cannot write.
struct ForeignValue {
    std::uint16_t value = 0;
    long long count = 0;
    Point first;
};

/// How the values in a data set's label files stand for class indices: a table, so that no arithmetic on
/// pixels is spread over the program. Values and indices are one to one.
class ValueRule {
  public:
    /// Values are indices.
    ValueRule() = default;

    /// Index i is stored as `values[i]`; `ignored_value` and `ignored_index` belong together. Throws Error if
    /// a value or index stands twice.
    ValueRule(std::vector<std::uint16_t> values, std::optional<std::uint16_t> ignored_value = {},
              std::optional<ClassIndex> ignored_index = {});

    /// Index i is stored as i + `offset`, for `count` classes.
    static ValueRule shifted(int count, int offset, std::optional<std::uint16_t> ignored_value = {},
                             std::optional<ClassIndex> ignored_index = {});

    bool is_identity() const { return index_of_.empty(); }
    std::optional<ClassIndex> index_of(std::uint16_t value) const;
    std::optional<std::uint16_t> value_of(ClassIndex index) const;

    /// A file's values as indices. Values that the rule does not know become no_class and are listed in
    /// `foreign`, ascending.
    LabelMap to_indices(const LabelMap& values, std::vector<ForeignValue>& foreign) const;

    /// The map as the data set stores it. Throws Error naming index, count and first place if one has no
    /// value.
    LabelMap to_values(const LabelMap& map) const;

  private:
    std::vector<std::int32_t> index_of_; ///< by value, -1 = none; empty: values are indices
    std::vector<std::int32_t> value_of_; ///< by index
};

/// The rule of a published data set: its `file_values` over its classes.
ValueRule value_rule_of(const BuiltInLabelSet& set);

/// Indices of `map` that a set of `classes` classes lacks, `ignored` apart; ascending, each with its count
/// and first place.
std::vector<ForeignValue> foreign_indices(const LabelMap& map, int classes,
                                          std::optional<ClassIndex> ignored);

} // namespace sinopia
