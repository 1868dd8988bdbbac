#include "document/document.h"

#include <algorithm>

namespace sinopia {

// Everything of a document that is not pixels: classes, options, locks, results.

void Document::apply(const LabelSetEdit& edit) {
    enter(edit.stroke);
    if (edit.label_set == state_.label_set)
        return;
    const bool was_open = open_.has_value();
    step({edit.name, edit.stroke}).settings.emplace_back(state_.label_set);
    state_.label_set = edit.label_set;
    tell({ChangeKind::label_set, {}});
    leave(edit.stroke, was_open);
}

void Document::apply(const OptionsEdit& edit) {
    if (edit.options == state_.options)
        return;
    if (open_ && !open_->options)
        close_step();
    const bool was_open = open_.has_value();
    if (!was_open) {
        const std::string name = "Settings";
        step({name, 0}).settings.emplace_back(state_.options);
        open_->options = true;
    }
    state_.options = edit.options;
    tell({ChangeKind::options, {}});
    if (!was_open)
        tell({ChangeKind::state, {}});
}

std::uint64_t Document::add_result(StoredResult result) {
    result.id = ++last_result_;
    state_.results.push_back(std::make_shared<const StoredResult>(std::move(result)));
    tell({ChangeKind::results, {}});
    tell({ChangeKind::state, {}});
    return last_result_;
}

void Document::remove_result(std::uint64_t id) {
    Results& results = state_.results;
    const auto found =
        std::find_if(results.begin(), results.end(), [&](const auto& r) { return r->id == id; });
    if (found == results.end())
        return;
    enter(0);
    const std::string name = "Remove result";
    step({name, 0}).settings.emplace_back(
        ResultPlace{*found, static_cast<std::size_t>(found - results.begin()), false});
    results.erase(found);
    tell({ChangeKind::results, {}});
    leave(0, false);
}

bool Document::is_locked(ClassIndex index) const {
    return std::binary_search(state_.locked.begin(), state_.locked.end(), index);
}

void Document::set_locked(ClassIndex index, bool locked) {
    if (is_locked(index) == locked)
        return;
    std::vector<ClassIndex> classes = state_.locked;
    if (locked)
        classes.push_back(index);
    else
        std::erase(classes, index);
    set_locks(std::move(classes));
    tell({ChangeKind::locks, {}});
    tell({ChangeKind::state, {}});
}

void Document::set_locks(std::vector<ClassIndex> classes) {
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    locked_table_.clear();
    if (!classes.empty())
        locked_table_.resize(std::size_t{1} << 16);
    for (const ClassIndex index : classes)
        locked_table_[index] = true;
    state_.locked = std::move(classes);
}

void Document::set_label_set(LabelSet label_set) {
    if (label_set == state_.label_set)
        return;
    // The program's doing alone never makes a document worth saving.
    if (saved_.label_set == state_.label_set)
        saved_.label_set = label_set;
    state_.label_set = std::move(label_set);
    tell({ChangeKind::label_set, {}});
}

void Document::set_options(const SamplingOptions& options) {
    if (options == state_.options)
        return;
    if (saved_.options == state_.options)
        saved_.options = options;
    state_.options = options;
    tell({ChangeKind::options, {}});
}

} // namespace sinopia
