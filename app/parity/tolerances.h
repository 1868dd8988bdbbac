#pragma once

namespace sinopia::parity {

/// |actual - expected| <= absolute + relative |expected|, element by element.
struct Tolerance {
    double absolute = 0;
    double relative = 0;
};

/// The one table of tolerances, as the reference set's description suggests them. Its measured floor, other
/// CPU kernels or thread counts over the same maths: network output 3e-6, DDPM states 7e-6, DDIM states 3e-5.
namespace tolerance {

inline constexpr Tolerance exact{};            ///< integers, label tensors, 8-bit pictures
inline constexpr Tolerance schedule{0, 1e-10}; ///< float64 arrays of the process
inline constexpr Tolerance timestep_embedding{1e-6, 0};
inline constexpr Tolerance network{2e-5, 0};         ///< outputs and probes
inline constexpr Tolerance half_torso{2e-2, 0};      ///< output with half-precision convolutions
inline constexpr Tolerance step_statistics{1e-4, 0}; ///< means, predicted pictures, log-variances
inline constexpr Tolerance step_variance{1e-6, 0};
inline constexpr Tolerance loss{0, 1e-4};
inline constexpr Tolerance gradient{1e-6, 1e-4};
inline constexpr Tolerance after_step{1e-5, 0}; ///< weights after AdamW, and their EMA
inline constexpr Tolerance trajectory{5e-4, 0}; ///< states over ten steps
inline constexpr Tolerance one_level{1, 0};     ///< our own picture after the 8-bit rounding

/// A gradient not above this is "about zero": AdamW divides it by its own size, so its rounding decides the
/// step.
inline constexpr double zero_gradient = 1e-6;

} // namespace tolerance

} // namespace sinopia::parity
