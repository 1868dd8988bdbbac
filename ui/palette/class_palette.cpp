#include "ui/palette/class_palette.h"

#include "formats/palette_safe.h"
#include "ui/palette/class_count_task.h"
#include "ui/palette/class_list_model.h"
#include "ui/palette/class_list_view.h"
#include "ui/palette/class_menu.h"
#include "ui/palette/class_section.h"
#include "ui/palette/legend_picture.h"
#include "ui/palette/recent_strip.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace sinopia {

ClassPalette::ClassPalette(QWidget* parent)
    : QWidget(parent), model_(new ClassListModel(this)), search_(new QLineEdit),
      pins_(new ClassListView(new ClassSection(ClassSection::Which::pins, model_, this))),
      list_(new ClassListView(new ClassSection(ClassSection::Which::rest, model_, this))),
      recent_(new RecentStrip(*model_)), swap_(new QToolButton), more_(new QToolButton), name_(new QLabel),
      footer_(new QLabel), show_all_(new QToolButton), menu_(new ClassMenu(*model_, this)),
      count_(new ClassCountTask(this)) {
    build();
    connectParts();
    connectList(pins_);
    connectList(list_);
    connectMenu();
    showCurrent();
    showFooter();
}

ClassPalette::~ClassPalette() = default;

void ClassPalette::connectParts() {
    connect(swap_, &QToolButton::clicked, this, &ClassPalette::swapRequested);
    connect(search_, &QLineEdit::textChanged, this, &ClassPalette::search);
    connect(search_, &QLineEdit::returnPressed, this, &ClassPalette::acceptSearch);
    connect(recent_, &RecentStrip::chosen, this, &ClassPalette::choose);
    // Later: the list changes by it, and the field that was typed into must be gone by then.
    connect(model_, &ClassListModel::renameAsked, this, &ClassPalette::rename, Qt::QueuedConnection);
    connect(model_, &ClassListModel::modelReset, this, &ClassPalette::fitPins);
    const QScrollBar* bar = list_->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, this,
            [this, bar](int, int last) { pins_->keepRoom(last > 0 ? bar->sizeHint().width() : 0); });
    connect(pins_, &ClassListView::leftAtTop, this, &ClassPalette::startSearch);
    connect(pins_, &ClassListView::leftAtBottom, this, [this] {
        list_->setFocus();
        list_->setCurrentIndex(list_->model()->index(0, 0));
    });
    connect(list_, &ClassListView::leftAtTop, this, [this] {
        if (!pins_->isVisible()) {
            startSearch();
            return;
        }
        pins_->setFocus();
        pins_->setCurrentIndex(pins_->model()->index(pins_->model()->rowCount() - 1, 0));
    });
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

void ClassPalette::connectList(ClassListView* list) {
    connect(list, &ClassListView::chosen, this, [this](int index) {
        const bool searching = model_->isSearching();
        search_->clear();
        choose(index);
        if (searching)
            Q_EMIT searchEnded();
    });
    connect(list, &ClassListView::hideSwitched, this,
            [this](int index) { hideClasses({index}, !model_->isHidden(index)); });
    connect(list, &ClassListView::lockSwitched, this,
            [this](int index) { Q_EMIT lockRequested(index, !model_->isLocked(index)); });
    connect(list, &ClassListView::foldSwitched, this, &ClassPalette::fold);
    connect(list, &ClassListView::menuAsked, this,
            [this, list](int index, const QPoint& at) { showMenu(list, index, at); });
    connect(list, &ClassListView::moveAsked, this, &ClassPalette::moveBy);
}

void ClassPalette::connectMenu() {
    connect(menu_, &ClassMenu::chosen, this, &ClassPalette::choose);
    connect(menu_, &ClassMenu::selectAsked, this, &ClassPalette::selectRequested);
    connect(menu_, &ClassMenu::editAsked, this, &ClassPalette::editRequested);
    connect(menu_, &ClassMenu::pinSwitched, this, &ClassPalette::switchPin);
    connect(menu_, &ClassMenu::lockAsked, this, &ClassPalette::lockRequested);
    connect(menu_, &ClassMenu::hideAsked, this, &ClassPalette::hideClasses);
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
        ClassListView* list = list_->goTo(index) ? list_ : pins_;
        list->goTo(index);
        list->edit(list->currentIndex());
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
    if (painted_ && current != current_ && current_ < model_->labels().size())
        recent_->use(model_->nameOf(current_));
    painted_ = true;
    current_ = current;
    previous_ = previous;
    showCurrent();
}

void ClassPalette::setLocked(const std::vector<ClassIndex>& locked) {
    model_->setLocked(locked);
}

void ClassPalette::setMapSource(std::function<TileGrid<ClassIndex>()> source) {
    count_->setSource(std::move(source));
}

void ClassPalette::mapChanged() {
    count_->mapChanged();
}

void ClassPalette::setSafeColours(bool safe) {
    model_->setSafeColours(safe);
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
    if (model_->isSearching())
        list_->setCurrentIndex(list_->model()->index(0, 0)); // what Enter takes
    else
        goTo(current_);
    showFooter();
}

void ClassPalette::acceptSearch() {
    const int index = model_->isSearching() ? list_->currentClass() : -1;
    search_->clear();
    if (index >= 0)
        choose(index);
    Q_EMIT searchEnded();
}

void ClassPalette::goTo(int index) {
    if (!list_->goTo(index))
        pins_->goTo(index);
}

void ClassPalette::fold(const QString& heading) {
    QSet<QString> folded = model_->folded();
    if (!folded.remove(heading))
        folded.insert(heading);
    model_->setFolded(folded);
}

void ClassPalette::showMenu(ClassListView* list, int index, const QPoint& at) {
    QMenu menu(this);
    if (index >= 0)
        menu_->fillForClass(menu, index);
    else if (list->currentIndex().isValid())
        menu_->fillForGroup(menu, list->currentIndex().data().toString());
    else
        menu_->fillForList(menu);
    menu.exec(at);
}

void ClassPalette::askLegend() {
    // The legend explains what is on the screen.
    const LabelSet labels = model_->safeColours() ? colour_blind_safe(model_->labels()) : model_->labels();
    exportLegend(this, labels, model_->counts(), [this](const QString& trouble) {
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
        (pins_->isVisible() ? pins_ : list_)->setFocus(Qt::OtherFocusReason);
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
