#include "ui/canvas/view_transform.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sinopia {
namespace {

constexpr double fit_margin = 24;
/// At least so much of the image stays in the view, so that it cannot be lost.
constexpr double reach = 64;

struct Bounds {
    double x0, y0, x1, y1;
};

Bounds boundsOf(const std::array<PointF, 4>& points) {
    Bounds b{points[0].x, points[0].y, points[0].x, points[0].y};
    for (const PointF& p : points)
        b = {std::min(b.x0, p.x), std::min(b.y0, p.y), std::max(b.x1, p.x), std::max(b.y1, p.y)};
    return b;
}

Rect outer(const Bounds& b, int spare) {
    const int x0 = static_cast<int>(std::floor(b.x0)) - spare,
              y0 = static_cast<int>(std::floor(b.y0)) - spare;
    const int x1 = static_cast<int>(std::ceil(b.x1)) + spare, y1 = static_cast<int>(std::ceil(b.y1)) + spare;
    return {x0, y0, x1 - x0, y1 - y0};
}

} // namespace

void ViewTransform::setViewSize(Size view) {
    if (view == view_)
        return;
    if (fitted_) {
        view_ = view;
        fit();
        return;
    }
    origin_.x += (view.width - view_.width) / 2.0;
    origin_.y += (view.height - view_.height) / 2.0;
    view_ = view;
    keepInReach();
}

void ViewTransform::setImageSize(Size image) {
    image_ = image;
    mirror_ = 1;
    turnTo(0);
    fit();
}

PointF ViewTransform::toView(PointF image) const {
    const double x = image.x * mirror_ * zoom_, y = image.y * zoom_;
    return {origin_.x + cosine_ * x - sine_ * y, origin_.y + sine_ * x + cosine_ * y};
}

PointF ViewTransform::toImage(PointF view) const {
    const double x = view.x - origin_.x, y = view.y - origin_.y;
    return {mirror_ * (cosine_ * x + sine_ * y) / zoom_, (cosine_ * y - sine_ * x) / zoom_};
}

PointF ViewTransform::imageStepRight() const {
    return {mirror_ * cosine_ / zoom_, -sine_ / zoom_};
}

PointF ViewTransform::imageStepDown() const {
    return {mirror_ * sine_ / zoom_, cosine_ / zoom_};
}

void ViewTransform::fit() {
    fitted_ = true;
    if (image_.empty() || view_.empty())
        return;
    const double c = std::abs(cosine_), s = std::abs(sine_);
    const double wide = std::max(view_.width - 2 * fit_margin, 1.0) / (c * image_.width + s * image_.height);
    const double high = std::max(view_.height - 2 * fit_margin, 1.0) / (s * image_.width + c * image_.height);
    double zoom = std::min(wide, high);
    if (zoom > 1)
        zoom = std::floor(zoom * 4) / 4; // quarters keep the pixels of a small map even
    zoom_ = std::clamp(zoom, smallest_zoom, largest_zoom);
    moveSoThat({image_.width / 2.0, image_.height / 2.0}, middle());
    if (pixelsStaySquare())
        origin_ = {std::round(origin_.x), std::round(origin_.y)};
}

void ViewTransform::setZoom(double zoom, PointF anchor) {
    fitted_ = false;
    const PointF fixed = toImage(anchor);
    zoom_ = std::clamp(zoom, smallest_zoom, largest_zoom);
    moveSoThat(fixed, anchor);
    keepInReach();
}

void ViewTransform::setZoomCentered(double zoom) {
    setZoom(zoom, middle());
}

void ViewTransform::zoomSteps(double steps, PointF anchor) {
    const double target = zoom_ * std::exp2(steps / 4);
    const bool passes_one = (zoom_ - 1) * (target - 1) < 0;
    const bool nearly_one = std::abs(target - 1) < 0.02 && std::abs(zoom_ - 1) > std::abs(target - 1);
    setZoom(passes_one || nearly_one ? 1.0 : target, anchor);
}

void ViewTransform::pan(double dx, double dy) {
    fitted_ = false;
    origin_.x += dx;
    origin_.y += dy;
    keepInReach();
}

void ViewTransform::centerOn(PointF image) {
    fitted_ = false;
    moveSoThat(image, middle());
    keepInReach();
}

void ViewTransform::setAngle(double degrees, PointF anchor) {
    fitted_ = false;
    const PointF fixed = toImage(anchor);
    turnTo(degrees);
    moveSoThat(fixed, anchor);
    keepInReach();
}

void ViewTransform::rotateBy(double degrees) {
    setAngle(angle_ + degrees, middle());
}

void ViewTransform::flip() {
    fitted_ = false;
    const PointF fixed = toImage(middle());
    mirror_ = -mirror_;
    turnTo(-angle_);
    moveSoThat(fixed, middle());
}

void ViewTransform::resetOrientation() {
    if (upright())
        return;
    const PointF fixed = toImage(middle());
    mirror_ = 1;
    turnTo(0);
    moveSoThat(fixed, middle());
    keepInReach();
}

void ViewTransform::turnTo(double degrees) {
    angle_ = std::fmod(degrees, 360.0);
    if (angle_ < 0)
        angle_ += 360;
    if (angle_ >= 360 || angle_ < 1e-9)
        angle_ = 0;
    const double quarters = angle_ / 90;
    if (quarters == std::floor(quarters)) {
        constexpr double cosines[] = {1, 0, -1, 0}, sines[] = {0, 1, 0, -1};
        cosine_ = cosines[static_cast<int>(quarters)];
        sine_ = sines[static_cast<int>(quarters)];
    } else {
        cosine_ = std::cos(angle_ * std::numbers::pi / 180);
        sine_ = std::sin(angle_ * std::numbers::pi / 180);
    }
}

void ViewTransform::moveSoThat(PointF image, PointF view) {
    const PointF now = toView(image);
    origin_.x += view.x - now.x;
    origin_.y += view.y - now.y;
}

void ViewTransform::keepInReach() {
    const Bounds b = boundsOf(corners(whole(image_)));
    const double keep_x = std::min({reach, b.x1 - b.x0, static_cast<double>(view_.width)});
    const double keep_y = std::min({reach, b.y1 - b.y0, static_cast<double>(view_.height)});
    origin_.x += std::max(0.0, keep_x - b.x1) - std::max(0.0, b.x0 - (view_.width - keep_x));
    origin_.y += std::max(0.0, keep_y - b.y1) - std::max(0.0, b.y0 - (view_.height - keep_y));
}

Rect ViewTransform::visibleImageRect() const {
    return imageRect(whole(view_));
}

Rect ViewTransform::imageRect(Rect view) const {
    const double x0 = view.x, y0 = view.y, x1 = view.right(), y1 = view.bottom();
    const std::array<PointF, 4> points{toImage({x0, y0}), toImage({x1, y0}), toImage({x1, y1}),
                                       toImage({x0, y1})};
    return outer(boundsOf(points), 0).intersected(whole(image_));
}

Rect ViewTransform::viewRect(Rect image) const {
    return outer(boundsOf(corners(image)), 1);
}

std::array<PointF, 4> ViewTransform::corners(Rect image) const {
    const double x0 = image.x, y0 = image.y, x1 = image.right(), y1 = image.bottom();
    return {toView({x0, y0}), toView({x1, y0}), toView({x1, y1}), toView({x0, y1})};
}

} // namespace sinopia
