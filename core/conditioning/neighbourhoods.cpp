#include "conditioning/neighbourhoods.h"

#include <ATen/ATen.h>

#include <cstring>

namespace sinopia {

namespace {

using Values = NeighbourhoodNumbers::Values;

constexpr std::int32_t empty_slot = -1;

std::uint64_t hash_of(const Values& values) {
    std::uint64_t hash = 0;
    for (const std::int32_t value : values)
        hash = (hash ^ static_cast<std::uint32_t>(value)) * 0x9e3779b97f4a7c15ULL + (hash >> 29);
    return hash ^ (hash >> 32);
}

/// One map with a border of `outside` one pixel wide.
std::vector<std::int32_t> bordered(const std::int32_t* map, std::int64_t height, std::int64_t width,
                                   int outside) {
    std::vector<std::int32_t> framed(static_cast<std::size_t>((height + 2) * (width + 2)), outside);
    for (std::int64_t y = 0; y < height; ++y)
        std::copy_n(map + y * width, width, framed.begin() + (y + 1) * (width + 2) + 1);
    return framed;
}

} // namespace

NeighbourhoodNumbers::NeighbourhoodNumbers() : slots_(1024, empty_slot) {}

std::int32_t NeighbourhoodNumbers::number_of(const Values& values) {
    std::size_t at = slot_of(values);
    if (slots_[at] == empty_slot) {
        if (2 * members_.size() >= slots_.size()) {
            grow();
            at = slot_of(values);
        }
        slots_[at] = static_cast<std::int32_t>(members_.size());
        members_.push_back(values);
    }
    return slots_[at];
}

std::size_t NeighbourhoodNumbers::slot_of(const Values& values) const {
    std::size_t at = hash_of(values) & (slots_.size() - 1);
    while (slots_[at] != empty_slot && members_[static_cast<std::size_t>(slots_[at])] != values)
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

void NeighbourhoodNumbers::grow() {
    slots_.assign(4 * slots_.size(), empty_slot);
    for (std::size_t i = 0; i < members_.size(); ++i)
        slots_[slot_of(members_[i])] = static_cast<std::int32_t>(i);
}

void NeighbourhoodNumbers::number(const std::int32_t* map, std::int64_t height, std::int64_t width, int outside,
                                  std::int32_t* ids) {
    const auto framed = bordered(map, height, width, outside);
    for (std::int64_t y = 0; y < height; ++y)
        for (std::int64_t x = 0; x < width; ++x) {
            Values values;
            for (std::int64_t row = 0; row < 3; ++row)
                std::copy_n(framed.begin() + (y + row) * (width + 2) + x, 3, values.begin() + 3 * row);
            *ids++ = number_of(values);
        }
}

Neighbourhoods distinct_neighbourhoods(const at::Tensor& maps, int outside) {
    const at::Tensor given = maps.contiguous();
    const std::int64_t count = given.size(0), height = given.size(1), width = given.size(2);
    Neighbourhoods found;
    found.ids = at::empty(given.sizes(), at::kInt);
    NeighbourhoodNumbers numbers;
    for (std::int64_t n = 0; n < count; ++n)
        numbers.number(given.const_data_ptr<std::int32_t>() + n * height * width, height, width, outside,
                       found.ids.data_ptr<std::int32_t>() + n * height * width);
    const auto& members = numbers.members();
    found.members = at::empty({static_cast<std::int64_t>(members.size()), 9}, at::kInt);
    if (!members.empty())
        std::memcpy(found.members.data_ptr(), members.data(), found.members.nbytes());
    return found;
}

} // namespace sinopia
