#pragma once

#include "dataset/check.h"

#include <optional>
#include <utility>

namespace sinopia {

/// What one pair contributes to the report.
struct PairResult {
    std::vector<Fault> faults;
    std::vector<std::pair<std::uint16_t, long long>> values; ///< of the label file, and their pixels
    std::vector<std::pair<ClassIndex, long long>> covered;   ///< classes of the map and their pixels
    long long ignored = 0;
    Size size;               ///< of the picture; empty if it is unreadable
    std::size_t content = 0; ///< hash of the decoded picture
};

/// Reads all files of a pair. `coding` is null where the classes are not known: then values are not judged.
PairResult check_pair(const PairFiles& files, const DatasetLayout& layout, const DatasetOptions& options,
                      const ClassCoding* coding);

} // namespace sinopia
