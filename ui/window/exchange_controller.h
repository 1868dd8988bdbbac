#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/window/exchange_export.h"
#include "ui/window/exchange_questions.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QMimeData;
class QWidget;

namespace sinopia {

class Document;

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

    using Shared = std::shared_ptr<Incoming>;

    void run(std::function<Delivery()> work);
    // The steps of an import, in turn: questions on this thread, work on the worker's.
    void decideKind(const Shared& incoming);
    void decideColours(const Shared& incoming);
    void decideClasses(const Shared& incoming);
    void decideNames(const Shared& incoming);
    void giveClasses(const Shared& incoming, std::map<ClassIndex, ClassIndex> classes);
    void decideSize(const Shared& incoming);
    void apply(Incoming& incoming);
    void becomeDocument(Incoming& incoming);
    void placeInside(Incoming& incoming);
    void finish(Incoming& incoming);
    /// All of the document if nothing is selected.
    Rect selectedBounds() const;

    Document& document_;
    QWidget* window_;
    ExchangeQuestions questions_;
    std::vector<BuiltInLabelSet> sets_;
    JobRunner runner_;
};

} // namespace sinopia
