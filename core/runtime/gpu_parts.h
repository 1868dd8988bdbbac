#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <functional>
#include <memory>

namespace sinopia {

/// What a piece of work started on a GPU, kept to be started again as one.
class RecordedWork {
  public:
    virtual ~RecordedWork() = default;
    /// Starts it again, on the same memory. Waits for nothing.
    virtual void replay() = 0;
};

/// The operands of modulated_norm_silu (conditioning/modulated_norm.h), on one GPU.
struct ModulatedNormOperands {
    const at::Tensor& x;
    int groups;
    const at::Tensor& rows;
    const at::Tensor& ids;         ///< or undefined
    const at::Tensor& scale_shift; ///< or undefined
};

/// What is for GPUs only and what LibTorch's CPU part cannot do. The plug-in libsinopia_cuda (core/cuda) has it,
/// so that no program needs CUDA to be built or to start. For one thread at a time.
class GpuParts {
  public:
    virtual ~GpuParts() = default;

    /// modulated_norm_silu in two kernels, without gradients, sums and formula in float32 whatever the types.
    /// An undefined tensor where there are no kernels for these types or this shape.
    virtual at::Tensor modulated_norm_silu(const ModulatedNormOperands& operands) = 0;

    /// Runs `work`, which computes nothing yet: what it starts on the device is recorded (a CUDA graph). Tensors
    /// that it makes stay valid while the result lives. Throws c10::Error where something in it cannot be
    /// recorded, and what `work` throws; the device can be used as before then.
    virtual std::unique_ptr<RecordedWork> record(c10::Device device, const std::function<void()>& work) = 0;

    /// From now on torch's operations that wait for the device throw c10::Error, or no longer. For self-tests.
    virtual void forbid_waiting(bool forbidden) = 0;
};

/// Null where the plug-in is not there or cannot be used, which the log says once. For programs that have chosen
/// a GPU (device.h).
GpuParts* gpu_parts();

/// The function that the plug-in exports under `gpu_parts_entry`: null if it was built for another interface.
/// `warn` takes what a person should know, each once.
using GpuPartsEntry = GpuParts* (*)(int interface_number, void (*warn)(const char* text));
inline constexpr const char* gpu_parts_entry = "sinopia_gpu_parts";
inline constexpr int gpu_parts_interface = 1; ///< grows with every change of the classes above

} // namespace sinopia
