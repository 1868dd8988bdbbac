#include "document/settings_patch.h"

#include <algorithm>
#include <utility>

namespace sinopia {
namespace {

ChangeKind swap_content(LabelSet& other, DocumentSnapshot& state) {
    std::swap(other, state.label_set);
    return ChangeKind::label_set;
}

ChangeKind swap_content(SamplingOptions& other, DocumentSnapshot& state) {
    std::swap(other, state.options);
    return ChangeKind::options;
}

ChangeKind swap_content(ResultPlace& place, DocumentSnapshot& state) {
    Results& results = state.results;
    if (place.listed)
        std::erase(results, place.result);
    else
        results.insert(results.begin() +
                           static_cast<std::ptrdiff_t>(std::min(place.position, results.size())),
                       place.result);
    place.listed = !place.listed;
    return ChangeKind::results;
}

std::size_t content_bytes(const LabelSet& labels) {
    std::size_t bytes = 0;
    for (const LabelClass& entry : labels.classes())
        bytes += sizeof(entry) + entry.name.capacity() + entry.group.capacity();
    return bytes;
}

std::size_t content_bytes(const SamplingOptions& options) {
    return options.device.capacity() + options.style.capacity() * sizeof(int);
}

/// What only the history holds.
std::size_t content_bytes(const ResultPlace& place) {
    if (place.listed)
        return 0;
    const StoredResult& result = *place.result;
    return static_cast<std::size_t>(result.picture.size().area()) * sizeof(Rgb) +
           static_cast<std::size_t>(result.labels.size().area()) * sizeof(ClassIndex) +
           result.thumbnail.pixels().size_bytes();
}

} // namespace

ChangeKind SettingsPatch::swap(DocumentSnapshot& state) {
    return std::visit([&](auto& content) { return swap_content(content, state); }, content_);
}

bool SettingsPatch::idle(const DocumentSnapshot& state) const {
    if (const auto* labels = std::get_if<LabelSet>(&content_))
        return *labels == state.label_set;
    if (const auto* options = std::get_if<SamplingOptions>(&content_))
        return *options == state.options;
    return false;
}

std::size_t SettingsPatch::bytes() const {
    return sizeof(*this) + std::visit([](const auto& content) { return content_bytes(content); }, content_);
}

} // namespace sinopia
