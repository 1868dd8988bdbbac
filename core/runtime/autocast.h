#pragma once

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

namespace sinopia {

/// While it lives, convolutions and matrix products on this thread run in `dtype`, everything else in the
/// type of its inputs; weights stay as they are. float32: nothing changes. The state before is restored on
/// leaving, and the 16-bit copies of weights made meanwhile are dropped.
class Autocast {
  public:
    Autocast(c10::Device device, c10::ScalarType dtype);
    ~Autocast();
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

  private:
    c10::DeviceType device_;
    bool active_;
    bool was_enabled_ = false;
    c10::ScalarType was_dtype_ = c10::kFloat;
};

} // namespace sinopia
