#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia {

/// The index of pixels without a class where a label set names none of its own: larger than any class's.
inline constexpr ClassIndex no_class = 65535;

/// One class of a label set. Its index is its position in the set.
struct LabelClass {
    std::string name;
    Rgb color;
    std::string group;
    bool operator==(const LabelClass&) const = default;
};

/// The classes that a label map's indices stand for, as classes.json holds them:
/// {"names": [], "colors": [[r,g,b]], "ignore": int?}.
class LabelSet {
  public:
    LabelSet() = default;
    explicit LabelSet(std::vector<LabelClass> classes, std::optional<ClassIndex> ignore = {});

    /// `count` classes named "class N" with generated, well separated colours.
    static LabelSet generated(int count);

    int size() const { return static_cast<int>(classes_.size()); }
    bool empty() const { return classes_.empty(); }
    const LabelClass& operator[](int index) const { return classes_[static_cast<std::size_t>(index)]; }
    const std::vector<LabelClass>& classes() const { return classes_; }

    /// The index that means "no class": its pixels are an all-zero one-hot. May lie outside the class list.
    std::optional<ClassIndex> ignore() const { return ignore_; }

    /// The index to write where a pixel has no class.
    ClassIndex unlabelled() const { return ignore_.value_or(no_class); }

    std::optional<ClassIndex> find(std::string_view name) const;

    bool operator==(const LabelSet&) const = default;

  private:
    std::vector<LabelClass> classes_;
    std::optional<ClassIndex> ignore_;
};

/// A colour for class `index` where none is given: golden-ratio hues, so that neighbours in the list differ.
Rgb generated_color(int index);

/// The map drawn in the colours of its classes; an index without a class is drawn magenta.
RgbImage colorize(const LabelMap& map, const LabelSet& labels);

} // namespace sinopia
