#include "runtime/autocast.h"

#include <ATen/autocast_mode.h>

namespace sinopia {

Autocast::Autocast(c10::Device device, c10::ScalarType dtype)
    : device_(device.type()), active_(dtype != c10::kFloat) {
    if (!active_)
        return;
    was_enabled_ = at::autocast::is_autocast_enabled(device_);
    was_dtype_ = at::autocast::get_autocast_dtype(device_);
    at::autocast::set_autocast_enabled(device_, true);
    at::autocast::set_autocast_dtype(device_, dtype);
    at::autocast::increment_nesting();
}

Autocast::~Autocast() {
    if (!active_)
        return;
    if (at::autocast::decrement_nesting() == 0)
        at::autocast::clear_cache();
    at::autocast::set_autocast_enabled(device_, was_enabled_);
    at::autocast::set_autocast_dtype(device_, was_dtype_);
}

} // namespace sinopia
