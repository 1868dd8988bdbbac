#include "cuda/recorded_work.h"

#include <ATen/cuda/CUDAGraph.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/zeros.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>

#include <map>

namespace sinopia::cuda {

namespace {

/// One stream of a device for all recordings, since the default one cannot be recorded. cuBLAS keeps working memory
/// for every stream that it has seen: the first product makes it take that outside of any recording's own memory.
c10::cuda::CUDAStream recording_stream(c10::Device device) {
    static std::map<c10::DeviceIndex, c10::cuda::CUDAStream> streams;
    const auto place = streams.find(device.index());
    if (place != streams.end())
        return place->second;
    const c10::cuda::CUDAStream stream = c10::cuda::getStreamFromPool(false, device.index());
    const c10::cuda::CUDAStreamGuard on(stream);
    const at::Tensor square = at::zeros({16, 16}, at::TensorOptions().device(device));
    at::mm(square, square);
    stream.synchronize();
    return streams.emplace(device.index(), stream).first->second;
}

class Graph : public RecordedWork {
  public:
    Graph(c10::Device device, const std::function<void()>& work) : device_(device) {
        const c10::cuda::CUDAGuard on(device_);
        c10::cuda::getCurrentCUDAStream().synchronize(); // it computes what the work will read
        const c10::cuda::CUDAStreamGuard aside(recording_stream(device_));
        graph_.capture_begin({0, 0}, cudaStreamCaptureModeThreadLocal);
        try {
            work();
        } catch (...) {
            abandon();
            throw;
        }
        try {
            graph_.capture_end();
        } catch (...) {
            abandon();
            throw;
        }
    }

    void replay() override {
        const c10::cuda::CUDAGuard on(device_);
        graph_.replay(); // on the current stream
    }

  private:
    /// Ends a recording that is of no use, so that the stream and torch's memory serve as before.
    void abandon() {
        const auto in_spite_of_errors = [](auto&& end) {
            try {
                end();
            } catch (const c10::Error&) { // it is ended already
            }
        };
        in_spite_of_errors([this] { graph_.capture_end(); });
        in_spite_of_errors([this] {
            c10::cuda::CUDACachingAllocator::endAllocateToPool(device_.index(), graph_.pool());
        });
        cudaGetLastError(); // or the next kernel's check would find it
    }

    c10::Device device_;
    at::cuda::CUDAGraph graph_;
};

} // namespace

std::unique_ptr<RecordedWork> record_work(c10::Device device, const std::function<void()>& work) {
    return std::make_unique<Graph>(device, work);
}

} // namespace sinopia::cuda
