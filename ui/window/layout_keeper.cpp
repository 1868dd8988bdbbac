#include "ui/window/layout_keeper.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSettings>
#include <QToolBar>

namespace sinopia {
namespace {

constexpr auto geometry_key = "layout/geometry";
constexpr auto state_key = "layout/panels";

/// The first control inside that Tab would reach. Tabbed docks share a place; only the front one's can be
/// seen.
QWidget* firstStop(QWidget* panel) {
    const auto takes = [](const QWidget* widget) {
        return !widget->visibleRegion().isEmpty() && widget->isEnabled() &&
               (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
    };
    if (takes(panel))
        return panel;
    for (QWidget* widget = panel->nextInFocusChain(); widget && widget != panel;
         widget = widget->nextInFocusChain())
        if (panel->isAncestorOf(widget) && takes(widget))
            return widget;
    return nullptr;
}

} // namespace

LayoutKeeper::LayoutKeeper(QMainWindow& window, int version)
    : QObject(&window), window_(window), version_(version) {}

void LayoutKeeper::rememberDefault() {
    default_ = window_.saveState(version_);
}

void LayoutKeeper::restore() {
    const QSettings settings;
    window_.restoreGeometry(settings.value(geometry_key).toByteArray());
    // Refuses another version by itself.
    window_.restoreState(settings.value(state_key).toByteArray(), version_);
}

void LayoutKeeper::save() {
    QSettings settings;
    settings.setValue(geometry_key, window_.saveGeometry());
    settings.setValue(state_key, panelsHidden() ? before_hiding_ : window_.saveState(version_));
}

void LayoutKeeper::reset() {
    setPanelsHidden(false);
    window_.restoreState(default_, version_);
}

QList<QWidget*> LayoutKeeper::visiblePanels() const {
    QList<QWidget*> panels;
    for (QDockWidget* dock : window_.findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (!dock->isHidden())
            panels << dock;
    for (QToolBar* bar : window_.findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly))
        if (!bar->isHidden())
            panels << bar;
    return panels;
}

QList<QWidget*> LayoutKeeper::focusStops() const {
    QList<QWidget*> panels = visiblePanels();
    panels.prepend(window_.centralWidget());
    QList<QWidget*> stops;
    for (QWidget* panel : panels)
        if (QWidget* stop = panel ? firstStop(panel) : nullptr)
            stops << stop;
    return stops;
}

void LayoutKeeper::focusNext(bool back) {
    const QList<QWidget*> stops = focusStops();
    if (stops.isEmpty())
        return;
    const QWidget* focus = window_.focusWidget();
    qsizetype here = back ? 0 : -1;
    // The panel that the focus is in: that of the stop with which it shares the nearest panel.
    for (qsizetype i = 0; focus && i < stops.size(); ++i)
        for (const QWidget* panel = stops[i]; panel && panel != &window_; panel = panel->parentWidget())
            if (panel == focus || panel->isAncestorOf(focus))
                here = i;
    const qsizetype next = (here + (back ? -1 : 1) + stops.size()) % stops.size();
    stops[next]->setFocus(back ? Qt::BacktabFocusReason : Qt::TabFocusReason);
}

void LayoutKeeper::setPanelsHidden(bool hidden) {
    if (hidden == panelsHidden())
        return;
    if (hidden) {
        before_hiding_ = window_.saveState(version_);
        hidden_ = visiblePanels();
        for (QWidget* panel : hidden_)
            panel->hide();
    } else {
        hidden_.clear();
        window_.restoreState(before_hiding_, version_);
    }
    Q_EMIT panelsHiddenChanged(panelsHidden());
}

} // namespace sinopia
