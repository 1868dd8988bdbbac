#pragma once

#include "formats/label_set_builtin.h"
#include "image/label_map.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// The classes of a dataset, and which of them each value of its label files stands for: a table, so that no
/// arithmetic on pixels is spread over the program. Several values may stand for one class.
class ClassCoding {
  public:
    ClassCoding() = default;
    /// Values are class indices; the ignore index stands for itself.
    explicit ClassCoding(LabelSet labels);
    /// As a published dataset numbers its classes.
    ClassCoding(LabelSet labels, const FileValues& values);

    const LabelSet& labels() const { return labels_; }
    /// None for a value that stands for nothing.
    std::optional<ClassIndex> index_of(std::uint16_t value) const;

    void set(std::uint16_t value, ClassIndex index) { index_of_[value] = index; }

    /// Puts a remap over the table: a JSON object whose keys are values of the label files and whose entries
    /// are a class index, a class name, or "ignore" (or -1), such as {"255": "ignore", "7": 0, "8": "road"}.
    /// Values that it does not name keep their meaning. Classes without an ignore index get one (255, or
    /// 65535 beyond 255 classes) when a value is to be ignored. Throws Error naming `where` and the value.
    void remap(const nlohmann::json& table, const std::string& where);

    /// A map of file values as class indices. Throws Error naming `file`, the first value that stands for
    /// nothing, and its place.
    LabelMap to_indices(const LabelMap& values, const std::string& file) const;

  private:
    ClassIndex ignored();
    ClassIndex target(const nlohmann::json& wish, const std::string& where);

    LabelSet labels_;
    std::vector<std::int32_t> index_of_ = std::vector<std::int32_t>(65536, -1);
};

/// The text of a remap: `text` itself where it is a JSON object, else that of the file it names; in one line.
/// Throws Error if it is no JSON object. Empty for an empty text.
std::string remap_text(const std::string& text);

/// What might mend values that stand for nothing.
struct RemapSuggestion {
    nlohmann::json table; ///< as ClassCoding::remap takes it; null: no suggestion
    std::string reason;   ///< a sentence
};

/// Looks at how often each value occurs in all label files (`counts` by value) and proposes a known rule:
/// classes stored one higher with 0 for "other" (ADE20K), Cityscapes' labelIds for its 19 trainIds, 255 for
/// "no class" or for the second of two classes; else to ignore the foreign values. Nothing is proposed if all
/// values are known, or if more than 64 are foreign: then the files are no label maps of these classes.
RemapSuggestion suggest_remap(const ClassCoding& coding, const std::vector<long long>& counts);

} // namespace sinopia
