#include "ui/dialogs/recovery_dialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace sinopia {
namespace {

constexpr int picture_side = 96;

QIcon iconOf(const RgbImage& image) {
    QImage canvas(picture_side, picture_side, QImage::Format_ARGB32_Premultiplied);
    canvas.fill(Qt::transparent);
    if (!image.empty()) {
        const QImage view(reinterpret_cast<const uchar*>(image.data()), image.width(), image.height(),
                          3 * image.width(), QImage::Format_RGB888);
        const QImage small =
            view.scaled(picture_side, picture_side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QPainter painter(&canvas);
        painter.drawImage((picture_side - small.width()) / 2, (picture_side - small.height()) / 2, small);
    }
    // The same when it is chosen: a tinted picture is another picture.
    const QPixmap pixmap = QPixmap::fromImage(canvas);
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

QString nameOf(const FoundJournal& journal) {
    if (journal.project.empty())
        return RecoveryDialog::tr("A map that was never saved");
    return QFileInfo(QFile::decodeName(journal.project.c_str())).fileName();
}

QString textOf(const FoundJournal& journal) {
    const QDateTime time = QDateTime::fromSecsSinceEpoch(journal.written);
    QString text = nameOf(journal) + '\n' +
                   RecoveryDialog::tr("Last change: %1").arg(QLocale().toString(time, QLocale::ShortFormat));
    if (!journal.problem.empty())
        return text + '\n' + RecoveryDialog::tr("This work cannot be brought back:") + '\n' +
               QString::fromStdString(journal.problem);
    text += '\n' + RecoveryDialog::tr("%1×%2 pixels").arg(journal.size.width).arg(journal.size.height);
    if (!journal.project.empty())
        text += '\n' + QFileInfo(QFile::decodeName(journal.project.c_str())).path();
    return text;
}

} // namespace

RecoveryDialog::RecoveryDialog(std::vector<FoundJournal> lost, QWidget* parent)
    : QDialog(parent), lost_(std::move(lost)), list_(new QListWidget) {
    setWindowTitle(tr("Recover lost work"));
    auto* layout = new QVBoxLayout(this);
    auto* words = new QLabel(tr("Sinopia did not end in order, and this work was not saved. "
                                "Recovered work opens as an unsaved document; the file it came from stays "
                                "as it is until you save."));
    words->setWordWrap(true);
    layout->addWidget(words);
    list_->setIconSize({picture_side, picture_side});
    list_->setSpacing(4);
    list_->setWordWrap(true);
    list_->setAccessibleName(tr("Work that was not saved"));
    layout->addWidget(list_, 1);

    auto* buttons = new QDialogButtonBox;
    recover_ = buttons->addButton(tr("&Recover"), QDialogButtonBox::AcceptRole);
    later_ = buttons->addButton(tr("&Later"), QDialogButtonBox::RejectRole);
    discard_ = buttons->addButton(tr("&Discard…"), QDialogButtonBox::DestructiveRole);
    recover_->setToolTip(tr("Open the chosen work as an unsaved document (Enter)"));
    later_->setToolTip(tr("Keep everything and ask again at the next start (Esc)"));
    discard_->setToolTip(tr("Delete the chosen work for good (Delete)"));
    discard_->setShortcut(Qt::Key_Delete);
    recover_->setDefault(true);
    layout->addWidget(buttons);
    connect(recover_, &QPushButton::clicked, this, &QDialog::accept);
    connect(later_, &QPushButton::clicked, this, &QDialog::reject);
    connect(discard_, &QPushButton::clicked, this, &RecoveryDialog::discardCurrent);
    connect(list_, &QListWidget::currentRowChanged, this, &RecoveryDialog::currentChanged);
    connect(list_, &QListWidget::itemActivated, this, [this] {
        if (recover_->isEnabled())
            accept();
    });

    for (const FoundJournal& journal : lost_)
        addRow(journal);
    list_->setCurrentRow(0);
    list_->setFocus();
    resize(560, 380);
}

const FoundJournal& RecoveryDialog::chosen() const {
    return lost_.at(static_cast<std::size_t>(list_->currentRow()));
}

void RecoveryDialog::addRow(const FoundJournal& journal) {
    auto* item = new QListWidgetItem(iconOf(journal.thumbnail), textOf(journal));
    item->setToolTip(journal.problem.empty() ? QFile::decodeName(journal.project.c_str())
                                             : QString::fromStdString(journal.problem));
    list_->addItem(item);
}

void RecoveryDialog::currentChanged() {
    const bool any = list_->currentRow() >= 0;
    recover_->setEnabled(any && chosen().problem.empty());
    discard_->setEnabled(any);
}

void RecoveryDialog::discardCurrent() {
    const int row = list_->currentRow();
    if (row < 0)
        return;
    const auto answer = QMessageBox::question(
        this, tr("Discard lost work"),
        tr("Delete the unsaved work on “%1” for good? It cannot be brought back.").arg(nameOf(chosen())),
        QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel);
    if (answer != QMessageBox::Discard)
        return;
    const FoundJournal journal = chosen();
    lost_.erase(lost_.begin() + row);
    delete list_->takeItem(row);
    Q_EMIT discarded(journal);
    currentChanged();
    if (lost_.empty())
        reject();
}

} // namespace sinopia
