#include "ui/panels/results_panel.h"

#include "base/error.h"
#include "document/document.h"
#include "ui/panels/result_delegate.h"
#include "ui/panels/results_model.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QStackedLayout>
#include <QToolButton>

namespace sinopia {

ResultsPanel::ResultsPanel(Document& document, QWidget* parent)
    : QWidget(parent), document_(document), model_(new ResultsModel(this)), view_(new QListView),
      empty_(new QLabel), room_(new QLabel) {
    buildActions();
    buildLayout();
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showState();
        if (comparing_ && currentResult())
            Q_EMIT compareRequested(currentResult());
    });
    connect(view_, &QListView::doubleClicked, this, &ResultsPanel::restorePicture);
    observer_ = document_.observe([this](const Change& change) { follow(change); });
    reload();
}

ResultsPanel::~ResultsPanel() = default;

void ResultsPanel::buildActions() {
    const auto make = [this](Icon picture, const QString& text, const QString& tip) {
        auto* action = new QAction(icon(picture), text, this);
        action->setToolTip(tip);
        return action;
    };
    keep_ = make(Icon::pin, tr("&Keep the picture"), tr("Keep the picture as it is now in this list"));
    restore_ = make(Icon::picture, tr("&Put back as the picture"),
                    tr("Put this result back as the picture (Enter or double click)"));
    restore_map_ = make(Icon::viewMap, tr("Put back picture and &map"),
                        tr("Put this result back, with the map it was painted from"));
    compare_ = make(Icon::viewWipe, tr("&Compare"),
                    tr("Show this result in place of the picture (hold the space bar)"));
    compare_->setCheckable(true);
    remove_ = make(Icon::trash, tr("&Remove"), tr("Remove this result (Delete); undo brings it back"));
    connect(keep_, &QAction::triggered, this, &ResultsPanel::keepRequested);
    connect(restore_, &QAction::triggered, this, &ResultsPanel::restorePicture);
    connect(restore_map_, &QAction::triggered, this, &ResultsPanel::restoreMap);
    connect(compare_, &QAction::toggled, this, &ResultsPanel::setComparing);
    connect(remove_, &QAction::triggered, this, &ResultsPanel::removeCurrent);
}

void ResultsPanel::buildLayout() {
    view_->setObjectName("resultsList");
    view_->setAccessibleName(tr("Kept results, newest first"));
    view_->setModel(model_);
    view_->setItemDelegate(new ResultDelegate(view_));
    view_->setViewMode(QListView::IconMode);
    view_->setResizeMode(QListView::Adjust);
    view_->setMovement(QListView::Static);
    view_->setUniformItemSizes(true);
    view_->setMouseTracking(true);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setContextMenuPolicy(Qt::ActionsContextMenu);
    view_->addActions({restore_, restore_map_, compare_, remove_});
    view_->installEventFilter(this);
    empty_->setText(tr("Every picture that you generate is kept here, with its seed and its map."));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setMargin(16);
    empty_->setForegroundRole(QPalette::PlaceholderText);
    room_->setTextFormat(Qt::PlainText);
    room_->setWordWrap(true);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QAction* action : {keep_, restore_, restore_map_, compare_, remove_}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text().remove('&'));
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* middle = new QStackedLayout;
    middle->addWidget(empty_);
    middle->addWidget(view_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addLayout(buttons);
    layout->addLayout(middle, 1);
    layout->addWidget(room_);
}

void ResultsPanel::setBudget(std::size_t bytes) {
    budget_ = bytes;
    showState();
}

void ResultsPanel::setKeepable(bool keepable) {
    keep_->setEnabled(keepable);
}

std::optional<std::uint64_t> ResultsPanel::current() const {
    const ResultPtr result = currentResult();
    return result ? std::optional(result->id) : std::nullopt;
}

void ResultsPanel::select(std::uint64_t id) {
    if (const int row = model_->rowOf(id); row >= 0)
        view_->setCurrentIndex(model_->index(row));
}

ResultPtr ResultsPanel::currentResult() const {
    return model_->result(view_->currentIndex().row());
}

void ResultsPanel::follow(const Change& change) {
    if (change.kind == ChangeKind::results || change.kind == ChangeKind::replaced)
        reload();
}

void ResultsPanel::reload() {
    const std::optional<std::uint64_t> id = current();
    const int row = view_->currentIndex().row();
    model_->setResults(document_.results());
    const int same = id ? model_->rowOf(*id) : -1;
    // Where the current one went, its neighbour is next.
    const int next = same >= 0 ? same : std::min(row, model_->rowCount() - 1);
    if (next >= 0)
        view_->setCurrentIndex(model_->index(next));
    room_bytes_ = bytesOf(document_.results());
    static_cast<QStackedLayout*>(layout()->itemAt(1)->layout())->setCurrentIndex(model_->rowCount() > 0);
    if (comparing_ && !currentResult())
        compare_->setChecked(false);
    showState();
}

void ResultsPanel::showState() {
    const ResultPtr result = currentResult();
    for (QAction* action : {restore_, compare_, remove_})
        action->setEnabled(result != nullptr);
    restore_map_->setEnabled(result && !result->labels.empty());
    const QLocale locale;
    const auto size = [&](std::size_t bytes) { return locale.formattedDataSize(qint64(bytes), 0); };
    QString text = tr("%n result(s)", nullptr, model_->rowCount()) + " · " +
                   tr("%1 of %2").arg(size(room_bytes_), size(budget_));
    const bool full = room_bytes_ > budget_;
    if (full)
        text += "\n" + tr("That is more than planned: remove results that you no longer need.");
    room_->setText(text);
    room_->setVisible(model_->rowCount() > 0);
    QFont font = this->font();
    font.setBold(full);
    room_->setFont(font);
    room_->setToolTip(tr("Memory that the kept pictures and their maps take. The project file stores them "
                         "compressed."));
}

void ResultsPanel::restorePicture() {
    const ResultPtr result = currentResult();
    if (!result)
        return;
    compare_->setChecked(false);
    try {
        document_.apply(editTo(*result, document_, tr("Put back a result")));
    } catch (const Error& error) {
        Q_EMIT problem(QString::fromUtf8(error.what()));
    }
}

void ResultsPanel::restoreMap() {
    const ResultPtr result = currentResult();
    if (!result || result->labels.empty())
        return;
    compare_->setChecked(false);
    const std::string name = tr("Put back picture and map").toStdString();
    const std::uint64_t stroke = document_.new_stroke();
    try {
        PictureEdit picture = editTo(*result, document_, tr("Put back picture and map"));
        picture.stroke = stroke;
        document_.apply(std::move(picture));
        if (result->labels.size() == document_.size())
            document_.apply(LabelPlaneEdit{name, {0, 0}, result->labels.read(), stroke});
    } catch (const Error& error) {
        Q_EMIT problem(QString::fromUtf8(error.what()));
    }
    document_.end_stroke();
}

void ResultsPanel::removeCurrent() {
    if (const auto id = current())
        document_.remove_result(*id);
}

void ResultsPanel::setComparing(bool comparing) {
    const ResultPtr result = currentResult();
    if (comparing == comparing_ || (comparing && !result))
        return;
    comparing_ = comparing;
    if (comparing)
        Q_EMIT compareRequested(result);
    else
        Q_EMIT compareEnded();
}

bool ResultsPanel::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (type == QEvent::FocusOut || type == QEvent::Hide)
        if (space_held_)
            endHold();
    if (type != QEvent::KeyPress && type != QEvent::KeyRelease && type != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
    const bool ours = plain && (key->key() == Qt::Key_Space || key->key() == Qt::Key_Delete ||
                                key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (!ours)
        return QWidget::eventFilter(watched, event);
    if (type == QEvent::ShortcutOverride) {
        event->accept(); // the list's own keys, whatever they mean to the canvas
        return true;
    }
    if (!key->isAutoRepeat())
        handleKey(key->key(), type == QEvent::KeyPress);
    return true;
}

void ResultsPanel::handleKey(int key, bool pressed) {
    if (key == Qt::Key_Space) {
        if (pressed && !comparing_ && currentResult()) {
            space_held_ = true;
            compare_->setChecked(true);
        } else if (!pressed && space_held_) {
            endHold();
        }
    } else if (pressed) {
        key == Qt::Key_Delete ? removeCurrent() : restorePicture();
    }
}

void ResultsPanel::endHold() {
    space_held_ = false;
    compare_->setChecked(false);
}

} // namespace sinopia
