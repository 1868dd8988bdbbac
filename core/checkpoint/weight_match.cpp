#include "checkpoint/weight_match.h"

#include "base/error.h"
#include "formats/tensor_listing.h"

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

namespace sinopia {
namespace {

constexpr std::size_t max_rows = 40;

std::string text_of(c10::IntArrayRef shape) {
    std::ostringstream text;
    text << shape;
    return text.str();
}

bool can_be_weight(ElementType type) {
    return type == ElementType::f64 || type == ElementType::f32 || type == ElementType::f16 ||
           type == ElementType::bf16;
}

/// The rows of the table, by kind.
struct Misfits {
    std::vector<std::string> missing, extra, other;

    bool none() const { return missing.empty() && extra.empty() && other.empty(); }

    std::string table(const std::string& where) const {
        const auto count = [](const std::vector<std::string>& rows) { return std::to_string(rows.size()); };
        std::string text =
            where + ": does not fit the network (" + count(missing) + " missing, " + count(extra) +
            " extra, " + count(other) +
            " of another shape or type); choose the configuration that belongs to these weights";
        std::vector<std::string> rows;
        for (const auto* part : {&missing, &other, &extra})
            rows.insert(rows.end(), part->begin(), part->end());
        const std::size_t shown = std::min(rows.size(), max_rows);
        for (std::size_t i = 0; i < shown; ++i)
            text += "\n  " + rows[i];
        if (rows.size() > shown)
            text += "\n  and " + std::to_string(rows.size() - shown) + " more";
        return text;
    }
};

} // namespace

std::vector<WeightPair> match_weights(const std::vector<std::pair<std::string, at::Tensor>>& parameters,
                                      const TensorFile& file, const std::string& prefix) {
    std::unordered_map<std::string_view, const TensorView*> by_name;
    for (const TensorView& tensor : file.tensors)
        if (tensor.name.starts_with(prefix))
            by_name.emplace(std::string_view(tensor.name).substr(prefix.size()), &tensor);

    Misfits misfits;
    std::vector<WeightPair> pairs;
    std::unordered_set<const TensorView*> used;
    for (const auto& [name, parameter] : parameters) {
        const auto found = by_name.find(name);
        if (found == by_name.end()) {
            misfits.missing.push_back("missing  " + name + " " + text_of(parameter.sizes()));
            continue;
        }
        const TensorView& view = *found->second;
        used.insert(&view);
        if (parameter.sizes() != c10::IntArrayRef(view.shape))
            misfits.other.push_back("shape    " + name + " " + text_of(view.shape) + " instead of " +
                                    text_of(parameter.sizes()));
        else if (!can_be_weight(view.type))
            misfits.other.push_back("type     " + name + " " + std::string(element_name(view.type)));
        else
            pairs.push_back({parameter, &view});
    }
    for (const TensorView& tensor : file.tensors)
        if (tensor.name.starts_with(prefix) && !used.contains(&tensor))
            misfits.extra.push_back("extra    " + in_quotes(tensor.name) + " " + text_of(tensor.shape));
    if (!misfits.none())
        throw Error(misfits.table(file.file.path().string()));
    return pairs;
}

} // namespace sinopia
