#include "cuda/fused_norm.h"

#include "base/error.h"
#include "cuda/norm_arguments.h"

#include <ATen/ops/empty.h>
#include <c10/cuda/CUDAException.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>

namespace sinopia::cuda {

namespace {

std::optional<NormType> type_of(const at::Tensor& tensor) {
    switch (tensor.scalar_type()) {
    case at::kFloat:
        return NormType::float32;
    case at::kBFloat16:
        return NormType::bfloat16;
    case at::kHalf:
        return NormType::float16;
    default:
        return std::nullopt;
    }
}

/// 8 values where they are 16-bit, less where memory does not begin at a multiple of 16 bytes.
int most_together(NormType features, std::initializer_list<const at::Tensor*> tensors) {
    int together = 16 / bytes_of(features);
    for (const at::Tensor* tensor : tensors)
        if (tensor->defined())
            while (together > 1 && reinterpret_cast<std::uintptr_t>(tensor->const_data_ptr()) %
                                           std::min<std::size_t>(16, together * tensor->element_size()) !=
                                       0)
                together /= 2;
    return together;
}

int capability_of(int device) {
    int major = 0, minor = 0;
    C10_CUDA_CHECK(cudaDeviceGetAttribute(&major, cudaDevAttrComputeCapabilityMajor, device));
    C10_CUDA_CHECK(cudaDeviceGetAttribute(&minor, cudaDevAttrComputeCapabilityMinor, device));
    return 10 * major + minor;
}

void launch(cudaKernel_t kernel, int blocks, int slabs, std::int64_t pictures, NormArguments arguments,
            cudaStream_t stream) {
    void* given[] = {&arguments};
    const dim3 grid(static_cast<unsigned>(blocks), static_cast<unsigned>(slabs), static_cast<unsigned>(pictures));
    C10_CUDA_CHECK(cudaLaunchKernel(kernel, grid, dim3(norm_threads), given, 0, stream));
}

} // namespace

const FusedNorm::Kernels& FusedNorm::kernels_for(const NormVariant& variant, int device) {
    const int capability = capability_of(device);
    const auto [place, is_new] = kernels_.try_emplace({variant, capability});
    Kernels& made = place->second;
    if (!is_new)
        return made;
    try {
        const Nvrtc* compiler = Nvrtc::find();
        if (!compiler)
            throw Failure("NVIDIA's run-time compiler (libnvrtc) was not found");
        const Nvrtc::Compiled compiled = compile_norm(*compiler, variant, capability);
        cudaLibrary_t library = nullptr; // stays loaded
        C10_CUDA_CHECK(cudaLibraryLoadData(&library, compiled.code.data(), nullptr, nullptr, 0, nullptr, nullptr, 0));
        cudaKernel_t measure = nullptr, apply = nullptr;
        C10_CUDA_CHECK(cudaLibraryGetKernel(&measure, library, compiled.names[0].c_str()));
        C10_CUDA_CHECK(cudaLibraryGetKernel(&apply, library, compiled.names[1].c_str()));
        made = {measure, apply};
    } catch (const std::exception& error) {
        warn_(("the GPU works without a fused kernel, slower: " + std::string(error.what())).c_str());
    }
    return made;
}

at::Tensor FusedNorm::run(const ModulatedNormOperands& given) {
    const auto features = type_of(given.x), of_rows = type_of(given.rows);
    if (!features || !of_rows || given.x.numel() == 0)
        return {};
    const c10::cuda::CUDAGuard on(given.x.device());
    const at::Tensor x = given.x.contiguous(at::MemoryFormat::ChannelsLast), rows = given.rows.contiguous();
    const at::Tensor time =
        given.scale_shift.defined() ? given.scale_shift.to(x.scalar_type()).contiguous() : at::Tensor();
    const at::Tensor ids = given.ids.defined() ? given.ids.contiguous() : at::Tensor();
    const NormShape shape{x.size(0), x.size(2) * x.size(3), x.size(1), given.groups};
    const auto plan = plan_norm(shape, most_together(*features, {&x, &rows, &time}), norm_threads);
    if (!plan || (ids.defined() && ids.scalar_type() != at::kInt))
        return {};
    const Kernels& kernels = kernels_for({*features, *of_rows, plan->together}, x.get_device());
    if (!kernels.apply)
        return {};

    at::Tensor y = at::empty(x.sizes(), x.options(), at::MemoryFormat::ChannelsLast);
    const at::Tensor sums =
        at::empty({shape.pictures, plan->chunks, shape.groups, 2}, x.options().dtype(at::kFloat));
    NormArguments arguments = norm_arguments(shape, *plan, rows.size(0), ids.defined());
    arguments.x = x.const_data_ptr();
    arguments.rows = rows.const_data_ptr();
    arguments.scale_shift = time.defined() ? time.const_data_ptr() : nullptr;
    arguments.ids = ids.defined() ? ids.const_data_ptr<std::int32_t>() : nullptr;
    arguments.sums = sums.data_ptr<float>();
    arguments.y = y.data_ptr();
    const cudaStream_t stream = c10::cuda::getCurrentCUDAStream();
    launch(kernels.measure, plan->chunks, plan->slabs, shape.pictures, arguments, stream);
    launch(kernels.apply, plan->tiles, plan->slabs, shape.pictures, arguments, stream);
    return y;
}

} // namespace sinopia::cuda
