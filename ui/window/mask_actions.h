#pragma once

#include "ui/window/mask_commands.h"
#include "ui/window/window_parts.h"

#include <QObject>

class QMenu;

namespace sinopia {

/// The Region menu and the selection's part of the Edit menu.
class MaskActions : public QObject {
    Q_OBJECT

  public:
    MaskActions(const WindowParts& parts, QObject* parent);

    void fillRegionMenu(QMenu* menu);
    void fillSelectMenu(QMenu* menu);
    MaskCommands& region() { return region_; }
    MaskCommands& selection() { return selection_; }

  private:
    using Edge = void (MaskCommands::*)(double radius);

    void addRegion();
    void addSelection();
    void addFiles(MaskCommands& mask, const char* save_id, const char* load_id, const QString& what);
    /// Asks how far, then changes the mask's edge.
    void edge(MaskCommands& mask, Edge change, const QString& title);
    void connectReports(MaskCommands& mask);

    WindowParts parts_;
    MaskCommands region_;
    MaskCommands selection_;
    int radius_ = 8; ///< the last one that was asked for
};

} // namespace sinopia
