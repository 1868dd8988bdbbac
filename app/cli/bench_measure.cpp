#include "app/cli/bench_measure.h"

#include "base/error.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <numeric>
#include <string>

namespace sinopia::cli {

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double rounded(double value, double unit) {
    return std::round(value / unit) * unit;
}

void draw_weights(torch::nn::Module& network, std::uint64_t seed) {
    const at::NoGradGuard no_grad;
    at::Generator generator = at::detail::createCPUGenerator(seed);
    for (at::Tensor& parameter : network.parameters())
        if (parameter.dim() > 1)
            parameter.normal_(0, 1 / std::sqrt(static_cast<double>(parameter[0].numel())), generator);
}

NetworkConfig original_network(Size size, int channels, int classes) {
    NetworkConfig config;
    config.image_size = std::min(size.width, size.height);
    config.channel_mult = default_multipliers(size);
    config.num_classes = classes;
    config.num_channels = channels;
    config.norm_groups = std::gcd(32, channels);
    config.num_head_channels = std::gcd(64, channels);
    if (const auto problems = config.problems(); !problems.empty())
        throw Error(problems.front() + ".");
    return config;
}

double peak_memory_mib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

void reset_peak_memory() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

} // namespace sinopia::cli
