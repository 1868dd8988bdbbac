#include "ui/palette/class_palette.h"

#include "base/error.h"
#include "ui/palette/class_count_task.h"
#include "ui/palette/class_list_model.h"
#include "ui/palette/class_list_view.h"
#include "ui/palette/class_menu.h"
#include "ui/palette/legend_picture.h"
#include "ui/palette/recent_strip.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace sinopia {

ClassPalette::ClassPalette(QWidget* parent)
    : QWidget(parent), model_(new ClassListModel(this)), search_(new QLineEdit),
      list_(new ClassListView(model_)), recent_(new RecentStrip(*model_)), swap_(new QToolButton),
      more_(new QToolButton), name_(new QLabel), footer_(new QLabel), show_all_(new QToolButton),
      menu_(new ClassMenu(*model_, this)), count_(new ClassCountTask(this)) {
    build();
    connectList();
    connectMenu();
    showCurrent();
    showFooter();
}

ClassPalette::~ClassPalette() = default;

void ClassPalette::connectList() {
    connect(swap_, &QToolButton::clicked, this, &ClassPalette::swapRequested);
    connect(search_, &QLineEdit::textChanged, this, &ClassPalette::search);
    connect(search_, &QLineEdit::returnPressed, this, &ClassPalette::acceptSearch);
    connect(recent_, &RecentStrip::chosen, this, &ClassPalette::choose);
    connect(list_, &ClassListView::chosen, this, &ClassPalette::choose);
    connect(list_, &ClassListView::hideSwitched, this,
            [this](int index) { hide({index}, !model_->isHidden(index)); });
    connect(list_, &ClassListView::lockSwitched, this,
            [this](int index) { Q_EMIT lockRequested(index, !model_->isLocked(index)); });
    connect(list_, &ClassListView::foldSwitched, this, [this](const QString& heading) {
        QSet<QString> folded = model_->folded();
        if (!folded.remove(heading))
            folded.insert(heading);
        model_->setFolded(folded);
    });
    connect(list_, &ClassListView::menuAsked, this, &ClassPalette::showMenu);
    connect(list_, &ClassListView::moveAsked, this, &ClassPalette::moveBy);
    connect(list_, &ClassListView::leftAtTop, this, &ClassPalette::startSearch);
    connect(model_, &ClassListModel::renameAsked, this, &ClassPalette::rename);
    connect(count_, &ClassCountTask::counted, this, [this](const ClassCounts& counts) {
        model_->setCounts(counts);
        showFooter();
        Q_EMIT counted();
    });
    connect(show_all_, &QToolButton::clicked, this, [this] {
        model_->setHidden({});
        showFooter();
        Q_EMIT hiddenChanged();
    });
}

void ClassPalette::connectMenu() {
    connect(menu_, &ClassMenu::chosen, this, &ClassPalette::choose);
    connect(menu_, &ClassMenu::selectAsked, this, &ClassPalette::selectRequested);
    connect(menu_, &ClassMenu::editAsked, this, &ClassPalette::editRequested);
    connect(menu_, &ClassMenu::pinSwitched, this, &ClassPalette::switchPin);
    connect(menu_, &ClassMenu::lockAsked, this, &ClassPalette::lockRequested);
    connect(menu_, &ClassMenu::hideAsked, this, &ClassPalette::hide);
    connect(menu_, &ClassMenu::onlyAsked, this, [this](int index) {
        QSet<QString> others;
        for (int i = 0; i < model_->labels().size(); ++i)
            if (i != index)
                others.insert(model_->nameOf(i));
        model_->setHidden(others);
        showFooter();
        Q_EMIT hiddenChanged();
    });
    connect(menu_, &ClassMenu::renameAsked, this, [this](int index) {
        list_->goTo(index);
        list_->edit(list_->currentIndex());
    });
    connect(menu_, &ClassMenu::moveAsked, this, &ClassPalette::moveBy);
    connect(menu_, &ClassMenu::foldAllAsked, this, [this](bool folded) {
        const QStringList headings = model_->headings();
        model_->setFolded(folded ? QSet<QString>(headings.begin(), headings.end()) : QSet<QString>());
    });
    connect(menu_, &ClassMenu::legendAsked, this, &ClassPalette::askLegend);
    connect(menu_, &ClassMenu::problem, this, &ClassPalette::problem);
}

void ClassPalette::setLabels(const LabelSet& labels) {
    const std::vector<ClassIndex> hidden = model_->hidden();
    model_->setLabels(labels);
    showCurrent();
    showFooter();
    if (hidden != model_->hidden())
        Q_EMIT hiddenChanged();
}

void ClassPalette::setClasses(ClassIndex current, ClassIndex previous) {
    if (current != current_ && current_ < model_->labels().size())
        recent_->use(model_->nameOf(current_));
    current_ = current;
    previous_ = previous;
    showCurrent();
}

void ClassPalette::setLocked(const std::vector<ClassIndex>& locked) {
    model_->setLocked(locked);
}

void ClassPalette::setMap(const TileGrid<ClassIndex>& map) {
    count_->setMap(map);
}

void ClassPalette::setDisplayColours(const LabelSet& colours) {
    model_->setColours(colours);
    showCurrent();
}

void ClassPalette::startSearch() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

std::optional<ClassIndex> ClassPalette::classForKey(int key) const {
    const auto index = model_->classForKey(key);
    return index ? std::optional(static_cast<ClassIndex>(*index)) : std::nullopt;
}

const std::vector<ClassIndex>& ClassPalette::hiddenClasses() const {
    return model_->hidden();
}

const ClassCounts& ClassPalette::counts() const {
    return model_->counts();
}

void ClassPalette::choose(int index) {
    Q_EMIT classChosen(index);
}

void ClassPalette::search(const QString& typed) {
    model_->setSearch(typed);
    if (model_->isSearching()) {
        list_->setCurrentIndex(model_->index(0, 0)); // what Enter takes
        list_->scrollToTop();
    } else {
        list_->goTo(current_);
    }
    showFooter();
}

void ClassPalette::acceptSearch() {
    const int index = model_->isSearching() ? list_->currentClass() : -1;
    search_->clear();
    if (index >= 0)
        choose(index);
    Q_EMIT searchEnded();
}

void ClassPalette::switchPin(int index) {
    QStringList pins = model_->pins();
    const QString name = model_->nameOf(index);
    if (!pins.removeOne(name))
        pins << name;
    model_->setPins(pins);
    list_->goTo(index);
}

void ClassPalette::hide(const QList<int>& classes, bool hidden) {
    QSet<QString> names = model_->hiddenNames();
    for (const int index : classes) {
        if (hidden)
            names.insert(model_->nameOf(index));
        else
            names.remove(model_->nameOf(index));
    }
    model_->setHidden(names);
    showFooter();
    Q_EMIT hiddenChanged();
}

void ClassPalette::moveBy(int index, int by) {
    const QModelIndex next = model_->index(model_->rowOf(index) + by, 0);
    const int other = next.isValid() ? next.data(ClassListModel::IndexRole).toInt() : -1;
    if (other < 0 || model_->isSearching())
        return;
    if (model_->isPinned(index)) {
        QStringList pins = model_->pins();
        pins.swapItemsAt(pins.indexOf(model_->nameOf(index)), pins.indexOf(model_->nameOf(other)));
        model_->setPins(pins);
        list_->goTo(index);
        return;
    }
    Q_EMIT editRequested(moveClass(model_->labels(), index, other));
    list_->goTo(other);
}

void ClassPalette::rename(int index, const QString& name) {
    const QString old = model_->nameOf(index);
    try {
        const ClassEdit edit = renameClass(model_->labels(), index, name.toStdString());
        // What was remembered by the old name goes on under the new one.
        const auto renamed = [&](QStringList names) {
            if (const auto at = names.indexOf(old); at >= 0)
                names[at] = name.simplified();
            return names;
        };
        const QStringList pins = renamed(model_->pins());
        QSet<QString> hidden = model_->hiddenNames();
        if (hidden.remove(old))
            hidden.insert(name.simplified());
        Q_EMIT editRequested(edit);
        recent_->setNames(renamed(recent_->names()));
        model_->setPins(pins);
        model_->setHidden(hidden);
    } catch (const Error& error) {
        Q_EMIT problem(QString::fromUtf8(error.what()));
    }
}

void ClassPalette::showMenu(int index, const QPoint& at) {
    QMenu menu(this);
    if (index >= 0)
        menu_->fillForClass(menu, index);
    else if (list_->currentIndex().isValid())
        menu_->fillForGroup(menu, list_->currentIndex().data().toString());
    else
        menu_->fillForList(menu);
    menu.exec(at);
}

void ClassPalette::askLegend() {
    exportLegend(this, model_->labels(), model_->counts(), [this](const QString& trouble) {
        if (!trouble.isEmpty())
            Q_EMIT problem(trouble);
    });
}

bool ClassPalette::eventFilter(QObject* watched, QEvent* event) {
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != search_ || !key)
        return QWidget::eventFilter(watched, event);
    const int which = static_cast<QKeyEvent*>(event)->key();
    const bool pressed = event->type() == QEvent::KeyPress;
    if (which == Qt::Key_Escape) {
        event->accept(); // Escape ends the search here; elsewhere it cancels a generation
        if (pressed) {
            search_->clear();
            Q_EMIT searchEnded();
        }
        return true;
    }
    if (pressed && (which == Qt::Key_Down || which == Qt::Key_PageDown)) {
        list_->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ClassPalette::showEvent(QShowEvent* event) {
    count_->setPaused(false);
    QWidget::showEvent(event);
}

void ClassPalette::hideEvent(QHideEvent* event) {
    count_->setPaused(true);
    QWidget::hideEvent(event);
}

} // namespace sinopia
