#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace sinopia::cli {

/// Throws Error, before any work is done, if a picture could not be written to `path`: no such folder, no
/// right to write, a folder of that name, another picture format's extension, or one of the `inputs` of the
/// command.
void check_picture_output(const std::filesystem::path& path,
                          const std::vector<std::filesystem::path>& inputs);

/// FILE, or FILE-SEED.png where several pictures are asked for.
std::filesystem::path numbered_output(const std::filesystem::path& path, std::uint64_t seed, int count);

/// Makes the folder and its parents, and checks that files can be written there. Throws Error.
void make_output_folder(const std::filesystem::path& folder);

} // namespace sinopia::cli
