#pragma once

#include "app/cli/options.h"
#include "app/cli/progress.h"
#include "jobs/generation.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace sinopia::cli {

/// Writes DIR/step-001.png, step-002.png, ... as steps finish, and removes the steps of an earlier run first.
/// Each is the whole picture, of an edit as well.
class StepSaver {
  public:
    /// An empty folder saves nothing. `edited` is the picture that an edit starts from, else null. Throws
    /// Error if the folder cannot be made or written.
    explicit StepSaver(std::filesystem::path folder, std::shared_ptr<const RgbImage> edited = nullptr);
    void save(const StepEvent& event);

  private:
    std::filesystem::path folder_;
    std::shared_ptr<const RgbImage> edited_;
    RgbImage picture_; ///< of an edit, with all that was previewed
};

/// The options of commands that paint pictures from one map, --count, --grid, --save-steps, --progress and
/// --json, to be declared in their section for output.
void declare_run_options(Options& options);

/// Reads the maps that --map and --instances name. Throws Error if their sizes differ.
void read_maps(const Options& options, GenerationRequest& request);

/// Throws Error if one of the pictures of run_seeds, of this size, could not be written to --output, or is
/// one of `inputs`; the same for their grid.
void check_outputs(const Options& options, std::vector<std::filesystem::path> inputs, Size size);

/// Loads the model, reads the sampling options and paints --count pictures with the seeds K, K+1, ...
void run_seeds(const Options& options, GenerationRequest request, const char* what);

/// Runs a request with progress and saved steps. Throws as Generator::generate.
GenerationResult run_with_progress(Generator& generator, const GenerationRequest& request, Progress& progress,
                                   StepSaver& saver);

/// Writes the picture with its settings in text chunks, and says so: on stdout, as JSON where `json` is set.
void deliver_picture(const GenerationResult& result, const std::filesystem::path& path, bool json);

} // namespace sinopia::cli
