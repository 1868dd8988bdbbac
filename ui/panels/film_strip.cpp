#include "ui/panels/film_strip.h"

#include "ui/panels/film_model.h"
#include "ui/panels/thumbnail_delegate.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QScrollBar>
#include <QSlider>
#include <QStackedLayout>
#include <QToolButton>

#include <utility>

namespace sinopia {
namespace {

constexpr int frame_side = 64;

} // namespace

FilmStrip::FilmStrip(QWidget* parent)
    : QWidget(parent), model_(new FilmModel(this)), view_(new QListView),
      slider_(new QSlider(Qt::Horizontal)), step_(new QLabel), thinned_(new QLabel), empty_(new QLabel) {
    buildHead();
    buildLayout();
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    connect(view_, &QListView::pressed, this, [this](const QModelIndex& index) { choose(index.row()); });
    connect(view_, &QListView::entered, this, [this](const QModelIndex& index) { hover(index.row()); });
    connect(view_, &QListView::viewportEntered, this, [this] { hover(-1); });
    connect(slider_, &QSlider::valueChanged, this, &FilmStrip::choose);
    connect(slider_, &QSlider::sliderPressed, this, [this] { choose(slider_->value()); });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget* old, const QWidget* now) {
        if (old && now && isAncestorOf(old) && !isAncestorOf(now))
            endLook();
    });
    showState();
}

QToolButton* FilmStrip::choice(const QString& text, const QString& tip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void FilmStrip::buildHead() {
    predicted_ = choice(tr("Predicted"), tr("The picture as the network expected it at each step"));
    noisy_ = choice(tr("Noisy"), tr("What the network worked on at each step: the picture with its noise"));
    predicted_->setChecked(true);
    auto* group = new QButtonGroup(this);
    group->setExclusive(true);
    group->addButton(predicted_);
    group->addButton(noisy_);
    connect(noisy_, &QToolButton::toggled, this, &FilmStrip::setNoisy);
    export_ = new QAction(icon(Icon::export_), tr("&Export the steps…"), this);
    export_->setToolTip(
        tr("Write the steps as step-001.png, step-002.png and so on, as the switch shows them"));
    connect(export_, &QAction::triggered, this, [this] { Q_EMIT exportRequested(film(), isNoisy()); });
    auto* write = new QToolButton;
    write->setDefaultAction(export_);
    write->setAutoRaise(true);
    write->setFocusPolicy(Qt::TabFocus);
    write->setAccessibleName(export_->text().remove('&'));
    for (QLabel* label : {step_, thinned_})
        label->setTextFormat(Qt::PlainText);
    thinned_->setForegroundRole(QPalette::PlaceholderText);

    auto* switches = new QHBoxLayout;
    switches->setSpacing(0);
    switches->addWidget(predicted_);
    switches->addWidget(noisy_);
    head_ = new QWidget;
    auto* row = new QHBoxLayout(head_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addLayout(switches);
    row->addWidget(step_);
    row->addWidget(thinned_);
    row->addStretch(1);
    row->addWidget(write);
}

void FilmStrip::buildLayout() {
    view_->setObjectName("filmStrip");
    view_->setAccessibleName(tr("Steps of the picture, the first one first"));
    view_->setToolTip(tr("Move the pointer or the arrow keys over the steps to see them on the canvas"));
    view_->setModel(model_);
    view_->setItemDelegate(new ThumbnailDelegate(frame_side, 1, view_));
    view_->setFlow(QListView::LeftToRight);
    view_->setWrapping(false);
    view_->setUniformItemSizes(true);
    view_->setMouseTracking(true);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int row = ThumbnailDelegate::heightOf(frame_side, 1, view_->fontMetrics());
    view_->setMinimumHeight(row + view_->horizontalScrollBar()->sizeHint().height());
    view_->viewport()->installEventFilter(this);
    slider_->setAccessibleName(tr("Step on the canvas"));
    slider_->setToolTip(tr("Drag to see the picture come into being"));
    slider_->setPageStep(5);
    empty_->setText(tr("The steps of a picture appear here while it is painted. Move over them to see it "
                       "come into being."));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setForegroundRole(QPalette::PlaceholderText);

    auto* steps = new QWidget;
    auto* column = new QVBoxLayout(steps);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(head_);
    column->addWidget(view_, 1);
    column->addWidget(slider_);
    auto* layout = new QStackedLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(empty_);
    layout->addWidget(steps);
}

std::shared_ptr<StepFilm> FilmStrip::film() const {
    return model_->film();
}

bool FilmStrip::isNoisy() const {
    return model_->isNoisy();
}

FilmFramePtr FilmStrip::look() const {
    return model_->frame(hovered_ >= 0 ? hovered_ : chosen_);
}

void FilmStrip::setFilm(std::shared_ptr<StepFilm> film) {
    if (look()) {
        next_ = std::move(film);
        return;
    }
    following_ = true;
    model_->setFilm(std::move(film));
    following_ = false;
    showState();
}

void FilmStrip::refresh() {
    if (next_)
        return;
    const FilmFramePtr chosen = model_->frame(chosen_), hovered = model_->frame(hovered_);
    following_ = true;
    model_->refresh();
    following_ = false;
    chosen_ = chosen ? model_->rowOfStep(chosen->step) : -1;
    hovered_ = hovered ? model_->rowOfStep(hovered->step) : -1;
    showState();
}

void FilmStrip::choose(int row) {
    if (following_)
        return;
    chosen_ = row;
    showLook();
}

void FilmStrip::hover(int row) {
    if (row == hovered_)
        return;
    hovered_ = row;
    showLook();
}

void FilmStrip::endLook() {
    if (chosen_ < 0 && hovered_ < 0)
        return;
    chosen_ = hovered_ = -1;
    showLook();
}

void FilmStrip::showLook() {
    if (const FilmFramePtr frame = look()) {
        Q_EMIT lookRequested(film(), frame, isNoisy());
    } else {
        Q_EMIT lookEnded();
        if (next_)
            setFilm(std::exchange(next_, nullptr));
    }
    showState();
}

/// The controls follow what is looked at; the newest step else.
void FilmStrip::showState() {
    const int rows = model_->rowCount();
    static_cast<QStackedLayout*>(layout())->setCurrentIndex(rows > 0);
    export_->setEnabled(rows > 0);
    noisy_->setEnabled(rows == 0 || model_->hasNoisy());
    if (rows == 0)
        return;
    const FilmFramePtr looked = look();
    const FilmFramePtr last = model_->frame(rows - 1);
    const int row = chosen_ >= 0 ? chosen_ : rows - 1;
    following_ = true;
    slider_->setRange(0, rows - 1);
    if (!slider_->isSliderDown())
        slider_->setValue(row);
    if (view_->currentIndex().row() != row)
        view_->setCurrentIndex(model_->index(row));
    if (!looked)
        view_->scrollTo(model_->index(row));
    following_ = false;
    const FilmFramePtr& shown = looked ? looked : last;
    step_->setText(tr("Step %1 of %2").arg(shown->step).arg(shown->steps));
    const int stride = film()->stride();
    thinned_->setVisible(stride > 1);
    thinned_->setText(tr("one of %1 steps is kept").arg(stride));
    thinned_->setToolTip(tr("All steps together would take more than %1 of memory")
                             .arg(QLocale().formattedDataSize(qint64(StepFilm::default_budget), 0)));
}

void FilmStrip::setNoisy(bool noisy) {
    model_->setNoisy(noisy);
    if (look())
        showLook();
}

bool FilmStrip::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave)
        hover(-1);
    else if (event->type() == QEvent::Hide)
        endLook();
    return QWidget::eventFilter(watched, event);
}

} // namespace sinopia
