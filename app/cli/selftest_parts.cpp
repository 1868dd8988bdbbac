#include "app/cli/selftest_parts.h"

#include "app/cli/selftest_network.h"
#include "conditioning/modulated_norm.h"
#include "diffusion/sampling.h"
#include "inference/engine.h"
#include "runtime/pixels.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace sinopia::cli {

namespace {

using Report = std::function<void(const Check&)>;

double apart(const at::Tensor& found, const at::Tensor& expected) {
    const at::Tensor truth = expected.to(at::kDouble);
    return ((found.to(at::kDouble) - truth).abs().max() / truth.abs().max()).item<double>();
}

/// Operands of the norm over two pictures of 33x20 pixels and 64 channels, drawn once, rounded to `type`.
double fused_norm_error(c10::Device device, at::ScalarType type) {
    constexpr std::int64_t count = 2, channels = 64, height = 33, width = 20, distinct = 41;
    constexpr int groups = 32;
    at::Generator generator = at::detail::createCPUGenerator(5);
    const auto drawn = [&](at::IntArrayRef shape, double spread) {
        return (spread * at::randn(shape, generator)).to(device, type);
    };
    const at::Tensor x = drawn({count, channels, height, width}, 3).contiguous(at::MemoryFormat::ChannelsLast);
    const at::Tensor rows = drawn({distinct, 2 * channels}, 0.5), time = drawn({count, 2 * channels}, 0.5);
    const at::Tensor ids =
        at::randint(0, distinct, {count * height * width}, generator, at::TensorOptions().dtype(at::kInt)).to(device);
    const at::Tensor truth = modulated_norm_silu(x.to(at::kDouble), groups, {rows.to(at::kDouble), ids},
                                                 time.to(at::kDouble)); // step by step
    return apart(modulated_norm_silu(x, groups, {rows, ids}, time), truth);
}

/// While it lives, torch's operations that wait for the GPU are errors.
class NoWaiting {
  public:
    explicit NoWaiting(GpuParts& parts) : parts_(parts) { parts_.forbid_waiting(true); }
    ~NoWaiting() { parts_.forbid_waiting(false); }
    NoWaiting(const NoWaiting&) = delete;
    NoWaiting& operator=(const NoWaiting&) = delete;

  private:
    GpuParts& parts_;
};

/// Samples with previews after each step. The error of a step that waited, or nothing.
std::string waiting_of(GpuParts& parts, Engine& engine, const SelfTestNetwork& test, std::stop_token stop) {
    DiffusionConfig config;
    config.variance = test.network->config().learn_sigma ? VarianceType::learned_range : VarianceType::fixed_large;
    const GaussianDiffusion diffusion(config, "8", test.x.device());
    const auto sampler = make_ddpm_sampler();
    const NoiseSource noise = generator_noise(at::detail::createCPUGenerator(1));
    const DenoiseFunction denoise = [&](const at::Tensor& x, const at::Tensor& t) {
        return engine.forward(x, t).narrow(0, 0, 1);
    };
    std::vector<std::shared_ptr<ComingImage>> pictures;
    const auto sample = [&] {
        sample_loop(
            diffusion, *sampler, denoise, test.x, noise,
            [&](const SampleStep& step) { pictures.push_back(std::make_shared<ComingImage>(step.pred_x0)); }, stop);
    };
    sample(); // everything is set up once
    try {
        const NoWaiting guard(parts);
        sample();
    } catch (const c10::Error& error) {
        return error.what_without_backtrace();
    }
    return {};
}

void check_graph(GpuParts& parts, c10::Device device, const Report& report, std::stop_token stop) {
    SelfTestNetwork test = make_self_test_network();
    test.network->to(device);
    test.x = test.x.to(device);
    test.labels = test.labels.to(device);
    Engine engine(test.network, {test.labels, at::zeros_like(test.labels)}, std::make_shared<EngineMemory>(), &parts);
    const at::Tensor t = at::full({1}, SelfTestNetwork::timestep, at::TensorOptions().dtype(at::kLong).device(device));
    const at::Tensor plain = engine.forward(test.x, t);
    const int calls = ReplayedCalls::plain_calls + 3;
    at::Tensor replayed = plain;
    for (int i = 1; i < calls; ++i) // every other one of something else, so that nothing is left over by chance
        replayed = engine.forward(i % 2 == calls % 2 ? test.x + 1 : test.x, t);
    report({"graph", static_cast<double>(engine.replays()), 1, true, "steps replayed"});
    report({"graph equality", apart(replayed, plain), 1e-5, false, "of the largest value"});
    const std::string waited = waiting_of(parts, engine, test, std::move(stop));
    if (!waited.empty())
        std::fprintf(stderr, "a step waits: %s\n", waited.substr(0, waited.find('\n')).c_str());
    report({"no waiting", waited.empty() ? 0.0 : 1.0, 0, false, "steps that wait for the GPU"});
}

} // namespace

void check_fused_norm(c10::Device device, const Report& report) {
    const at::NoGradGuard no_grad;
    const std::string unit = "of the largest value";
    report({"fused norm", fused_norm_error(device, at::kFloat), 1e-5, false, unit});
    if (device.is_cpu())
        return;
    report({"fused norm bf16", fused_norm_error(device, at::kBFloat16), 1e-2, false, unit});
    report({"fused norm fp16", fused_norm_error(device, at::kHalf), 2e-3, false, unit});
}

void check_gpu_parts(c10::Device device, GpuParts* parts, const Report& report, std::stop_token stop) {
    const at::NoGradGuard no_grad;
    const at::Tensor x = at::randn({1, 3, 48, 64}, at::detail::createCPUGenerator(9));
    const RgbImage here = to_image(x), from_gpu = ComingImage(x.to(device)).get();
    int most = 0;
    for (std::size_t i = 0; i < here.pixels().size(); ++i) {
        const Rgb a = here.pixels()[i], b = from_gpu.pixels()[i];
        most = std::max({most, std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
    }
    report({"preview", static_cast<double>(most), 1, false, "of 255 from the processor's"});
    if (parts)
        check_graph(*parts, device, report, std::move(stop));
}

} // namespace sinopia::cli
