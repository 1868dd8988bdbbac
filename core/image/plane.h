#pragma once

#include "image/geometry.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sinopia {

/// A contiguous, row-major image of one value per pixel; row y starts at data()[y * width()].
template <class T>
class Plane {
  public:
    Plane() = default;
    explicit Plane(Size size, T fill = T{})
        : size_(size), pixels_(static_cast<std::size_t>(size.area()), fill) {}

    int width() const { return size_.width; }
    int height() const { return size_.height; }
    Size size() const { return size_; }
    bool empty() const { return pixels_.empty(); }

    T& at(int x, int y) { return pixels_[index(x, y)]; }
    const T& at(int x, int y) const { return pixels_[index(x, y)]; }
    T* row(int y) { return pixels_.data() + index(0, y); }
    const T* row(int y) const { return pixels_.data() + index(0, y); }
    T* data() { return pixels_.data(); }
    const T* data() const { return pixels_.data(); }
    std::span<T> pixels() { return pixels_; }
    std::span<const T> pixels() const { return pixels_; }

    bool operator==(const Plane&) const = default;

  private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(size_.width) + static_cast<std::size_t>(x);
    }

    Size size_;
    std::vector<T> pixels_;
};

} // namespace sinopia
