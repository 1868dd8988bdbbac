#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

namespace sinopia {

/// Draws the parameters of an SDM U-Net as the original does: convolutions and linear layers uniform in
/// +-1 / sqrt(fan_in), biases too (PyTorch's default); norms 1 and 0; zero for the last convolution of every
/// residual and attention block and of the network, and for our own layers that start switched off (the SPADE
/// heads on a shared trunk, style tables). In parameter order, so that a seed decides all.
void initialise(torch::nn::Module& network, at::Generator generator);

} // namespace sinopia
