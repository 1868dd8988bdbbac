#include "jobs/generation.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sched.h>
#include <set>
#include <thread>
#include <utility>

namespace sinopia {
namespace {

constexpr std::array<std::pair<Sampler, std::string_view>, 5> sampler_names{{
    {Sampler::ddpm, "ddpm"},
    {Sampler::ddim, "ddim"},
    {Sampler::dpmpp_2m, "dpmpp-2m"},
    {Sampler::dpmpp_2m_sde, "dpmpp-2m-sde"},
    {Sampler::unipc, "unipc"},
}};

constexpr std::array<std::pair<Precision, std::string_view>, 4> precision_names{{
    {Precision::automatic, "auto"},
    {Precision::fp32, "fp32"},
    {Precision::bf16, "bf16"},
    {Precision::fp16, "fp16"},
}};

constexpr std::array<std::pair<Spacing, std::string_view>, 3> spacing_names{{
    {Spacing::even, "even"},
    {Spacing::constant_stride, "stride"},
    {Spacing::log_snr, "log-snr"},
}};

template <class Table, class Value>
std::string_view name_of(const Table& table, Value value) {
    for (const auto& [v, name] : table)
        if (v == value)
            return name;
    return "unknown";
}

template <class Table>
auto value_of(const Table& table, std::string_view text, const char* what) {
    std::string choices;
    for (const auto& [value, name] : table) {
        if (name == text)
            return value;
        choices += (choices.empty() ? "" : ", ") + std::string(name);
    }
    throw Error(std::string(what) + " \"" + std::string(text) + "\" is not known; choose one of " + choices);
}

/// "cuda:12" has a number of one to three digits; a bare "cuda" is not accepted, so that results name a
/// device.
bool is_device_name(std::string_view text) {
    if (text == "auto" || text == "cpu")
        return true;
    constexpr std::string_view prefix = "cuda:";
    if (!text.starts_with(prefix))
        return false;
    const std::string_view digits = text.substr(prefix.size());
    return !digits.empty() && digits.size() <= 3 &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The core a logical processor belongs to, as (package, core); (-1, cpu) where the system does not tell.
std::pair<int, int> core_of(int cpu) {
    const std::string folder = "/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/";
    int package = 0, core = 0;
    std::ifstream package_file(folder + "physical_package_id"), core_file(folder + "core_id");
    if (package_file >> package && core_file >> core && package >= 0 && core >= 0)
        return {package, core};
    return {-1, cpu};
}

} // namespace

std::string_view to_string(Sampler sampler) {
    return name_of(sampler_names, sampler);
}
std::string_view to_string(Precision precision) {
    return name_of(precision_names, precision);
}
std::string_view to_string(Spacing spacing) {
    return name_of(spacing_names, spacing);
}
Sampler sampler_from_string(std::string_view text) {
    return value_of(sampler_names, text, "sampler");
}
Precision precision_from_string(std::string_view text) {
    return value_of(precision_names, text, "precision");
}
Spacing spacing_from_string(std::string_view text) {
    return value_of(spacing_names, text, "spacing");
}

std::vector<std::string> SamplingOptions::problems() const {
    std::vector<std::string> found;
    const auto require = [&](bool good, const char* sentence) {
        if (!good)
            found.emplace_back(sentence);
    };
    require(steps >= 1 && steps <= 100000, "the number of steps must lie between 1 and 100000");
    require(std::isfinite(guidance) && guidance >= 0 && guidance <= 1000,
            "the guidance scale must lie between 0 and 1000 (1 and below: off)");
    require(guidance_from >= 0 && guidance_from < guidance_to && guidance_to <= 1,
            "guidance must begin below where it ends, both between 0 and 1");
    require(dynamic_threshold == 0 || (dynamic_threshold >= 0.5 && dynamic_threshold <= 1),
            "the dynamic threshold must be 0 (off) or lie between 0.5 and 1");
    require(std::isfinite(eta) && eta >= 0 && eta <= 1, "eta must lie between 0 and 1");
    require(threads >= 0 && threads <= 1024,
            "the number of threads must lie between 0 and 1024 (0: as the program chooses)");
    require(is_device_name(device), "the device must be auto, cpu or cuda:N");
    require(precision != Precision::fp16 || device != "cpu",
            "fp16 is for GPUs; choose fp32, bf16 or auto on the processor");
    require(std::all_of(style.begin(), style.end(), [](int choice) { return choice >= 0; }),
            "a style choice must be 0 (free) or a positive number");
    return found;
}

int default_threads() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    int count = 0;
    if (::sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
        std::set<std::pair<int, int>> cores;
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
            if (CPU_ISSET(cpu, &allowed))
                cores.insert(core_of(cpu));
        count = static_cast<int>(cores.size());
    } else {
        count = static_cast<int>(std::thread::hardware_concurrency()); // more processors than cpu_set_t holds
    }
    return std::clamp(count, 1, 8);
}

} // namespace sinopia
