#pragma once

#include "image/label_set.h"
#include "ui/canvas/name_spots.h"
#include "ui/canvas/view_transform.h"

#include <QFont>
#include <QHash>
#include <QImage>

#include <array>
#include <optional>
#include <vector>

class QPainter;

namespace sinopia {

/// The classes' names in the middle of their regions. The places are found anew when somebody asks, and moved
/// along with the image until then.
class NameLayer {
  public:
    void setLabels(const LabelSet& labels);
    /// Returns whether anything is to be seen elsewhere.
    bool find(const TileGrid<ClassIndex>& map, const ViewTransform& view, double scale);
    void clear();
    void draw(QPainter& painter, const ViewTransform& view, Point offset, const QRect& clip,
              const QFont& font);
    const std::vector<NameSpot>& spots() const { return spots_; }

  private:
    /// A name on the view, in device pixels.
    struct Placed {
        QRect rect;
        ClassIndex index = 0;
    };

    const QImage& plate(ClassIndex index, const QFont& font);
    void place(const ViewTransform& view, const QFont& font);

    LabelSet labels_;
    std::vector<NameSpot> spots_;
    QHash<int, QImage> plates_; ///< a drawn name per class
    std::vector<Placed> placed_;
    std::optional<std::array<PointF, 4>> placed_for_; ///< the image's corners in the view then
    double scale_ = 1;
};

} // namespace sinopia
