#include "ui/window/project_controller.h"

#include "base/error.h"
#include "document/journal/working_journal.h"
#include "ui/jobs/delivering.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

namespace sinopia {
namespace {

constexpr int look_again_ms = 200;

std::filesystem::path toPath(const QString& path) {
    return QFile::encodeName(path).toStdString();
}

QString fromPath(const std::filesystem::path& path) {
    return QFile::decodeName(path.c_str());
}

} // namespace

ProjectController::ProjectController(Document& document, QObject* parent)
    : QObject(parent), document_(document), file_(std::make_shared<ProjectFile>()) {}

ProjectController::~ProjectController() = default;

bool ProjectController::isProject(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArray("SQLite format 3\0", 16);
}

QString ProjectController::defaultJournalFolder() {
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(state)) // as the specification of base directories wants it
        state = QDir::home().filePath(".local/state");
    return QDir(state).filePath("sinopia/journals");
}

void ProjectController::run(std::function<std::function<void()>()> work) {
    run_delivering(runner_, std::move(work), [this](const QString& message) { Q_EMIT failed(message); });
}

void ProjectController::open(const QString& path) {
    run([this, path, file = file_]() -> std::function<void()> {
        Project project = file->open(toPath(path));
        return [this, path, project = std::move(project), id = file->save_id()] {
            projectRead(path, project, id);
        };
    });
}

void ProjectController::projectRead(const QString& path, Project project, const std::string& save_id) {
    path_ = path;
    save_id_ = save_id;
    meta_ = std::move(project.meta);
    if (journal_)
        journal_->announce(journalNote());
    document_.replace(std::move(project.snapshot));
    Q_EMIT pathChanged();
    Q_EMIT opened(path);
}

void ProjectController::save(const QString& path, bool overwrite) {
    const IfChanged if_changed = overwrite ? IfChanged::overwrite : IfChanged::refuse;
    run([this, path, if_changed, file = file_, snapshot = document_.snapshot(),
         meta = meta_]() -> std::function<void()> {
        try {
            file->save(toPath(path), snapshot, meta, if_changed);
        } catch (const ProjectChanged& error) {
            return [this, path, message = QString::fromUtf8(error.what())] {
                Q_EMIT changedOutside(path, message);
            };
        }
        return [this, path, snapshot, id = file->save_id()] { projectSaved(path, snapshot, id); };
    });
}

void ProjectController::projectSaved(const QString& path, const DocumentSnapshot& snapshot,
                                     const std::string& save_id) {
    path_ = path;
    save_id_ = save_id;
    document_.mark_saved(snapshot);
    noteForJournal();
    Q_EMIT pathChanged();
    Q_EMIT saved(path);
}

void ProjectController::forgetPath() {
    path_.clear();
    save_id_.clear();
    meta_.view.reset();
    // Queued behind saves that still run: the worker alone touches it.
    run([file = file_]() -> std::function<void()> {
        *file = ProjectFile();
        return [] {};
    });
    noteForJournal();
    Q_EMIT pathChanged();
}

void ProjectController::setModel(const QString& name, const QString& hash) {
    meta_.model_name = name.toStdString();
    meta_.model_hash = hash.toStdString();
}

void ProjectController::setView(PointF centre, double zoom) {
    meta_.view = ProjectView{centre, zoom};
}

void ProjectController::startJournal(const QString& folder) {
    journal_folder_ = folder;
    const auto onProblem = [this](const std::string& message) {
        const QString text = tr("%1. You can go on editing, but save often: after a crash, work that was "
                                "not saved could not be brought back.")
                                 .arg(QString::fromStdString(message));
        QMetaObject::invokeMethod(
            this, [this, text] { Q_EMIT failed(text); }, Qt::QueuedConnection);
    };
    journal_ = std::make_unique<WorkingJournal>(document_, toPath(folder), onProblem);
    noteForJournal();
}

JournalNote ProjectController::journalNote() const {
    const std::filesystem::path project =
        path_.isEmpty() ? std::filesystem::path() : std::filesystem::absolute(toPath(path_));
    return {project, save_id_, meta_};
}

void ProjectController::noteForJournal() {
    if (journal_)
        journal_->note(journalNote());
}

bool ProjectController::journalIsCurrent() const {
    return !journal_ || journal_->is_current();
}

void ProjectController::closeJournal() {
    if (journal_)
        journal_->close();
}

void ProjectController::findLostWork() {
    if (journal_folder_.isEmpty())
        return;
    run([this, folder = toPath(journal_folder_)]() -> std::function<void()> {
        std::vector<FoundJournal> lost = find_journals(folder);
        return [this, lost = std::move(lost)] {
            if (!lost.empty())
                Q_EMIT lostWorkFound(lost);
        };
    });
}

void ProjectController::recover(const FoundJournal& lost) {
    run([this, lost, file = file_]() -> std::function<void()> {
        Project project = restore_journal(lost);
        if (lost.project.empty())
            *file = ProjectFile();
        else
            file->expect(lost.project, lost.save_id);
        return [this, lost, project = std::move(project)] { projectRecovered(lost, project); };
    });
}

void ProjectController::projectRecovered(const FoundJournal& lost, Project project) {
    path_ = fromPath(lost.project);
    save_id_ = lost.save_id;
    meta_ = std::move(project.meta);
    document_.replace(std::move(project.snapshot), /*modified=*/true);
    noteForJournal();
    removeWhenKept(lost);
    Q_EMIT pathChanged();
    Q_EMIT recovered(path_);
}

/// Only once this window's journal holds the work may the old one go.
void ProjectController::removeWhenKept(const FoundJournal& lost) {
    if (!journal_)
        return;
    if (journal_->is_current())
        discard(lost);
    else
        QTimer::singleShot(look_again_ms, this, [this, lost] { removeWhenKept(lost); });
}

void ProjectController::discard(const FoundJournal& lost) {
    run([lost]() -> std::function<void()> {
        discard_journal(lost);
        return [] {};
    });
}

} // namespace sinopia
