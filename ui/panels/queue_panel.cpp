#include "ui/panels/queue_panel.h"

#include "ui/panels/list_keys.h"
#include "ui/panels/queue_delegate.h"
#include "ui/panels/queue_model.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace sinopia {

QueuePanel::QueuePanel(GenerationQueue& queue, const Document& document, QWidget* parent)
    : QWidget(parent), queue_(queue), model_(new QueueModel(queue, document, this)), view_(new QListView),
      empty_(new QLabel), count_(new QLabel) {
    buildActions();
    buildLayout();
    connect(model_, &QueueModel::modelAboutToBeReset, this, [this] { reloading_ = true; });
    connect(model_, &QueueModel::reordered, this, &QueuePanel::restoreCurrent);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                if (reloading_)
                    return;
                current_row_ = index.row();
                current_ = model_->idOf(index.row());
                showState();
            });
    showState();
}

void QueuePanel::buildActions() {
    const auto make = [this](Icon picture, const QString& text, const QString& tip) {
        auto* action = new QAction(icon(picture), text, this);
        action->setToolTip(tip);
        return action;
    };
    earlier_ = make(Icon::up, tr("&Earlier"), tr("Run this one before the one above (Alt+Up)"));
    later_ = make(Icon::down, tr("&Later"), tr("Run this one after the one below (Alt+Down)"));
    cancel_ = make(Icon::close, tr("&Cancel this run"), tr("Take this one out of the queue (Delete)"));
    cancel_all_ = make(Icon::trash, tr("Cancel &all"), tr("End what runs and empty the queue"));
    connect(earlier_, &QAction::triggered, this, [this] { moveBy(-1); });
    connect(later_, &QAction::triggered, this, [this] { moveBy(1); });
    connect(cancel_, &QAction::triggered, this, [this] { queue_.cancel(current()); });
    connect(cancel_all_, &QAction::triggered, this, [this] { queue_.cancelAll(); });
}

void QueuePanel::buildLayout() {
    view_->setObjectName("queueList");
    view_->setAccessibleName(tr("Runs, the next one first"));
    view_->setModel(model_);
    view_->setItemDelegate(new QueueDelegate(view_));
    view_->setUniformItemSizes(true);
    view_->setMouseTracking(true);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setDragDropMode(QAbstractItemView::InternalMove);
    view_->setDropIndicatorShown(true);
    view_->setContextMenuPolicy(Qt::ActionsContextMenu);
    view_->addActions({earlier_, later_, cancel_, cancel_all_});
    view_->installEventFilter(this);
    empty_->setText(tr("Nothing runs. “Add to the queue” in the menu Generate lines up pictures that are "
                       "painted one after another, while you go on."));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setMargin(12);
    empty_->setForegroundRole(QPalette::PlaceholderText);
    count_->setTextFormat(Qt::PlainText);
    count_->setForegroundRole(QPalette::PlaceholderText);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QAction* action : {earlier_, later_, cancel_, cancel_all_}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text().remove('&'));
        buttons->addWidget(button);
    }
    buttons->addSpacing(8);
    buttons->addWidget(count_);
    buttons->addStretch(1);
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(buttons);
    column->addWidget(view_, 1);
    auto* layout = new QStackedLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(empty_);
    layout->addWidget(list);
}

std::uint64_t QueuePanel::current() const {
    return model_->idOf(view_->currentIndex().row());
}

void QueuePanel::moveBy(int places) {
    const int place = model_->placeOf(view_->currentIndex().row());
    if (place >= 0)
        queue_.move(current(), place + places);
}

/// The same entry stays selected wherever it went; where it is gone, the one that took its place.
void QueuePanel::restoreCurrent() {
    const int same = current_ != 0 ? model_->rowOf(current_) : -1;
    const int row = same >= 0 ? same : std::min(current_row_, model_->rowCount() - 1);
    if (row >= 0)
        view_->setCurrentIndex(model_->index(row));
    current_row_ = row;
    current_ = model_->idOf(row);
    reloading_ = false;
    showState();
}

void QueuePanel::showState() {
    const int row = view_->currentIndex().row(), place = model_->placeOf(row);
    const int waiting = static_cast<int>(queue_.waiting().size());
    static_cast<QStackedLayout*>(layout())->setCurrentIndex(model_->rowCount() > 0);
    earlier_->setEnabled(row >= 0 && place > 0);
    later_->setEnabled(row >= 0 && place >= 0 && place + 1 < waiting);
    cancel_->setEnabled(row >= 0);
    cancel_all_->setEnabled(model_->rowCount() > 0);
    count_->setText(waiting > 0 ? tr("%n wait(s)", nullptr, waiting) : tr("nothing waits"));
}

bool QueuePanel::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (type != QEvent::KeyPress && type != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const auto modifiers = key->modifiers() & ~Qt::KeypadModifier;
    QAction* action = nullptr;
    if (modifiers == Qt::AltModifier && key->key() == Qt::Key_Up)
        action = earlier_;
    else if (modifiers == Qt::AltModifier && key->key() == Qt::Key_Down)
        action = later_;
    else if (modifiers == Qt::NoModifier && key->key() == Qt::Key_Delete)
        action = cancel_;
    if (!action)
        return QWidget::eventFilter(watched, event);
    serveListKey(*event, *action);
    return true;
}

} // namespace sinopia
