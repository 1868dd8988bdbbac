#include "formats/palette_reconcile.h"

#include "formats/class_names.h"

#include <array>
#include <functional>
#include <set>

namespace sinopia {
namespace {

using Key = std::string (*)(std::string_view);

std::string same(std::string_view name) {
    return std::string(name);
}

struct Stage {
    MatchReason reason;
    Key key;
};

constexpr std::array<Stage, 4> stages = {{{MatchReason::name, same},
                                          {MatchReason::spelling, spelling_key},
                                          {MatchReason::plural, plural_key},
                                          {MatchReason::synonym, synonym_key}}};

/// The model's classes under each stage's key.
class NameIndex {
  public:
    explicit NameIndex(const LabelSet& model) {
        for (std::size_t stage = 0; stage < stages.size(); ++stage)
            for (int i = 0; i < model.size(); ++i)
                keys_[stage].emplace(stages[stage].key(model[i].name), static_cast<ClassIndex>(i));
    }

    /// By the narrowest stage that fits; where that fits several classes, a person must choose.
    void find(ClassMatch& match) const {
        for (std::size_t stage = 0; stage < stages.size(); ++stage) {
            const std::string key = stages[stage].key(match.name);
            const auto [first, last] = keys_[stage].equal_range(key);
            if (first == last || key.empty())
                continue;
            if (std::next(first) == last) {
                match.to = first->second;
                match.reason = stages[stage].reason;
            }
            return;
        }
    }

  private:
    std::array<std::multimap<std::string, ClassIndex>, stages.size()> keys_;
};

/// Where pixels of no class go: the model's ignore index, or its class of that meaning.
std::optional<ClassIndex> place_for_none(const LabelSet& model) {
    if (model.ignore())
        return model.ignore();
    std::optional<ClassIndex> found;
    for (int i = 0; i < model.size(); ++i)
        if (means_no_class(model[i].name)) {
            if (found)
                return {}; // several: a person must choose
            found = static_cast<ClassIndex>(i);
        }
    return found;
}

bool names_nothing(const LabelSet& map) {
    for (int i = 0; i < map.size(); ++i)
        if (map[i].name != "class " + std::to_string(i) && !map[i].name.empty())
            return false;
    return true;
}

std::vector<ClassMatch> classes_of(const LabelSet& map, const ClassCounts& counts) {
    std::map<ClassIndex, ClassMatch> found;
    for (int i = 0; i < map.size(); ++i) {
        ClassMatch& match = found[static_cast<ClassIndex>(i)];
        match.name = map[i].name;
        match.listed = true;
    }
    if (map.ignore())
        found[*map.ignore()].listed = true;
    for (const auto& [index, use] : counts)
        found[index].use = use;
    std::vector<ClassMatch> classes;
    for (auto& [index, match] : found) {
        match.from = index;
        classes.push_back(std::move(match));
    }
    return classes;
}

} // namespace

Reconciliation propose_reconciliation(const LabelSet& map, const ClassCounts& counts, const LabelSet& model) {
    const NameIndex names(model);
    const std::optional<ClassIndex> none = place_for_none(model);
    const bool by_number = names_nothing(map);
    Reconciliation plan{classes_of(map, counts)};
    for (ClassMatch& match : plan.matches) {
        const bool ignored = map.unlabelled() == match.from;
        if (!ignored && by_number && match.from < model.size()) {
            match.to = match.from;
            match.reason = MatchReason::number;
            continue;
        }
        if (!match.name.empty() && !by_number)
            names.find(match);
        if (!match.to && (ignored || (match.listed && means_no_class(match.name)))) {
            match.to = none;
            match.reason = none ? MatchReason::ignored : MatchReason::none;
        }
    }
    return plan;
}

int Reconciliation::open() const {
    int open = 0;
    for (const ClassMatch& match : matches)
        open += match.use.pixels > 0 && !match.to;
    return open;
}

std::map<ClassIndex, ClassIndex> Reconciliation::remap() const {
    std::map<ClassIndex, ClassIndex> changes;
    for (const ClassMatch& match : matches)
        if (match.use.pixels > 0 && match.to && *match.to != match.from)
            changes[match.from] = *match.to;
    return changes;
}

std::vector<ClassIndex> Reconciliation::merged() const {
    std::set<ClassIndex> seen, twice;
    for (const ClassMatch& match : matches)
        if (match.use.pixels > 0 && match.to && !seen.insert(*match.to).second)
            twice.insert(*match.to);
    return {twice.begin(), twice.end()};
}

ClassCounts beyond_list(const ClassCounts& counts, const LabelSet& labels) {
    ClassCounts beyond;
    for (const auto& [index, use] : counts)
        if (index >= labels.size() && labels.unlabelled() != index)
            beyond[index] = use;
    return beyond;
}

std::string class_name_key(std::string_view name) {
    return synonym_key(name);
}

} // namespace sinopia
