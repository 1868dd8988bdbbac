#pragma once

#include "model/sdm_unet.h"

#include <array>

namespace sinopia::cli {

/// A network in the original's form, small enough for a second's work: base width 32, 32x32, 19 classes,
/// instance edges. Weights and inputs come from a formula (splitmix64), so that they are the same on every
/// machine.
struct SelfTestNetwork {
    SdmUNet network{nullptr};
    at::Tensor x;      ///< [1,3,32,32]
    at::Tensor labels; ///< [1,20,32,32]

    static constexpr int timestep = 500;
    static constexpr double guidance = 1.5;
    static constexpr int sampling_steps = 4;
};

SelfTestNetwork make_self_test_network();

/// Values at fixed places of a tensor, for comparison with those on record.
using Probe = std::array<double, 8>;
Probe probe(const at::Tensor& values);

/// On record: the network's guided output and x after its DDIM steps, unclipped, computed by core/model on a
/// CPU, whose agreement with the original sinopia-parity shows.
extern const Probe recorded_output;
extern const Probe recorded_picture;

} // namespace sinopia::cli
