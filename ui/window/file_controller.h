#pragma once

#include "document/document.h"
#include "formats/file_kind.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>

#include <functional>

namespace sinopia {

/// Opens maps and photos as documents of their own, on a worker thread: the window never waits for the disk.
/// Projects and imports have their own controllers. Everything is reported by signals; errors are one plain
/// sentence, and nothing of the document is lost by one.
class FileController : public QObject {
    Q_OBJECT

  public:
    explicit FileController(Document& document, QObject* parent = nullptr);

    /// Looks what the file is, by content: kindFound().
    void look(const QString& path);
    /// The map becomes the document. The person has agreed to lose what is unsaved. `keep_picture`: a picture of
    /// the map's size stays under it.
    void openMap(const QString& path, bool keep_picture = false);
    /// A photo to be labelled: the document becomes an empty map of its size with the photo under it.
    void openPhoto(const QString& path, ClassIndex fill);

    /// Remarks on classes of the map that the label set lacks: after another model has been loaded.
    void checkClasses(const QString& name);

    /// Jobs that have not reported yet.
    int pending() const { return runner_.pending(); }

  Q_SIGNALS:
    void kindFound(const QString& path, sinopia::FileKind kind);
    /// The document is another one now, and this file is where it came from.
    void opened(const QString& path);
    void failed(const QString& message);
    /// A plain remark about a file that was opened all the same.
    void remarked(const QString& message);

  private:
    /// Runs `work` on the worker and what it returns here; an Error of either becomes failed().
    void run(std::function<std::function<void()>()> work);

    Document& document_;
    JobRunner runner_;
};

/// A sentence about the pixels whose class the labels lack: how many, which first and where; empty if there
/// are none.
QString foreignClasses(const TileGrid<ClassIndex>& map, const LabelSet& labels, const QString& file);

} // namespace sinopia
