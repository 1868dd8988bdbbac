#include "ui/canvas/view_transform.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr double fit_margin = 24;
/// At least so much of the image stays in the view, so that it cannot be lost.
constexpr double reach = 64;

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
    fit();
}

PointF ViewTransform::toView(PointF image) const {
    return {origin_.x + image.x * zoom_, origin_.y + image.y * zoom_};
}

PointF ViewTransform::toImage(PointF view) const {
    return {(view.x - origin_.x) / zoom_, (view.y - origin_.y) / zoom_};
}

int ViewTransform::viewX(int image_x) const {
    return static_cast<int>(std::lround(origin_.x + image_x * zoom_));
}

int ViewTransform::viewY(int image_y) const {
    return static_cast<int>(std::lround(origin_.y + image_y * zoom_));
}

void ViewTransform::fit() {
    fitted_ = true;
    if (image_.empty() || view_.empty())
        return;
    const double wide = std::max(view_.width - 2 * fit_margin, 1.0) / image_.width;
    const double high = std::max(view_.height - 2 * fit_margin, 1.0) / image_.height;
    double zoom = std::min(wide, high);
    if (zoom > 1)
        zoom = std::floor(zoom * 4) / 4; // quarters keep the pixels of a small map even
    zoom_ = std::clamp(zoom, smallest_zoom, largest_zoom);
    origin_ = {std::round((view_.width - image_.width * zoom_) / 2),
               std::round((view_.height - image_.height * zoom_) / 2)};
}

void ViewTransform::setZoom(double zoom, PointF anchor) {
    fitted_ = false;
    const PointF fixed = toImage(anchor);
    zoom_ = std::clamp(zoom, smallest_zoom, largest_zoom);
    origin_ = {anchor.x - fixed.x * zoom_, anchor.y - fixed.y * zoom_};
    keepInReach();
}

void ViewTransform::setZoomCentered(double zoom) {
    setZoom(zoom, {view_.width / 2.0, view_.height / 2.0});
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

void ViewTransform::keepInReach() {
    const double width = image_.width * zoom_, height = image_.height * zoom_;
    const double keep_x = std::min({reach, width, static_cast<double>(view_.width)});
    const double keep_y = std::min({reach, height, static_cast<double>(view_.height)});
    origin_.x = std::clamp(origin_.x, keep_x - width, view_.width - keep_x);
    origin_.y = std::clamp(origin_.y, keep_y - height, view_.height - keep_y);
}

Rect ViewTransform::visibleImageRect() const {
    const PointF a = toImage({0, 0});
    const PointF b = toImage({static_cast<double>(view_.width), static_cast<double>(view_.height)});
    const int x0 = static_cast<int>(std::floor(a.x)), y0 = static_cast<int>(std::floor(a.y));
    const int x1 = static_cast<int>(std::ceil(b.x)), y1 = static_cast<int>(std::ceil(b.y));
    return Rect{x0, y0, x1 - x0, y1 - y0}.intersected(whole(image_));
}

Rect ViewTransform::viewRect(Rect image) const {
    const int x0 = static_cast<int>(std::floor(origin_.x + image.x * zoom_)) - 1;
    const int y0 = static_cast<int>(std::floor(origin_.y + image.y * zoom_)) - 1;
    const int x1 = static_cast<int>(std::ceil(origin_.x + image.right() * zoom_)) + 1;
    const int y1 = static_cast<int>(std::ceil(origin_.y + image.bottom() * zoom_)) + 1;
    return {x0, y0, x1 - x0, y1 - y0};
}

} // namespace sinopia
