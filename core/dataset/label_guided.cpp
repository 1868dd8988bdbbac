#include "dataset/label_guided.h"

#include "base/error.h"
#include "dataset/resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace sinopia {

namespace {

constexpr int reach = 2; ///< small pixels that are looked at to each side
constexpr int taps = 2 * reach + 1;
constexpr float sigma = 0.6f;   ///< of the Gaussian, in small pixels
constexpr float enough = 0.17f; ///< share of the weights from which a class's own colour is trusted

using Color = std::array<float, 3>;

/// Where one row or column of the large picture looks in the small one.
struct Window {
    int centre = 0;                   ///< the nearest small pixel
    std::array<int, taps> from{};     ///< clamped to the picture
    std::array<float, taps> weight{}; ///< sum 1
};

std::vector<Window> windows(int large, int small) {
    std::vector<Window> all(static_cast<std::size_t>(large));
    for (int i = 0; i < large; ++i) {
        Window& window = all[static_cast<std::size_t>(i)];
        const float at =
            (static_cast<float>(i) + 0.5f) * static_cast<float>(small) / static_cast<float>(large);
        window.centre = std::clamp(static_cast<int>(at), 0, small - 1);
        float sum = 0;
        for (int k = 0; k < taps; ++k) {
            const int cell = window.centre + k - reach;
            const float d = (static_cast<float>(cell) + 0.5f - at) / sigma;
            const auto place = static_cast<std::size_t>(k);
            window.from[place] = std::clamp(cell, 0, small - 1);
            sum += window.weight[place] = std::exp(-0.5f * d * d);
        }
        for (float& weight : window.weight)
            weight /= sum;
    }
    return all;
}

/// Which classes cover each small pixel, and how much of it.
class Cover {
  public:
    struct Part {
        ClassIndex cls;
        float share;
    };

    Cover(const LabelMap& map, Size small, const std::vector<Window>& columns,
          const std::vector<Window>& rows)
        : parts_(static_cast<std::size_t>(small.area())), width_(small.width), height_(small.height) {
        std::vector<float> totals(parts_.size(), 0);
        for (int y = 0; y < map.height(); ++y)
            for (int x = 0; x < map.width(); ++x) {
                const std::size_t cell = index(columns[static_cast<std::size_t>(x)].centre,
                                               rows[static_cast<std::size_t>(y)].centre);
                count(parts_[cell], map.at(x, y));
                ++totals[cell];
            }
        for (std::size_t i = 0; i < parts_.size(); ++i)
            for (Part& part : parts_[i])
                part.share /= totals[i];
    }

    float share(int x, int y, ClassIndex cls) const {
        for (const Part& part : parts_[index(x, y)])
            if (part.cls == cls)
                return part.share;
        return 0;
    }

    /// One class covers all that a pixel in this small pixel looks at.
    bool calm(int x, int y) const {
        const std::vector<Part>& own = parts_[index(x, y)];
        for (int j = std::max(0, y - reach); j <= std::min(height_ - 1, y + reach); ++j)
            for (int i = std::max(0, x - reach); i <= std::min(width_ - 1, x + reach); ++i) {
                const std::vector<Part>& parts = parts_[index(i, j)];
                if (parts.size() != 1 || own.size() != 1 || parts[0].cls != own[0].cls)
                    return false;
            }
        return true;
    }

  private:
    static void count(std::vector<Part>& parts, ClassIndex cls) {
        for (Part& part : parts)
            if (part.cls == cls) {
                ++part.share;
                return;
            }
        parts.push_back({cls, 1});
    }
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
    }

    std::vector<std::vector<Part>> parts_;
    int width_, height_;
};

class Enlarger {
  public:
    Enlarger(const RgbImage& picture, const LabelMap& map)
        : picture_(picture), map_(map), columns_(windows(map.width(), picture.width())),
          rows_(windows(map.height(), picture.height())), cover_(map, picture.size(), columns_, rows_),
          calm_(picture.size()) {
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                calm_.at(x, y) = cover_.calm(x, y);
    }

    RgbImage run() const {
        RgbImage out(map_.size());
        for (int y = 0; y < map_.height(); ++y)
            for (int x = 0; x < map_.width(); ++x) {
                const bool calm = calm_.at(columns_[static_cast<std::size_t>(x)].centre,
                                           rows_[static_cast<std::size_t>(y)].centre) != 0;
                const Color color = calm ? plain(x, y) : bordered(x, y);
                out.at(x, y) = {code(color[0]), code(color[1]), code(color[2])};
            }
        return out;
    }

  private:
    static std::uint8_t code(float value) {
        return static_cast<std::uint8_t>(std::clamp(value + 0.5f, 0.0f, 255.0f));
    }

    /// The weighted mean around the pixel, and the sum of the weights, which `weigh` scales.
    template <class Weigh>
    float gather(int x, int y, Color& mean, Weigh weigh) const {
        const Window &column = columns_[static_cast<std::size_t>(x)],
                     &row = rows_[static_cast<std::size_t>(y)];
        Color sum{};
        float total = 0;
        for (std::size_t j = 0; j < taps; ++j)
            for (std::size_t i = 0; i < taps; ++i) {
                const float weight = column.weight[i] * row.weight[j] * weigh(column.from[i], row.from[j]);
                const Rgb& pixel = picture_.at(column.from[i], row.from[j]);
                sum[0] += weight * pixel.r;
                sum[1] += weight * pixel.g;
                sum[2] += weight * pixel.b;
                total += weight;
            }
        for (std::size_t c = 0; c < 3; ++c)
            mean[c] = total > 0 ? sum[c] / total : 0;
        return total;
    }

    Color plain(int x, int y) const {
        Color mean;
        gather(x, y, mean, [](int, int) { return 1.0f; });
        return mean;
    }

    /// The colour of a class around the pixel. Pixels that it covers in part count less than by half: their
    /// colour is a mixture.
    Color color_of(ClassIndex cls, int x, int y, const Color& otherwise) const {
        Color own;
        const float total = gather(x, y, own, [&](int i, int j) {
            const float share = cover_.share(i, j, cls);
            return share * share;
        });
        const float trust = std::min(1.0f, total / enough);
        for (std::size_t c = 0; c < 3; ++c)
            own[c] = trust * own[c] + (1 - trust) * otherwise[c];
        return own;
    }

    /// The classes around a pixel mixed by their share of its neighbourhood of 3x3 (1 2 1 both ways).
    Color bordered(int x, int y) const {
        std::array<std::pair<ClassIndex, float>, 9> near{};
        std::size_t count = 0;
        for (int j = -1; j <= 1; ++j)
            for (int i = -1; i <= 1; ++i) {
                const ClassIndex cls =
                    map_.at(std::clamp(x + i, 0, map_.width() - 1), std::clamp(y + j, 0, map_.height() - 1));
                const float weight = static_cast<float>((2 - std::abs(i)) * (2 - std::abs(j))) / 16;
                std::size_t k = 0;
                while (k < count && near[k].first != cls)
                    ++k;
                near[k].first = cls;
                near[k].second += weight;
                count = std::max(count, k + 1);
            }
        const Color around = plain(x, y);
        Color mixed{};
        for (std::size_t k = 0; k < count; ++k) {
            const Color own = color_of(near[k].first, x, y, around);
            for (std::size_t c = 0; c < 3; ++c)
                mixed[c] += near[k].second * own[c];
        }
        return mixed;
    }

    const RgbImage& picture_;
    const LabelMap& map_;
    std::vector<Window> columns_, rows_;
    Cover cover_;
    Plane<std::uint8_t> calm_;
};

} // namespace

RgbImage enlarge_along_labels(const RgbImage& picture, const LabelMap& map) {
    if (picture.empty() || map.empty())
        throw Error("An empty picture or map can't be enlarged.");
    if (picture.size() == map.size())
        return picture;
    if (picture.width() > map.width() || picture.height() > map.height())
        return resize(picture, map.size(), Filter::bicubic);
    return Enlarger(picture, map).run();
}

} // namespace sinopia
