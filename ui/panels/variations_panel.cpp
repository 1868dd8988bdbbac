#include "ui/panels/variations_panel.h"

#include "ui/panels/list_keys.h"
#include "ui/panels/thumbnail_delegate.h"
#include "ui/panels/variations_model.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedLayout>
#include <QToolButton>

namespace sinopia {
namespace {

constexpr int variation_side = 72;
constexpr int most_variations = 16;
constexpr int first_count = 4;

} // namespace

VariationsPanel::VariationsPanel(QWidget* parent)
    : QWidget(parent), model_(new VariationsModel(this)), view_(new QListView), empty_(new QLabel) {
    buildFields();
    buildActions();
    buildLayout();
    connect(model_, &QAbstractItemModel::modelAboutToBeReset, this, [this] { reloading_ = true; });
    connect(model_, &QAbstractItemModel::modelReset, this, [this] {
        reloading_ = false;
        const int row = model_->rowOf(current_);
        if (row >= 0)
            view_->selectionModel()->setCurrentIndex(model_->index(row), QItemSelectionModel::SelectCurrent);
        else
            endLook();
        showState();
    });
    connect(model_, &QAbstractItemModel::dataChanged, this, &VariationsPanel::showState);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &VariationsPanel::showCurrent);
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &VariationsPanel::showState);
    connect(view_, &QListView::clicked, this, &VariationsPanel::showCurrent);
    connect(view_, &QListView::doubleClicked, this, &VariationsPanel::keepCurrent);
    showState();
}

void VariationsPanel::buildFields() {
    of_ = new QComboBox;
    of_->addItem(tr("Whole picture"));
    of_->addItem(tr("Region"));
    of_->setAccessibleName(tr("What varies"));
    of_->setToolTip(tr("Paint the whole picture anew, or only the region of the picture"));
    count_ = new QSpinBox;
    count_->setRange(1, most_variations);
    count_->setValue(first_count);
    count_->setAccessibleName(tr("Number of variations"));
    count_->setToolTip(tr("How many, each with the next seed"));
    make_ = new QPushButton(icon(Icon::results), tr("Make variations"));
    make_->setToolTip(tr("Paint them one after another; each is kept in Results"));
    connect(make_, &QPushButton::clicked, this, &VariationsPanel::makeRequested);
}

void VariationsPanel::buildActions() {
    const auto make = [this](Icon picture, const QString& text, const QString& tip) {
        auto* action = new QAction(icon(picture), text, this);
        action->setToolTip(tip);
        return action;
    };
    keep_ = make(Icon::check, tr("&Use as the picture"),
                 tr("Make this one the picture (Enter or double click); one step to undo"));
    discard_ = make(Icon::trash, tr("&Discard"),
                    tr("Take the selected ones out of Results (Delete); undo brings them back"));
    discard_others_ = make(Icon::pin, tr("Discard the &others"), tr("Keep only those that are selected"));
    compare_ = make(Icon::viewWipe, tr("&Compare with the picture"),
                    tr("A divider on the canvas: left of it the picture as it is, right of it this one"));
    compare_->setCheckable(true);
    like_ = make(Icon::dice, tr("&More like this"),
                 tr("The same seed with other strengths; of whole pictures with other guidance"));
    export_ = make(Icon::export_, tr("&Export the grid…"),
                   tr("Write those that are selected, or all, side by side into one PNG"));
    connect(keep_, &QAction::triggered, this, &VariationsPanel::keepCurrent);
    connect(discard_, &QAction::triggered, this, [this] { discard(false); });
    connect(discard_others_, &QAction::triggered, this, [this] { discard(true); });
    connect(compare_, &QAction::toggled, this, &VariationsPanel::compareChosen);
    connect(like_, &QAction::triggered, this, [this] { Q_EMIT likeRequested(current_); });
    connect(export_, &QAction::triggered, this, &VariationsPanel::exportRequested);
}

QWidget* VariationsPanel::buildHead() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QWidget* field :
         {static_cast<QWidget*>(count_), static_cast<QWidget*>(of_), static_cast<QWidget*>(make_)})
        row->addWidget(field);
    row->addStretch(1);
    for (QAction* action : {keep_, compare_, like_, discard_, discard_others_, export_}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text().remove('&'));
        row->addWidget(button);
    }
    return head;
}

void VariationsPanel::buildLayout() {
    view_->setObjectName("variationsList");
    view_->setAccessibleName(tr("Variations to choose from"));
    view_->setModel(model_);
    view_->setItemDelegate(new ThumbnailDelegate(variation_side, 2, view_));
    view_->setViewMode(QListView::IconMode);
    view_->setResizeMode(QListView::Adjust);
    view_->setMovement(QListView::Static);
    view_->setUniformItemSizes(true);
    view_->setSpacing(2);
    view_->setMouseTracking(true);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setContextMenuPolicy(Qt::ActionsContextMenu);
    view_->addActions({keep_, compare_, like_, discard_, discard_others_, export_});
    view_->installEventFilter(this);
    empty_->setText(
        tr("The same map or the same edit, painted several times with other seeds: click one to see "
           "it on the canvas, and use the one that you like."));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setForegroundRole(QPalette::PlaceholderText);
    auto* middle = new QStackedLayout;
    middle->addWidget(empty_);
    middle->addWidget(view_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(buildHead());
    layout->addLayout(middle, 1);
}

bool VariationsPanel::ofRegion() const {
    return of_->currentIndex() == 1;
}

void VariationsPanel::setOfRegion(bool region) {
    of_->setCurrentIndex(region ? 1 : 0);
}

int VariationsPanel::count() const {
    return count_->value();
}

void VariationsPanel::setCount(int count) {
    count_->setValue(count);
}

std::vector<ResultPtr> VariationsPanel::chosenResults() const {
    std::vector<ResultPtr> selected, all;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (const ResultPtr result = model_->variation(row)->result) {
            all.push_back(result);
            if (view_->selectionModel()->isSelected(model_->index(row)))
                selected.push_back(result);
        }
    return selected.size() > 1 ? selected : all;
}

void VariationsPanel::showCurrent() {
    if (reloading_)
        return;
    const Variation* current = model_->variation(view_->currentIndex().row());
    current_ = current ? current->run : 0;
    if (current && current->result) {
        looking_ = true;
        Q_EMIT lookRequested(current->result);
    } else {
        endLook();
    }
    showState();
}

void VariationsPanel::endLook() {
    if (!looking_)
        return;
    looking_ = false;
    compare_->setChecked(false);
    Q_EMIT lookEnded();
}

void VariationsPanel::keepCurrent() {
    const Variation* current = model_->variation(view_->currentIndex().row());
    if (!current || !current->result)
        return;
    const ResultPtr result = current->result;
    endLook();
    Q_EMIT keepRequested(result);
}

void VariationsPanel::discard(bool others) {
    std::vector<std::uint64_t> runs;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (view_->selectionModel()->isSelected(model_->index(row)) != others)
            runs.push_back(model_->variation(row)->run);
    if (!runs.empty())
        Q_EMIT discardRequested(runs);
}

void VariationsPanel::showState() {
    const int rows = model_->rowCount();
    const auto selected = view_->selectionModel()->selectedIndexes().size();
    const Variation* current = model_->variation(view_->currentIndex().row());
    const bool finished = current && current->result;
    static_cast<QStackedLayout*>(layout()->itemAt(1)->layout())->setCurrentIndex(rows > 0);
    for (QAction* action : {keep_, compare_, like_})
        action->setEnabled(finished);
    discard_->setEnabled(selected > 0);
    discard_others_->setEnabled(selected > 0 && selected < rows);
    export_->setEnabled(model_->finished() > 0);
}

bool VariationsPanel::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (type != QEvent::KeyPress && type != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    QAction* action = nullptr;
    if (plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter))
        action = keep_;
    else if (plain && key->key() == Qt::Key_Delete)
        action = discard_;
    if (!action)
        return QWidget::eventFilter(watched, event);
    serveListKey(*event, *action);
    return true;
}

} // namespace sinopia
