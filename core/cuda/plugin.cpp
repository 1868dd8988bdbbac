// The plug-in's only exported function.
#include "cuda/fused_norm.h"
#include "cuda/recorded_work.h"

#include <c10/cuda/CUDAFunctions.h>

namespace sinopia::cuda {

namespace {

class CudaParts : public GpuParts {
  public:
    explicit CudaParts(void (*warn)(const char*)) : norm_(warn) {}

    at::Tensor modulated_norm_silu(const ModulatedNormOperands& operands) override { return norm_.run(operands); }

    std::unique_ptr<RecordedWork> record(c10::Device device, const std::function<void()>& work) override {
        return record_work(device, work);
    }

    void forbid_waiting(bool forbidden) override {
        c10::cuda::warning_state().set_sync_debug_mode(forbidden ? c10::cuda::SyncDebugMode::L_ERROR
                                                                 : c10::cuda::SyncDebugMode::L_DISABLED);
    }

  private:
    FusedNorm norm_;
};

} // namespace

} // namespace sinopia::cuda

extern "C" sinopia::GpuParts* sinopia_gpu_parts(int interface_number, void (*warn)(const char*)) {
    if (interface_number != sinopia::gpu_parts_interface)
        return nullptr;
    // Never deleted: at the program's end CUDA may be gone before it.
    static sinopia::GpuParts* const parts = new sinopia::cuda::CudaParts(warn);
    return parts;
}
