#include "formats/tensor_listing.h"

#include "base/error.h"
#include "formats/utf8.h"

#include <algorithm>
#include <numeric>

namespace sinopia {

std::optional<std::int64_t> checked_element_count(const std::vector<std::int64_t>& shape) {
    // The product of the other sizes must be good even where one size is 0.
    std::int64_t product = 1;
    bool empty = false;
    for (const std::int64_t size : shape) {
        if (size < 0 || (size > 0 && __builtin_mul_overflow(product, size, &product)))
            return {};
        empty = empty || size == 0;
    }
    return empty ? 0 : product;
}

std::vector<std::int64_t> row_major_strides(const std::vector<std::int64_t>& shape) {
    std::vector<std::int64_t> strides(shape.size(), 1);
    for (std::size_t i = shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * std::max<std::int64_t>(shape[i], 1);
    return strides;
}

std::optional<std::int64_t> checked_reach(const std::vector<std::int64_t>& shape,
                                          const std::vector<std::int64_t>& strides) {
    std::int64_t reach = 0;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        std::int64_t step = 0;
        if (strides[i] < 0 || __builtin_mul_overflow(shape[i] - 1, strides[i], &step) ||
            __builtin_add_overflow(reach, step, &reach))
            return {};
    }
    return reach;
}

void check_names(const std::vector<TensorView>& tensors, const std::string& where) {
    if (tensors.size() > tensor_limits::tensors)
        throw Error(where + ": holds more than " + std::to_string(tensor_limits::tensors) + " tensors");
    std::vector<std::uint32_t> order(tensors.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return tensors[a].name < tensors[b].name; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::string& name = tensors[order[i]].name;
        if (name.empty())
            throw Error(where + ": a tensor has no name");
        if (!is_utf8(name))
            throw Error(where + ": the name of a tensor is not UTF-8 text");
        if (i > 0 && name == tensors[order[i - 1]].name)
            throw Error(where + ": the tensor " + in_quotes(name) + " stands twice in the file");
    }
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 80;
    const bool cut = text.size() > longest;
    std::string out = "\"";
    for (const char c : text.substr(0, longest))
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    // Not in the middle of a UTF-8 character.
    if (cut) {
        while ((static_cast<unsigned char>(out.back()) & 0xc0) == 0x80)
            out.pop_back();
        if (static_cast<unsigned char>(out.back()) >= 0xc0)
            out.pop_back();
    }
    return out + (cut ? "...\"" : "\"");
}

} // namespace sinopia
