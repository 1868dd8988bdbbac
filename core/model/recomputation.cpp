#include "model/recomputation.h"

#include "runtime/autocast.h"

#include <ATen/autocast_mode.h>
#include <torch/autograd.h>
#include <torch/types.h>

namespace sinopia {
namespace {

using torch::autograd::variable_list;

/// The block, and the autocast it ran under: the backward pass runs outside of it.
struct Recomputation : torch::CustomClassHolder {
    BlockFunction block;
    c10::ScalarType dtype = c10::kFloat;
};

c10::ScalarType autocast_dtype(c10::DeviceType device) {
    return at::autocast::is_autocast_enabled(device) ? at::autocast::get_autocast_dtype(device) : c10::kFloat;
}

struct RunAgain : torch::autograd::Function<RunAgain> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const BlockFunction& block,
                              at::TensorList given) {
        const variable_list inputs = given.vec();
        auto again = c10::make_intrusive<Recomputation>();
        again->block = block;
        again->dtype = autocast_dtype(inputs.front().device().type());
        context->save_for_backward(inputs);
        context->saved_data["again"] = c10::IValue::make_capsule(again);
        return block(inputs); // gradients are off in here
    }

    static variable_list backward(torch::autograd::AutogradContext* context, const variable_list& gradients) {
        const auto again =
            c10::static_intrusive_pointer_cast<Recomputation>(context->saved_data["again"].toCapsule());
        variable_list inputs;
        for (const at::Tensor& saved : context->get_saved_variables())
            inputs.push_back(saved.defined() ? saved.detach().set_requires_grad(saved.requires_grad())
                                             : saved);
        const at::AutoGradMode on(true);
        at::Tensor result;
        {
            const Autocast autocast(inputs.front().device(), again->dtype);
            result = again->block(inputs);
        }
        torch::autograd::backward({result}, {gradients.front()}); // parameters take theirs here
        variable_list given{at::Tensor()};                        // for the block
        for (const at::Tensor& input : inputs)
            given.push_back(input.defined() ? input.grad() : at::Tensor());
        return given;
    }
};

} // namespace

at::Tensor recomputed_in_backward(const BlockFunction& block, const std::vector<at::Tensor>& inputs) {
    const bool differentiated = at::GradMode::is_enabled();
    return differentiated ? RunAgain::apply(block, at::TensorList(inputs)) : block(inputs);
}

at::Tensor run_block(const PassBlock& block, std::vector<at::Tensor> features, const ForwardPass& pass) {
    if (!pass.recompute || !at::GradMode::is_enabled())
        return block(std::move(features), pass);
    std::vector<at::Tensor> inputs = features;
    inputs.push_back(pass.embedding);
    inputs.insert(inputs.end(), pass.labels.begin(), pass.labels.end());
    ForwardPass kept = pass;
    kept.embedding.reset();
    kept.labels.clear();
    // The second run draws the same dropout as the first, which draws from the pass' own generator.
    const auto draws = pass.generator ? std::optional(pass.generator->clone()) : std::nullopt;
    const auto again = std::make_shared<bool>(false);
    const auto count = static_cast<std::ptrdiff_t>(features.size());
    const auto run = [block, kept, draws, again, count](const std::vector<at::Tensor>& given) {
        ForwardPass inner = kept;
        inner.embedding = given[static_cast<std::size_t>(count)];
        inner.labels.assign(given.begin() + count + 1, given.end());
        if (*again && draws)
            inner.generator = draws->clone();
        *again = true;
        return block({given.begin(), given.begin() + count}, inner);
    };
    return recomputed_in_backward(run, inputs);
}

} // namespace sinopia
