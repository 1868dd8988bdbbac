#pragma once

#include "app/parity/tolerances.h"

#include <ATen/core/Tensor.h>

#include <iosfwd>
#include <string>

namespace sinopia::parity {

/// The error in the unit of the tolerance's number (`limit`): the largest |a - e| for an absolute tolerance,
/// the largest |a - e| / |e| for a relative one, |a - e| / (|e| + absolute / relative) where both are given;
/// divided by `unit` (rounding_units.h) where that is given. Infinite where either side is not a number.
double max_error(const at::Tensor& actual, const at::Tensor& expected, const Tolerance& tolerance,
                 const at::Tensor& unit = {});
double limit(const Tolerance& tolerance);

/// Prints one line a quantity, "name max-error tolerance ok|FAIL", and counts.
class Report {
  public:
    explicit Report(std::ostream& out) : out_(out) {}

    void compare(const std::string& name, const at::Tensor& actual, const at::Tensor& expected,
                 const Tolerance& tolerance, const at::Tensor& unit = {});
    /// A quantity that could not be compared; `reason` is one word in place of the error.
    void fail(const std::string& name, const std::string& reason);

    int outside() const { return outside_; }
    /// Prints "412 compared, 0 outside".
    void print_total() const;

  private:
    void line(const std::string& name, const std::string& error, const std::string& tolerance, bool ok);

    std::ostream& out_;
    int compared_ = 0;
    int outside_ = 0;
};

} // namespace sinopia::parity
