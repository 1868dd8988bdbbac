#include "diffusion/loss_aware_timesteps.h"

#include "base/error.h"

#include <ATen/ATen.h>

namespace sinopia {

LossAwareTimesteps::LossAwareTimesteps(int steps)
    : history_(at::zeros({steps, remembered}, at::kFloat)), seen_(at::zeros({steps}, at::kFloat)) {}

bool LossAwareTimesteps::warmed_up() const {
    return seen_.eq(remembered).all().item<bool>();
}

at::Tensor LossAwareTimesteps::probabilities() const {
    const auto steps = history_.size(0);
    const at::Tensor uniform = at::full({steps}, 1.0 / static_cast<double>(steps), at::kDouble);
    if (!warmed_up())
        return uniform;
    const at::Tensor moment = history_.to(at::kDouble).mean(1).sqrt(); // [T]
    const double sum = moment.sum().item<double>();
    if (!(sum > 0))
        return uniform;
    return moment * ((1 - uniform_share) / sum) + uniform * uniform_share;
}

at::Tensor LossAwareTimesteps::at(const at::Tensor& places) const {
    const at::Tensor until = probabilities().cumsum(0); // [T], the last about 1
    return at::searchsorted(until, places.to(at::kDouble), false, true).clamp_max_(history_.size(0) - 1);
}

at::Tensor LossAwareTimesteps::weights(const at::Tensor& timesteps) const {
    const at::Tensor p = probabilities().index_select(0, timesteps);
    return (1.0 / static_cast<double>(history_.size(0)) / p).to(at::kFloat);
}

void LossAwareTimesteps::record(const at::Tensor& squares, const at::Tensor& counts) {
    const at::Tensor met = counts.cpu().gt(0).nonzero().flatten(); // timesteps of this step
    if (met.numel() == 0)
        return;
    const at::Tensor entry = (squares / counts).cpu().to(at::kFloat).index_select(0, met);
    const at::Tensor old = history_.index_select(0, met);
    history_.index_copy_(0, met, at::cat({old.narrow(1, 1, remembered - 1), entry.unsqueeze(1)}, 1));
    seen_.index_copy_(0, met, (seen_.index_select(0, met) + 1).clamp_max(remembered));
}

std::vector<std::pair<std::string, at::Tensor>> LossAwareTimesteps::state() const {
    return {{"timesteps.history", history_}, {"timesteps.seen", seen_}};
}

void LossAwareTimesteps::load_state(const std::map<std::string, at::Tensor>& state) {
    for (auto& [name, into] : this->state()) {
        const auto found = state.find(name);
        if (found == state.end() || found->second.sizes() != into.sizes())
            throw Error("The state of the timestep sampling lacks " + name +
                        " or has it in another shape; the checkpoint is of another run.");
        into.copy_(found->second);
    }
}

} // namespace sinopia
