#include "data/sample_order.h"

#include "base/error.h"

namespace sinopia {

namespace {

constexpr int rounds = 6;

/// splitmix64's finaliser.
std::uint64_t scrambled(std::uint64_t z) {
    z += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

} // namespace

SampleOrder::SampleOrder(std::size_t count, std::uint64_t seed) : count_(count), seed_(scrambled(seed)) {
    if (count == 0)
        throw Error("There are no pairs to train on.");
    half_bits_ = 1;
    while (half_bits_ < 31 && (1ULL << (2 * half_bits_)) < count_)
        ++half_bits_;
}

std::uint64_t SampleOrder::permuted(std::uint64_t place, std::uint64_t key) const {
    const std::uint64_t mask = (1ULL << half_bits_) - 1;
    do {
        std::uint64_t left = place >> half_bits_, right = place & mask;
        for (std::uint64_t round = 0; round < rounds; ++round) {
            const std::uint64_t next = left ^ (scrambled(key + round * 0x9e3779b97f4a7c15ULL + right) & mask);
            left = right;
            right = next;
        }
        place = (left << half_bits_) | right;
    } while (place >= count_);
    return place;
}

SampleOrder::Sample SampleOrder::at(std::uint64_t position) const {
    const std::uint64_t epoch = position / count_, place = position % count_;
    return {static_cast<std::size_t>(permuted(place, scrambled(seed_ ^ scrambled(epoch)))),
            scrambled(seed_ + scrambled(~position))};
}

} // namespace sinopia
