#include "ui/palette/class_palette.h"

#include "ui/palette/class_delegate.h"
#include "ui/palette/class_list_model.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QToolButton>

namespace sinopia {
namespace {

/// The current class's colour over the previous one's, as painting programs show two colours.
QIcon pairIcon(const QColor& current, const QColor& previous) {
    QPixmap pixmap(88, 72);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSwatch(painter, {18, 14, 25, 21}, previous);
    drawSwatch(painter, {1, 1, 31, 25}, current);
    return QIcon(pixmap);
}

} // namespace

ClassPalette::ClassPalette(QWidget* parent)
    : QWidget(parent), model_(new ClassListModel(this)), filter_(new QSortFilterProxyModel(this)),
      search_(new QLineEdit), list_(new QListView), swap_(new QToolButton), name_(new QLabel) {
    swap_->setIconSize({44, 36});
    swap_->setAutoRaise(true);
    swap_->setToolTip(tr("Swap the last two classes (X)"));
    swap_->setAccessibleName(tr("Swap the last two classes"));
    name_->setTextFormat(Qt::RichText);
    search_->setObjectName("classSearch");
    search_->setPlaceholderText(tr("Find a class  ( / )"));
    search_->setAccessibleName(tr("Find a class"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    filter_->setSourceModel(model_);
    filter_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    list_->setObjectName("classList");
    list_->setAccessibleName(tr("Classes"));
    list_->setModel(filter_);
    list_->setItemDelegate(new ClassDelegate(list_));
    list_->setMouseTracking(true);
    list_->setUniformItemSizes(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);

    auto* top = new QHBoxLayout;
    top->addWidget(swap_);
    top->addWidget(name_, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(search_);
    layout->addWidget(list_, 1);

    connect(swap_, &QToolButton::clicked, this, &ClassPalette::swapRequested);
    connect(search_, &QLineEdit::textChanged, filter_, &QSortFilterProxyModel::setFilterFixedString);
    connect(search_, &QLineEdit::returnPressed, this, &ClassPalette::acceptSearch);
    const auto choose = [this](const QModelIndex& index) {
        if (index.isValid())
            Q_EMIT classChosen(index.data(ClassListModel::IndexRole).toInt());
    };
    connect(list_, &QListView::clicked, this, choose);
    connect(list_, &QListView::activated, this, choose);
    showCurrent();
}

void ClassPalette::setLabels(const LabelSet& labels) {
    model_->setLabels(labels);
    showCurrent();
}

void ClassPalette::setClasses(ClassIndex current, ClassIndex previous) {
    current_ = current;
    previous_ = previous;
    showCurrent();
}

void ClassPalette::startSearch() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

QString ClassPalette::nameOf(ClassIndex index) const {
    return index < model_->labels().size() ? QString::fromStdString(model_->labels()[index].name)
                                           : tr("class %1, not in the model").arg(index);
}

void ClassPalette::showCurrent() {
    const auto color = [&](ClassIndex index) {
        return index < model_->labels().size() ? toColor(model_->labels()[index].color) : QColor(Qt::magenta);
    };
    swap_->setIcon(pairIcon(color(current_), color(previous_)));
    name_->setText(
        QString("<b>%1</b><br><small>%2</small>")
            .arg(nameOf(current_).toHtmlEscaped(), tr("before: %1").arg(nameOf(previous_).toHtmlEscaped())));
    select(current_);
}

void ClassPalette::select(ClassIndex index) {
    const QModelIndex row = filter_->mapFromSource(model_->index(index, 0));
    list_->setCurrentIndex(row);
    if (row.isValid())
        list_->scrollTo(row);
}

void ClassPalette::acceptSearch() {
    const QModelIndex first = filter_->index(0, 0);
    const int index = first.isValid() ? first.data(ClassListModel::IndexRole).toInt() : -1;
    search_->clear();
    if (index >= 0)
        Q_EMIT classChosen(index);
    Q_EMIT searchEnded();
}

bool ClassPalette::eventFilter(QObject* watched, QEvent* event) {
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == search_ && key && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Escape ends the search here; elsewhere it cancels a generation
        if (event->type() == QEvent::KeyPress) {
            search_->clear();
            Q_EMIT searchEnded();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sinopia
