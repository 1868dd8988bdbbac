#include "dataset/landscape/finish.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sinopia::landscape {

namespace {

/// sRGB transfer of linear values 0 ... 1.
class TransferTable {
  public:
    TransferTable() {
        for (int i = 0; i < size; ++i) {
            const float v = static_cast<float>(i) / (size - 1);
            values_[static_cast<std::size_t>(i)] =
                255 * (v <= 0.0031308f ? 12.92f * v : 1.055f * std::pow(v, 1 / 2.4f) - 0.055f);
        }
    }
    float operator()(float linear) const {
        return values_[static_cast<std::size_t>(clamp01(linear) * (size - 1) + 0.5f)];
    }

  private:
    static constexpr int size = 8192;
    std::array<float, size> values_{};
};

/// A film-like curve: a soft shoulder, slightly deepened shadows.
float film(float v) {
    const float a = v * (2.51f * v + 0.05f), b = v * (2.43f * v + 0.59f) + 0.14f;
    return clamp01(a / b);
}

Vec3 graded(Vec3 c, float exposure, float saturation) {
    c *= exposure;
    const float y = luminance(c);
    c = {std::max(0.0f, mix(y, c.x, saturation)), std::max(0.0f, mix(y, c.y, saturation)),
         std::max(0.0f, mix(y, c.z, saturation))};
    // Bright colours bleach, as film does, instead of clipping to pure hues.
    const float bright = clamp01((y - 0.7f) * 0.35f);
    c = mix(c, gray(y), bright * 0.5f);
    return {film(c.x), film(c.y), film(c.z)};
}

/// The factor that brings the picture's typical brightness near where it should be for its light.
float exposure_of(const Scene& scene, const Radiance& light) {
    static constexpr float aims[] = {0.29f, 0.275f, 0.235f, 0.175f, 0.115f, 0.062f};
    // What the light gives on average, so that the choice of light alone decides where no adaptation happens.
    static constexpr float usual[] = {0.55f, 0.52f, 0.42f, 0.26f, 0.075f, 0.028f};
    const float weather = scene.style.weather == storm      ? 0.66f
                          : scene.style.weather == overcast ? 0.88f
                                                            : 1.0f;
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < light.pixels().size(); i += 7, ++count)
        sum += std::log(0.002f + std::min(2.5f, luminance(light.data()[i])));
    const float typical =
        static_cast<float>(std::exp(sum / static_cast<double>(std::max<std::size_t>(count, 1))));
    const float aim = aims[scene.style.light - 1] * weather;
    Random random = scene.random(20);
    // Part of the way only: a snow field stays brighter than a forest.
    const float expected = usual[scene.style.light - 1];
    return aim / expected * std::pow(expected / typical, expected < typical ? 0.72f : 0.55f) *
           std::exp(0.08f * random.normal());
}

} // namespace

RgbImage develop(const Scene& scene, const Radiance& light, int factor) {
    static const TransferTable transfer;
    Random random = scene.random(21);
    const float exposure = exposure_of(scene, light), saturation = random.uniform(0.88f, 1.08f);
    const Size size{light.width() / factor, light.height() / factor};
    RgbImage image(size);
    const float share = 1.0f / static_cast<float>(factor * factor);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            Vec3 sum;
            for (int j = 0; j < factor; ++j)
                for (int i = 0; i < factor; ++i)
                    sum += graded(light.at(x * factor + i, y * factor + j), exposure, saturation);
            sum *= share;
            const float grain = 0.8f * random.normal() + 0.5f;
            auto code = [&](float v) {
                return static_cast<std::uint8_t>(std::clamp(transfer(v) + grain, 0.0f, 255.0f));
            };
            image.at(x, y) = {code(sum.x), code(sum.y), code(sum.z)};
        }
    return image;
}

} // namespace sinopia::landscape
