#pragma once

#include "formats/coco.h"
#include "formats/label_set_builtin.h"

#include <QString>
#include <QStringList>

namespace sinopia {

struct DocumentSnapshot;

/// What an export writes.
enum class ExportFormat {
    class_png,    ///< indices: indexed, or grey of 8 or 16 bits; through a data set's value rule on wish
    instance_png, ///< instance ids, 16-bit grey
    colour_png,   ///< the map in the colours of its classes
    labelme,
    coco,
    openraster,  ///< picture, map and region as layers
    picture_png, ///< with the settings in its text chunks
    picture_jpeg ///< with the settings in its comment
};

/// An export as the dialog asks for it.
struct ExportRequest {
    ExportFormat format = ExportFormat::class_png;
    QString path;
    bool wide = false;                 ///< class_png: 16 bits even where 8 would do
    QString value_rule;                ///< class_png: id of a built-in label set, empty: values are indices
    bool embed_picture = false;        ///< labelme: "imageData"
    bool leave_out_background = false; ///< labelme: class 0 stays undrawn where nothing encloses it
    CocoShapes coco_shapes = CocoShapes::polygons;
    int coco_first_category = 1;
    int jpeg_quality = 95;
    QString
        picture_name; ///< labelme, COCO: the picture that the labels belong to; empty: named after the file
};

/// Whether the document has what the format needs: a picture, instances.
bool canExport(ExportFormat format, bool picture, bool instances);

/// The ending of a format's files, with its dot.
QString suffixOf(ExportFormat format);

/// Writes the file, reads it back and compares. For workers. Returns remarks: what a person should know about
/// the file although it is as it should be. Throws Error; the old file stays then.
QStringList writeExport(const ExportRequest& request, const DocumentSnapshot& snapshot,
                        const std::vector<BuiltInLabelSet>& sets);

} // namespace sinopia
