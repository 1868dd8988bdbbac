#include "training/adamw.h"

#include "base/error.h"

#include <ATen/ATen.h>

namespace sinopia {

AdamW::AdamW(const NamedTensors& parameters, const AdamWOptions& options) : options_(options) {
    for (const auto& [name, parameter] : parameters) {
        names_.push_back(name);
        parameters_.push_back(parameter);
        averages_.push_back(at::zeros_like(parameter.detach(), at::MemoryFormat::Preserve));
        squares_.push_back(at::zeros_like(parameter.detach(), at::MemoryFormat::Preserve));
        steps_.push_back(at::zeros({}, parameter.options().dtype(at::kFloat).requires_grad(false)));
    }
}

void AdamW::step(double learning_rate) {
    at::NoGradGuard no_grad;
    std::vector<at::Tensor> parameters, gradients, averages, squares, steps;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        const at::Tensor& gradient = parameters_[i].grad();
        if (!gradient.defined())
            continue;
        parameters.push_back(parameters_[i]);
        // The fused kernel walks raw memory: gradient and parameter must have the same strides.
        gradients.push_back(gradient.strides() == parameters_[i].strides()
                                ? gradient
                                : at::empty_like(parameters_[i]).copy_(gradient));
        averages.push_back(averages_[i]);
        squares.push_back(squares_[i]);
        steps.push_back(steps_[i]);
    }
    if (parameters.empty())
        return;
    at::_foreach_add_(steps, 1.0);
    at::_fused_adamw_(parameters, gradients, averages, squares, {}, steps, learning_rate, options_.beta1,
                      options_.beta2, options_.weight_decay, options_.epsilon, false, false);
}

NamedTensors AdamW::state() const {
    NamedTensors state;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        state.emplace_back(names_[i] + ".exp_avg", averages_[i]);
        state.emplace_back(names_[i] + ".exp_avg_sq", squares_[i]);
    }
    state.emplace_back("step", at::stack(steps_));
    return state;
}

void AdamW::load_state(const std::map<std::string, at::Tensor>& state) {
    at::NoGradGuard no_grad;
    const auto restore = [&](const std::string& name, at::Tensor& into) {
        const auto found = state.find(name);
        if (found == state.end())
            throw Error("The optimiser's state lacks " + name + "; the checkpoint is of another network.");
        if (found->second.sizes() != into.sizes())
            throw Error("The optimiser's state has another shape for " + name +
                        "; the checkpoint is of another network.");
        into.copy_(found->second);
    };
    at::Tensor steps = at::stack(steps_);
    restore("step", steps);
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        restore(names_[i] + ".exp_avg", averages_[i]);
        restore(names_[i] + ".exp_avg_sq", squares_[i]);
        steps_[i].copy_(steps[static_cast<std::int64_t>(i)]);
    }
}

} // namespace sinopia
