#pragma once

#include "image/tile_grid.h"
#include "ui/canvas/view_transform.h"

#include <QLineF>
#include <QObject>
#include <QRegion>
#include <QTimer>

#include <cstdint>
#include <vector>

class QPainter;

namespace sinopia {

/// The moving dashes about the selection. Its border is found anew when the selection or the view changed,
/// for what is in view only; in between a step of the dashes touches nothing but the pixels along it.
class MarchingAnts : public QObject {
    Q_OBJECT

  public:
    explicit MarchingAnts(QObject* parent = nullptr);

    /// Finds the border in view. An empty mask: nothing is selected, nothing shows.
    void update(const TileGrid<std::uint8_t>& mask, const ViewTransform& view, double scale);
    void draw(QPainter& painter, Point offset) const;
    /// The device pixels of the view along the border.
    const QRegion& region() const { return region_; }
    bool empty() const { return lines_.empty(); }
    /// Dashes stand still where nobody sees them.
    void setRunning(bool running);
    bool running() const { return timer_.isActive(); }

  Q_SIGNALS:
    /// The dashes moved on: region() is to be shown again.
    void moved();

  private:
    void findRegion(Size view);

    std::vector<QLineF> lines_;
    QRegion region_;
    QTimer timer_;
    double scale_ = 1;
    int phase_ = 0;
    bool wanted_ = false;
};

} // namespace sinopia
