#include "ui/window/layout_keeper.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSettings>
#include <QToolBar>

namespace sinopia {
namespace {

constexpr auto geometry_key = "layout/geometry";
constexpr auto state_key = "layout/panels";

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
