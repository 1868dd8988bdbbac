#pragma once

#include "model/forward_pass.h"

namespace sinopia {

using BlockFunction = std::function<at::Tensor(const std::vector<at::Tensor>& inputs)>;

/// block(inputs), of which only the inputs are kept for the backward pass: there the block is run again and
/// its insides are differentiated (activation checkpointing, arXiv 1604.06174). The gradients are those of
/// block(inputs). Whatever the block reads must be an input or a parameter; it must give the same result each
/// time. Where nothing is differentiated it is block(inputs).
at::Tensor recomputed_in_backward(const BlockFunction& block, const std::vector<at::Tensor>& inputs);

/// A block of the network: its features in, its features out.
using PassBlock = std::function<at::Tensor(std::vector<at::Tensor> features, const ForwardPass& pass)>;

/// block(features, pass), kept whole or, with pass.recompute, run again in the backward pass. The features are
/// handed over, so that a block can let go of what it has read.
at::Tensor run_block(const PassBlock& block, std::vector<at::Tensor> features, const ForwardPass& pass);

} // namespace sinopia
