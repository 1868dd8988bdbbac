#include "ui/window/unsaved_work.h"

#include "document/document.h"
#include "ui/window/project_controller.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace sinopia {

UnsavedWork::UnsavedWork(const Document& document, ProjectController& project, QWidget& window)
    : QObject(&window), document_(document), project_(project), window_(window) {
    ask = [this](const QString& what) { return askByDialog(what); };
}

bool UnsavedWork::mayBeLost() {
    if (!document_.is_modified())
        return true;
    if (asking_)
        return false;
    asking_ = true;
    const Answer answer = ask(what());
    const bool may = answer == Answer::discard || (answer == Answer::save && save());
    asking_ = false;
    return may;
}

QString UnsavedWork::what() const {
    const QString path = project_.path();
    return path.isEmpty() ? tr("This map has not been saved yet.")
                          : tr("“%1” has changes that are not saved.").arg(QFileInfo(path).fileName());
}

UnsavedWork::Answer UnsavedWork::askByDialog(const QString& what) const {
    QMessageBox box(QMessageBox::Warning, tr("Unsaved work"), what, QMessageBox::NoButton, &window_);
    box.setInformativeText(tr("If you do not save it, it will be lost."));
    QPushButton* save = box.addButton(tr("&Save"), QMessageBox::AcceptRole);
    QPushButton* discard = box.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    QPushButton* cancel = box.addButton(tr("&Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(save);
    box.setEscapeButton(cancel);
    box.exec();
    if (box.clickedButton() == save)
        return Answer::save;
    return box.clickedButton() == discard ? Answer::discard : Answer::cancel;
}

bool UnsavedWork::save() {
    QEventLoop loop;
    bool saved = false;
    const QObject guard; // the connections end with this call
    connect(&project_, &ProjectController::saved, &guard, [&] {
        saved = true;
        loop.quit();
    });
    connect(&project_, &ProjectController::failed, &guard, [&] { loop.quit(); });
    connect(&project_, &ProjectController::changedOutside, &guard, [&] { loop.quit(); });
    if (!startSaving || !startSaving())
        return false;
    loop.exec();
    // What was painted while the file was written is as unsaved as before.
    return saved && !document_.is_modified();
}

} // namespace sinopia
