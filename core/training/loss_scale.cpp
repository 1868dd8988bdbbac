#include "training/loss_scale.h"

#include "base/error.h"

#include <ATen/ATen.h>

#include <cmath>

namespace sinopia {

namespace {
constexpr float growth = 0.001F;
constexpr const char* state_name = "loss_scale.log2";
} // namespace

double LossScale::factor() const {
    return active_ ? std::exp2(static_cast<double>(log2_)) : 1.0;
}

void LossScale::step_was_good() {
    log2_ += growth;
}

bool LossScale::lower() {
    if (!active_ || log2_ <= 0)
        return false;
    log2_ = std::max(0.0F, log2_ - 1);
    return true;
}

NamedTensors LossScale::state() const {
    if (!active_)
        return {};
    return {{state_name, at::full({1}, log2_, at::kFloat)}};
}

void LossScale::load_state(const std::map<std::string, at::Tensor>& state) {
    if (!active_)
        return;
    const auto found = state.find(state_name);
    if (found == state.end() || found->second.numel() != 1)
        throw Error(std::string("The checkpoint lacks ") + state_name +
                    "; it is of a run in another precision.");
    log2_ = found->second.item<float>();
}

} // namespace sinopia
