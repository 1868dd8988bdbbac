#pragma once

#include "document/document.h"
#include "formats/coco.h"
#include "formats/colour_map.h"
#include "formats/file_kind.h"
#include "formats/value_rule.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QMimeData;
class QWidget;

namespace sinopia {

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
};

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
    QString value_rule; ///< classes: id of a built-in label set, empty: values are indices
};

/// What becomes of a map or picture whose size is not the document's.
enum class SizeChoice {
    scale,        ///< it is scaled to the document's size: nearest pixel for maps, smooth for pictures
    crop,         ///< its middle is taken; what it lacks keeps the document's pixels (black in a picture)
    new_document, ///< the document becomes a new one of its size
    cancel
};

/// What is asked while a file is imported. The window's defaults are dialogs; a test answers by itself.
/// An empty answer cancels the import; the document then stays as it is.
struct ExchangeQuestions {
    std::function<SizeChoice(const QString& file, Size found, Size document, bool picture)> size_mismatch;
    /// A class for each unknown colour, by its packed value.
    std::function<std::optional<std::map<std::uint32_t, ClassIndex>>(
        const QString& file, const ColourReading& reading, const LabelSet& labels)>
        unknown_colours;
    /// What each class of the file becomes, for those in `map` that the document's list has not by the same
    /// name (`from` is the file's list), or for indices that no class stands for (`from` equals `to`).
    std::function<std::optional<std::map<ClassIndex, ClassIndex>>(const QString& file, const LabelSet& from,
                                                                  const LabelMap& map, const LabelSet& to)>
        reconcile;
    /// Which image of a COCO file: its position in the list.
    std::function<std::optional<std::size_t>(const QString& file, const std::vector<CocoImage>& images)>
        coco_image;
    /// May the document be replaced by a new one? Asks about unsaved work.
    std::function<bool()> may_lose_work;
};

/// Import, export and the clipboard: everything that brings maps and pictures in and out apart from opening
/// and saving. Files are read and written by a worker; the document changes by undoable steps, one an import.
class ExchangeController : public QObject {
    Q_OBJECT

  public:
    /// `window` is the parent of the dialogs; may be null.
    ExchangeController(Document& document, QWidget* window, QObject* parent = nullptr);

    ExchangeQuestions& questions() { return questions_; }

    /// The published data sets whose value rules import and export offer (resources/label_sets).
    void setBuiltInSets(std::vector<BuiltInLabelSet> sets) { sets_ = std::move(sets); }
    const std::vector<BuiltInLabelSet>& builtInSets() const { return sets_; }

    /// Reads a file of any known kind, by its content, into the document as one undo step.
    void importFile(const ImportRequest& request);
    void importFile(const QString& path) { importFile(ImportRequest{path}); }
    /// A file dialog first, then how to read the file where there is a choice. `folder`: where it begins.
    void askImport(const QString& folder);

    /// Writes a file, reads it back and compares it; the old file stays where anything differs.
    void exportFile(const ExportRequest& request);
    /// The export dialog first. `folder`: where its file dialog begins.
    void askExport(const QString& folder);
    /// Whether the document has what the format needs (a picture, instances).
    bool canExport(ExportFormat format) const;

    /// The selection's bounds, or all of it, to the clipboard: index-exact under a type of our own, and as
    /// PNG and picture in the classes' colours for other programs.
    void copyMap();
    void copyPicture();
    static bool canPaste(const QMimeData* data);
    /// A map (ours, or a picture in the palette's colours) or a picture from the clipboard: with its top-left
    /// at the selection's, within the selection, else centred, as one undo step.
    void paste();
    void paste(const QMimeData* data);

    /// What a drop or the clipboard's file list holds: nothing unless it is one local file. Reads a few
    /// bytes.
    static std::optional<FileKind> kindOfDrop(const QMimeData* data, QString* path = nullptr);

    /// Jobs that have not reported yet.
    int pending() const { return runner_.pending(); }

  Q_SIGNALS:
    void imported(const QString& path);
    void exported(const QString& path);
    void failed(const QString& message);
    /// A plain remark about something that worked all the same.
    void remarked(const QString& message);
    /// The dropped or imported file is for somebody else: a project, a checkpoint, a label set.
    void otherKind(const QString& path, sinopia::FileKind kind);

  private:
    using Delivery = std::function<void()>;

    void run(std::function<Delivery()> work);

    Document& document_;
    QWidget* window_;
    ExchangeQuestions questions_;
    std::vector<BuiltInLabelSet> sets_;
    JobRunner runner_;
};

} // namespace sinopia
