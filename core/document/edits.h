#pragma once

#include "document/layers.h"
#include "image/label_set.h"
#include "image/raster.h"
#include "jobs/generation.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sinopia {

// What a person does to a document. Every edit has a name, which undo shows, and a stroke id: edits in a row
// with the same id (not 0) are one undo step, whatever layers they touch; 0 is always a step of its own.
// Edits of labels and instances leave pixels outside the selection and pixels of locked classes alone; edits
// of the region keep to the selection; nothing limits the selection itself.

/// Pixels of the label map that get one class.
struct LabelEdit {
    std::string name;
    std::span<const Span> spans; ///< clipped to the map
    ClassIndex value = 0;
    std::uint64_t stroke = 0;
    std::optional<std::uint16_t> instance =
        {}; ///< the same pixels get this id, if there is an instance layer
};

/// Pixels of the region or the selection that get one value. A first edit of the selection makes it, empty.
struct MaskEdit {
    std::string name;
    Layer layer = Layer::region; ///< region or selection
    std::span<const Span> spans;
    std::uint8_t value = 255;
    std::uint64_t stroke = 0;
};

/// A rectangle of the label map that is computed as a whole (smoothing, smart fill, paste).
struct LabelPlaneEdit {
    std::string name;
    Point at; ///< of the top-left pixel; clipped to the map
    LabelMap pixels;
    std::uint64_t stroke = 0;
    bool proposes = true; ///< the pixels that change are proposed for the region, as those of other edits are
};

/// The same for the region or the selection: soft edges, imported masks.
struct MaskPlaneEdit {
    std::string name;
    Layer layer = Layer::region;
    Point at;
    Mask pixels;
    std::uint64_t stroke = 0;
};

/// The same for the picture, which must exist ("put the original back").
struct PicturePatchEdit {
    std::string name;
    Point at;
    RgbImage pixels;
    std::uint64_t stroke = 0;
};

/// Classes that become other classes everywhere (swap, merge, reconcile): index -> index. Those not named
/// stay. `limited` false: only the numbers change, not what they mean, so that locks and the selection do not
/// count and nothing is proposed for the region.
struct RemapEdit {
    std::string name;
    std::map<ClassIndex, ClassIndex> classes;
    bool limited = true;
    std::uint64_t stroke = 0;
};

/// A new picture, or none if it is empty.
struct PictureEdit {
    std::string name;
    TileGrid<Rgb> picture;
    std::map<std::string, std::string> text; ///< how it was made
    std::uint64_t stroke = 0;
    /// The whole picture that this one is an edit of, of its size. Empty: it is none, and the original of
    /// what is edited from now on.
    TileGrid<Rgb> original = {};
    /// It was made of this version of the region, which is then used up: if the region is still that one, the
    /// next region that is proposed takes its place.
    std::optional<std::uint64_t> used_region = {};
};

/// The instance layer as a whole; empty: no longer any.
struct InstancesEdit {
    std::string name;
    TileGrid<std::uint16_t> instances;
    std::uint64_t stroke = 0;
};

/// No selection any more.
struct DeselectEdit {
    std::string name;
    std::uint64_t stroke = 0;
};

/// Another label set: names, colours, order. The pixels stay (see RemapEdit).
struct LabelSetEdit {
    std::string name;
    LabelSet label_set;
    std::uint64_t stroke = 0;
};

/// The person's sampling options. Changes in a row are one step.
struct OptionsEdit {
    SamplingOptions options;
};

/// All layers of another size or orientation, as one step.
struct CanvasEdit {
    enum class Kind {
        crop,  ///< or extend: the new canvas is `rect` of the old one; what lies beyond it is `fill`
        scale, ///< to `size`: nearest pixel for labels, instances, region, selection; smooth for the picture
        rotate_right, ///< by 90 degrees
        rotate_left,
        rotate_half,
        flip_horizontal,
        flip_vertical
    };
    std::string name;
    Kind kind = Kind::crop;
    Rect rect;
    Size size;
    ClassIndex fill = 0;
};

} // namespace sinopia
