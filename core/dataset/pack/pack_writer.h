#pragma once

#include "dataset/dataset_options.h"
#include "image/geometry.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace sinopia {

struct PackOptions {
    Size
        size; ///< training pictures up to this size are exact; empty: of any size, at the pictures' full size
    int threads = 1;
    std::stop_token stop;
    /// Called with pairs done and pairs in all, on the calling thread.
    std::function<void(std::size_t done, std::size_t total)> progress;
};

struct PackResult {
    std::size_t pairs = 0;
    std::size_t resumed = 0; ///< of them, those that an interrupted call had written
    std::uint64_t bytes = 0;
};

/// The file that is looked for in a dataset's folder.
std::filesystem::path default_pack(const std::filesystem::path& folder);

/// Decodes all pairs of a dataset into `file` (pack_format.h). The work goes on in FILE.part, which is
/// renamed when it is whole and on the disk; after a stop or a crash the next call of the same settings over
/// the same files goes on with what is sound in it. Throws Error for a pair that cannot be read, for a
/// FILE.part that another process is writing; Failure for a disk that is full; Stopped.
PackResult pack_dataset(const DatasetOptions& dataset, const std::filesystem::path& file,
                        const PackOptions& options = {});

} // namespace sinopia
