#include "ui/panels/history_panel.h"

#include "document/document.h"
#include "ui/panels/history_model.h"
#include "ui/style/step_title.h"

#include <QElapsedTimer>
#include <QListView>
#include <QTimer>
#include <QVBoxLayout>

namespace sinopia {

HistoryPanel::HistoryPanel(Document& document, QWidget* parent)
    : QWidget(parent), document_(document), model_(new HistoryModel(this)), view_(new QListView) {
    view_->setObjectName("historyList");
    view_->setAccessibleName(tr("Steps, oldest first"));
    view_->setModel(model_);
    view_->setUniformItemSizes(true);
    view_->setSpacing(2);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(view_);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                if (!reloading_ && index.isValid())
                    goTo(index.row());
            });
    observer_ = document_.observe([this](const Change& change) { follow(change); });
    reload();
}

void HistoryPanel::follow(const Change& change) {
    if (change.kind != ChangeKind::state && change.kind != ChangeKind::replaced)
        return;
    if (!advancing_)
        target_.reset(); // somebody else went on: no longer where we were going
    if (reload_planned_)
        return;
    reload_planned_ = true; // once, however many changes one gesture makes
    QTimer::singleShot(0, this, &HistoryPanel::reload);
}

void HistoryPanel::reload() {
    reload_planned_ = false;
    if (target_)
        return; // the list stays as it is on the way
    QStringList steps;
    for (const std::string& name : document_.history_names())
        steps.append(stepTitle(name));
    const int position = int(document_.history_position());
    reloading_ = true;
    model_->setSteps(steps, position);
    view_->setCurrentIndex(model_->index(position));
    reloading_ = false;
}

void HistoryPanel::goTo(int row) {
    document_.end_stroke();
    target_ = static_cast<std::size_t>(row);
    advance();
}

/// Many steps take a while: a few at a time, so that the window stays live.
void HistoryPanel::advance() {
    if (!target_)
        return;
    constexpr qint64 longest_ms = 8;
    QElapsedTimer timer;
    timer.start();
    advancing_ = true;
    bool moved = true;
    while (moved && document_.history_position() != *target_ && timer.elapsed() < longest_ms)
        moved = document_.history_position() > *target_ ? document_.undo() : document_.redo();
    advancing_ = false;
    if (moved && document_.history_position() != *target_) {
        QTimer::singleShot(0, this, &HistoryPanel::advance);
        return;
    }
    target_.reset();
    reload();
}

} // namespace sinopia
