#include "ui/palette/class_list_view.h"

#include "ui/palette/class_delegate.h"
#include "ui/palette/class_list_model.h"

#include <QAbstractProxyModel>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

namespace sinopia {

ClassListView::ClassListView(QAbstractItemModel* lines, bool marks, QWidget* parent)
    : QListView(parent), delegate_(new ClassDelegate(marks, this)), marks_(marks) {
    setModel(lines);
    setItemDelegate(delegate_);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(marks ? QAbstractItemView::EditKeyPressed : QAbstractItemView::NoEditTriggers);
    setSelectionMode(marks ? QAbstractItemView::NoSelection : QAbstractItemView::SingleSelection);
    connect(lines, &QAbstractItemModel::modelAboutToBeReset, this, &ClassListView::keepPlace);
    connect(lines, &QAbstractItemModel::modelReset, this, &ClassListView::findPlace);
}

void ClassListView::keepPlace() {
    kept_class_ = currentClass();
    kept_heading_ = currentIndex().data().toString();
    kept_scroll_ = verticalScrollBar()->value();
}

void ClassListView::findPlace() {
    QModelIndex line = lineOf(kept_class_);
    for (int row = 0;
         !line.isValid() && kept_class_ < 0 && !kept_heading_.isEmpty() && row < model()->rowCount(); ++row)
        if (const QModelIndex other = model()->index(row, 0);
            classOf(other) < 0 && other.data().toString() == kept_heading_)
            line = other;
    setCurrentIndex(line);
    verticalScrollBar()->setValue(kept_scroll_);
}

int ClassListView::classOf(const QModelIndex& index) const {
    return index.isValid() ? index.data(ClassListModel::IndexRole).toInt() : -1;
}

int ClassListView::currentClass() const {
    return classOf(currentIndex());
}

bool ClassListView::goTo(int index) {
    const QModelIndex line = lineOf(index);
    if (!line.isValid())
        return false;
    setCurrentIndex(line);
    scrollTo(line);
    return true;
}

QModelIndex ClassListView::lineOf(int index) const {
    if (const auto* section = qobject_cast<const QAbstractProxyModel*>(model())) {
        const auto* lines = static_cast<const ClassListModel*>(section->sourceModel());
        return section->mapFromSource(lines->index(lines->rowOf(index), 0));
    }
    const auto* lines = static_cast<const ClassListModel*>(model());
    return lines->index(lines->rowOf(index), 0);
}

int ClassListView::heightOf(int lines) const {
    return lines * sizeHintForRow(0);
}

ClassListView::Part ClassListView::partAt(const QModelIndex& index, QPoint at) const {
    if (!marks_ || classOf(index) < 0)
        return Part::line;
    const QRect line = visualRect(index).adjusted(2, 1, -2, -1);
    const ClassLineLayout parts = delegate_->layoutOf(line, fontMetrics(), classOf(index) > 999);
    // A little more than what is drawn: marks are small, and their surroundings do nothing else.
    if (at.x() <= parts.eye.right() + 3)
        return Part::eye;
    return at.x() >= parts.lock.left() - 3 ? Part::lock : Part::line;
}

void ClassListView::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid()) {
        QListView::mousePressEvent(event);
        return;
    }
    event->accept();
    const int which = classOf(index);
    const Part part = partAt(index, event->pos());
    if (which < 0) {
        setCurrentIndex(index);
        if (!index.data(ClassListModel::PinnedRole).toBool())
            Q_EMIT foldSwitched(index.data().toString());
    } else if (part == Part::eye) {
        sweep_ = index.data(ClassListModel::HiddenRole).toBool() ? Sweep::show : Sweep::hide;
        Q_EMIT hideSwitched(which);
    } else if (part == Part::lock) {
        Q_EMIT lockSwitched(which);
    } else {
        setCurrentIndex(index);
        Q_EMIT chosen(which);
    }
}

void ClassListView::mouseMoveEvent(QMouseEvent* event) {
    if (sweep_ == Sweep::none) {
        QListView::mouseMoveEvent(event);
        return;
    }
    const QModelIndex index = indexAt(event->pos());
    if (classOf(index) >= 0 && index.data(ClassListModel::HiddenRole).toBool() != (sweep_ == Sweep::hide))
        Q_EMIT hideSwitched(classOf(index));
}

void ClassListView::mouseReleaseEvent(QMouseEvent* event) {
    sweep_ = Sweep::none;
    QListView::mouseReleaseEvent(event);
}

bool ClassListView::foldByKey(bool fold) {
    // On a class, Left goes to its heading first, as in trees.
    QModelIndex index = currentIndex();
    if (classOf(index) >= 0) {
        if (!fold)
            return false;
        while (index.isValid() && classOf(index) >= 0)
            index = index.siblingAtRow(index.row() - 1);
        if (!index.isValid())
            return false;
        setCurrentIndex(index);
        return true;
    }
    if (!index.isValid() || index.data(ClassListModel::PinnedRole).toBool() ||
        index.data(ClassListModel::FoldedRole).toBool() == fold)
        return false;
    Q_EMIT foldSwitched(index.data().toString());
    return true;
}

void ClassListView::keyPressEvent(QKeyEvent* event) {
    if (state() == EditingState) {
        event->accept(); // what the field did not want: its Enter must not choose the class as well
        return;
    }
    const int which = currentClass();
    const int key = event->key();
    const bool choose = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    const bool by_alt = event->modifiers() == Qt::AltModifier && (key == Qt::Key_Up || key == Qt::Key_Down);
    if (choose && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        if (which >= 0)
            Q_EMIT chosen(which);
        else if (!currentIndex().data(ClassListModel::PinnedRole).toBool())
            Q_EMIT foldSwitched(currentIndex().data().toString());
    } else if (by_alt && which >= 0) {
        Q_EMIT moveAsked(which, key == Qt::Key_Up ? -1 : 1);
    } else if ((key == Qt::Key_Left || key == Qt::Key_Right) && foldByKey(key == Qt::Key_Left)) {
        // done
    } else if (key == Qt::Key_Up && currentIndex().row() <= 0) {
        Q_EMIT leftAtTop();
    } else if (key == Qt::Key_Down && currentIndex().row() == model()->rowCount() - 1) {
        Q_EMIT leftAtBottom();
    } else {
        QListView::keyPressEvent(event);
    }
}

void ClassListView::contextMenuEvent(QContextMenuEvent* event) {
    const bool by_mouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = by_mouse ? indexAt(event->pos()) : currentIndex();
    if (by_mouse && index.isValid())
        setCurrentIndex(index);
    const QPoint at = by_mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center());
    Q_EMIT menuAsked(classOf(index), at);
}

QString ClassListView::tipAt(const QModelIndex& index, QPoint at) const {
    switch (partAt(index, at)) {
    case Part::eye:
        return index.data(ClassListModel::HiddenRole).toBool()
                   ? tr("Hidden: the picture shows through. Click to show this class again")
                   : tr("Click to hide this class in the view; drag over several");
    case Part::lock:
        return index.data(ClassListModel::LockedRole).toBool()
                   ? tr("Locked: no tool paints over this class. Click to unlock it")
                   : tr("Click to lock this class: no tool will paint over it");
    case Part::line:
        break;
    }
    return index.data(Qt::ToolTipRole).toString();
}

bool ClassListView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QModelIndex index = indexAt(help->pos());
    QToolTip::showText(help->globalPos(), index.isValid() ? tipAt(index, help->pos()) : QString(), this);
    return true;
}

} // namespace sinopia
