#include "app/cli/bench_measure.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>
#include <ctime>

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

} // namespace sinopia::cli
