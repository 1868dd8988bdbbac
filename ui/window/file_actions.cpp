#include "ui/window/file_actions.h"

#include "document/document.h"
#include "ui/dialogs/new_map_dialog.h"
#include "ui/panels/message_bar.h"
#include "ui/tools/paint_settings.h"
#include "ui/window/action_set.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace sinopia {
namespace {} // namespace

FileActions::FileActions(const WindowParts& parts, QObject* parent)
    : QObject(parent), parts_(parts), files_(parts.document), project_(parts.document),
      exchange_(parts.document, &parts.window), unsaved_(parts.document, project_, parts.window) {
    unsaved_.startSaving = [this] { return save(); };
    exchange_.questions().may_lose_work = [this] { return unsaved_.mayBeLost(); };
    addOpening();
    addSaving();
    addClipboard();
    connectFiles();
    connectProject();
    connectExchange();
}

void FileActions::connectFiles() {
    connect(&files_, &FileController::kindFound, this, &FileActions::openKind);
    connect(&files_, &FileController::opened, this, &FileActions::becameFile);
    connect(&files_, &FileController::failed, this,
            [this](const QString& message) { parts_.messages.showMessage(message); });
    connect(&files_, &FileController::remarked, this,
            [this](const QString& message) { parts_.messages.showMessage(message, MessageBar::Kind::info); });
    connect(&recent_, &RecentFiles::chosen, this, &FileActions::open);
}

void FileActions::connectProject() {
    connect(&project_, &ProjectController::opened, this, [this](const QString& path) {
        parts_.messages.hide();
        source_.clear();
        if (std::exchange(copy_, false)) {
            source_ = QFileInfo(path).dir().dirName() + ProjectController::suffix();
            project_.forgetPath();
        } else {
            RecentFiles::add(path);
        }
        note(tr("Opened %1").arg(QFileInfo(path).fileName()));
        Q_EMIT opened();
    });
    connect(&project_, &ProjectController::saved, this, [this](const QString& path) {
        RecentFiles::add(path);
        note(tr("Saved %1").arg(QFileInfo(path).fileName()));
        Q_EMIT nameChanged();
    });
    connect(&project_, &ProjectController::failed, this, [this](const QString& message) {
        copy_ = false;
        parts_.messages.showMessage(message);
    });
    connect(&project_, &ProjectController::remarked, this,
            [this](const QString& message) { parts_.messages.showMessage(message, MessageBar::Kind::info); });
    connect(&project_, &ProjectController::pathChanged, this, &FileActions::nameChanged);
    connect(&project_, &ProjectController::changedOutside, this, &FileActions::changedOutside);
}

void FileActions::connectExchange() {
    connect(&exchange_, &ExchangeController::imported, this, [this](const QString& path) {
        if (!path.isEmpty())
            note(tr("Imported %1").arg(QFileInfo(path).fileName()));
        Q_EMIT opened();
    });
    connect(&exchange_, &ExchangeController::exported, this, [this](const QString& path) {
        note(tr("Wrote and checked %1").arg(QFileInfo(path).fileName()));
    });
    connect(&exchange_, &ExchangeController::failed, this,
            [this](const QString& message) { parts_.messages.showMessage(message); });
    connect(&exchange_, &ExchangeController::remarked, this,
            [this](const QString& message) { parts_.messages.showMessage(message, MessageBar::Kind::info); });
    connect(&exchange_, &ExchangeController::otherKind, this, &FileActions::openKind);
}

void FileActions::open(const QString& path) {
    files_.look(path);
}

void FileActions::openCopy(const QString& path) {
    copy_ = true;
    open(path);
}

void FileActions::openKind(const QString& path, FileKind kind) {
    switch (kind) {
    case FileKind::project:
        if (unsaved_.mayBeLost())
            project_.open(path);
        else
            copy_ = false;
        break;
    case FileKind::indexed_png:
    case FileKind::gray_png:
        if (unsaved_.mayBeLost())
            files_.openMap(path, unpainted()); // a photo that waits for its map
        break;
    case FileKind::color_png:
    case FileKind::jpeg:
        if (untouched())
            files_.openPhoto(path, parts_.document.label_set().unlabelled());
        else
            exchange_.importFile(ImportRequest{path, ImportAs::picture, {}});
        break;
    case FileKind::labelme:
    case FileKind::coco:
    case FileKind::openraster:
        exchange_.importFile(path);
        break;
    case FileKind::label_set:
        Q_EMIT labelSetChosen(path);
        break;
    case FileKind::checkpoint:
        Q_EMIT checkpointChosen(path);
        break;
    case FileKind::unknown:
        parts_.messages.showMessage(
            tr("%1: Sinopia does not know this kind of file; open a project, a PNG or "
               "JPEG picture, labels or a checkpoint.")
                .arg(QFileInfo(path).fileName()));
        break;
    }
}

void FileActions::becameFile(const QString& path) {
    project_.forgetPath();
    source_ = path;
    parts_.messages.hide();
    RecentFiles::add(path);
    note(tr("Opened %1").arg(QFileInfo(path).fileName()));
    Q_EMIT nameChanged();
    Q_EMIT opened();
    if (parts_.document.has_picture())
        Q_EMIT photoOpened();
}

void FileActions::askNew() {
    NewMapDialog dialog(parts_.document.size(), parts_.document.label_set(), &parts_.window);
    if (dialog.exec() != QDialog::Accepted || !unsaved_.mayBeLost())
        return;
    project_.forgetPath();
    source_.clear();
    parts_.document.replace(TileGrid<ClassIndex>(dialog.mapSize(), dialog.fillClass()));
    Q_EMIT nameChanged();
    Q_EMIT opened();
}

void FileActions::askOpen() {
    const QString path = QFileDialog::getOpenFileName(
        &parts_.window, tr("Open"), folder(),
        tr("Everything Sinopia reads (*.sinopia *.png *.jpg *.jpeg *.json *.ora);;Projects (*.sinopia);;"
           "Maps and pictures (*.png *.jpg *.jpeg);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void FileActions::openAsBackground() {
    const QString path =
        QFileDialog::getOpenFileName(&parts_.window, tr("Open a picture as background"), folder(),
                                     tr("Pictures (*.png *.jpg *.jpeg);;All files (*)"));
    if (!path.isEmpty())
        exchange_.importFile(ImportRequest{path, ImportAs::picture, {}});
}

bool FileActions::save() {
    if (project_.path().isEmpty())
        return saveAs();
    project_.save(project_.path());
    return true;
}

bool FileActions::saveAs() {
    QString proposal = project_.path();
    if (proposal.isEmpty()) {
        const QString base = source_.isEmpty() ? tr("untitled") : QFileInfo(source_).completeBaseName();
        proposal = QFileInfo(folder(), base + ProjectController::suffix()).filePath();
    }
    QString path = QFileDialog::getSaveFileName(&parts_.window, tr("Save the project"), proposal,
                                                tr("Sinopia projects (*.sinopia)"));
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += ProjectController::suffix();
    project_.save(path);
    return true;
}

void FileActions::changedOutside(const QString& path, const QString& message) {
    QMessageBox box(QMessageBox::Warning, tr("Changed by another program"), message, QMessageBox::Cancel,
                    &parts_.window);
    box.setInformativeText(tr("Saving now would replace what the other program wrote."));
    QPushButton* elsewhere = box.addButton(tr("Save &elsewhere…"), QMessageBox::AcceptRole);
    QPushButton* replace = box.addButton(tr("&Replace it"), QMessageBox::DestructiveRole);
    box.setDefaultButton(elsewhere);
    box.exec();
    if (box.clickedButton() == elsewhere)
        saveAs();
    else if (box.clickedButton() == replace)
        project_.save(path, true);
}

QString FileActions::name() const {
    if (!project_.path().isEmpty())
        return QFileInfo(project_.path()).fileName();
    return source_.isEmpty() ? tr("New map") : QFileInfo(source_).fileName();
}

bool FileActions::unpainted() const {
    const Document& document = parts_.document;
    return project_.path().isEmpty() && !document.is_modified() && !document.can_undo() &&
           !document.can_redo();
}

QString FileActions::folder() const {
    for (const QString& path : {project_.path(), source_, recent_.files().value(0)})
        if (!path.isEmpty())
            return QFileInfo(path).absolutePath();
    return {};
}

void FileActions::note(const QString& text) const {
    parts_.status.showMessage(text, status_ms);
}

} // namespace sinopia
