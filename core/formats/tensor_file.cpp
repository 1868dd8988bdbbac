#include "formats/tensor_file.h"

#include "base/error.h"
#include "formats/pytorch_file.h"
#include "formats/pytorch_listing.h"
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

TensorListing list_tensors(std::span<const std::byte> bytes, const std::string& where,
                           const DoneReading& done) {
    const auto byte = [&](std::size_t i) { return i < bytes.size() ? std::to_integer<int>(bytes[i]) : -1; };
    // The first eight bytes of a safetensors file are a length and may look like anything; its JSON's brace
    // at byte 8 is what the others never have there (a legacy file's magic number, a zip entry's method).
    if (byte(8) == '{')
        return list_safetensors(bytes, where);
    if (byte(0) == 'P' && byte(1) == 'K')
        return list_pytorch_zip(bytes, where, done);
    if (byte(0) == 0x80)
        return list_pytorch_legacy(bytes, where);
    throw Error(
        where +
        ": is neither a safetensors file nor a PyTorch checkpoint; choose a .safetensors, .pt or .pth file");
}

namespace {

TensorFile with_listing(MappedFile file, TensorListing listing) {
    return {std::move(file), std::move(listing.format), std::move(listing.tensors),
            std::move(listing.metadata)};
}

} // namespace

TensorFile read_tensor_file(const std::filesystem::path& path) {
    MappedFile file(path);
    const auto done = [&](std::span<const std::byte> part) { file.forget(part); };
    TensorListing listing = list_tensors(file.bytes(), path.string(), done);
    return with_listing(std::move(file), std::move(listing));
}

TensorFile read_safetensors(const std::filesystem::path& path) {
    MappedFile file(path);
    TensorListing listing = list_safetensors(file.bytes(), path.string());
    return with_listing(std::move(file), std::move(listing));
}

TensorFile read_pytorch_file(const std::filesystem::path& path) {
    TensorFile file = read_tensor_file(path);
    if (!file.format.starts_with("pytorch"))
        throw Error(path.string() + ": is no PyTorch checkpoint but a " + file.format + " file");
    return file;
}

} // namespace sinopia
