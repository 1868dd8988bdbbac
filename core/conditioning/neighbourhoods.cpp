#include "conditioning/neighbourhoods.h"

#include <ATen/ATen.h>

#include <array>
#include <cstring>
#include <vector>

namespace sinopia {

namespace {

using Values = std::array<std::int32_t, 9>;

std::uint64_t hash_of(const Values& values) {
    std::uint64_t hash = 0;
    for (const std::int32_t value : values)
        hash = (hash ^ static_cast<std::uint32_t>(value)) * 0x9e3779b97f4a7c15ULL + (hash >> 29);
    return hash ^ (hash >> 32);
}

/// An open-addressing set that numbers its members in the order they come.
class Numbering {
  public:
    Numbering() : slots_(1024, empty) {}

    std::int32_t number_of(const Values& values) {
        std::size_t at = slot_of(values);
        if (slots_[at] == empty) {
            if (2 * members_.size() >= slots_.size()) {
                grow();
                at = slot_of(values);
            }
            slots_[at] = static_cast<std::int32_t>(members_.size());
            members_.push_back(values);
        }
        return slots_[at];
    }

    const std::vector<Values>& members() const { return members_; }

  private:
    static constexpr std::int32_t empty = -1;

    std::size_t slot_of(const Values& values) const {
        std::size_t at = hash_of(values) & (slots_.size() - 1);
        while (slots_[at] != empty && members_[static_cast<std::size_t>(slots_[at])] != values)
            at = (at + 1) & (slots_.size() - 1);
        return at;
    }

    void grow() {
        slots_.assign(4 * slots_.size(), empty);
        for (std::size_t i = 0; i < members_.size(); ++i)
            slots_[slot_of(members_[i])] = static_cast<std::int32_t>(i);
    }

    std::vector<std::int32_t> slots_;
    std::vector<Values> members_;
};

/// One map with a border of `outside` one pixel wide.
std::vector<std::int32_t> bordered(const std::int32_t* map, std::int64_t height, std::int64_t width,
                                   int outside) {
    std::vector<std::int32_t> framed(static_cast<std::size_t>((height + 2) * (width + 2)), outside);
    for (std::int64_t y = 0; y < height; ++y)
        std::copy_n(map + y * width, width, framed.begin() + (y + 1) * (width + 2) + 1);
    return framed;
}

} // namespace

Neighbourhoods distinct_neighbourhoods(const at::Tensor& maps, int outside) {
    const at::Tensor given = maps.contiguous();
    const std::int64_t count = given.size(0), height = given.size(1), width = given.size(2);
    Neighbourhoods found;
    found.ids = at::empty(given.sizes(), at::kInt);
    auto* id = found.ids.data_ptr<std::int32_t>();
    Numbering numbering;
    for (std::int64_t n = 0; n < count; ++n) {
        const auto framed =
            bordered(given.const_data_ptr<std::int32_t>() + n * height * width, height, width, outside);
        for (std::int64_t y = 0; y < height; ++y)
            for (std::int64_t x = 0; x < width; ++x) {
                Values values;
                for (std::int64_t row = 0; row < 3; ++row)
                    std::copy_n(framed.begin() + (y + row) * (width + 2) + x, 3, values.begin() + 3 * row);
                *id++ = numbering.number_of(values);
            }
    }
    const auto& members = numbering.members();
    found.members = at::empty({static_cast<std::int64_t>(members.size()), 9}, at::kInt);
    if (!members.empty())
        std::memcpy(found.members.data_ptr(), members.data(), found.members.nbytes());
    return found;
}

} // namespace sinopia
