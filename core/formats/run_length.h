#pragma once

#include "image/label_map.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia {

/// A mask as COCO stores it: run lengths down the columns, left to right, beginning with a run of zeros
/// (cocodataset.org, "RLE is a simple yet efficient format"). The runs add up to the number of pixels.
struct RunLengths {
    Size size;
    std::vector<std::uint32_t> counts;

    long long area() const;
    /// The smallest rectangle that holds every set pixel.
    Rect box() const;
    bool operator==(const RunLengths&) const = default;
};

/// The mask's pixels above 0. Canonical: no run but the first is empty.
RunLengths run_lengths_of(const Mask& mask);

/// More runs than this cannot be needed: every second one may be empty.
inline std::size_t most_runs(Size size) {
    return 2 * static_cast<std::size_t>(size.area()) + 2;
}

/// Throws Error, beginning with `where`, unless the runs add up to the size exactly.
void check_run_lengths(const RunLengths& runs, const std::string& where);

/// Calls `pixel run` for each covered run of a column: x, y0 <= y < y1.
template <class F>
void for_each_column_run(const RunLengths& runs, F&& f) {
    const auto height = static_cast<std::uint64_t>(runs.size.height);
    std::uint64_t at = 0;
    bool set = false;
    for (const std::uint32_t count : runs.counts) {
        for (std::uint64_t from = at; set && from < at + count;) {
            const std::uint64_t column = from / height;
            const std::uint64_t end = std::min(at + count, (column + 1) * height);
            f(static_cast<int>(column), static_cast<int>(from - column * height),
              static_cast<int>(end - column * height));
            from = end;
        }
        at += count;
        set = !set;
    }
}

/// The compressed text form: from the third run on, the difference to the run two before; five bits a
/// character, least significant first, bit 5 says that more follow, plus 48.
std::string compressed_text(const RunLengths& runs);
/// Throws Error, beginning with `where`.
RunLengths runs_from_text(std::string_view text, Size size, const std::string& where);

} // namespace sinopia
