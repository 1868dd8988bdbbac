#pragma once

#include <cstddef>

namespace sinopia::test {

/// Counts what `new` holds in this process (link heap_meter.cpp, which replaces operator new). It sees every
/// allocation of our code, whatever the allocator below keeps back.
class HeapMeter {
  public:
    HeapMeter();

    /// The most bytes held at once since construction, above what was held then.
    std::size_t peak() const;

  private:
    std::size_t baseline_;
};

/// Peak resident memory in bytes since the last reset (VmHWM), 0 where the system does not tell.
std::size_t peak_resident_memory();
bool reset_peak_resident_memory();

} // namespace sinopia::test
