#include "ui/canvas/tile_colorizer.h"

#include <algorithm>

namespace sinopia {
namespace {

constexpr QRgb unknown_class = qRgb(255, 0, 255);

/// One row of a tile grid; remembers the tile that it read last.
template <class T>
class GridRow {
  public:
    GridRow(const TileGrid<T>& grid, int y)
        : grid_(grid), row_(y / side), offset_(static_cast<std::size_t>(y % side) * side) {}

    const T& operator[](int x) {
        if (x / side != column_) {
            column_ = x / side;
            pixels_ = grid_.tile(column_, row_)->data() + offset_;
        }
        return pixels_[x % side];
    }

  private:
    static constexpr int side = TileGrid<T>::tile_side;
    const TileGrid<T>& grid_;
    int row_;
    std::size_t offset_;
    int column_ = -1;
    const T* pixels_ = nullptr;
};

QRgb toQRgb(Rgb c) {
    return qRgb(c.r, c.g, c.b);
}

/// ground + (over - ground) * opacity / 256, two channels at a time.
QRgb blend(QRgb ground, QRgb over, unsigned opacity) {
    const unsigned rest = 256 - opacity;
    const unsigned rb = ((ground & 0xff00ffu) * rest + (over & 0xff00ffu) * opacity) >> 8;
    const unsigned g = ((ground & 0x00ff00u) * rest + (over & 0x00ff00u) * opacity) >> 8;
    return 0xff000000u | (rb & 0xff00ffu) | (g & 0x00ff00u);
}

/// The colour of every image pixel in a row, layer over layer.
template <class Ground>
class RowColors {
  public:
    RowColors(const DisplaySource& source, int y, Ground ground)
        : source_(source), labels_(*source.labels, y), ground_(std::move(ground)) {}

    QRgb operator[](int x) {
        const ClassIndex index = labels_[x];
        const QRgb color = index < source_.colors.size() ? source_.colors[index] : unknown_class;
        return ground_(x, color);
    }

  private:
    const DisplaySource& source_;
    GridRow<ClassIndex> labels_;
    Ground ground_;
};

QRgb mean(QRgb a, QRgb b, QRgb c, QRgb d) {
    constexpr unsigned low = 0xff00ffu;
    const unsigned rb = (a & low) + (b & low) + (c & low) + (d & low) + 0x020002u;
    const unsigned g = ((a >> 8) & 0xffu) + ((b >> 8) & 0xffu) + ((c >> 8) & 0xffu) + ((d >> 8) & 0xffu) + 2u;
    return 0xff000000u | ((rb >> 2) & low) | ((g >> 2) << 8);
}

/// `rowColors(y)` gives the colours of image row y, indexed by x.
template <class MakeRow>
void fillPart(const DisplaySource& source, int level, QPoint origin, const QRect& part, QImage& target,
              MakeRow rowColors) {
    const int step = 1 << level;
    const int near = step / 4, far = step * 3 / 4;
    const int last_x = source.size().width - 1, last_y = source.size().height - 1;
    for (int ty = part.top(); ty <= part.bottom(); ++ty) {
        const int y = (origin.y() + ty) << level;
        QRgb* out = reinterpret_cast<QRgb*>(target.scanLine(ty));
        auto upper = rowColors(std::min(y + near, last_y));
        if (level == 0) {
            for (int tx = part.left(); tx <= part.right(); ++tx)
                out[tx] = upper[origin.x() + tx];
            continue;
        }
        auto lower = rowColors(std::min(y + far, last_y));
        for (int tx = part.left(); tx <= part.right(); ++tx) {
            const int x = (origin.x() + tx) << level;
            const int x0 = std::min(x + near, last_x), x1 = std::min(x + far, last_x);
            out[tx] = mean(upper[x0], upper[x1], lower[x0], lower[x1]);
        }
    }
}

} // namespace

std::vector<QRgb> displayColors(const LabelSet& labels) {
    std::vector<QRgb> colors;
    colors.reserve(static_cast<std::size_t>(labels.size()));
    for (const LabelClass& c : labels.classes())
        colors.push_back(toQRgb(c.color));
    return colors;
}

void colorize(const DisplaySource& source, int level, QPoint origin, const QRect& part, QImage& target) {
    const auto opacity = static_cast<unsigned>(std::clamp(source.label_opacity, 0, 256));
    if (!source.hasGround() || opacity == 256) {
        fillPart(source, level, origin, part, target,
                 [&](int y) { return RowColors(source, y, [](int, QRgb color) { return color; }); });
    } else if (source.preview) {
        fillPart(source, level, origin, part, target, [&](int y) {
            const Rgb* row = source.preview->row(y);
            return RowColors(source, y,
                             [row, opacity](int x, QRgb c) { return blend(toQRgb(row[x]), c, opacity); });
        });
    } else {
        fillPart(source, level, origin, part, target, [&](int y) {
            GridRow<Rgb> row(*source.picture, y);
            return RowColors(source, y, [row, opacity](int x, QRgb c) mutable {
                return blend(toQRgb(row[x]), c, opacity);
            });
        });
    }
}

} // namespace sinopia
