#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>

class QMainWindow;
class QWidget;

namespace sinopia {

/// Remembers where the window and its panels are ("layout/…" in the settings), hides all panels at once and
/// puts them back where they were at the very first start.
class LayoutKeeper : public QObject {
    Q_OBJECT

  public:
    /// `version` of the layout: raise it when panels are added or renamed, so that an old arrangement is not
    /// forced on new panels.
    LayoutKeeper(QMainWindow& window, int version);

    /// Call once when all panels have been built and nothing has been restored: what reset() goes back to.
    void rememberDefault();
    /// The places of the last session; without any, or with those of another version, all stays as it is.
    void restore();
    void save();
    void reset();

    /// Hides what is visible of the docks and tool bars, or shows again just what was hidden by it. A save
    /// while they are hidden keeps the arrangement with them, so that no one starts into an empty window.
    void setPanelsHidden(bool hidden);
    bool panelsHidden() const { return !hidden_.isEmpty(); }

    /// Moves the keyboard from the canvas to the tool bars, the panels and round again, or the other way.
    void focusNext(bool back = false);

  Q_SIGNALS:
    void panelsHiddenChanged(bool hidden);

  private:
    QList<QWidget*> visiblePanels() const;
    QList<QWidget*> focusStops() const;

    QMainWindow& window_;
    int version_;
    QByteArray default_;
    QByteArray before_hiding_;
    QList<QWidget*> hidden_;
};

} // namespace sinopia
