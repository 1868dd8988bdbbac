#include "ui/canvas/disagreement_marks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace sinopia {
namespace {

constexpr std::uint8_t marked_from = 128;
constexpr double hatch_spacing = 9, hatch_width = 1.5, hatch_shadow = 1; ///< pixels of the window
/// Of more rectangles than this the whole is drawn.
constexpr int most_parts = 12;

// Premultiplied.
constexpr QRgb outline_light = 0xffffd60a;
constexpr QRgb outline_dark = 0xb0000000;
constexpr QRgb line_light = 0xf0f0c909;
constexpr QRgb line_dark = 0x80000000;
constexpr QRgb tint = 0x28282102;

/// Which device pixels of a part of the view show a marked pixel; with `border` more on each side.
class MarkedPixels {
  public:
    MarkedPixels(const Mask& marked, const ViewTransform& view, const QRect& part, int border)
        : border_(border), width_(part.width() + 2 * border),
          cells_(static_cast<std::size_t>(width_) * static_cast<std::size_t>(part.height() + 2 * border)) {
        const PointF right = view.imageStepRight();
        const auto step = static_cast<std::int64_t>(std::llround(right.x * one));
        const auto rise = static_cast<std::int64_t>(std::llround(right.y * one));
        for (int row = 0; row < part.height() + 2 * border; ++row) {
            const PointF from = view.toImage({part.x() - border + 0.5, part.y() - border + row + 0.5});
            auto x = static_cast<std::int64_t>(std::floor(from.x * one));
            auto y = static_cast<std::int64_t>(std::floor(from.y * one));
            std::uint8_t* out =
                cells_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(width_);
            for (int i = 0; i < width_; ++i, x += step, y += rise) {
                const std::int64_t u = x >> bits, v = y >> bits;
                out[i] = u >= 0 && v >= 0 && u < marked.width() && v < marked.height() &&
                         marked.at(static_cast<int>(u), static_cast<int>(v)) >= marked_from;
            }
        }
    }

    /// Of the part's pixel (0, y).
    const std::uint8_t* row(int y) const {
        return cells_.data() + static_cast<std::size_t>(y + border_) * static_cast<std::size_t>(width_) +
               border_;
    }
    bool any() const {
        return std::any_of(cells_.begin(), cells_.end(), [](std::uint8_t c) { return c != 0; });
    }

  private:
    static constexpr int bits = 20;
    static constexpr double one = 1 << bits;
    int border_, width_;
    std::vector<std::uint8_t> cells_;
};

/// The colour of the hatch at a place along its direction across the lines.
std::vector<QRgb> hatchProfile(double scale) {
    const int period = std::max(4, static_cast<int>(std::lround(hatch_spacing * scale)));
    const int light = std::max(1, static_cast<int>(std::lround(hatch_width * scale)));
    const int dark = std::max(1, static_cast<int>(std::lround(hatch_shadow * scale)));
    std::vector<QRgb> profile(static_cast<std::size_t>(period), tint);
    for (int i = 0; i < light + dark && i < period; ++i)
        profile[static_cast<std::size_t>(i)] = i < light ? line_light : line_dark;
    return profile;
}

int positiveRest(int value, int period) {
    return ((value % period) + period) % period;
}

} // namespace

QImage disagreementMarks(const Mask& marked, const ViewTransform& view, double scale, const QRect& part) {
    const int reach = std::max(1, static_cast<int>(std::lround(scale)));
    const MarkedPixels pixels(marked, view, part, reach);
    if (!pixels.any())
        return {};
    const PointF origin = view.toView({0, 0});
    const std::vector<QRgb> profile = hatchProfile(scale);
    const int period = static_cast<int>(profile.size());
    QImage image(part.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < part.height(); ++y) {
        const std::uint8_t* here = pixels.row(y);
        const std::uint8_t* above = pixels.row(y - reach);
        const std::uint8_t* below = pixels.row(y + reach);
        auto* out = reinterpret_cast<QRgb*>(image.scanLine(y));
        int phase = positiveRest(part.x() + part.y() + y - static_cast<int>(std::lround(origin.x + origin.y)),
                                 period);
        for (int x = 0; x < part.width(); ++x) {
            const int around = here[x - reach] + here[x + reach] + above[x] + below[x];
            if (here[x])
                out[x] = around < 4 ? outline_light : profile[static_cast<std::size_t>(phase)];
            else
                out[x] = around > 0 ? outline_dark : 0;
            if (++phase == period)
                phase = 0;
        }
    }
    return image;
}

void drawDisagreement(QPainter& painter, const Mask& marked, const ViewTransform& view, Point offset,
                      double scale, const QRegion& part) {
    const QPoint shift(offset.x, offset.y);
    const auto draw = [&](const QRect& rect) {
        const QImage image = disagreementMarks(marked, view, scale, rect.translated(-shift));
        if (!image.isNull())
            painter.drawImage(rect.topLeft(), image);
    };
    if (part.rectCount() > most_parts)
        return draw(part.boundingRect());
    for (const QRect& rect : part)
        draw(rect);
}

} // namespace sinopia
