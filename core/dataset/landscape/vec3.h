#pragma once

#include <cmath>

namespace sinopia::landscape {

/// A direction (x right, y up, z away from the viewer) or a linear-light colour (x red, y green, z blue).
struct Vec3 {
    float x = 0;
    float y = 0;
    float z = 0;

    Vec3 operator+(Vec3 o) const { return {x + o.x, y + o.y, z + o.z}; }
    Vec3 operator-(Vec3 o) const { return {x - o.x, y - o.y, z - o.z}; }
    Vec3 operator*(Vec3 o) const { return {x * o.x, y * o.y, z * o.z}; }
    Vec3 operator*(float s) const { return {x * s, y * s, z * s}; }
    Vec3& operator+=(Vec3 o) { return *this = *this + o; }
    Vec3& operator*=(float s) { return *this = *this * s; }
};

inline float dot(Vec3 a, Vec3 b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline Vec3 normalized(Vec3 v) {
    return v * (1.0f / std::sqrt(dot(v, v) + 1e-12f));
}
inline float mix(float a, float b, float t) {
    return a + (b - a) * t;
}
inline Vec3 mix(Vec3 a, Vec3 b, float t) {
    return a + (b - a) * t;
}
inline float clamp01(float v) {
    return v < 0 ? 0.0f : v > 1 ? 1.0f : v;
}
inline float luminance(Vec3 c) {
    return 0.2126f * c.x + 0.7152f * c.y + 0.0722f * c.z;
}
/// The nearest integer, for values above -1000.
inline int rounded(float v) {
    return static_cast<int>(v + 1000.5f) - 1000;
}
inline Vec3 gray(float v) {
    return {v, v, v};
}

/// 0 below `low`, 1 above `high`, smooth between.
inline float smoothstep(float low, float high, float v) {
    const float t = clamp01((v - low) / (high - low));
    return t * t * (3 - 2 * t);
}

} // namespace sinopia::landscape
