#pragma once

#include "runtime/gpu_parts.h"

namespace sinopia::cuda {

/// See GpuParts::record.
std::unique_ptr<RecordedWork> record_work(c10::Device device, const std::function<void()>& work);

} // namespace sinopia::cuda
