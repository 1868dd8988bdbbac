#pragma once

#include "formats/tensor_file.h"

#include <functional>
#include <optional>
#include <span>

namespace sinopia {

/// What a checkpoint's bytes hold: the TensorFile without the mapping. The readers work on spans, so that
/// tests and fuzzers need no files; `where` is the file's name for error messages.
struct TensorListing {
    std::string format;
    std::vector<TensorView> tensors;
    std::map<std::string, std::string> metadata;
};

/// Told of each piece of data that will not be read again, so that its memory can be given back.
using DoneReading = std::function<void(std::span<const std::byte>)>;

/// Told apart by content. Throws Error.
TensorListing list_tensors(std::span<const std::byte> bytes, const std::string& where,
                           const DoneReading& done = {});

TensorListing list_safetensors(std::span<const std::byte> bytes, const std::string& where);

/// Limits on any checkpoint: far above every published model's, and low enough that refusing a crafted file
/// costs less than 64 MB.
namespace tensor_limits {
inline constexpr std::size_t tensors = 100'000;
inline constexpr std::size_t rank = 8;
inline constexpr std::size_t name_bytes = 1024;
inline constexpr std::size_t all_name_bytes = 8 << 20;
inline constexpr std::size_t metadata_bytes = 8 << 20;
/// Members of all tuples, lists and dictionaries of a pickle together.
inline constexpr std::size_t pickle_references = 2'000'000;
} // namespace tensor_limits

/// Number of elements, or nothing if a dimension is negative or the product leaves 63 bits.
std::optional<std::int64_t> checked_element_count(const std::vector<std::int64_t>& shape);

/// Row-major strides of a shape whose product is known to be good.
std::vector<std::int64_t> row_major_strides(const std::vector<std::int64_t>& shape);

/// Index of the last element that a view reaches, counted from its first: sum of (size - 1) * stride. Nothing
/// if a stride is negative or the sum leaves 63 bits. For views of at least one element.
std::optional<std::int64_t> checked_reach(const std::vector<std::int64_t>& shape,
                                          const std::vector<std::int64_t>& strides);

/// Refuses a listing in which a name stands twice, is empty or is not UTF-8, or with too many tensors.
void check_names(const std::vector<TensorView>& tensors, const std::string& where);

/// `text` in quotes for a message: control characters replaced, shortened to 80 bytes.
std::string in_quotes(std::string_view text);

} // namespace sinopia
