#include "formats/value_rule.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <memory>

namespace sinopia {
namespace {

constexpr std::size_t all_values = 65536;

/// How often each of the 65536 values occurs, and where first.
class Occurrences {
  public:
    explicit Occurrences(const LabelMap& map) : counts_(all_values), first_(all_values) {
        const auto pixels = map.pixels();
        for (std::size_t i = 0; i < pixels.size(); ++i)
            if (counts_[pixels[i]]++ == 0)
                first_[pixels[i]] = i;
        width_ = static_cast<std::size_t>(std::max(1, map.width()));
    }

    /// Those of the values present for which `foreign(value)`.
    template <class F>
    std::vector<ForeignValue> where(F&& foreign) const {
        std::vector<ForeignValue> out;
        for (std::size_t v = 0; v < all_values; ++v)
            if (counts_[v] > 0 && foreign(static_cast<std::uint16_t>(v)))
                out.push_back({static_cast<std::uint16_t>(v),
                               counts_[v],
                               {static_cast<int>(first_[v] % width_), static_cast<int>(first_[v] / width_)}});
        return out;
    }

  private:
    std::vector<long long> counts_;
    std::vector<std::size_t> first_;
    std::size_t width_ = 1;
};

void set_once(std::vector<std::int32_t>& table, std::size_t at, std::size_t to, const char* what) {
    if (table.size() <= at)
        table.resize(at + 1, -1);
    if (table[at] >= 0)
        throw Error(std::string("a value rule has the ") + what + " " + std::to_string(at) + " twice");
    table[at] = static_cast<std::int32_t>(to);
}

} // namespace

ValueRule::ValueRule(std::vector<std::uint16_t> values, std::optional<std::uint16_t> ignored_value,
                     std::optional<ClassIndex> ignored_index) {
    const auto add = [&](std::uint16_t value, std::size_t index) {
        set_once(index_of_, value, index, "value");
        set_once(value_of_, index, value, "index");
    };
    for (std::size_t i = 0; i < values.size(); ++i)
        add(values[i], i);
    if (ignored_value && ignored_index)
        add(*ignored_value, *ignored_index);
}

ValueRule ValueRule::shifted(int count, int offset, std::optional<std::uint16_t> ignored_value,
                             std::optional<ClassIndex> ignored_index) {
    std::vector<std::uint16_t> values;
    for (int i = 0; i < count; ++i)
        values.push_back(static_cast<std::uint16_t>(i + offset));
    return ValueRule(std::move(values), ignored_value, ignored_index);
}

std::optional<ClassIndex> ValueRule::index_of(std::uint16_t value) const {
    if (is_identity())
        return value;
    if (value >= index_of_.size() || index_of_[value] < 0)
        return {};
    return static_cast<ClassIndex>(index_of_[value]);
}

std::optional<std::uint16_t> ValueRule::value_of(ClassIndex index) const {
    if (is_identity())
        return index;
    if (index >= value_of_.size() || value_of_[index] < 0)
        return {};
    return static_cast<std::uint16_t>(value_of_[index]);
}

LabelMap ValueRule::to_indices(const LabelMap& values, std::vector<ForeignValue>& foreign) const {
    foreign.clear();
    if (is_identity())
        return values;
    foreign = Occurrences(values).where([&](std::uint16_t value) { return !index_of(value); });
    LabelMap out(values.size());
    std::transform(values.pixels().begin(), values.pixels().end(), out.pixels().begin(),
                   [&](ClassIndex value) { return index_of(value).value_or(no_class); });
    return out;
}

LabelMap ValueRule::to_values(const LabelMap& map) const {
    if (is_identity())
        return map;
    const std::vector<ForeignValue> foreign =
        Occurrences(map).where([&](std::uint16_t index) { return !value_of(index); });
    if (!foreign.empty()) {
        const ForeignValue& first = foreign.front();
        throw Error("class " + std::to_string(first.value) + " has no value in that data set (" +
                    std::to_string(first.count) + " pixels, the first at (" + std::to_string(first.first.x) +
                    ", " + std::to_string(first.first.y) + ")); merge it into another class first");
    }
    LabelMap out(map.size());
    std::transform(map.pixels().begin(), map.pixels().end(), out.pixels().begin(),
                   [&](ClassIndex index) { return *value_of(index); });
    return out;
}

ValueRule value_rule_of(const BuiltInLabelSet& set) {
    std::vector<std::uint16_t> values;
    for (int i = 0; i < set.labels.size(); ++i) {
        const auto value = set.file_values.value_of(static_cast<ClassIndex>(i), set.labels.size());
        if (!value || *value < 0 || *value >= static_cast<int>(all_values))
            throw Error(set.id + ": class " + std::to_string(i) + " has no value that a file can hold");
        values.push_back(static_cast<std::uint16_t>(*value));
    }
    const auto ignored = set.labels.ignore();
    if (!ignored || *ignored < set.labels.size())
        return ValueRule(std::move(values));
    const auto value = set.file_values.value_of(*ignored, set.labels.size());
    if (!value || *value < 0 || *value >= static_cast<int>(all_values))
        return ValueRule(std::move(values));
    return ValueRule(std::move(values), static_cast<std::uint16_t>(*value), *ignored);
}

std::vector<ForeignValue> foreign_indices(const LabelMap& map, int classes,
                                          std::optional<ClassIndex> ignored) {
    return Occurrences(map).where([&](std::uint16_t index) { return index >= classes && index != ignored; });
}

} // namespace sinopia
