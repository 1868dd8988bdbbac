#include "app/cli/selftest_network.h"

#include "app/cli/bench_measure.h"
#include "app/cli/bench_scene.h"
#include "synthesis/condition.h"

#include <ATen/ATen.h>

#include <cmath>
#include <cstdint>

namespace sinopia::cli {

namespace {

/// Uniform numbers that depend on nothing but where they stand (splitmix64, public domain reference by S.
/// Vigna).
class FormulaNumbers {
  public:
    explicit FormulaNumbers(std::uint64_t state) : state_(state) {}

    /// In [-1, 1), a multiple of 2^-23, so that float32 holds it exactly.
    double next() {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        z ^= z >> 31;
        return std::ldexp(static_cast<double>(z >> 40), -23) - 1;
    }

    /// The same shape with numbers of this standard deviation.
    at::Tensor like(const at::Tensor& shape, double deviation) {
        at::Tensor filled = at::empty(shape.sizes(), at::kDouble);
        double* values = filled.mutable_data_ptr<double>();
        for (std::int64_t i = 0; i < filled.numel(); ++i)
            values[i] = next() * deviation * std::sqrt(3.0);
        return filled.to(at::kFloat);
    }

  private:
    std::uint64_t state_;
};

constexpr Size size{32, 32};

} // namespace

SelfTestNetwork make_self_test_network() {
    const at::NoGradGuard no_grad;
    NetworkConfig config = original_network(size, 32, 19);
    config.no_instance = false;
    SelfTestNetwork test{SdmUNet(config), {}, {}};
    FormulaNumbers numbers(1);
    for (at::Tensor& parameter : test.network->parameters())
        parameter.copy_(numbers.like(
            parameter,
            1 / std::sqrt(parameter.dim() > 1 ? static_cast<double>(parameter[0].numel()) : 10.0)));
    test.x = numbers.like(at::empty({1, 3, size.height, size.width}), 1);
    const LabelMap map = bench_map(size, config.num_classes, 1);
    test.labels = make_condition(map, map, size, size, config, {});
    return test;
}

Probe probe(const at::Tensor& values) {
    const at::Tensor flat = values.cpu().contiguous().to(at::kDouble).reshape({-1});
    Probe found{};
    for (std::size_t i = 0; i < found.size(); ++i)
        found[i] = flat[static_cast<std::int64_t>(i * 7919 + 13) % flat.numel()].item<double>();
    return found;
}

const Probe recorded_output{0.321658224,  0.44507882,   -0.166652843, -0.151532099,
                            0.0210374985, -0.824402809, 0.39129582,   0.325006425};
const Probe recorded_picture{21.1915779, 19.5630169, -3.35028911, 37.2249947,
                             4.02117777, 23.6291218, -35.6650124, -16.455225};

} // namespace sinopia::cli
