#include "runtime/device.h"

#include "base/error.h"
#include "base/log.h"
#include "jobs/generation.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/core/ivalue.h>
#include <ATen/cpu/Utils.h>
#include <torch/cuda.h>

#include <charconv>
#include <dlfcn.h>
#include <filesystem>

namespace sinopia {
namespace {

/// Loads torch's CUDA part, which registers itself, where there is a driver. Returns why not, or nothing.
std::string load_cuda_part() {
    void* driver = dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);
    if (!driver && !std::filesystem::exists("/dev/nvidia0"))
        return "no NVIDIA driver was found";
    if (!dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL)) {
        const char* reason = dlerror();
        return "LibTorch's CUDA part could not be loaded: " + std::string(reason ? reason : "unknown reason");
    }
    return {};
}

/// Why there is no GPU to use; empty if there is one. Asked once: torch decides at its first question.
const std::string& why_no_gpu() {
    static const std::string reason = [] {
        std::string text = load_cuda_part();
        if (text.empty() && !torch::cuda::is_available())
            text = "torch finds no usable GPU";
        if (!text.empty())
            spdlog::debug("GPU: {}", text);
        return text;
    }();
    return reason;
}

/// fp32 is the exact precision: not TF32, torch's habit for convolutions on GPUs, which keeps ten bits of a
/// number.
c10::Device gpu(int index) {
    at::globalContext().setAllowTF32CuDNN(false);
    at::globalContext().setAllowTF32CuBLAS(false);
    return c10::Device(c10::kCUDA, static_cast<c10::DeviceIndex>(index));
}

int parse_index(const std::string& name) {
    const std::string_view digits = std::string_view(name).substr(5);
    int index = -1;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (result.ec != std::errc{} || result.ptr != digits.data() + digits.size() || index < 0)
        throw Error("device \"" + name + "\" is unknown; use auto, cpu, cuda or cuda:N");
    return index;
}

/// The processor multiplies bfloat16 faster than float32: AMX does, and AMD by its manuals. Intel's AVX-512
/// form (avx512_bf16) alone does not: measured 1.5 times slower than float32 on convolutions.
bool cpu_is_fast_in_bf16() {
    const auto features = at::cpu::get_cpu_capabilities();
    const auto has = [&](const char* name) {
        const auto found = features.find(name);
        return found != features.end() && found->second.isBool() && found->second.toBool();
    };
    const auto name = features.find("cpu_name");
    const bool amd = name != features.end() && name->second.isString() &&
                     name->second.toStringRef().find("AMD") != std::string::npos;
    return has("amx_bf16") || (amd && has("avx512_bf16"));
}

} // namespace

c10::Device choose_device(const std::string& name) {
    if (name == "cpu")
        return c10::Device(c10::kCPU);
    if (name == "auto" || name.empty())
        return why_no_gpu().empty() ? gpu(0) : c10::Device(c10::kCPU);
    int index = 0;
    if (name.starts_with("cuda:"))
        index = parse_index(name);
    else if (name != "cuda")
        throw Error("device \"" + name + "\" is unknown; use auto, cpu, cuda or cuda:N");
    if (!why_no_gpu().empty())
        throw Error("device \"" + name + "\" cannot be used: " + why_no_gpu() + "; use --device cpu");
    const int count = static_cast<int>(torch::cuda::device_count());
    if (index >= count)
        throw Error("device \"" + name + "\" does not exist: this machine has " + std::to_string(count) +
                    " GPU(s), numbered from 0");
    return gpu(index);
}

c10::ScalarType choose_dtype(const std::string& name, c10::Device device) {
    const bool gpu = device.is_cuda();
    if (name == "fp32")
        return c10::kFloat;
    if (name == "bf16")
        return c10::kBFloat16;
    if (name == "fp16") {
        if (!gpu)
            throw Error("fp16 is for GPUs; on the processor use bf16 or fp32");
        return c10::kHalf;
    }
    if (name != "auto" && !name.empty())
        throw Error("precision \"" + name + "\" is unknown; use auto, fp32, bf16 or fp16");
    // GPUs older than Ampere emulate bfloat16; torch offers no query without CUDA headers, and none of them
    // is supported by the CUDA 13 that this LibTorch is built with, except Turing, which stays correct but
    // slower.
    return gpu || cpu_is_fast_in_bf16() ? c10::kBFloat16 : c10::kFloat;
}

void use_threads(int threads) {
    at::set_num_threads(threads > 0 ? threads : default_threads());
}

} // namespace sinopia
