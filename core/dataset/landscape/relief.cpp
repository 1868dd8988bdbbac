#include "dataset/landscape/noise_bank.h"
#include "dataset/landscape/painted.h"

#include <algorithm>
#include <vector>

namespace sinopia::landscape {

namespace {

/// How a class of landform is shaped inside its silhouette.
struct Form {
    Vec3 facing;    ///< normal of the undisturbed slope
    float texels;   ///< texels of the noise per height of the picture
    float squeeze;  ///< below 1: crests run down the slope
    float strength; ///< heights of relief, in heights of the picture
    float swelling; ///< how much the silhouette itself bulges
    float shadow;   ///< depth of the shadows that crests cast
};

enum Kind : std::uint8_t { flat, massif, rolling, boulder };

Kind kind_of(const Scene& scene, int x, int y) {
    switch (scene.pixels.at(x, y).cls) {
    case mountain:
        return massif;
    case snow:
        return scene.y(y) < scene.horizon + 0.012f ? massif : flat;
    case hill:
        return rolling;
    case rock:
        return boulder;
    default:
        return flat;
    }
}

/// The height of a form over the picture plane, towards the viewer.
class Relief {
  public:
    Relief(Scene& scene, Kind kind, const Form& form, Random random)
        : scene_(scene), kind_(kind), form_(form), inside_(scene.pixels.size()), height_(scene.pixels.size()),
          u_(random.uniform(0, 512)), v_(random.uniform(0, 512)) {
        for (int y = 0; y < scene.height(); ++y)
            for (int x = 0; x < scene.width(); ++x)
                if (kind_of(scene, x, y) == kind) {
                    inside_.at(x, y) = 1;
                    any_ = true;
                }
    }

    bool any() const { return any_; }

    void run() {
        find_tops();
        fill();
        for (int y = 0; y < scene_.height(); ++y)
            for (int x = 0; x < scene_.width(); ++x)
                if (inside_.at(x, y))
                    shade(x, y);
    }

  private:
    float noise(float u, float v) const {
        const NoiseBank& bank = noise_bank();
        if (kind_ == rolling)
            return 0.22f * bank.soft(u * 0.35f, v * 0.45f) + 0.30f * bank.ridge(u * 0.3f, v * 0.38f);
        if (kind_ == boulder)
            return 0.45f * bank.ridge(u * 0.7f, v * 0.7f) + 0.5f * bank.cell(u * 0.45f, v * 0.45f);
        const float wander = 9 * bank.soft(u * 0.4f, v * 0.4f);
        return bank.ridge(u + wander, v) + 0.22f * bank.ridge(v * 2.3f, u * 2.3f + wander);
    }

    /// The upper edge of each column's topmost run, smoothed: where it slopes, the whole form turns.
    void find_tops() {
        const int w = scene_.width(), h = scene_.height();
        tops_ = Plane<float>(Size{w, 1}, static_cast<float>(h));
        bottoms_.assign(static_cast<std::size_t>(w), 0);
        for (int x = 0; x < w; ++x)
            for (int y = 0; y < h; ++y)
                if (inside_.at(x, y)) {
                    tops_.at(x, 0) = std::min(tops_.at(x, 0), static_cast<float>(y));
                    bottoms_[static_cast<std::size_t>(x)] = y;
                }
        box_blur(tops_, std::max(1, static_cast<int>(0.025f * static_cast<float>(h))), 2);
    }

    void fill() {
        const float pitch = scene_.pitch();
        const Plane<float> edge = kind_ == boulder ? distance_inside(inside_, 0.09f / pitch) : Plane<float>();
        for (int y = 0; y < scene_.height(); ++y)
            for (int x = 0; x < scene_.width(); ++x) {
                if (!inside_.at(x, y))
                    continue;
                float u = scene_.x(x), v = scene_.y(y);
                if (kind_ == boulder)
                    upright_texels(scene_, x, y, u, v);
                u = u * form_.texels + u_;
                v = v * form_.texels * form_.squeeze + v_;
                float h = form_.strength * noise(u, v);
                if (kind_ == boulder)
                    h += 1.5f * form_.swelling * std::sqrt(std::max(0.0f, edge.at(x, y)) * pitch * 0.09f);
                height_.at(x, y) = h;
            }
    }

    float height_at(int x, int y, float otherwise) const {
        if (x < 0 || y < 0 || x >= scene_.width() || y >= scene_.height() || !inside_.at(x, y))
            return otherwise;
        return height_.at(x, y);
    }

    /// The share of sunlight left after crests between the pixel and the sun.
    float sunlit(int x, int y) const {
        const Vec3 l = scene_.air.sun_direction;
        const float here = height_.at(x, y), rise = std::max(0.12f, dot(l, form_.facing));
        const float pitch = scene_.pitch(), unit = 1 / (128 * pitch);
        float light = 1;
        for (int i = 1; i <= 7; ++i) {
            const float step = unit * (0.9f + 0.5f * static_cast<float>(i)) * static_cast<float>(i);
            const int px = x + rounded(l.x * step), py = y - rounded(l.y * 0.8f * step);
            const float over = height_at(px, py, -1) - here - step * pitch * rise;
            if (over > 0)
                light = std::min(light, 1 - form_.shadow * clamp01(over / (form_.strength * 0.06f)));
        }
        return light;
    }

    void shade(int x, int y) {
        Surfel& s = scene_.pixels.at(x, y);
        const float here = height_.at(x, y), pitch = scene_.pitch();
        float dx = (height_at(x + 1, y, here) - height_at(x - 1, y, here)) / (2 * pitch);
        const float dy = (height_at(x, y + 1, here) - height_at(x, y - 1, here)) / (2 * pitch);
        const int w = scene_.width();
        const float turn = (tops_.at(std::min(x + 1, w - 1), 0) - tops_.at(std::max(x - 1, 0), 0)) * 0.5f;
        if (kind_ != boulder)
            dx -= form_.swelling * std::clamp(turn, -1.5f, 1.5f) *
                  std::exp(-std::max(0.0f, static_cast<float>(y) - tops_.at(x, 0)) * pitch / 0.22f);
        s.normal = bumped(form_.facing, dx, dy);
        s.sun = sunlit(x, y);
        s.ambient = std::clamp(0.62f + 0.55f * here / form_.strength, 0.45f, 1.1f);
        s.raised = kind_ == massif;
        set_depth(s, x, y);
    }

    void set_depth(Surfel& s, int x, int y) const {
        const float foot = static_cast<float>(bottoms_[static_cast<std::size_t>(x)] - y) * scene_.pitch();
        const float below = scene_.y(y) - scene_.horizon;
        if (kind_ == massif)
            s.depth = std::min(1.05f + 0.6f * std::exp(-foot / 0.05f), 4 * ground_depth(below - 0.02f));
        else if (kind_ == rolling)
            s.depth = std::min(0.38f + 0.30f * std::exp(-foot / 0.04f), ground_depth(below - 0.01f));
        else
            s.depth = ground_depth(below + foot);
    }

    Scene& scene_;
    Kind kind_;
    Form form_;
    Plane<std::uint8_t> inside_;
    Plane<float> height_;
    Plane<float> tops_;
    std::vector<int> bottoms_;
    float u_, v_;
    bool any_ = false;
};

} // namespace

namespace {

void raise(Scene& scene, Kind kind) {
    Random random = scene.random(3);
    const float rugged = random.uniform(0.09f, 0.15f), texels = random.uniform(230, 420);
    const Form forms[] = {
        {normalized({0, 0.55f, -0.83f}), texels, random.uniform(0.45f, 0.7f), rugged, 0.35f, 0.75f},
        {normalized({0, 0.80f, -0.60f}), 300, 0.9f, random.uniform(0.05f, 0.09f), 0.7f, 0.45f},
        {normalized({0, 0.50f, -0.85f}), random.uniform(240, 440), 0.9f, random.uniform(0.05f, 0.08f), 1.0f,
         0.45f},
    };
    Relief relief(scene, kind, forms[kind - 1], scene.random(10 + kind));
    if (relief.any())
        relief.run();
}

} // namespace

void raise_relief(Scene& scene) {
    for (Kind kind : {massif, rolling, boulder})
        raise(scene, kind);
}

void raise_boulders(Scene& scene) {
    raise(scene, boulder);
}

} // namespace sinopia::landscape
