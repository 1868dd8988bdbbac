#pragma once

#include "formats/tensor_file.h"

#include <span>

namespace sinopia {

/// Reads a safetensors file (format: 8-byte little-endian header length, JSON header, tensor bytes).
///
/// Stricter than the reference reader: the header is at most 100 MB and starts with '{', offsets are
/// contiguous from 0 to the end of the file, products are checked, no key stands twice. Throws Error.
TensorFile read_safetensors(const std::filesystem::path& path);

/// A tensor to be written: contiguous bytes that outlive the call.
struct TensorToWrite {
    std::string name;
    ElementType type = ElementType::f32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

/// Writes a safetensors file whole or not at all (AtomicFile). The same input gives the same bytes; tensor
/// data starts at a multiple of 8.
void write_safetensors(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                       const std::map<std::string, std::string>& metadata = {});

} // namespace sinopia
