#pragma once

#include "app/cli/options.h"
#include "jobs/generation.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia::cli {

/// The pictures of one run side by side in one PNG, --grid; their seeds stand in its text.
class GridOutput {
  public:
    /// An empty path gathers and writes nothing.
    explicit GridOutput(std::filesystem::path path) : path_(std::move(path)) {}

    /// Throws Error, before any work is done, if `count` pictures of `size` would make too large a grid, if
    /// it could not be written, or if its file is one of `others`.
    void check(Size size, int count, const std::vector<std::filesystem::path>& others) const;
    void add(const GenerationResult& result);
    void write() const;

  private:
    std::filesystem::path path_;
    std::vector<RgbImage> pictures_;
    std::string seeds_;
};

} // namespace sinopia::cli
