#include "dataset/landscape/brush.h"

#include <cmath>

namespace sinopia::landscape {

WavyLine::WavyLine(Random& random, float waves, float roughness) {
    float amplitude = 1, sum = 0;
    for (int i = 0; i < 7; ++i) {
        waves_.push_back(
            {6.2831853f * waves * random.uniform(0.8f, 1.25f), random.uniform(0, 6.2831853f), amplitude});
        sum += amplitude * amplitude * 0.5f;
        waves *= 2.03f;
        amplitude *= 0.34f + 0.28f * roughness;
    }
    for (Wave& w : waves_)
        w.amplitude /= std::sqrt(sum);
}

float WavyLine::operator()(float x) const {
    float sum = 0;
    for (const Wave& w : waves_)
        sum += w.amplitude * std::sin(x * w.frequency + w.phase);
    return sum;
}

void Brush::blob(Random& random, float x, float y, float rx, float ry, float rough, ClassIndex c,
                 float below) {
    float phase[4], amount[4];
    for (int k = 0; k < 4; ++k) {
        phase[k] = random.uniform(0, 6.2831853f);
        amount[k] = rough * random.uniform(0.3f, 1.0f) / static_cast<float>(k + 1);
    }
    const float reach = 1 + 2 * rough;
    where(std::max(below, y - ry * reach), y + ry * reach, c, [&](float px, float py) {
        const float dx = (px - x) / rx, dy = (py - y) / ry, d = dx * dx + dy * dy;
        if (d > reach * reach)
            return false;
        const float angle = std::atan2(dy, dx);
        float r = 1;
        for (int k = 0; k < 4; ++k)
            r += amount[k] * std::sin(static_cast<float>(k + 2) * angle + phase[k]);
        return d < r * r;
    });
}

void Brush::stroke(Random& random, float x, float y, float radius, int steps, ClassIndex c) {
    float turn = random.uniform(0, 6.2831853f);
    for (int i = 0; i < steps; ++i) {
        where(y - radius, y + radius, c, [&](float px, float py) {
            return (px - x) * (px - x) + (py - y) * (py - y) < radius * radius;
        });
        x += radius * 0.8f * std::cos(turn);
        y += radius * 0.6f * std::sin(turn);
        turn += 0.35f * random.normal();
    }
}

void Brush::triangle(float x, float top, float foot, float half, ClassIndex c) {
    where(top, foot, c, [&](float px, float py) {
        return std::fabs(px - x) < half * (py - top) / std::max(foot - top, 0.01f);
    });
}

} // namespace sinopia::landscape
