#pragma once

#include "base/error.h"
#include "dataset/pair_source.h"

#include <atomic>

namespace sinopia::test {

/// Pairs made from their number: a bright square on dark ground, labelled 1 on 0, with a little noise that
/// follows `seed`.
class BlobPairs final : public PairSource {
  public:
    BlobPairs(std::size_t count, Size size) : count_(count), size_(size) {}

    std::size_t size() const override { return count_; }

    Pair load(std::size_t index, std::uint64_t seed) const override {
        if (index == broken)
            throw Error("pair " + std::to_string(index) + " is broken");
        ++loads;
        Pair pair{RgbImage(size_), LabelMap(size_), {}, {}};
        const int x0 = static_cast<int>(index * 5) % (size_.width / 2);
        for (int y = 0; y < size_.height; ++y)
            for (int x = 0; x < size_.width; ++x) {
                const bool inside = x >= x0 && x < x0 + size_.width / 2 && y >= size_.height / 4;
                const auto noise = static_cast<std::uint8_t>((seed >> ((x + y) % 32)) & 7U);
                pair.label.at(x, y) = inside ? 1 : 0;
                pair.image.at(x, y) = inside ? Rgb{220, 200, noise} : Rgb{noise, 30, 60};
            }
        return pair;
    }

    const LabelSet& labels() const override { return labels_; }

    std::size_t broken = ~std::size_t{0};
    mutable std::atomic<int> loads = 0;

  private:
    std::size_t count_;
    Size size_;
    LabelSet labels_ = LabelSet::generated(2);
};

} // namespace sinopia::test
