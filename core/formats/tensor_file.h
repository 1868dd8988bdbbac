#pragma once

#include "base/mapped_file.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia {

/// Element types of stored tensors; the names are those of the safetensors format.
enum class ElementType { f64, f32, f16, bf16, i64, i32, i16, i8, u8, boolean };

std::size_t element_size(ElementType type);
std::string_view element_name(ElementType type); ///< "F32", "BF16", ...

/// One tensor of a checkpoint: where its bytes lie in the mapped file, not the bytes themselves.
///
/// Everything is checked before a view exists: offset, shape and strides lie inside the file, products do not
/// overflow. `strides` are in elements; `contiguous()` says whether they are plain row-major.
struct TensorView {
    std::string name;
    ElementType type = ElementType::f32;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides;
    std::size_t offset = 0; ///< of the first element, from the start of the file

    std::int64_t element_count() const;
    bool contiguous() const;
};

/// A checkpoint read without torch: names, shapes and places of tensors over a memory-mapped file, so that
/// loading costs the file's size once. Copies share the mapping.
struct TensorFile {
    MappedFile file;
    std::string format;                          ///< "safetensors", "pytorch zip", "pytorch legacy"
    std::vector<TensorView> tensors;             ///< in the file's own order
    std::map<std::string, std::string> metadata; ///< safetensors' __metadata__

    const TensorView* find(std::string_view name) const;
    /// Not aligned to the element in general: copy bytes, do not cast the pointer.
    const std::byte* data(const TensorView& tensor) const { return file.bytes().data() + tensor.offset; }

    /// To be called once `tensor` was copied out: gives its part of the mapping back to the system, so that
    /// the file and the copy never stand in memory together. Reading it again works.
    void forget(const TensorView& tensor) const;
};

/// Reads any supported checkpoint, told apart by content, never by extension. Throws Error with file, tensor
/// and cause for anything malformed; there is no fallback to a looser reader.
TensorFile read_tensor_file(const std::filesystem::path& path);

} // namespace sinopia
