#include "app/cli/selftest_checks.h"

#include "app/cli/bench_measure.h"
#include "app/cli/bench_scene.h"
#include "app/cli/selftest_network.h"
#include "app/cli/selftest_parts.h"
#include "base/error.h"
#include "base/memory_use.h"
#include "diffusion/guidance.h"
#include "diffusion/sampling.h"
#include "inference/engine.h"
#include "runtime/autocast.h"
#include "runtime/device.h"
#include "synthesis/condition.h"
#include "synthesis/network_denoiser.h"

#include <ATen/ATen.h>
#include <c10/core/CachingDeviceAllocator.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace sinopia::cli {

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double distance(const Probe& found, const Probe& recorded) {
    double most = 0, largest = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!std::isfinite(found[i]))
            return found[i];
        most = std::max(most, std::abs(found[i] - recorded[i]));
        largest = std::max(largest, std::abs(recorded[i]));
    }
    return most / largest;
}

double relative_difference(const at::Tensor& found, const at::Tensor& expected) {
    return ((found - expected).abs().max() / expected.abs().max()).item<double>();
}

/// Bytes that tensors take on the device (on a CPU: of the process).
double memory_in_use(c10::Device device) {
    if (device.is_cpu())
        return static_cast<double>(resident_memory());
    const auto stats =
        at::getDeviceAllocator(device.type())->getDeviceStats(device.has_index() ? device.index() : 0);
    return static_cast<double>(stats.allocated_bytes[0].current);
}

DiffusionConfig diffusion_config() {
    DiffusionConfig config;
    config.variance = VarianceType::learned_range;
    return config;
}

/// The small network on the device, and everything that is asked of it.
class Tested {
  public:
    Tested(c10::Device device, std::stop_token stop)
        : device_(device), stop_(std::move(stop)), test_(make_self_test_network()),
          diffusion_(diffusion_config(), "ddim" + std::to_string(SelfTestNetwork::sampling_steps)) {
        test_.network->to(device_);
        test_.x = test_.x.to(device_);
        test_.labels = test_.labels.to(device_);
    }

    /// Guided, by two plain calls as the original makes them.
    at::Tensor plain_output() {
        const at::NoGradGuard no_grad;
        const auto call = [this](const at::Tensor& labels) {
            return [this, labels](const at::Tensor& x, const at::Tensor& t) {
                return test_.network->forward(x, t, labels);
            };
        };
        const auto cond = call(test_.labels), null = call(at::zeros_like(test_.labels));
        return guided(
            cond,
            [&](const at::Tensor& x, const at::Tensor& t) {
                return std::pair{cond(x, t), null(x, t)};
            },
            SelfTestNetwork::guidance)(test_.x, timesteps());
    }

    at::Tensor engine_output() { return denoiser()(test_.x, timesteps()); }

    at::Tensor picture() {
        return sample(
            diffusion_, [](const SampleStep&) {}, stop_);
    }

    /// Steps that still began after a stop was asked for in the third one, and the milliseconds until the
    /// end.
    std::pair<int, double> cancel() {
        const GaussianDiffusion all(diffusion_config(), "");
        std::stop_source source;
        int after = 0;
        Clock::time_point asked;
        try {
            sample(
                all,
                [&](const SampleStep& step) {
                    if (stop_.stop_requested())
                        source.request_stop();
                    if (source.stop_requested())
                        ++after;
                    if (step.step == 3) {
                        asked = Clock::now();
                        source.request_stop();
                    }
                },
                source.get_token());
        } catch (const Stopped&) {
            return {after, ms_since(asked)};
        }
        return {all.steps(), ms_since(asked)};
    }

  private:
    at::Tensor timesteps() const {
        return at::full({1}, SelfTestNetwork::timestep, at::TensorOptions().dtype(at::kLong).device(device_));
    }

    DenoiseFunction denoiser() {
        return network_denoiser(test_.network,
                                Condition{.labels = test_.labels, .context = {}, .style = {}, .unknown = {}},
                                SelfTestNetwork::guidance);
    }

    at::Tensor sample(const GaussianDiffusion& diffusion,
                      const std::function<void(const SampleStep&)>& on_step, std::stop_token stop) {
        const auto sampler = make_ddim_sampler(0, false);
        const auto none = [](const at::Tensor& like) { return at::zeros_like(like); };
        return sample_loop(diffusion, *sampler, denoiser(), test_.x, none, on_step, std::move(stop));
    }

    c10::Device device_;
    std::stop_token stop_;
    SelfTestNetwork test_;
    GaussianDiffusion diffusion_;
};

/// What a guided step costs the plain way and through the engine, in turn: the ratio of the medians.
/// Processor time on a CPU, where other work shares the machine; else the clock's, with the result waited
/// for.
double speed_ratio(c10::Device device, c10::ScalarType dtype, std::stop_token stop) {
    const at::NoGradGuard no_grad;
    const Autocast autocast(device, dtype);
    const Size size{64, 64};
    SdmUNet network(original_network(size, 64, 35));
    draw_weights(*network, 1);
    network->to(device);
    const LabelMap map = bench_map(size, 35, 1);
    const at::Tensor y = make_condition(map, map, size, size, network->config(), {}).to(device),
                     null = at::zeros_like(y);
    const at::Tensor x = at::zeros({1, 3, size.height, size.width}, y.options());
    const at::Tensor t = at::full({1}, 500, y.options().dtype(at::kLong));
    Engine engine(network, {y, null});
    const auto cost = [&](const auto& call) {
        const double start = cpu_ms();
        const Clock::time_point clock = Clock::now();
        call().cpu();
        return device.is_cpu() ? cpu_ms() - start : ms_since(clock);
    };
    std::vector<double> plain, fast;
    const int warm_up = device.is_cpu() ? 1 : ReplayedCalls::plain_calls + 2, rounds = device.is_cpu() ? 3 : 15;
    for (int round = 0; round < warm_up + rounds; ++round) {
        if (stop.stop_requested())
            throw Stopped();
        plain.push_back(cost([&] { return network->forward(x, t, y) + network->forward(x, t, null); }));
        fast.push_back(cost([&] { return engine.forward(x, t); }));
    }
    plain.erase(plain.begin(), plain.begin() + warm_up);
    fast.erase(fast.begin(), fast.begin() + warm_up);
    return median(plain) / median(fast);
}

} // namespace

void run_self_test(c10::Device device, const std::function<void(const Check&)>& report,
                   std::stop_token stop) {
    const auto go_on = [&] {
        if (stop.stop_requested())
            throw Stopped();
    };
    Tested tested(device, stop);
    const at::Tensor plain = tested.plain_output();
    report({"parity output", distance(probe(plain), recorded_output), 2e-5, false, "of the largest value"});
    go_on();
    const at::Tensor picture = tested.picture();
    report(
        {"parity picture", distance(probe(picture), recorded_picture), 1e-4, false, "of the largest value"});
    report({"engine equality", relative_difference(tested.engine_output(), plain), 1e-5, false,
            "of the largest value"});
    if (const c10::ScalarType dtype = choose_dtype("auto", device); dtype != c10::kFloat) {
        const Autocast autocast(device, dtype);
        report({"16 bit", relative_difference(tested.engine_output(), plain), 5e-2, false,
                "of the largest value"});
    }
    go_on();
    check_fused_norm(device, report);
    if (device.is_cuda())
        check_gpu_parts(device, gpu_parts(), report, stop);
    go_on();
    report({"same bytes again", at::equal(tested.picture(), picture) ? 0.0 : 1.0, 0, false,
            "pictures that differ"});
    const auto [after, ms] = tested.cancel();
    report({"cancel", static_cast<double>(after), 1, false, "steps after the stop"});
    report({"cancel time", ms, 1000, false, "ms until the end"});
    go_on();
    const double before = memory_in_use(device);
    for (int i = 0; i < 5; ++i)
        tested.picture();
    report({"memory", (memory_in_use(device) - before) / (1 << 20), 16, false, "MiB kept by five pictures"});
    const std::string unit = "times the plain network (64 channels, 64x64, 35 classes)";
    report({"speed", speed_ratio(device, c10::kFloat, stop), 1.5, true, unit});
    if (device.is_cuda())
        report({"speed bf16", speed_ratio(device, c10::kBFloat16, stop), 1.5, true, unit});
}

} // namespace sinopia::cli
