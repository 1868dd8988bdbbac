#pragma once

#include "image/label_map.h"
#include "image/label_set.h"
#include "image/rgb_image.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sinopia {

/// A picture with its label map, the unit of every dataset. All planes have one size, but for a pair from a packed
/// dataset, whose picture may have been halved already (pack/packed_dataset.h).
struct Pair {
    RgbImage image;
    LabelMap label;
    std::optional<InstanceMap> instance; ///< where the layout has instance ids
    std::vector<int> style; ///< one choice per global style of the source, empty where it has none
};

/// A numbered collection of pairs: files of a layout, or a renderer.
class PairSource {
  public:
    virtual ~PairSource() = default;

    /// Number of pairs; a renderer says how many different ones it is asked for.
    virtual std::size_t size() const = 0;

    /// Pair `index` at its own size. `seed` only matters to sources that draw their pairs: the same index and
    /// seed give the same pair on every call and thread. Safe to call from several threads. Throws Error with
    /// the file that could not be read.
    virtual Pair load(std::size_t index, std::uint64_t seed) const = 0;

    /// The classes that the label maps' indices stand for.
    virtual const LabelSet& labels() const = 0;

    /// What to call pair `index` in messages: a file stem or a number.
    virtual std::string name(std::size_t index) const { return std::to_string(index); }
};

} // namespace sinopia
