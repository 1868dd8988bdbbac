#include "base/error.h"
#include "diffusion/noise_schedule.h"

#include <charconv>
#include <cmath>
#include <numeric>
#include <string_view>

namespace sinopia {

namespace {

[[noreturn]] void refuse(const std::string& respacing, const std::string& why) {
    throw Error("step spacing \"" + respacing + "\" " + why);
}

/// A whole number with blanks around it.
int parse_count(std::string_view text, const std::string& respacing) {
    const auto first = text.find_first_not_of(' ');
    const auto last = text.find_last_not_of(' ');
    text = first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0)
        refuse(respacing,
               "is not understood; write a number (50), a list (10,15,20) or ddim and a number (ddim25)");
    return value;
}

std::vector<int> ddim_timesteps(int steps, const std::string& respacing) {
    const int wanted = parse_count(std::string_view(respacing).substr(4), respacing);
    for (int stride = 1; stride < steps; ++stride) {
        if ((steps + stride - 1) / stride != wanted)
            continue;
        std::vector<int> kept;
        for (int t = 0; t < steps; t += stride)
            kept.push_back(t);
        return kept;
    }
    refuse(respacing, "cannot be made of " + std::to_string(steps) + " timesteps with one whole stride");
}

/// log(a / (1 - a)) of the signal's share a, for each timestep: falling.
std::vector<double> log_snr(const std::vector<double>& betas) {
    std::vector<double> values;
    double signal = 1;
    for (const double beta : betas) {
        signal *= 1 - beta;
        values.push_back(std::log(signal) - std::log1p(-signal));
    }
    return values;
}

std::vector<int> section_counts(const std::string& respacing) {
    std::vector<int> counts;
    std::string_view rest = respacing;
    for (;;) {
        const auto comma = rest.find(',');
        counts.push_back(parse_count(rest.substr(0, comma), respacing));
        if (comma == std::string_view::npos)
            return counts;
        rest.remove_prefix(comma + 1);
    }
}

} // namespace

std::vector<int> space_timesteps(int steps, const std::string& respacing) {
    std::vector<int> kept;
    if (respacing.empty()) {
        kept.resize(static_cast<std::size_t>(steps));
        std::iota(kept.begin(), kept.end(), 0);
        return kept;
    }
    if (respacing.starts_with("ddim"))
        return ddim_timesteps(steps, respacing);
    const std::vector<int> counts = section_counts(respacing);
    const int sections = static_cast<int>(counts.size());
    int start = 0;
    for (int i = 0; i < sections; ++i) {
        const int size = steps / sections + (i < steps % sections ? 1 : 0);
        if (counts[i] > size)
            refuse(respacing,
                   "asks for " + std::to_string(counts[i]) + " of " + std::to_string(size) + " timesteps");
        const double stride = counts[i] <= 1 ? 1.0 : static_cast<double>(size - 1) / (counts[i] - 1);
        double position = 0;
        for (int k = 0; k < counts[i];
             ++k, position += stride) // summed, and rounded half to even, as in Python
            kept.push_back(start + static_cast<int>(std::nearbyint(position)));
        start += size;
    }
    if (kept.empty())
        refuse(respacing, "keeps no timestep");
    return kept;
}

std::vector<int> space_by_log_snr(const std::vector<double>& betas, const std::string& respacing) {
    const int steps = static_cast<int>(betas.size());
    const int count = parse_count(std::string_view(respacing).substr(3), respacing);
    if (count < 1 || count > steps)
        refuse(respacing, "asks for " + std::to_string(count) + " of " + std::to_string(steps) + " timesteps");
    const std::vector<double> snr = log_snr(betas);
    const double noisiest = snr.back(), stride = count > 1 ? (snr.front() - noisiest) / (count - 1) : 0;
    std::vector<int> kept(static_cast<std::size_t>(count));
    int t = steps - 1;
    for (int k = count - 1; k >= 0; --k, --t) { // k steps are still to come, each at a smaller timestep
        const double wanted = noisiest + stride * (count - 1 - k);
        while (t > k && std::abs(snr[static_cast<std::size_t>(t) - 1] - wanted) <=
                            std::abs(snr[static_cast<std::size_t>(t)] - wanted))
            --t;
        kept[static_cast<std::size_t>(k)] = t;
    }
    return kept;
}

} // namespace sinopia
