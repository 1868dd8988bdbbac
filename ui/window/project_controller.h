#pragma once

#include "document/document.h"
#include "document/journal/recovery.h"
#include "document/project/project_file.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sinopia {

class WorkingJournal;
struct JournalNote;

/// Opens and saves projects on a worker thread, and keeps the window's working journal. Everything is
/// reported by signals; errors are one plain sentence, and nothing of the document is lost by one.
class ProjectController : public QObject {
    Q_OBJECT

  public:
    explicit ProjectController(Document& document, QObject* parent = nullptr);
    ~ProjectController() override;

    static QString suffix() { return QStringLiteral(".sinopia"); }
    /// By content, not by name: the file begins as an SQLite file does. Reads 16 bytes.
    static bool isProject(const QString& path);
    /// The folder of the journals of all windows, in the XDG state folder.
    static QString defaultJournalFolder();

    /// The project becomes the document. The person has agreed to lose what is unsaved.
    void open(const QString& path);
    /// Saves the document as it is now; edits made meanwhile stay unsaved. `overwrite`: the person has agreed
    /// to lose what another program wrote there.
    void save(const QString& path, bool overwrite = false);

    /// The file that the document came from or went to last; empty for a new one.
    QString path() const { return path_; }
    /// The document is another one now, without a project file.
    void forgetPath();
    /// Opens and saves that have not reported yet.
    int pending() const { return runner_.pending(); }

    /// Noted in what is saved from now on.
    void setModel(const QString& name, const QString& hash);
    void setView(PointF centre, double zoom);
    /// Of the project that was opened last.
    const ProjectMeta& meta() const { return meta_; }

    /// Begins to keep the journal of this window in `folder`, which journals of other windows share.
    void startJournal(const QString& folder);
    /// Whether the journal holds everything that was done up to now; true without a journal.
    bool journalIsCurrent() const;
    /// The person has agreed to close: the journal is removed. Without this call it stays, as after a crash.
    void closeJournal();

    /// Looks on the worker for what crashed windows left in the journal folder: lostWorkFound().
    void findLostWork();
    /// The lost work becomes the document, unsaved; its journal is removed once this window's journal holds
    /// it.
    void recover(const FoundJournal& lost);
    void discard(const FoundJournal& lost);

  Q_SIGNALS:
    void opened(const QString& path);
    void saved(const QString& path);
    void failed(const QString& message);
    /// A plain remark about something that went well all the same.
    void remarked(const QString& message);
    /// Nothing was saved: another program has changed the file. Ask; then save(path, true) or elsewhere.
    void changedOutside(const QString& path, const QString& message);
    void pathChanged();
    /// Never empty.
    void lostWorkFound(std::vector<sinopia::FoundJournal> lost);
    /// The document holds the lost work now. `project`: where it was last saved; empty if nowhere.
    void recovered(const QString& project);

  private:
    /// Runs `work` on the worker and what it returns here; an Error of either becomes failed().
    void run(std::function<std::function<void()>()> work);
    void projectRead(const QString& path, Project project, const std::string& save_id);
    void projectSaved(const QString& path, const DocumentSnapshot& snapshot, const std::string& save_id);
    void projectRecovered(const FoundJournal& lost, Project project);
    void removeWhenKept(const FoundJournal& lost);
    JournalNote journalNote() const;
    void noteForJournal();

    Document& document_;
    QString path_;
    std::string save_id_;
    ProjectMeta meta_;
    std::shared_ptr<ProjectFile> file_; ///< used on the worker only
    QString journal_folder_;
    std::unique_ptr<WorkingJournal> journal_;
    JobRunner runner_; ///< last: it ends before what its jobs use
};

} // namespace sinopia
