#include "training/shared_state.h"

#include <ATen/ATen.h>

#include <array>

namespace sinopia {

namespace {

void share(Processes& processes, const at::Tensor& tensor) {
    const at::NoGradGuard no_grad;
    at::Tensor values = tensor.detach().cpu().contiguous();
    processes.broadcast({static_cast<std::byte*>(values.mutable_data_ptr()), values.nbytes()});
    tensor.detach().copy_(values);
}

} // namespace

void share_state(Processes& processes, Learner& learner, TrainingState& state) {
    if (!processes.many())
        return;
    for (const at::Tensor& parameter : learner.network()->parameters())
        share(processes, parameter);
    for (const WeightAverage& average : learner.averages())
        for (const at::Tensor& parameter : average.parameters)
            share(processes, parameter);
    std::map<std::string, at::Tensor> rest;
    for (const auto& [name, tensor] : learner.state()) {
        share(processes, tensor);
        rest.emplace(name, tensor);
    }
    learner.load_state(rest);

    std::array<long long, 5> numbers{state.step, state.skipped_in_a_row, state.rolled_back_to,
                                     state.roll_backs, state.unproven};
    processes.broadcast(std::as_writable_bytes(std::span(numbers)));
    state.step = numbers[0];
    state.skipped_in_a_row = static_cast<int>(numbers[1]);
    state.rolled_back_to = numbers[2];
    state.roll_backs = static_cast<int>(numbers[3]);
    state.unproven = numbers[4] != 0;
}

} // namespace sinopia
