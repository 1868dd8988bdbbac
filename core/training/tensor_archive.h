#pragma once

#include "training/adamw.h"

#include <filesystem>
#include <map>
#include <string>

namespace sinopia {

/// Writes named float tensors as safetensors, row-major whatever their memory layout; whole or not at all.
void write_tensors(const std::filesystem::path& path, const NamedTensors& tensors);

/// Reads a file of float tensors back, copied out of the mapping. Throws Error for any other element type.
std::map<std::string, at::Tensor> read_tensors(const std::filesystem::path& path);

} // namespace sinopia
