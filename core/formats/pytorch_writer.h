#pragma once

#include "formats/safetensors.h"

#include <filesystem>
#include <vector>

namespace sinopia {

/// Writes tensors as PyTorch 1.6 and later do: torch.load gives an OrderedDict of plain tensors on the CPU,
/// as Module.load_state_dict of the original takes it. Each tensor has a storage of its own. Whole or not at
/// all; the same input gives the same bytes.
///
/// The container is a zip archive: archive/data.pkl, a pickle of protocol 2 that refers to the storages by
/// number, and archive/data/N, their bytes, little-endian (torch/csrc/jit/serialization, "PyTorch container
/// format"). Throws Error for the tensor lists that write_safetensors refuses.
void write_pytorch_file(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors);

} // namespace sinopia
