#include "dataset/landscape/noise_bank.h"

#include "dataset/landscape/random.h"
#include "dataset/landscape/vec3.h"

#include <algorithm>

namespace sinopia::landscape {

namespace {

constexpr int side = NoiseTable::side;

/// Gradients of one octave on a lattice of `cells` x `cells` that repeats.
class GradientLattice {
  public:
    GradientLattice(int cells, std::uint64_t seed)
        : cells_(cells), gradients_(static_cast<std::size_t>(cells) * static_cast<std::size_t>(cells)) {
        Random random(seed);
        for (Gradient& g : gradients_) {
            const float angle = random.uniform(0, 6.2831853f);
            g = {std::cos(angle), std::sin(angle)};
        }
    }

    /// Gradient noise at (x, y) in cells, about -0.7 to 0.7.
    float operator()(float x, float y) const {
        const float fx = std::floor(x), fy = std::floor(y);
        const int ix = static_cast<int>(fx) & (cells_ - 1), iy = static_cast<int>(fy) & (cells_ - 1);
        const int jx = (ix + 1) & (cells_ - 1), jy = (iy + 1) & (cells_ - 1);
        const float s = x - fx, t = y - fy;
        const float a = edge(ix, iy, s, t), b = edge(jx, iy, s - 1, t);
        const float c = edge(ix, jy, s, t - 1), d = edge(jx, jy, s - 1, t - 1);
        const float u = s * s * s * (s * (s * 6 - 15) + 10), v = t * t * t * (t * (t * 6 - 15) + 10);
        return mix(mix(a, b, u), mix(c, d, u), v);
    }

  private:
    struct Gradient {
        float x, y;
    };
    float edge(int ix, int iy, float s, float t) const {
        const Gradient g = gradients_[static_cast<std::size_t>(iy) * static_cast<std::size_t>(cells_) +
                                      static_cast<std::size_t>(ix)];
        return g.x * s + g.y * t;
    }

    int cells_;
    std::vector<Gradient> gradients_;
};

void standardize(NoiseTable& table) {
    double sum = 0, squares = 0;
    for (float v : table.values()) {
        sum += v;
        squares += static_cast<double>(v) * v;
    }
    const double n = static_cast<double>(table.values().size());
    const float mean = static_cast<float>(sum / n);
    const float scale =
        static_cast<float>(1 / std::sqrt(std::max(squares / n - (sum / n) * (sum / n), 1e-12)));
    for (float& v : table.values())
        v = (v - mean) * scale;
}

void add_octave(NoiseTable& table, int cells, float amplitude, std::uint64_t seed) {
    const GradientLattice lattice(cells, seed);
    const float step = static_cast<float>(cells) / side;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            table.at(x, y) += amplitude * lattice((static_cast<float>(x) + 0.5f) * step,
                                                  (static_cast<float>(y) + 0.5f) * step);
}

NoiseTable fractal(int cells, int octaves, float gain, std::uint64_t seed) {
    NoiseTable table;
    float amplitude = 1;
    for (int i = 0; i < octaves; ++i, amplitude *= gain)
        add_octave(table, cells << i, amplitude, seed + static_cast<std::uint64_t>(i));
    standardize(table);
    return table;
}

/// Ridged multifractal over a warped domain: an octave is strong where the coarser ones are crests, so that
/// valleys stay smooth, as if eroded, and crests branch.
NoiseTable ridged(const NoiseTable& warp, std::uint64_t seed) {
    NoiseTable table;
    std::vector<float> weight(table.values().size(), 1.0f);
    float amplitude = 1;
    for (int i = 0; i < 6; ++i, amplitude *= 0.5f) {
        const int cells = 4 << i;
        const GradientLattice lattice(cells, seed + static_cast<std::uint64_t>(i));
        const float step = static_cast<float>(cells) / side;
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const float u = static_cast<float>(x) + 11 * warp.texel(x, y),
                            v = static_cast<float>(y) + 11 * warp.texel(x + 171, y + 83);
                const float crest = 1 - std::min(1.0f, std::fabs(lattice(u * step, v * step)) * 2.2f);
                float& w = weight[static_cast<std::size_t>(y) * side + static_cast<std::size_t>(x)];
                table.at(x, y) += amplitude * crest * crest * w;
                w = clamp01(w * (0.25f + 1.15f * crest * crest));
            }
    }
    const auto [low, high] = std::minmax_element(table.values().begin(), table.values().end());
    const float bottom = *low, scale = 1 / (*high - *low);
    for (float& v : table.values())
        v = (v - bottom) * scale;
    return table;
}

void scatter_cells(NoiseTable& distance, NoiseTable& facet, std::uint64_t seed) {
    constexpr int cells = 32, pitch = side / cells;
    struct Seed {
        float x, y, value;
    };
    std::vector<Seed> seeds(static_cast<std::size_t>(cells * cells));
    Random random(seed);
    for (Seed& s : seeds)
        s = {random.uniform(0, pitch), random.uniform(0, pitch), random.uniform(-1, 1)};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int cx = x / pitch, cy = y / pitch;
            float best = 1e9f, value = 0;
            for (int j = cy - 1; j <= cy + 1; ++j)
                for (int i = cx - 1; i <= cx + 1; ++i) {
                    const Seed& s =
                        seeds[static_cast<std::size_t>(((j + cells) % cells) * cells + (i + cells) % cells)];
                    const float dx = static_cast<float>(i * pitch - x) + s.x,
                                dy = static_cast<float>(j * pitch - y) + s.y;
                    const float d = dx * dx + dy * dy;
                    if (d < best) {
                        best = d;
                        value = s.value;
                    }
                }
            distance.at(x, y) = std::min(1.0f, std::sqrt(best) / pitch);
            facet.at(x, y) = value;
        }
}

} // namespace

NoiseBank::NoiseBank()
    : soft(fractal(4, 7, 0.5f, 101)), mid(fractal(16, 5, 0.55f, 202)), fine(fractal(128, 2, 0.7f, 303)),
      ridge(ridged(soft, 404)) {
    scatter_cells(cell, facet, 505);
}

const NoiseBank& noise_bank() {
    static const NoiseBank bank;
    return bank;
}

} // namespace sinopia::landscape
