#pragma once

#include "image/geometry.h"

namespace sinopia {

/// Where the image lies in the view. The view is measured in device pixels, so that at zoom 1 an image pixel
/// is exactly one pixel of the screen. Pure arithmetic, no widget.
class ViewTransform {
  public:
    static constexpr double smallest_zoom = 1.0 / 64;
    static constexpr double largest_zoom = 64;

    Size viewSize() const { return view_; }
    Size imageSize() const { return image_; }
    double zoom() const { return zoom_; }

    /// Keeps the image point in the middle of the view there, or fits the image if it was fitted.
    void setViewSize(Size view);
    /// Another image: fits it.
    void setImageSize(Size image);

    PointF toView(PointF image) const;
    PointF toImage(PointF view) const;
    /// The view's edge of an image column or row: rounded to a device pixel, so that neighbours meet exactly.
    int viewX(int image_x) const;
    int viewY(int image_y) const;

    /// The image as large as fits, with a margin; a small one at a whole zoom factor.
    void fit();
    bool fitted() const { return fitted_; }
    /// Zooms so that the image point under `anchor` (view) stays under it.
    void setZoom(double zoom, PointF anchor);
    void setZoomCentered(double zoom);
    /// Zooms by notches of the wheel, four to a doubling, stopping at 1.
    void zoomSteps(double steps, PointF anchor);
    void pan(double dx, double dy);

    /// Image pixels that show in the view.
    Rect visibleImageRect() const;
    /// The device pixels that show `image`, whole pixels, not clipped.
    Rect viewRect(Rect image) const;

  private:
    void keepInReach();

    Size view_;
    Size image_;
    double zoom_ = 1;
    PointF origin_; ///< view position of the image's top-left corner
    bool fitted_ = true;
};

} // namespace sinopia
