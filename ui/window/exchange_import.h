#pragma once

#include "formats/coco.h"
#include "formats/colour_map.h"
#include "formats/file_kind.h"
#include "formats/label_set_builtin.h"
#include "formats/value_rule.h"
#include "image/class_counts.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// How a file is to be read.
enum class ImportAs {
    automatic, ///< by content: grey and indexed PNG as classes, other pictures as pictures
    classes,   ///< grey or indexed PNG
    instances, ///< the same as instance ids
    colours,   ///< a picture as a map drawn in the classes' colours
    picture
};

struct ImportRequest {
    QString path;
    ImportAs as = ImportAs::automatic;
    QString value_rule = {}; ///< classes: id of a built-in label set, empty: values are indices
};

/// What becomes of a map or picture whose size is not the document's.
enum class SizeChoice {
    scale,        ///< it is scaled to the document's size: nearest pixel for maps, smooth for pictures
    crop,         ///< its middle is taken; where it is smaller, the document's pixels stay
    new_document, ///< the document becomes a new one of its size
    cancel
};

/// What was read from a file or the clipboard, before and after the person has decided what it means.
struct Incoming {
    QString path; ///< empty: the clipboard
    QString file; ///< for messages
    FileKind kind = FileKind::unknown;

    LabelMap map;                   ///< positions in `names`, else class indices; no_class: nothing there
    std::vector<std::string> names; ///< the file names its classes
    bool indices = false;           ///< the map holds class indices of the document's list
    ClassCounts counts;             ///< of the map, without no_class
    long long uncovered = 0;        ///< pixels of no_class
    LabelSet new_labels;            ///< becomes the document's list, if not empty
    InstanceMap instances;
    RgbImage picture;
    std::map<std::string, std::string> picture_text;

    ColourReading colours; ///< the picture is to become a map through these
    bool by_colours = false;
    bool pasted = false;           ///< from the clipboard: into the document as it is, whatever its size
    std::vector<CocoImage> images; ///< one must be chosen before anything is read
    QStringList remarks;

    bool has_map() const { return !map.empty(); }
    Size size() const {
        return has_map() ? map.size() : !instances.empty() ? instances.size() : picture.size();
    }
};

/// Reads a file. For workers. Throws Error.
Incoming readIncoming(const ImportRequest& request, const LabelSet& labels,
                      const std::vector<BuiltInLabelSet>& sets);

/// Bytes of a picture or map from elsewhere (the clipboard): a map if it is grey or indexed or if its colours
/// are all those of classes, else a picture.
Incoming incomingFromImage(const std::string& bytes, const QString& file, const LabelSet& labels);
void useColoursIfKnown(Incoming& incoming, const LabelSet& labels);

/// The annotations of one image of a COCO file.
void readCocoImage(Incoming& incoming, std::int64_t image);

/// Fills in `counts` and `uncovered`.
void countClasses(Incoming& incoming);

/// Pixels of the map become what `classes` says; those not named stay, no_class becomes `ground`.
void giveClasses(Incoming& incoming, const std::map<ClassIndex, ClassIndex>& classes, ClassIndex ground);

/// The same scaled to `size`, or its middle on a ground of nothing.
void fitTo(Incoming& incoming, Size size, SizeChoice choice);

} // namespace sinopia
