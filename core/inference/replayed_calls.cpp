#include "inference/replayed_calls.h"

#include "base/log.h"

#include <ATen/autocast_mode.h>
#include <ATen/ops/empty_like.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

namespace sinopia {

namespace {

std::vector<std::int64_t> key_of(const std::vector<at::Tensor>& inputs) {
    std::vector<std::int64_t> key;
    for (const at::Tensor& input : inputs) {
        if (!input.defined()) {
            key.push_back(-1);
            continue;
        }
        key.insert(key.end(), {input.dim(), static_cast<std::int64_t>(input.scalar_type()),
                               static_cast<std::int64_t>(input.device().type()), input.device().index()});
        key.insert(key.end(), input.sizes().begin(), input.sizes().end());
        key.insert(key.end(), input.strides().begin(), input.strides().end());
    }
    const c10::DeviceType device = inputs.front().device().type();
    const bool autocast = at::autocast::is_autocast_enabled(device);
    key.push_back(autocast ? static_cast<std::int64_t>(at::autocast::get_autocast_dtype(device)) : -1);
    return key;
}

/// Weights that autocast has cast are forgotten at its end, but a recording goes on reading what it has read: it
/// casts them itself.
class WithoutAutocastCache {
  public:
    WithoutAutocastCache() { at::autocast::set_autocast_cache_enabled(false); }
    ~WithoutAutocastCache() { at::autocast::set_autocast_cache_enabled(was_); }
    WithoutAutocastCache(const WithoutAutocastCache&) = delete;
    WithoutAutocastCache& operator=(const WithoutAutocastCache&) = delete;

  private:
    bool was_ = at::autocast::is_autocast_cache_enabled();
};

} // namespace

void ReplayedCalls::record(Calls& calls, const std::vector<at::Tensor>& inputs, const Function& function) {
    for (const at::Tensor& input : inputs) {
        // Written to by later calls, in inference mode or not.
        const c10::InferenceMode ordinary(false);
        calls.inputs.push_back(input.defined() ? at::empty_like(input) : at::Tensor());
    }
    const WithoutAutocastCache casts;
    try {
        calls.recording = parts_.record(inputs.front().device(),
                                        [&calls, function] { calls.output = function(calls.inputs); });
    } catch (const c10::Error& error) {
        const std::string text = error.what_without_backtrace();
        spdlog::warn("the GPU's steps are started kernel by kernel, slower: {}", text.substr(0, text.find('\n')));
        calls = {};
        calls.failed = true;
    } catch (...) { // a stop: the next call tries again
        calls = {};
        throw;
    }
}

at::Tensor ReplayedCalls::run(const std::vector<at::Tensor>& inputs, const Function& function) {
    Calls& calls = calls_[key_of(inputs)];
    if (!calls.recording && (calls.failed || calls.plain < plain_calls)) {
        ++calls.plain;
        return function(inputs);
    }
    if (!calls.recording)
        record(calls, inputs, function);
    if (!calls.recording)
        return function(inputs);
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (inputs[i].defined())
            calls.inputs[i].copy_(inputs[i], /*non_blocking=*/true);
    calls.recording->replay();
    ++replays_;
    return calls.output.clone(); // the next call writes over it
}

} // namespace sinopia
