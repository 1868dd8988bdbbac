#include "formats/instance_numbers.h"

#include "base/error.h"

#include <charconv>

namespace sinopia {

std::uint16_t InstanceNumbers::number(const std::string& name, const std::string& id) {
    const auto known = given_.find({name, id});
    if (known != given_.end())
        return known->second;
    std::uint16_t wanted = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), wanted);
    const bool fits = error == std::errc() && end == id.data() + id.size() && wanted > 0;
    const std::uint16_t number = fits && (keep_all_ || !used_[wanted]) ? wanted : free_number();
    used_[number] = true;
    given_.emplace(std::pair(name, id), number);
    return number;
}

/// From the top down, out of the way of the small ids that files use.
std::uint16_t InstanceNumbers::free_number() {
    while (last_free_ > 1)
        if (!used_[--last_free_])
            return static_cast<std::uint16_t>(last_free_);
    throw Error("more than 65,535 objects are told apart; an instance map cannot hold that many");
}

} // namespace sinopia
