#pragma once

#include "document/document.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>

#include <functional>

namespace sinopia {

/// Opens and saves the document's files on a worker thread: the window never waits for the disk. Everything
/// is reported by signals; errors are one plain sentence, and nothing of the document is lost by one.
class FileController : public QObject {
    Q_OBJECT

  public:
    explicit FileController(Document& document, QObject* parent = nullptr);

    /// The map becomes the document. The person has agreed to lose what is unsaved.
    void openMap(const QString& path);
    /// The picture goes under the map as an undo step; one of another size is offered through sizeMismatch().
    void openPicture(const QString& path);
    /// A grey or indexed image opens as a map, another one as a picture; `asked` is called before a map
    /// replaces the document and says whether it may.
    void openAny(const QString& path, std::function<bool()> asked);

    /// Remarks on classes of the map that the label set lacks: after another model has been loaded.
    void checkClasses();

    void saveMap(const QString& path);
    void savePicture(const QString& path);
    /// The map in the colours of its classes, as a plain picture.
    void exportColors(const QString& path);

    /// The file that the map came from or went to last; empty for a new one.
    QString mapPath() const { return map_path_; }
    void forgetPaths() { map_path_.clear(); }
    /// Jobs that have not reported yet.
    int pending() const { return runner_.pending(); }

  Q_SIGNALS:
    void opened(const QString& path);
    void saved(const QString& path);
    void failed(const QString& message);
    /// A plain remark about a file that was opened all the same.
    void remarked(const QString& message);
    void sizeMismatch(const QString& message, std::shared_ptr<sinopia::RgbImage> picture);
    void pathChanged();

  private:
    /// Runs `work` on the worker and what it returns here; an Error of either becomes failed().
    void run(std::function<std::function<void()>()> work);
    void mapRead(const QString& path, TileGrid<ClassIndex> map, const QString& remark);
    void pictureRead(const QString& path, std::shared_ptr<RgbImage> picture);

    Document& document_;
    QString map_path_;
    JobRunner runner_;
};

/// A sentence about the first pixel whose class the labels lack; empty if there is none.
QString foreignClasses(const LabelMap& map, const LabelSet& labels, const QString& file);

} // namespace sinopia
