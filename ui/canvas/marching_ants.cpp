#include "ui/canvas/marching_ants.h"

#include "ui/canvas/mask_outline.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr int step_ms = 120;
constexpr int stripe = 4;
constexpr int cell = 32; ///< of the region, device pixels
/// Beyond so many lines the dashes stand still: a border that ragged is seen without.
constexpr std::size_t most_moving = 20000;

/// Slanted black and white stripes: dashes on lines of any direction, without following a contour.
QImage stripes(double scale) {
    const int period = 2 * std::max(2, static_cast<int>(std::lround(stripe * scale)));
    QImage image(period, period, QImage::Format_RGB32);
    for (int y = 0; y < period; ++y)
        for (int x = 0; x < period; ++x)
            image.setPixel(x, y, (x + y) % period < period / 2 ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
    return image;
}

} // namespace

MarchingAnts::MarchingAnts(QObject* parent) : QObject(parent) {
    timer_.setInterval(step_ms);
    connect(&timer_, &QTimer::timeout, this, [this] {
        ++phase_;
        Q_EMIT moved();
    });
}

void MarchingAnts::update(const TileGrid<std::uint8_t>& mask, const ViewTransform& view, double scale) {
    lines_.clear();
    scale_ = scale;
    if (!mask.empty()) {
        const int step = std::max(1, static_cast<int>(std::floor(1 / view.zoom())));
        for (const BorderRun& run : maskOutline(mask, view.visibleImageRect(), step)) {
            const PointF a = view.toView({double(run.from.x), double(run.from.y)});
            const PointF b = view.toView({double(run.to.x), double(run.to.y)});
            lines_.emplace_back(a.x, a.y, b.x, b.y);
        }
    }
    findRegion(view.viewSize());
    setRunning(wanted_);
}

void MarchingAnts::findRegion(Size view) {
    const int columns = view.width / cell + 1, rows = view.height / cell + 1;
    std::vector<bool> touched(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    const auto mark = [&](const QPointF& p) {
        const int x0 = std::clamp(static_cast<int>(p.x() - 2) / cell, 0, columns - 1);
        const int x1 = std::clamp(static_cast<int>(p.x() + 2) / cell, 0, columns - 1);
        const int y0 = std::clamp(static_cast<int>(p.y() - 2) / cell, 0, rows - 1);
        const int y1 = std::clamp(static_cast<int>(p.y() + 2) / cell, 0, rows - 1);
        for (const int y : {y0, y1})
            for (const int x : {x0, x1})
                touched[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) +
                        static_cast<std::size_t>(x)] = true;
    };
    for (const QLineF& line : lines_) {
        const int pieces =
            static_cast<int>(std::min(line.length(), 4.0 * (view.width + view.height)) / (cell / 2)) + 1;
        for (int i = 0; i <= pieces; ++i)
            mark(line.pointAt(double(i) / pieces));
    }
    region_ = {};
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            const int start = x;
            while (x < columns && touched[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) +
                                          static_cast<std::size_t>(x)])
                ++x;
            if (x > start)
                region_ |= QRect(start * cell, y * cell, (x - start) * cell, cell);
        }
}

void MarchingAnts::draw(QPainter& painter, Point offset) const {
    if (lines_.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.translate(offset.x, offset.y);
    const QImage pattern = stripes(scale_);
    QBrush brush(pattern);
    brush.setTransform(QTransform::fromTranslate(
        phase_ * std::max(1, static_cast<int>(std::lround(scale_))) % pattern.width(), 0));
    painter.setPen(QPen(brush, std::max(1.0, std::round(scale_)), Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines_.data(), static_cast<int>(lines_.size()));
    painter.restore();
}

void MarchingAnts::setRunning(bool running) {
    wanted_ = running;
    const bool moves = running && !lines_.empty() && lines_.size() <= most_moving;
    if (moves && !timer_.isActive())
        timer_.start();
    else if (!moves)
        timer_.stop();
}

} // namespace sinopia
