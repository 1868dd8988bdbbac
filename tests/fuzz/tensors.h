#pragma once

#include "formats/tensor_listing.h"

#include "fuzz/target.h"

namespace sinopia::fuzz {

/// Every view lies inside the file: what the loader relies on when it copies without looking again.
inline void require_inside(const TensorListing& listing, std::size_t size) {
    for (const TensorView& view : listing.tensors) {
        const auto count = checked_element_count(view.shape);
        require(count && *count == view.element_count(), "an element count overflows");
        require(view.strides.size() == view.shape.size(), "a view has no stride for each dimension");
        if (*count == 0)
            continue;
        const auto reach = checked_reach(view.shape, view.strides);
        require(reach.has_value(), "a view's reach overflows");
        const std::size_t width = element_size(view.type);
        require(view.offset <= size && static_cast<std::size_t>(*reach) < (size - view.offset) / width,
                "a view leaves the file");
    }
}

} // namespace sinopia::fuzz
