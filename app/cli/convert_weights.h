#pragma once

#include "formats/tensor_file.h"

#include <filesystem>
#include <optional>
#include <string>

namespace sinopia::cli {

/// Rewrites a checkpoint's tensors, in their order: as the original SDM's .pt where `output` is named so,
/// else as safetensors.
///
/// `prefix` keeps only the tensors under it ("ema.") and strips it. `type` (f32, f16 or bf16) is for
/// floating-point tensors; whole numbers stay as they are; nothing: every tensor keeps its type. Values that
/// f16 cannot hold are an Error, for they would become infinite. Returns the number of tensors written.
std::size_t convert_weights(const TensorFile& file, const std::filesystem::path& output,
                            const std::string& prefix, std::optional<ElementType> type);

/// Whether a file of this name is to be a PyTorch checkpoint (.pt, .pth).
bool is_pytorch_name(const std::filesystem::path& path);

} // namespace sinopia::cli
