#pragma once

#include "ui/canvas/view_options.h"
#include "ui/window/window_parts.h"

#include <QList>
#include <QObject>

#include <functional>

class QDockWidget;
class QMenu;

namespace sinopia {

class LayoutKeeper;
class OptionsBar;

/// The View menu: how the map and picture are shown, zoom and turning, overlays, panels.
class ViewActions : public QObject {
    Q_OBJECT

  public:
    ViewActions(const WindowParts& parts, OptionsBar& options, LayoutKeeper& layout, QObject* parent);

    void fill(QMenu* menu, const QList<QDockWidget*>& docks);

    /// Looking at a result shows the picture alone; painting shows the map over it again.
    void setLooking(bool looks);
    bool looking() const;
    /// The map over the picture, so thin that the picture can be labelled.
    void showPhoto();
    /// A stroke begins: what it writes must be seen. `on_picture`: not the map, the picture.
    void paintingStarted(bool on_picture);
    void setHiddenClasses(const std::vector<ClassIndex>& hidden);

  private:
    void addModes();
    void addLayouts();
    void addZoom();
    void addTurning();
    void addOverlays();
    void addPanels();
    void change(const std::function<void(ViewOptions&)>& set);
    void stepLayout(int by);
    void setFullScreen(bool on);
    /// The actions and the slider show what the canvas does.
    void refresh();

    WindowParts parts_;
    OptionsBar& options_bar_;
    ViewMode map_mode_ = ViewMode::blend; ///< to come back to from looking
    LayoutKeeper& layout_;
};

} // namespace sinopia
