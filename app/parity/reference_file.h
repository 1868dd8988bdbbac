#pragma once

#include "app/parity/report.h"
#include "formats/tensor_file.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sinopia::parity {

/// Thrown where a section cannot go on without a quantity.
struct MissingQuantity {
    std::string name;
};

/// One safetensors file of a reference set, which sees to it that nothing in it stays uncompared: each tensor
/// is compared, or taken as an input, or reported as a FAIL by `finish`; and each wanted one that is absent
/// is a FAIL.
class ReferenceFile {
  public:
    /// `path` is "<folder>/<label>.safetensors". A file that is missing or broken is a FAIL line and an empty
    /// file.
    ReferenceFile(const std::filesystem::path& path, Report& report);

    bool has(const std::string& name) const;
    /// All names that start with `prefix`, in the file's order.
    std::vector<std::string> names(const std::string& prefix = "") const;

    /// Takes a quantity as an input. Throws MissingQuantity.
    at::Tensor input(const std::string& name);
    /// Reads a quantity without taking it. Throws MissingQuantity.
    at::Tensor peek(const std::string& name) const;

    /// Compares `actual` with the stored quantity, in `unit`s where given; a missing quantity is a FAIL.
    void check(const std::string& name, const at::Tensor& actual, const Tolerance& tolerance,
               const at::Tensor& unit = {});
    /// A second comparison with a quantity, told as "<name>.<suffix>".
    void check_also(const std::string& name, const std::string& suffix, const at::Tensor& actual,
                    const Tolerance& tolerance);
    /// As `check`, only if the file has it.
    void check_if_there(const std::string& name, const at::Tensor& actual, const Tolerance& tolerance);

    /// Says that the file's contents are listed: a FAIL for each of `names` that it lacks.
    void expect_listed(const std::vector<std::string>& names);
    bool listed() const { return listed_; }
    /// What a file of its kind holds by rule: a FAIL for each of `names` that it lacks, unless there is a
    /// list.
    void require(const std::vector<std::string>& names);
    /// Runs a group of checks; what it throws becomes a FAIL line and the other groups go on.
    void section(const std::string& title, const std::function<void()>& checks);
    /// A FAIL for everything that was neither compared nor taken.
    void finish();

  private:
    void tell_missing(const std::string& name);

    std::string label_;
    Report& report_;
    std::optional<TensorFile> file_;
    std::set<std::string> claimed_, missing_;
    bool listed_ = false;
};

} // namespace sinopia::parity
