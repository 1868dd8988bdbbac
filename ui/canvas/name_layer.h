#pragma once

#include "image/label_set.h"
#include "ui/canvas/name_spots.h"
#include "ui/canvas/view_transform.h"

#include <QFont>
#include <QHash>
#include <QImage>

#include <vector>

class QPainter;

namespace sinopia {

/// The classes' names in the middle of their regions. The places are found anew when somebody asks, and moved
/// along with the image until then.
class NameLayer {
  public:
    void setLabels(const LabelSet& labels);
    void find(const TileGrid<ClassIndex>& map, const ViewTransform& view, double scale);
    void clear() { spots_.clear(); }
    void draw(QPainter& painter, const ViewTransform& view, Point offset, const QRect& clip,
              const QFont& font);
    const std::vector<NameSpot>& spots() const { return spots_; }

  private:
    const QImage& plate(ClassIndex index, const QFont& font);

    LabelSet labels_;
    std::vector<NameSpot> spots_;
    QHash<int, QImage> plates_; ///< a drawn name per class
    double scale_ = 1;
};

} // namespace sinopia
