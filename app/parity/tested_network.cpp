#include "app/parity/tested_network.h"

#include "inference/engine.h"

#include <ATen/ATen.h>

namespace sinopia::parity {

at::Tensor TestedNetwork::run(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& y) const {
    SdmUNet called = network;
    if (engine == EngineKind::fast)
        return Engine(called, {y}).forward(x, timesteps);
    return called->forward(x, timesteps, y);
}

std::pair<at::Tensor, at::Tensor> TestedNetwork::run_both(const at::Tensor& x, const at::Tensor& timesteps,
                                                          const at::Tensor& y) const {
    if (engine == EngineKind::plain)
        return {run(x, timesteps, y), run(x, timesteps, at::zeros_like(y))};
    const auto halves = Engine(network, {y, at::zeros_like(y)}).forward(x, timesteps).chunk(2);
    return {halves[0], halves[1]};
}

} // namespace sinopia::parity
