#pragma once

#include "image/geometry.h"

#include <array>

namespace sinopia {

/// Where the image lies in the view. The view is measured in device pixels, so that at zoom 1 an image pixel
/// is exactly one pixel of the screen. The image may lie turned and mirrored. Pure arithmetic, no widget.
class ViewTransform {
  public:
    static constexpr double smallest_zoom = 1.0 / 64;
    static constexpr double largest_zoom = 64;

    Size viewSize() const { return view_; }
    Size imageSize() const { return image_; }
    double zoom() const { return zoom_; }
    /// Clockwise, degrees, from 0 to below 360.
    double angle() const { return angle_; }
    /// The image is mirrored left to right before it is turned.
    bool mirrored() const { return mirror_ < 0; }
    bool upright() const { return angle_ == 0 && !mirrored(); }
    /// Rows of the image are rows of the view, perhaps backwards.
    bool rowsStayRows() const { return sine_ == 0; }
    /// Pixels of the image are upright squares in the view.
    bool pixelsStaySquare() const { return sine_ == 0 || cosine_ == 0; }

    /// Keeps the image point in the middle of the view there, or fits the image if it was fitted.
    void setViewSize(Size view);
    /// Another image: upright, as large as fits.
    void setImageSize(Size image);

    PointF toView(PointF image) const;
    PointF toImage(PointF view) const;
    /// How far one moves in the image with a device pixel to the right, and one down.
    PointF imageStepRight() const;
    PointF imageStepDown() const;

    /// The image as large as fits, with a margin; a small one at a whole zoom factor.
    void fit();
    bool fitted() const { return fitted_; }
    /// Zooms so that the image point under `anchor` (view) stays under it.
    void setZoom(double zoom, PointF anchor);
    void setZoomCentered(double zoom);
    /// Zooms by notches of the wheel, four to a doubling, stopping at 1.
    void zoomSteps(double steps, PointF anchor);
    void pan(double dx, double dy);
    /// The image point comes to the middle of the view.
    void centerOn(PointF image);
    /// Turns about `anchor` (view).
    void setAngle(double degrees, PointF anchor);
    void rotateBy(double degrees);
    /// Mirrors what is seen about the middle of the view.
    void flip();
    /// Upright and not mirrored; the middle of the view stays.
    void resetOrientation();

    /// Image pixels that show in the view.
    Rect visibleImageRect() const;
    /// The image pixels that meet a rectangle of the view, clipped to the image.
    Rect imageRect(Rect view) const;
    /// The device pixels that show `image`, whole pixels with one to spare, not clipped.
    Rect viewRect(Rect image) const;
    /// The corners of `image` in the view: top left, top right, bottom right, bottom left of the image.
    std::array<PointF, 4> corners(Rect image) const;

  private:
    PointF middle() const { return {view_.width / 2.0, view_.height / 2.0}; }
    void turnTo(double degrees);
    void moveSoThat(PointF image, PointF view);
    void keepInReach();

    Size view_;
    Size image_;
    double zoom_ = 1;
    double angle_ = 0;
    double cosine_ = 1, sine_ = 0; ///< of the angle; exact for quarter turns
    double mirror_ = 1;            ///< -1: mirrored
    PointF origin_;                ///< view position of the image's (0, 0)
    bool fitted_ = true;
};

} // namespace sinopia
