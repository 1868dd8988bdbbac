#include "formats/tensor_file.h"

#include "base/error.h"
#include "formats/pytorch_file.h"
#include "formats/safetensors.h"
#include "formats/tensor_listing.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sinopia {
namespace {

struct TypeFacts {
    std::size_t size;
    std::string_view name;
};

/// In the order of ElementType.
constexpr std::array<TypeFacts, 10> types{{
    {8, "F64"},
    {4, "F32"},
    {2, "F16"},
    {2, "BF16"},
    {8, "I64"},
    {4, "I32"},
    {2, "I16"},
    {1, "I8"},
    {1, "U8"},
    {1, "BOOL"},
}};

} // namespace

std::size_t element_size(ElementType type) {
    return types[static_cast<std::size_t>(type)].size;
}
std::string_view element_name(ElementType type) {
    return types[static_cast<std::size_t>(type)].name;
}

std::int64_t TensorView::element_count() const {
    std::int64_t count = 1;
    for (const std::int64_t size : shape)
        count *= size;
    return count;
}

bool TensorView::contiguous() const {
    std::int64_t expected = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        if (shape[i] == 0)
            return true;
        if (shape[i] != 1 && strides[i] != expected)
            return false;
        expected *= shape[i];
    }
    return true;
}

const TensorView* TensorFile::find(std::string_view name) const {
    const auto it =
        std::find_if(tensors.begin(), tensors.end(), [&](const TensorView& t) { return t.name == name; });
    return it == tensors.end() ? nullptr : &*it;
}

void TensorFile::forget(const TensorView& tensor) const {
    if (tensor.element_count() == 0)
        return;
    const auto reach = static_cast<std::size_t>(checked_reach(tensor.shape, tensor.strides).value_or(0));
    file.forget(file.bytes().subspan(tensor.offset, (reach + 1) * element_size(tensor.type)));
}

TensorListing list_tensors(std::span<const std::byte> bytes, const std::string& where) {
    // A safetensors header is at most 100 MB, so its length's upper bytes are zero; the JSON starts at
    // byte 8.
    if (bytes.size() >= 9 && bytes[7] == std::byte{0} && bytes[8] == std::byte{'{'})
        return list_safetensors(bytes, where);
    throw Error(
        where +
        ": is neither a safetensors file nor a PyTorch checkpoint; choose a .safetensors, .pt or .pth file");
}

TensorFile read_tensor_file(const std::filesystem::path& path) {
    MappedFile file(path);
    TensorListing listing = list_tensors(file.bytes(), path.string());
    return {std::move(file), std::move(listing.format), std::move(listing.tensors),
            std::move(listing.metadata)};
}

} // namespace sinopia
