// The window's side of opening and saving: questions, file dialogs, drops, closing.
#include "ui/canvas/canvas_widget.h"
#include "ui/dialogs/new_map_dialog.h"
#include "ui/panels/message_bar.h"
#include "ui/window/file_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/status_line.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>

namespace sinopia {
namespace {

constexpr int status_ms = 4000;

} // namespace

void MainWindow::connectFiles() {
    connect(files_, &FileController::failed, this, [this](const QString& message) {
        close_when_saved_ = false;
        messages_->showMessage(message);
    });
    connect(files_, &FileController::remarked, this,
            [this](const QString& message) { messages_->showMessage(message, MessageBar::Kind::info); });
    connect(files_, &FileController::sizeMismatch, this, &MainWindow::offerMapOfSize);
    connect(files_, &FileController::pathChanged, this, &MainWindow::refreshState);
    connect(files_, &FileController::saved, this, &MainWindow::fileSaved);
    connect(files_, &FileController::opened, this, [this](const QString& path) {
        messages_->hide();
        status_->showMessage(tr("Opened %1").arg(QFileInfo(path).fileName()), status_ms);
    });
}

void MainWindow::openFile(const QString& path) {
    files_->openAny(path, [this] { return mayLoseWork(); });
}

void MainWindow::newMap() {
    NewMapDialog dialog(document_.size(), document_.label_set(), this);
    if (dialog.exec() != QDialog::Accepted || !mayLoseWork())
        return;
    files_->forgetPaths();
    document_.replace(TileGrid<ClassIndex>(dialog.mapSize(), dialog.fillClass()));
    refreshState();
}

void MainWindow::openMap() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a label map"), QFileInfo(files_->mapPath()).path(),
                                     tr("Label maps (*.png);;All files (*)"));
    if (!path.isEmpty() && mayLoseWork())
        files_->openMap(path);
}

void MainWindow::openPicture() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a picture"), QFileInfo(files_->mapPath()).path(),
                                     tr("Pictures (*.png *.jpg *.jpeg);;All files (*)"));
    if (!path.isEmpty())
        files_->openPicture(path);
}

void MainWindow::openCheckpoint() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a checkpoint"), {},
        tr("Checkpoints (*.pt *.pth *.safetensors manifest.json);;All files (*)"));
    if (!path.isEmpty())
        loadModel(path.endsWith("/manifest.json") ? QFileInfo(path).path() : path, {});
}

QString MainWindow::askWhereToSave(const QString& title, const QString& proposal) {
    QString path = QFileDialog::getSaveFileName(this, title, proposal, tr("PNG pictures (*.png)"));
    if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty())
        path += ".png";
    return path;
}

bool MainWindow::saveMap(bool ask_where) {
    QString path = files_->mapPath();
    if (ask_where || path.isEmpty())
        path = askWhereToSave(tr("Save the map"), path.isEmpty() ? QString("map.png") : path);
    if (path.isEmpty())
        return false;
    files_->saveMap(path);
    return true;
}

bool MainWindow::savePicture() {
    const QString path =
        askWhereToSave(tr("Save the picture"), QFileInfo(files_->mapPath()).dir().filePath("picture.png"));
    if (path.isEmpty())
        return false;
    files_->savePicture(path);
    return true;
}

void MainWindow::exportColors() {
    const QString path = askWhereToSave(tr("Export the map in its colours"),
                                        QFileInfo(files_->mapPath()).dir().filePath("map-colours.png"));
    if (!path.isEmpty())
        files_->exportColors(path);
}

void MainWindow::fileSaved(const QString& path) {
    status_->showMessage(tr("Saved %1").arg(QFileInfo(path).fileName()), status_ms);
    if (close_when_saved_ && files_->pending() == 0)
        close();
}

void MainWindow::offerMapOfSize(const QString& message, std::shared_ptr<RgbImage> picture) {
    messages_->showMessage(message, MessageBar::Kind::info, tr("New map of its size"), [this, picture] {
        if (!mayLoseWork())
            return;
        files_->forgetPaths();
        document_.replace(TileGrid<ClassIndex>(picture->size()), TileGrid<Rgb>(*picture));
        refreshState();
    });
}

bool MainWindow::mayLoseWork() {
    if (!document_.is_modified())
        return true;
    const bool map = document_.is_modified(Layer::labels), picture = document_.is_modified(Layer::picture);
    const QString what = map && picture ? tr("The map and the picture have")
                         : map          ? tr("The map has")
                                        : tr("The picture has");
    return QMessageBox::warning(this, tr("Unsaved work"), tr("%1 changes that are not saved.").arg(what),
                                QMessageBox::Discard | QMessageBox::Cancel,
                                QMessageBox::Cancel) == QMessageBox::Discard;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    close_when_saved_ = false;
    if (document_.is_modified()) {
        const auto answer = QMessageBox::warning(
            this, tr("Unsaved work"), tr("There is work that is not saved."),
            QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
        if (answer == QMessageBox::Save) {
            bool chosen = !document_.is_modified(Layer::labels) || saveMap(false);
            if (chosen && document_.is_modified(Layer::picture) && document_.has_picture())
                chosen = savePicture();
            close_when_saved_ = chosen;
        }
        if (answer != QMessageBox::Discard) {
            event->ignore();
            return;
        }
    }
    generation_.cancel();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString path = event->mimeData()->urls().first().toLocalFile();
    const QString suffix = QFileInfo(path).suffix().toLower();
    event->acceptProposedAction();
    if (suffix == "pt" || suffix == "pth" || suffix == "safetensors")
        loadModel(path, {});
    else
        openFile(path);
}

} // namespace sinopia
