#pragma once

#include "formats/file_kind.h"
#include "ui/window/exchange_controller.h"
#include "ui/window/file_controller.h"
#include "ui/window/project_controller.h"
#include "ui/window/recent_files.h"
#include "ui/window/unsaved_work.h"
#include "ui/window/window_parts.h"

#include <QObject>

class QMenu;

namespace sinopia {

/// The File menu and everything that comes in by it, by drops and by the clipboard: which controller gets a
/// file, what is asked first, and the document's name.
class FileActions : public QObject {
    Q_OBJECT

  public:
    FileActions(const WindowParts& parts, QObject* parent);

    void fill(QMenu* menu);
    void fillClipboard(QMenu* menu);

    /// Any file, by content: a project, map or photo is opened, labels are imported, the rest goes on by the
    /// signals below.
    void open(const QString& path);
    /// The same, but saving asks for a place: the file stays as it is.
    void openCopy(const QString& path);
    void askNew();
    void askOpen();
    /// False: the person gave up on choosing a place.
    bool save();
    bool saveAs();

    /// What the window is called after: the project, else the file that the document came from.
    QString name() const;
    /// Nobody has worked on the document since it was opened, and it is no project.
    bool unpainted() const;
    /// Nothing would be missed: a start map that nobody has worked on.
    bool untouched() const { return source_.isEmpty() && unpainted(); }

    ProjectController& project() { return project_; }
    ExchangeController& exchange() { return exchange_; }
    FileController& files() { return files_; }
    UnsavedWork& unsaved() { return unsaved_; }
    RecentFiles& recent() { return recent_; }
    int pending() const { return project_.pending() + exchange_.pending() + files_.pending(); }

  Q_SIGNALS:
    void nameChanged();
    /// The document is what the person has asked for now, whichever way it came.
    void opened();
    /// A photo under an empty map: it must be seen to be labelled.
    void photoOpened();
    void labelSetChosen(const QString& path);
    void checkpointChosen(const QString& path);

  private:
    void addOpening();
    void addSaving();
    void addClipboard();
    void connectFiles();
    void connectProject();
    void connectExchange();
    void openKind(const QString& path, FileKind kind);
    void openAsBackground();
    void becameFile(const QString& path);
    void changedOutside(const QString& path, const QString& message);
    /// The folder where a file dialog begins.
    QString folder() const;
    void note(const QString& text) const;

    WindowParts parts_;
    FileController files_;
    ProjectController project_;
    ExchangeController exchange_;
    UnsavedWork unsaved_;
    RecentFiles recent_;
    bool copy_ = false; ///< what is being opened stays as it is on the disk
    QString source_;    ///< the map or photo that the document came from; empty for a new one or a project
};

} // namespace sinopia
