#pragma once

#include "app/cli/progress.h"
#include "jobs/generation.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace sinopia::cli {

/// Writes DIR/step-001.png, step-002.png, ... as steps finish, and removes the steps of an earlier run first.
class StepSaver {
  public:
    /// An empty folder saves nothing. Throws Error if the folder cannot be made or written.
    explicit StepSaver(std::filesystem::path folder);
    void save(const StepEvent& event);

  private:
    std::filesystem::path folder_;
};

/// Runs a request with progress and saved steps. Throws as Generator::generate.
GenerationResult run_with_progress(Generator& generator, const GenerationRequest& request, Progress& progress,
                                   StepSaver& saver);

/// Writes the picture with its settings in text chunks, and says so: on stdout, as JSON where `json` is set.
void deliver_picture(const GenerationResult& result, const std::filesystem::path& path, bool json);

} // namespace sinopia::cli
