#pragma once

#include "dataset/landscape/random.h"
#include "dataset/landscape/style.h"
#include "dataset/landscape/vec3.h"

namespace sinopia::landscape {

enum Light : int { noon = 1, morning, golden_hour, sunset, dusk, moonlight };
enum Season : int { summer = 1, autumn, winter, spring };
enum Weather : int { clear = 1, hazy, overcast, storm };

/// Sun, sky and air of one landscape; colours are linear light before exposure.
struct Atmosphere {
    Vec3 sun_direction;           ///< towards the sun or moon, of length 1
    Vec3 sun;                     ///< light on a surface that faces it
    Vec3 ambient;                 ///< light of the sky on a surface that faces up
    Vec3 bounce;                  ///< light of the ground on a surface that faces down
    Vec3 zenith, middle, horizon; ///< the sky's colours by height
    Vec3 glow;                    ///< scattered light round the sun
    float haze = 0;   ///< extinction per unit of depth; the foot of a far mountain lies at a depth near 1
    float cover = 0;  ///< share of a closed grey layer in the sky
    float cirrus = 0; ///< strength of thin high clouds
    float disc = 0;   ///< brightness of the sun's or moon's disc
    float stars = 0;
    float u = 0, v = 0; ///< where the sky's textures begin
};

/// A plausible style: bright ones are more frequent.
LandscapeStyle random_style(Random& random);

Atmosphere make_atmosphere(const LandscapeStyle& style, Random& random);

/// The colour of the cloudless (or evenly covered) sky in a direction; `detail` adds cirrus, the grey layer's
/// texture, disc and stars, which haze and blurred reflections leave out.
Vec3 sky_color(const Atmosphere& air, Vec3 direction, bool detail);

} // namespace sinopia::landscape
