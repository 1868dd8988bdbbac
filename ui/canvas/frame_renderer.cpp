#include "ui/canvas/frame_renderer.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr int shadow_reach = 7;
constexpr double shadow_drop = 2;

DisplayPixel blend(DisplayPixel a, DisplayPixel b, unsigned weight) {
    const unsigned rest = 256 - weight;
    const unsigned rb = ((a & 0xff00ffu) * rest + (b & 0xff00ffu) * weight) >> 8;
    const unsigned g = ((a & 0x00ff00u) * rest + (b & 0x00ff00u) * weight) >> 8;
    return 0xff000000u | (rb & 0xff00ffu) | (g & 0x00ff00u);
}

/// Where low <= a + b * x < high holds, as a range of x.
std::pair<double, double> solve(double a, double b, double low, double high) {
    if (std::abs(b) < 1e-12)
        return low <= a && a < high ? std::pair{-1e9, 1e9} : std::pair{0.0, 0.0};
    const double x0 = (low - a) / b, x1 = (high - a) / b;
    return {std::min(x0, x1), std::max(x0, x1)};
}

} // namespace

std::vector<DisplayTile> FrameRenderer::tilesUnder(Rect part) const {
    const Rect in_view{part.x - offset_.x, part.y - offset_.y, part.width, part.height};
    // Smooth drawing reads a display pixel beyond the part.
    const Rect pixels = view_.imageRect(in_view.grown(2)).intersected(whole(view_.imageSize()));
    std::vector<DisplayTile> tiles;
    if (pixels.empty())
        return tiles;
    const int side = DisplayCache::tile_side << level_;
    for (int row = pixels.y / side; row <= (pixels.bottom() - 1) / side; ++row)
        for (int column = pixels.x / side; column <= (pixels.right() - 1) / side; ++column)
            tiles.push_back({level_, column, row});
    return tiles;
}

Rect FrameRenderer::partOf(DisplayTile tile) const {
    const Rect r = view_.viewRect(tile.imageRect(view_.imageSize()));
    return {r.x + offset_.x, r.y + offset_.y, r.width, r.height};
}

void FrameRenderer::collectTiles(Rect part, const DisplayCache& cache) {
    const std::vector<DisplayTile> needed = tilesUnder(part);
    grid_ = {};
    tiles_.clear();
    if (needed.empty())
        return;
    grid_ = {needed.front().column, needed.front().row, needed.back().column - needed.front().column + 1,
             needed.back().row - needed.front().row + 1};
    for (const DisplayTile& tile : needed)
        tiles_.push_back(cache.image(tile));
    const int round_up = (1 << level_) - 1;
    level_size_ = {(view_.imageSize().width + round_up) >> level_,
                   (view_.imageSize().height + round_up) >> level_};
}

FrameRenderer::Row FrameRenderer::rowAt(int y) const {
    const PointF start = view_.toImage({0.5 - offset_.x, y + 0.5 - offset_.y});
    return {start.x, start.y, y};
}

std::pair<int, int> FrameRenderer::columnsInside(const Row& row, Rect part, double margin) const {
    const PointF step = view_.imageStepRight();
    const Size size = view_.imageSize();
    const auto [a0, a1] = solve(row.u, step.x, -margin, size.width + margin);
    const auto [b0, b1] = solve(row.v, step.y, -margin, size.height + margin);
    const double low = std::max({a0, b0, double(part.x)}), high = std::min({a1, b1, double(part.right())});
    if (low >= high)
        return {part.x, part.x};
    return {static_cast<int>(std::ceil(low)), static_cast<int>(std::ceil(high))};
}

void FrameRenderer::draw(Rect part, const DisplayCache& cache, DisplayPixel ground) {
    part = part.intersected(whole(frame_.size()));
    if (part.empty())
        return;
    collectTiles(part, cache);
    drawn_from_ = drawn_row_ = line_rows_[0] = line_rows_[1] = -1;
    const bool straight = view_.rowsStayRows();
    if (straight && !tiles_.empty())
        prepareColumns(part);
    for (int y = part.y; y < part.bottom(); ++y) {
        const Row row = rowAt(y);
        drawGround(row, part, ground);
        if (tiles_.empty())
            continue;
        if (straight)
            drawStraight(row, part);
        else
            drawTurned(row, part);
    }
}

void FrameRenderer::drawGround(const Row& row, Rect part, DisplayPixel ground) {
    const auto [inner0, inner1] = columnsInside(row, part, -1.0 / view_.zoom());
    const bool crosses = inner0 < inner1;
    DisplayPixel* out = frame_.row(row.y);
    std::fill(out + part.x, out + (crosses ? inner0 : part.right()), ground);
    if (crosses)
        std::fill(out + inner1, out + part.right(), ground);
    const auto [near0, near1] = columnsInside(row, part, (shadow_reach + shadow_drop) / view_.zoom());
    const PointF step = view_.imageStepRight(), down = view_.imageStepDown();
    const Size size = view_.imageSize();
    for (int x = near0; x < near1; ++x) {
        if (crosses && x == inner0)
            x = inner1;
        if (x >= near1)
            break;
        const double u = row.u + step.x * x - down.x * shadow_drop,
                     v = row.v + step.y * x - down.y * shadow_drop;
        const double far = std::max({-u, u - size.width, -v, v - size.height, 0.0}) * view_.zoom();
        if (far < shadow_reach)
            out[x] = blend(ground, 0xff000000u, static_cast<unsigned>(60 * (1 - far / shadow_reach)));
    }
}

void FrameRenderer::prepareColumns(Rect part) {
    const double step = view_.imageStepRight().x / (1 << level_);
    const double start = rowAt(part.y).u / (1 << level_);
    const bool smooth = view_.zoom() < 1;
    columns_.resize(static_cast<std::size_t>(part.width));
    weights_.resize(columns_.size());
    first_column_ = level_size_.width;
    last_column_ = -1;
    for (int x = 0; x < part.width; ++x) {
        const double at = start + step * (part.x + x) - (smooth ? 0.5 : 0);
        const double low = std::floor(at);
        const auto i = static_cast<std::size_t>(x);
        weights_[i] = smooth ? static_cast<unsigned>((at - low) * 256) : 0;
        const int limit = level_size_.width - 1;
        if (low < 0 || low >= limit)
            weights_[i] = low < 0 ? 0 : weights_[i];
        columns_[i] = static_cast<int>(std::clamp(low, 0.0, double(limit)));
        first_column_ = std::min(first_column_, columns_[i]);
        last_column_ = std::max(last_column_, columns_[i]);
    }
    const int reach = grid_.right() * DisplayCache::tile_side;
    first_column_ = std::max(first_column_, grid_.x * DisplayCache::tile_side);
    last_column_ = std::min({last_column_ + 1, level_size_.width - 1, reach - 1});
    for (auto& line : lines_)
        line.assign(static_cast<std::size_t>(std::max(last_column_ - first_column_ + 2, 1)), 0);
    mixed_.resize(lines_[0].size());
}

/// Row `v` of the level as one run of pixels, from first_column_ on; the last one is repeated.
const DisplayPixel* FrameRenderer::line(int v, int slot) {
    std::vector<DisplayPixel>& pixels = lines_[slot];
    if (line_rows_[slot] == v)
        return pixels.data();
    if (line_rows_[1 - slot] == v && slot == 0) {
        std::swap(lines_[0], lines_[1]);
        std::swap(line_rows_[0], line_rows_[1]);
        return lines_[0].data();
    }
    constexpr int side = DisplayCache::tile_side;
    line_rows_[slot] = v;
    for (int u = first_column_; u <= last_column_;) {
        const int count = std::min(side - u % side, last_column_ + 1 - u);
        const auto* tile =
            tiles_[static_cast<std::size_t>((v / side - grid_.y) * grid_.width + u / side - grid_.x)];
        if (tile)
            std::copy_n(tile->row(v % side) + u % side, count, pixels.begin() + (u - first_column_));
        u += count;
    }
    pixels.back() = pixels[pixels.size() - 2 < pixels.size() ? pixels.size() - 2 : 0];
    return pixels.data();
}

void FrameRenderer::drawStraight(const Row& row, Rect part) {
    const auto [x0, x1] = columnsInside(row, part, 0);
    if (x0 >= x1 || last_column_ < first_column_)
        return;
    DisplayPixel* out = frame_.row(row.y);
    const int limit_row = std::min(level_size_.height, grid_.bottom() * DisplayCache::tile_side) - 1;
    const int least_row = grid_.y * DisplayCache::tile_side;
    const auto column = [&](int x) { return columns_[static_cast<std::size_t>(x - part.x)] - first_column_; };
    if (view_.zoom() >= 1) {
        const int v = std::clamp(static_cast<int>(std::floor(row.v)), least_row, limit_row);
        if (v == drawn_from_) {
            std::copy(frame_.row(drawn_row_) + x0, frame_.row(drawn_row_) + x1, out + x0);
            return;
        }
        const DisplayPixel* pixels = line(v, 0);
        for (int x = x0; x < x1; ++x)
            out[x] = pixels[column(x)];
        drawn_from_ = v;
        drawn_row_ = row.y;
        return;
    }
    const double at = row.v / (1 << level_) - 0.5;
    const double low = std::floor(at);
    const auto weight = low < 0 ? 0u : static_cast<unsigned>((at - low) * 256);
    const int v0 = std::clamp(static_cast<int>(low), least_row, limit_row);
    const int v1 = std::clamp(v0 + (low < 0 ? 0 : 1), least_row, limit_row);
    const DisplayPixel* above = line(v0, 0);
    const DisplayPixel* below = v1 == v0 ? above : line(v1, 1);
    const std::size_t count = mixed_.size();
    for (std::size_t i = 0; i < count; ++i)
        mixed_[i] = blend(above[i], below[i], weight);
    for (int x = x0; x < x1; ++x) {
        const DisplayPixel* pixels = mixed_.data() + column(x);
        out[x] = blend(pixels[0], pixels[1], weights_[static_cast<std::size_t>(x - part.x)]);
    }
}

DisplayPixel FrameRenderer::pixel(int u, int v) const {
    constexpr int side = DisplayCache::tile_side;
    u = std::clamp(u, grid_.x * side, std::min(level_size_.width, grid_.right() * side) - 1);
    v = std::clamp(v, grid_.y * side, std::min(level_size_.height, grid_.bottom() * side) - 1);
    const auto* tile =
        tiles_[static_cast<std::size_t>((v / side - grid_.y) * grid_.width + u / side - grid_.x)];
    return tile ? tile->row(v % side)[u % side] : 0xff808080u;
}

DisplayPixel FrameRenderer::mixed(int u, int v, unsigned wu, unsigned wv) const {
    constexpr int side = DisplayCache::tile_side;
    const int column = u / side - grid_.x, row = v / side - grid_.y;
    if (u >= 0 && v >= 0 && u % side != side - 1 && v % side != side - 1 && column < grid_.width &&
        row < grid_.height && column >= 0 && row >= 0) {
        const auto* tile = tiles_[static_cast<std::size_t>(row * grid_.width + column)];
        if (tile && u % side + 1 < tile->width() && v % side + 1 < tile->height()) {
            const DisplayPixel* p = tile->row(v % side) + u % side;
            if ((wu | wv) == 0)
                return p[0];
            const DisplayPixel* q = p + tile->width();
            return blend(blend(p[0], p[1], wu), blend(q[0], q[1], wu), wv);
        }
    }
    return blend(blend(pixel(u, v), pixel(u + 1, v), wu), blend(pixel(u, v + 1), pixel(u + 1, v + 1), wu),
                 wv);
}

void FrameRenderer::drawTurned(const Row& row, Rect part) {
    // Fixed point, counted from the frame's column 0: the same whatever part is drawn.
    constexpr int bits = 20;
    constexpr double one = 1 << bits;
    const double zoom = view_.zoom(), scale = 1.0 / (1 << level_);
    const auto [x0, x1] = columnsInside(row, part, 0.5 / zoom);
    const auto [inner0, inner1] = columnsInside(row, part, -0.5 / zoom);
    const PointF step = view_.imageStepRight();
    const Size size = view_.imageSize();
    const auto start_u = static_cast<std::int64_t>(std::llround((row.u * scale - 0.5) * one));
    const auto start_v = static_cast<std::int64_t>(std::llround((row.v * scale - 0.5) * one));
    const auto step_u = static_cast<std::int64_t>(std::llround(step.x * scale * one));
    const auto step_v = static_cast<std::int64_t>(std::llround(step.y * scale * one));
    // Within a pixel the colour is flat; only about its edge, one device pixel wide, two are mixed.
    const auto sharpness = static_cast<std::int64_t>(std::max(zoom, 1.0) * 256);
    DisplayPixel* out = frame_.row(row.y);
    const auto weight = [&](std::int64_t at) {
        const std::int64_t fraction = (at & ((1 << bits) - 1)) >> (bits - 8);
        return static_cast<unsigned>(
            std::clamp<std::int64_t>((((fraction - 128) * sharpness) >> 8) + 128, 0, 256));
    };
    for (int x = x0; x < x1; ++x) {
        const std::int64_t u = start_u + step_u * x, v = start_v + step_v * x;
        const DisplayPixel color =
            mixed(static_cast<int>(u >> bits), static_cast<int>(v >> bits), weight(u), weight(v));
        if (x >= inner0 && x < inner1) {
            out[x] = color;
            continue;
        }
        const double iu = row.u + step.x * x, iv = row.v + step.y * x;
        const double inside = std::min({iu, size.width - iu, iv, size.height - iv}) * zoom + 0.5;
        out[x] = blend(out[x], color, static_cast<unsigned>(std::clamp(inside, 0.0, 1.0) * 256));
    }
}

} // namespace sinopia
